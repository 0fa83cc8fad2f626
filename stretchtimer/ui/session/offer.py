"""Say what can be done after *It hurts*."""

from stretchtimer.domain.command import Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import Offer
from stretchtimer.ui.session.button_face import Content
from stretchtimer.ui.session.choices import Choice
from stretchtimer.ui.session.keys import key_name


def offer_choices(offer: Offer) -> tuple[Choice, ...]:
    """Return the easier variant where there is one, leaving the stretch, and ending."""
    others = (
        Choice(Content("next", _("Skip this stretch"), "2"), Command.SKIP_STRETCH),
        Choice(Content("close", _("End and save"), key_name("Esc")), Command.END),
    )
    if offer.variant_id is None:
        return others
    easier = Content("slow", _("Do it the easier way"), "1", detail=offer.variant_name)
    return (Choice(easier, Command.TAKE_EASIER), *others)
