"""Fit the seconds, counts and sides of other people's routines into what a stretch allows."""

from dataclasses import dataclass, replace

from stretchtimer.domain.routine import MAX_REPEATS, MAX_REST_S, Item, Sides, clamp_hold
from stretchtimer.domain.stretch import Side, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.foreign import ForeignStep
from stretchtimer.exchange.sides import Sided
from stretchtimer.exchange.text import seconds_said

#: A rest without a time.
USUAL_REST_S = 10.0
#: One repetition of a movement we know nothing about.
REPETITION_S = 4.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a step asks of a stretch, within its limits, and a sentence for each thing that was changed."""

    hold_s: float
    repeats: int
    sides: Sides
    adjustments: tuple[str, ...]


def fit(step: ForeignStep, stretch: Stretch, sided: Sided) -> Fitted:
    """Return what can be kept of a step."""
    said: list[str] = []
    wanted_s, repeats = _asked(step, stretch, sided, said)
    hold_s = clamp_hold(wanted_s, stretch)
    if hold_s > wanted_s:
        text = _("It asks for {wanted}; the shortest time of {stretch} is {limit}.")
        said.append(_limit_said(text, wanted_s, stretch, hold_s))
    elif hold_s < wanted_s:
        text = _("It asks for {wanted}; the longest time of {stretch} is {limit}.")
        said.append(_limit_said(text, wanted_s, stretch, hold_s))
    if repeats > MAX_REPEATS:
        said.append(_("Repeated {limit} times, the most there is.").format(limit=MAX_REPEATS))
    if sided.side is not None and not stretch.one_sided:
        said.append(_("{stretch} is not done one side at a time.").format(stretch=stretch.name))
    return Fitted(hold_s, min(max(repeats, 1), MAX_REPEATS), _sides(sided, stretch), tuple(said))


def _limit_said(text: str, wanted_s: float, stretch: Stretch, limit_s: float) -> str:
    return text.format(wanted=seconds_said(wanted_s), stretch=stretch.name, limit=seconds_said(limit_s))


def _sides(sided: Sided, stretch: Stretch) -> Sides:
    if not stretch.one_sided or sided.side is None or sided.both:
        return Sides.BOTH
    return Sides.LEFT if sided.side is Side.LEFT else Sides.RIGHT


def _asked(step: ForeignStep, stretch: Stretch, sided: Sided, said: list[str]) -> tuple[float, int]:
    """Return the seconds and repeats a step asks for, however much that is."""
    count, hold_s, repeats = step.count, step.hold_s, step.repeats
    if step.times is not None:
        if stretch.moving and hold_s is None and count is None and step.bare is None:
            count = step.times
        else:
            repeats *= step.times
    if step.bare is not None:
        if stretch.moving:
            count = step.bare
        else:
            hold_s = float(step.bare)
            said.append(_("The number {number} was read as seconds.").format(number=step.bare))
    if count is not None and stretch.moving:
        each_s = repetition_s(stretch, step.slow) if hold_s is None else hold_s
        times = 2 if sided.both and stretch.tempo and stretch.tempo.beats_per_cycle == 2 else 1
        seconds = each_s * count * times
        sentence = _("{count} repetitions are {seconds} of movement.")
        said.append(sentence.format(count=count * times, seconds=seconds_said(seconds)))
        return seconds, repeats
    if count is not None and hold_s is None:
        said.append(_("No time is given for a repetition: the shortest hold is taken."))
        return max(stretch.min_s, REPETITION_S), repeats * count
    if hold_s is None:
        said.append(_("No time is given: the usual one is taken."))
        return stretch.default_s, repeats
    return hold_s, repeats * (count or 1)


def repetition_s(stretch: Stretch, slow: bool) -> float:
    """Return how long one repetition of a movement takes: one visit, or one cat and one cow."""
    if stretch.tempo is None:
        return REPETITION_S
    cycle_s = stretch.tempo.slow_s if slow else stretch.tempo.cycle_s
    return cycle_s * 2 / stretch.tempo.beats_per_cycle


def fit_rest(item: Item) -> Item:
    """Return an item whose rest is within the limits."""
    return replace(item, rest_after_s=min(max(item.rest_after_s, 0.0), MAX_REST_S))


def rest_of(step: ForeignStep) -> float:
    """Return the seconds of a rest, within the limits."""
    return min(max(USUAL_REST_S if step.hold_s is None else step.hold_s, 0.0), MAX_REST_S)


def rest_adjustments(step: ForeignStep) -> list[str]:
    """Return the sentences for what was changed in a rest."""
    if step.hold_s is None:
        return [_("No time is given: {seconds} are taken.").format(seconds=seconds_said(USUAL_REST_S))]
    if step.hold_s > MAX_REST_S:
        said = _("It asks for {wanted}; the longest rest is {limit}.")
        return [said.format(wanted=seconds_said(step.hold_s), limit=seconds_said(MAX_REST_S))]
    return []


def described_rest(seconds: float) -> str:
    """Return a rest as a sentence."""
    return _("Rest of {seconds}.").format(seconds=seconds_said(seconds))


def described(item: Item, stretch: Stretch) -> str:
    """Return an item as a sentence, such as “Knee to Chest, 30 s each side, 3 times.”."""
    text = _("{stretch}, {seconds}").format(stretch=stretch.name, seconds=seconds_said(item.hold_s))
    if stretch.one_sided:
        names = {Sides.LEFT: _("left side"), Sides.RIGHT: _("right side"), Sides.BOTH: _("each side")}
        text = _("{text} {side}").format(text=text, side=names[item.sides])
    if item.repeats > 1:
        text = _("{text}, {count} times").format(text=text, count=item.repeats)
    if item.rest_after_s:
        text = _("{text}, then {seconds} of rest").format(text=text, seconds=seconds_said(item.rest_after_s))
    return text + "."
