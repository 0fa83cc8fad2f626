"""Say what can be done after *It hurts*."""

from stretchtimer.domain.command import Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import Offer
from stretchtimer.ui.session.choices import PanelChoice
from stretchtimer.ui.session.keys import key_name
from stretchtimer.ui.widgets.button_face import ButtonContent


def offer_choices(offer: Offer) -> tuple[PanelChoice, ...]:
    """Return the easier variant where there is one, leaving the stretch, and ending."""
    others = (
        PanelChoice(ButtonContent("next", _("Skip this stretch"), "2"), Command.SKIP_STRETCH),
        PanelChoice(ButtonContent("close", _("End and save"), key_name("Esc")), Command.END),
    )
    if offer.variant_id is None:
        return others
    easier = ButtonContent("slow", _("Do it the easier way"), "1", detail=offer.variant_name)
    return (PanelChoice(easier, Command.TAKE_EASIER), *others)
