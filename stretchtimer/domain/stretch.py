"""Describe a stretch: its facts, its words and its easier variants."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from stretchtimer.domain.errors import RoutineError


class Side(StrEnum):
    """A side of the body, as each stretch names it."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """Return the opposite side."""
        return Side.LEFT if self is Side.RIGHT else Side.RIGHT


class FeltOn(StrEnum):
    """Which side of the body a one-sided stretch is felt on, as seen from the side it names."""

    SAME = "same"
    OTHER = "other"

    def seen_from(self, side: Side | None) -> Side | None:
        """Return the side that is stretched where a side is named, None where none is."""
        return side.other if side is not None and self is FeltOn.OTHER else side


class StretchKind(StrEnum):
    """How a stretch is done."""

    ONE_SIDED = "one-sided"
    BOTH = "both"
    MOVING = "alternating"


class Family(StrEnum):
    """The position a stretch is done in; changing it costs time."""

    SUPINE = "supine"
    QUADRUPED = "quadruped"
    HALF_KNEELING = "half-kneeling"
    SEATED = "seated floor"
    STANDING = "standing"
    CHAIR = "chair"

    @property
    def set_up_from(self) -> "Family":
        """Return the position that its stretches begin in: a lunge begins on hands and knees."""
        return Family.QUADRUPED if self is Family.HALF_KNEELING else self


@dataclass(frozen=True, slots=True)
class Tempo:
    """How fast a moving stretch moves.

    `cycle_s` is one visit (Knee Rotations: centre, side, centre) or one half-cycle (Cat-Cow: to cat, or to
    cow) at the normal tempo, `slow_s` the same at the slow one. Visits and half-cycles come in pairs, so
    that both sides, or cat and cow, get the same. `beats_per_cycle` is the number of breaths' halves in it:
    2 for a visit (out, in), 1 for a half-cycle.
    """

    cycle_s: float
    slow_s: float
    beats_per_cycle: int


@dataclass(frozen=True, slots=True)
class Need:
    """A thing that a stretch needs.

    `name` stands in a list of things, `told` in a spoken sentence ("a mat"). What has to stand firm has a
    `sentence` of its own instead. Whoever has it has the things whose ids it `covers` as well.
    """

    id: str
    name: str
    told: str = ""
    sentence: str = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What is said about a stretch. `{side}` and `{other}` stand for the side's name, `{Side}` capitalised.

    `next` announces it, `next_side` names the first side, `steps` are all instructions (Learn), `key_steps`
    one or two (Guide). Where there is a `stay`, the first of the steps takes the position; whoever is in it
    already hears `stay` instead. `hold` starts it, `feel` says where it is felt, `breath` and `ease` are
    Learn's lines within the hold, `release` ends it, `release_last` ends its last side, `release_short` is
    Brief's for both, `switch` calls the
    other side, `switch_steps` lead into it (Learn), `switch_short` is Brief's call, `brief` Brief's
    announcement. For moving stretches `beats` are spoken one a beat from the start, then `keep` once, `last`
    at the last pair's start, `last_in` at its last beat.
    """

    next: str
    steps: tuple[str, ...]
    key_steps: tuple[str, ...]
    hold: str
    release: str
    brief: str
    next_side: str = ""
    stay: str = ""
    release_last: str = ""
    release_short: str = ""
    feel: str = ""
    breath: str = ""
    ease: str = ""
    switch: str = ""
    switch_steps: tuple[str, ...] = ()
    switch_short: str = ""
    beats: tuple[str, ...] = ()
    keep: str = ""
    last: str = ""
    last_in: str = ""


@dataclass(frozen=True, slots=True)
class Variant:
    """An easier or different way of doing a stretch; None keeps the stretch's own fact.

    `mild` marks the ones *It hurts* may offer.
    """

    id: str
    name: str
    words: Words
    side_words: str | None = None
    start: str | None = None
    family: Family | None = None
    setup_s: float | None = None
    switch_s: float | None = None
    max_s: float | None = None
    needs: tuple[Need, ...] | None = None
    mild: bool = True


@dataclass(frozen=True, slots=True)
class Stretch:
    """One of the ten catalogue entries, or the person's own.

    Seconds: `default_s`, `min_s`, `max_s` per side, `setup_s` and `switch_s` at the standard pace.
    `side_words` is what the screen shows for a side ("{Side} foot forward"); `felt_words` what is stretched
    then ("stretches the {other} hip"), where `felt_on` says that this is the other side. Where nobody said
    its position, `family` is only what times are reckoned with. `usual` is the variant that a new item of a
    routine does, None for the stretch itself.
    """

    id: str
    name: str
    kind: StretchKind
    family: Family
    default_s: float
    min_s: float
    max_s: float
    setup_s: float
    words: Words
    start: str
    switch_s: float = 0.0
    guideline_s: tuple[float, float] | None = None
    tempo: Tempo | None = None
    needs: tuple[Need, ...] = ()
    side_words: str = ""
    felt_on: FeltOn = FeltOn.SAME
    felt_words: str = ""
    other_names: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    muscle: str = ""
    breath: str = ""
    mistakes: tuple[str, ...] = ()
    skip_if: tuple[str, ...] = ()
    easier: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    position_known: bool = True
    variants: Mapping[str, Variant] = field(default_factory=dict)
    usual: str | None = None
    variant: str | None = None

    @property
    def moving(self) -> bool:
        """Tell whether it is done in whole cycles instead of held."""
        return self.kind is StretchKind.MOVING

    @property
    def one_sided(self) -> bool:
        """Tell whether each side is held on its own."""
        return self.kind is StretchKind.ONE_SIDED

    def as_variant(self, variant_id: str | None) -> "Stretch":
        """Return this stretch done as one of its variants; raise RoutineError for an unknown one."""
        if variant_id is None or variant_id == self.variant:
            return self
        variant = self.variants.get(variant_id)
        if variant is None:
            raise RoutineError(
                f"{self.name} has no variant “{variant_id}”. "
                f"Choose one of: {', '.join(self.variants) or 'none'}."
            )
        return replace(
            self,
            variant=variant.id,
            name=variant.name,
            words=variant.words,
            side_words=self.side_words if variant.side_words is None else variant.side_words,
            start=variant.start or self.start,
            family=variant.family or self.family,
            setup_s=self.setup_s if variant.setup_s is None else variant.setup_s,
            switch_s=self.switch_s if variant.switch_s is None else variant.switch_s,
            max_s=self.max_s if variant.max_s is None else variant.max_s,
            needs=self.needs if variant.needs is None else variant.needs,
        )


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All stretches there are, in display order, with the warm-up that may precede a session."""

    stretches: Mapping[str, Stretch]
    warm_up: Stretch

    def __getitem__(self, stretch_id: str) -> Stretch:
        """Return a stretch; raise RoutineError when there is none of that id."""
        if stretch_id == self.warm_up.id:
            return self.warm_up
        try:
            return self.stretches[stretch_id]
        except KeyError:
            raise RoutineError(
                f"There is no stretch called “{stretch_id}”. Choose one from the library."
            ) from None

    def __iter__(self) -> Iterator[Stretch]:
        """Iterate over the stretches in display order."""
        return iter(self.stretches.values())

    def __len__(self) -> int:
        """Return the number of stretches."""
        return len(self.stretches)
