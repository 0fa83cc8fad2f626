"""Say what can be done while a session is paused."""

from stretchtimer.domain.command import COMMANDS, Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.session.button_face import Content
from stretchtimer.ui.session.choices import Choice


def pause_choices() -> tuple[Choice, ...]:
    """Return going on, starting the hold again, and ending."""
    goes_on, again, end = (COMMANDS[one] for one in (Command.RESUME, Command.RESTART_HOLD, Command.END))
    return (
        Choice(Content(goes_on.icon, goes_on.label, COMMANDS[Command.PAUSE_RESUME].key), Command.RESUME),
        Choice(Content(again.icon, again.label, again.key), Command.RESTART_HOLD),
        Choice(Content(end.icon, _("End and save"), end.key), Command.END),
    )
