"""The example of a level, and that of a voice, are what a session says."""

import pytest

from stretchtimer.domain.plan import CueKind, Level, Role
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.sample import LEVEL_SAMPLE, VOICE_SAMPLE, announcement, way_in_words
from tests.domain import shipped
from tests.domain.catalogue import PHRASES


def plan(level: Level, routine=LEVEL_SAMPLE):
    return Planner(shipped.catalogue(), PHRASES, PlanOptions(level=level)).plan(routine)


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


def test_a_voice_is_heard_by_the_announcement_of_a_stretch_in_the_midst_of_a_session():
    made = plan(Level.GUIDE, VOICE_SAMPLE)
    last = [cue.text for phase in made.phases for cue in phase.cues if cue.role is Role.ANNOUNCE][-1]
    assert announcement(made) == last
    assert last.startswith(PHRASES.next)
    assert announcement(plan(Level.MUTE, VOICE_SAMPLE)) == ""
