"""Describe a routine as another program tells it, before its names are matched."""

from dataclasses import dataclass

from stretchtimer.domain.stretch import Side


@dataclass(frozen=True, slots=True)
class ForeignStep:
    """One entry of somebody's routine.

    `source_text` is the entry as the file has it. `hold_s` is None where no time is given, `count` the number
    of repetitions where those are counted. `times` says how often without saying what, `bare` is a number
    alone: what they mean depends on the stretch. `refusal` says why an entry was not understood, `remarks`
    what of it has no place here. A rest has no name.
    """

    source_text: str
    name: str = ""
    hold_s: float | None = None
    count: int | None = None
    times: int | None = None
    bare: int | None = None
    repeats: int = 1
    side: Side | None = None
    both_sides: bool = False
    rest_after_s: float = 0.0
    is_rest: bool = False
    slow: bool = False
    note: str = ""
    remarks: tuple[str, ...] = ()
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class ForeignRoutine:
    """A routine of another program. A step that is done again stands there again, the same object."""

    name: str
    steps: tuple[ForeignStep, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """What a file of another program holds."""

    format_name: str
    routines: tuple[ForeignRoutine, ...]
    warnings: tuple[str, ...] = ()
