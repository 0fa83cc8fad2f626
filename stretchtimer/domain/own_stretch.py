"""Make a stretch of a person's own out of a few fields.

Only the name is needed. What a person leaves out stays unsaid, or is said with the words that belong to no
single stretch; the sides have words that fit every stretch.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.domain.folding import as_name
from stretchtimer.domain.naming import free_id, suggested_name
from stretchtimer.domain.stretch import Family, Stretch, StretchKind, Words
from stretchtimer.domain.translation import gettext as _

#: Ids of such stretches begin with this, so that none is ever taken for one that ships.
PREFIX = "own-"
MAX_NAME = 60
MAX_STEPS = 8
#: Longer than any line of the catalogue; more is not listened to.
MAX_STEP = 120
#: Nothing is known about such a stretch: the limits of a hold, in seconds, keep out slips of the hand.
MIN_S, MAX_S = 3.0, 300.0
DEFAULT_S = 30.0
#: As long as the slowest of the catalogue's stretches take.
SETUP_S, SWITCH_S = 8.0, 10.0
#: So many of the steps are spoken where one or two are (Guide).
KEY_STEPS = 2


class OwnStretchField(StrEnum):
    """What of a stretch a problem is about."""

    NAME = "name"
    HOLD = "hold"
    STEPS = "steps"
    FEEL = "feel"
    STOP_IF = "stop_if"


@dataclass(frozen=True, slots=True)
class OwnStretch:
    """A person's own stretch, as they wrote it.

    `family` is None where the position is not said. `default_s` counts per side, `steps` are spoken and may
    hold `{side}` and `{other}`, so do `feel`, where it is felt, and `stop_if`, when to stop: a sentence each,
    empty for none. `picture` is the name of a file that lies beside the stretch, empty for none.
    """

    id: str
    name: str
    family: Family | None = None
    one_sided: bool = False
    default_s: float = DEFAULT_S
    steps: tuple[str, ...] = ()
    picture: str = ""
    feel: str = ""
    stop_if: str = ""


@dataclass(frozen=True, slots=True)
class SideLines:
    """The lines about sides that fit every stretch; `{side}` and `{Side}` are filled in when spoken."""

    side_words: str
    next_side: str
    switch: str
    switch_short: str


def as_stretch(own: OwnStretch, lines: SideLines) -> Stretch:
    """Return the stretch that a session can be made of."""
    sided = own.one_sided
    words = Words(
        next="",
        steps=own.steps,
        key_steps=own.steps[:KEY_STEPS],
        hold="",
        release="",
        brief="",
        feel=own.feel,
        ease=own.stop_if,
        next_side=lines.next_side if sided else "",
        switch=lines.switch if sided else "",
        switch_short=lines.switch_short if sided else "",
    )
    return Stretch(
        id=own.id,
        name=own.name,
        kind=StretchKind.ONE_SIDED if sided else StretchKind.BOTH,
        family=own.family or Family.SUPINE,
        position_known=own.family is not None,
        default_s=own.default_s,
        min_s=MIN_S,
        max_s=MAX_S,
        setup_s=SETUP_S,
        words=words,
        start="",
        switch_s=SWITCH_S if sided else 0.0,
        side_words=lines.side_words if sided else "",
        safety=(own.stop_if,) if own.stop_if else (),
    )


def own_of(stretch: Stretch) -> OwnStretch:
    """Return the few fields of a stretch, shortened to what a person's own may hold."""
    steps = tuple(step[:MAX_STEP] for step in stretch.words.steps[:MAX_STEPS])
    hold_s = min(max(stretch.default_s, MIN_S), MAX_S)
    return OwnStretch(
        stretch.id,
        stretch.name[:MAX_NAME],
        stretch.family if stretch.position_known else None,
        stretch.one_sided,
        hold_s,
        steps,
        feel=stretch.words.feel[:MAX_STEP],
        stop_if=next(iter(stretch.safety), "")[:MAX_STEP],
    )


def is_own(stretch_id: str) -> bool:
    """Tell whether a stretch is a person's own."""
    return stretch_id.startswith(PREFIX)


def new_id(name: str, taken: Collection[str]) -> str:
    """Return a plain id made of a name that nothing in `taken` has, one of a person's own stretches."""
    return free_id(name, taken, PREFIX)


def free_name(others: Iterable[Stretch]) -> str:
    """Return a name that no stretch has, so that one can be kept without typing."""
    return suggested_name(_("My stretch"), _("My stretch {number}"), (other.name for other in others))


def problems(own: OwnStretch, others: Iterable[Stretch]) -> Iterator[tuple[OwnStretchField, str]]:
    """Yield every broken rule as (field, sentence); `others` are the stretches there are."""
    name = as_name(own.name)
    if not name:
        yield OwnStretchField.NAME, _("Give the stretch a name.")
    elif len(own.name) > MAX_NAME:
        yield OwnStretchField.NAME, _("Shorten the name to {limit} letters.").format(limit=MAX_NAME)
    elif not own.name.isprintable():
        yield OwnStretchField.NAME, _("The name holds a character that cannot be shown. Type the name again.")
    elif any(as_name(other.name) == name for other in others if other.id != own.id):
        yield (
            OwnStretchField.NAME,
            _("There already is a stretch called {name}.").format(name=own.name.strip()),
        )
    # written so that NaN fails too
    if not MIN_S <= own.default_s <= MAX_S:
        sentence = _("Hold must be between {low:.0f} and {high:.0f} seconds.")
        yield OwnStretchField.HOLD, sentence.format(low=MIN_S, high=MAX_S)
    yield from ((OwnStretchField.STEPS, sentence) for sentence in _step_problems(own.steps))
    for field, line in ((OwnStretchField.FEEL, own.feel), (OwnStretchField.STOP_IF, own.stop_if)):
        if len(line) > MAX_STEP:
            yield field, _("Shorten the sentence to {limit} letters.").format(limit=MAX_STEP)
        elif not line.isprintable():
            yield field, _("The sentence holds a character that cannot be spoken. Type it again.")


def _step_problems(steps: Sequence[str]) -> Iterator[str]:
    if len(steps) > MAX_STEPS:
        yield _("Keep it to {limit} steps at most.").format(limit=MAX_STEPS)
    for number, step in enumerate(steps, start=1):
        if len(step) > MAX_STEP:
            yield _("Shorten step {number} to {limit} letters.").format(number=number, limit=MAX_STEP)
        elif not step.isprintable():
            yield _("Step {number} holds a character that cannot be spoken. Type it again.").format(
                number=number
            )
