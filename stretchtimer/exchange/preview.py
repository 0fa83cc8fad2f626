"""Say what an import would bring, before anything is kept."""

from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.domain.routine import Routine
from stretchtimer.domain.stretch import Stretch


class LineOutcome(StrEnum):
    """What became of one line of a file."""

    MATCHED = "matched"
    ADJUSTED = "adjusted"
    OWN = "own"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line or entry as the file has it, fit to be shown, and a sentence on what became of it."""

    source_text: str
    outcome: LineOutcome
    sentence: str


@dataclass(frozen=True, slots=True)
class ProposedRoutine:
    """A routine that could be kept; `own_stretches` are those it needs that the catalogue lacks.

    `kept_text` is the hand-over file it came from, empty for other formats: handed on to whoever writes the
    routine, fields that this version does not know survive. Nothing is usable without items.
    """

    routine: Routine
    lines: tuple[PreviewLine, ...]
    own_stretches: tuple[Stretch, ...] = ()
    kept_text: str = ""

    @property
    def usable(self) -> bool:
        """Tell whether there is anything to keep."""
        return bool(self.routine.items)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file or a text holds. `warnings` are sentences about the whole of it."""

    format_name: str
    routines: tuple[ProposedRoutine, ...]
    warnings: tuple[str, ...] = ()
