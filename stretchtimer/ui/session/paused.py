"""Say what can be done while a session is paused."""

from stretchtimer.domain.command import COMMANDS, Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.session.choices import PanelChoice
from stretchtimer.ui.widgets.button_face import ButtonContent


def pause_choices() -> tuple[PanelChoice, ...]:
    """Return going on, starting the hold again, and ending."""
    goes_on, again, end = (COMMANDS[one] for one in (Command.RESUME, Command.RESTART_HOLD, Command.END))
    return (
        PanelChoice(
            ButtonContent(goes_on.icon, goes_on.label, COMMANDS[Command.PAUSE_RESUME].key), Command.RESUME
        ),
        PanelChoice(ButtonContent(again.icon, again.label, again.key), Command.RESTART_HOLD),
        PanelChoice(ButtonContent(end.icon, _("End and save"), end.key), Command.END),
    )
