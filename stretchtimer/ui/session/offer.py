"""Say what can be done after *It hurts*."""

from stretchtimer.domain.command import COMMANDS, Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import Offer
from stretchtimer.ui.session.button_face import Content
from stretchtimer.ui.session.choices import Choice


def offer_choices(offer: Offer) -> tuple[Choice, ...]:
    """Return the easier variant where there is one, leaving the stretch, and ending."""
    skip, end, easier = (COMMANDS[one] for one in (Command.SKIP_STRETCH, Command.END, Command.TAKE_EASIER))
    others = (
        Choice(Content(skip.icon, skip.label, skip.answer_key), Command.SKIP_STRETCH),
        Choice(Content(end.icon, _("End and save"), end.key), Command.END),
    )
    if offer.variant_id is None:
        return others
    content = Content(easier.icon, easier.label, easier.answer_key, detail=offer.variant_name)
    return (Choice(content, Command.TAKE_EASIER), *others)
