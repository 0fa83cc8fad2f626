"""Say what the person wants to start."""

from dataclasses import dataclass

from stretchtimer.domain.routine import Routine


@dataclass(frozen=True, slots=True)
class StartRequest:
    """A routine to start. `pain_before` is 0 to 10, None when it was not said."""

    routine: Routine
    pain_before: int | None
