"""Say what can be done after *It hurts*."""

from stretchtimer.domain.command import COMMANDS, Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import Offer
from stretchtimer.ui.session.choices import PanelChoice
from stretchtimer.ui.widgets.button_face import ButtonContent


def offer_choices(offer: Offer) -> tuple[PanelChoice, ...]:
    """Return the easier variant where there is one, leaving the stretch, and ending."""
    skip, end, easier = (COMMANDS[one] for one in (Command.SKIP_STRETCH, Command.END, Command.TAKE_EASIER))
    others = (
        PanelChoice(ButtonContent(skip.icon, skip.label, skip.answer_key), Command.SKIP_STRETCH),
        PanelChoice(ButtonContent(end.icon, _("End and save"), end.key), Command.END),
    )
    if offer.variant_id is None:
        return others
    content = ButtonContent(easier.icon, easier.label, easier.answer_key, detail=offer.variant_name)
    return (PanelChoice(content, Command.TAKE_EASIER), *others)
