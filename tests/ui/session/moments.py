"""Every kind of moment of every stretch that ships, as the session presents it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from stretchtimer.domain.command import Command
from stretchtimer.domain.plan import Level
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.session_presenter import SessionPresenter
from stretchtimer.domain.view import SessionView
from tests.domain import shipped
from tests.domain.walking import begun

#: As many times the letters of English as a long translation has.
LONGER = 1.4


def ways() -> Iterator[tuple[str, str | None]]:
    """Yield every stretch with each of its variants."""
    for stretch in shipped.catalogue():
        yield stretch.id, None
        yield from ((stretch.id, variant) for variant in stretch.variants)


@cache
def moments() -> dict[str, SessionView]:
    """Return the first, middle and last moment of each phase, and both ways to stand still, by name."""
    found = {}
    planner = shipped.planner(PlanOptions(level=Level.MUTE))
    presenter = SessionPresenter(planner.script)
    for stretch_id, variant in ways():
        item = Item(stretch_id, 30.0, variant=variant, rest_after_s=10)
        routine = Routine("r", "Evening Wind-Down", (item, Item("childs-pose", 30.0)))
        session = begun(planner, shipped.phrases(), routine)
        plan = session.plan
        for number, phase in enumerate(plan.phases):
            if phase.item not in (0, None):
                continue
            for share in (0.02, 0.5, 0.9):
                at_s = plan.starts_s[number] + share * phase.length_s
                session.advance(at_s)
                name = f"{stretch_id} {variant or ''} {number} {phase.kind} {share}"
                found[name] = presenter.view(session, at_s)
        for command in (Command.PAUSE, Command.HURTS):
            session = begun(planner, shipped.phrases(), routine)
            at_s = plan.starts_s[1] + 5
            session.command(command, at_s)
            found[f"{stretch_id} {variant or ''} {command}"] = presenter.view(session, at_s)
    return found


def lengthened(text: str) -> str:
    """Return a text with every word as much longer as a translation may make it."""
    return " ".join(
        word if "{" in word else word + "enschaft"[: round((LONGER - 1) * len(word))]
        for word in text.split(" ")
    )


def translated(view: SessionView) -> SessionView:
    """Return a moment in longer words."""
    names = ("word", "stretch", "side_words", "line", "feel", "next", "routine", "notice")
    offer = view.offer and replace(
        view.offer,
        variant_name=lengthened(view.offer.variant_name),
        advice=lengthened(view.offer.advice),
    )
    return replace(view, offer=offer, **{name: lengthened(getattr(view, name)) for name in names})
