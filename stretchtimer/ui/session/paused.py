"""Say what can be done while a session is paused."""

from stretchtimer.domain.command import Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.session.choices import PanelChoice
from stretchtimer.ui.session.keys import key_name
from stretchtimer.ui.widgets.button_face import ButtonContent


def pause_choices() -> tuple[PanelChoice, ...]:
    """Return going on, starting the hold again, and ending."""
    return (
        PanelChoice(ButtonContent("play", _("Resume"), key_name("Space")), Command.RESUME),
        PanelChoice(ButtonContent("undo", _("Restart hold"), "R"), Command.RESTART_HOLD),
        PanelChoice(ButtonContent("close", _("End and save"), key_name("Esc")), Command.END),
    )
