"""What ships with the program, loaded once for all tests of the domain."""

from functools import cache

from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.plan import CueLengths, Level, Plan, estimated_length_s
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.storage import resources

ROUTINES = (
    "full-relief",
    "short-full",
    "desk-break",
    "quick-reset",
    "gentle-morning",
    "wind-down",
    "hips-focus",
    "gentle",
)
SPEAKING = (Level.LEARN, Level.GUIDE, Level.BRIEF)


@cache
def catalogue() -> Catalogue:
    """Return the ten stretches."""
    return resources.load_catalogue()


@cache
def phrases() -> PhraseBook:
    """Return the spoken phrases."""
    return resources.load_phrases()


@cache
def _routines() -> dict[str, Routine]:
    return {routine.id: routine for routine in resources.load_builtin_routines(catalogue=catalogue())}


def routine(name: str) -> Routine:
    """Return one of the eight routines."""
    return _routines()[name]


def planner(options: PlanOptions | None = None, lengths: CueLengths = estimated_length_s) -> Planner:
    """Return a planner of the shipped stretches."""
    return Planner(catalogue(), phrases(), options or PlanOptions(), lengths)


@cache
def plan(name: str, options: PlanOptions) -> Plan:
    """Return a routine's plan, with estimated lengths of words."""
    return planner(options).plan(routine(name))
