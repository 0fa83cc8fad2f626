"""Say what can be done while a session is paused."""

from gettext import gettext as _

from stretchtimer.domain.command import Command
from stretchtimer.ui.session.button_face import Content
from stretchtimer.ui.session.choices import Choice


def pause_choices() -> tuple[Choice, ...]:
    """Return going on, starting the hold again, and ending."""
    return (
        Choice(Content("play", _("Resume"), "Space"), Command.RESUME),
        Choice(Content("undo", _("Restart hold"), "R"), Command.RESTART_HOLD),
        Choice(Content("close", _("End and save"), "Esc"), Command.END),
    )
