"""The example of a level is what a session at that level says."""

import pytest

from stretchtimer.domain.plan import CueKind, Level, Role
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.sample import way_in_words
from stretchtimer.domain.stretch import Family
from tests.domain import shipped
from tests.domain.catalogue import PHRASES


def plan(level: Level):
    planner = Planner(shipped.catalogue(), PHRASES, PlanOptions(level=level))
    return planner.plan(Routine("r", "R", (Item("knee-to-chest", 30),), Family.STANDING))


@pytest.mark.parametrize("level", [Level.LEARN, Level.GUIDE, Level.BRIEF])
def test_a_level_that_speaks_is_shown_by_its_own_words(level):
    made = plan(level)
    left = words = way_in_words(made)
    cues = [cue for cue in made.phases[0].cues if cue.role is not Role.NEEDS]
    spoken = [cue.text for cue in cues if cue.kind is CueKind.SPEECH]
    assert words.startswith(spoken[0])
    for text in spoken:
        left = left.replace(text, "")
    assert left.strip() == ""


def test_the_more_a_level_says_the_longer_its_example():
    lengths = [len(way_in_words(plan(level))) for level in (Level.LEARN, Level.GUIDE, Level.BRIEF)]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(lengths)) == 3


@pytest.mark.parametrize("level", [Level.TONES, Level.MUTE])
def test_a_level_without_words_has_none(level):
    assert way_in_words(plan(level)) == ""
