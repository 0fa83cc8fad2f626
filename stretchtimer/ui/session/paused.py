"""Say what can be done while a session is paused."""

from stretchtimer.domain.command import Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.session.button_face import Content
from stretchtimer.ui.session.choices import Choice
from stretchtimer.ui.session.keys import key_name


def pause_choices() -> tuple[Choice, ...]:
    """Return going on, starting the hold again, and ending."""
    return (
        Choice(Content("play", _("Resume"), key_name("Space")), Command.RESUME),
        Choice(Content("undo", _("Restart hold"), "R"), Command.RESTART_HOLD),
        Choice(Content("close", _("End and save"), key_name("Esc")), Command.END),
    )
