"""What is spoken in the eight routines can be followed by someone who lies on the floor and cannot look.

The words of the stretches are read line by line, and the plans of all routines as they are heard.
"""

import re
from dataclasses import fields
from itertools import pairwise

import pytest

from stretchtimer.domain.plan import Cue, CueKind, Level, Phase, PhaseKind, Plan, Role, Tone
from stretchtimer.domain.planner import PlanOptions
from stretchtimer.domain.stretch import Family, Stretch, StretchKind, Words
from tests.domain import shipped

#: What no listener has to know, with the plain words beside it.
JARGON = {
    r"lats\b": "sides of the back",
    r"sit bones?": "buttock",
    r"flares?\b": "hurts more than usual",
    r"crown of the head": "top of the head",
    r"crank\w*": "pull",
    r"keep \w+ \w+ active": "toes towards your shin",
    r"stay soft": "shoulders loose",
    r"(?:grow|stay|get) (?:long|tall)": "sit tall",
    r"fall out": "open",
    r"heavy": "rest on the mat",
    r"thread": "one hand through the gap",
    r"melt": "rest",
    r"open your heart|heart open": "chest forward",
    r"tuck": "chin in",
    r"engage|activate": "name the movement",
    r"supine|prone|quadruped|flex(?:ion)?\b|extension|rotate": "on your back, bend, straighten, turn",
    r"tightrope": "both feet in one line",
    r"chas\w+": "forcing",
}
#: Spelt as in Britain throughout, whatever voice reads it.
AMERICAN = re.compile(r"\b(?:toward|color\w*|center\w*|gray|favor\w*|meters?|stabiliz\w*|windshield)\b", re.I)

BODY = re.compile(
    r"\b(?:back|head|shoulders?|chest|belly|waist|hips?|buttocks?|tailbone|ribs|armpits|thighs?|knees?|shins?"
    r"|calves|legs?|ankles?|heels?|foot|feet|soles?|toes|arms?|hands?|fists?|fingers|palms|forehead|chin)\b",
    re.IGNORECASE,
)
SUPPORT = re.compile(r"\b(?:mat|floor|cushions?|blanket|chair|desk|strap)\b", re.IGNORECASE)
#: The first step of every way to do a stretch says what carries the body; the limbs come after it.
BASE = re.compile(r"^(?:Lie on your back|Come to (?:your )?hands and knees|Sit (?:tall|near)|Stand )")
#: What a movement does: said as a command it would be done at once.
MOVES = re.compile(r"(?:^|[.;] )(?:Breathe|Lower|Bring|Round|Move|Keep moving|Let|Lift|Turn|Sink|Draw)\b")
#: A position that a line sends people into.
TAKES = {
    Family.SUPINE: re.compile(r"\b(?:lie on|lying on) your back", re.IGNORECASE),
    Family.QUADRUPED: re.compile(r"\b(?:come to|start on|from) (?:your )?hands and knees", re.IGNORECASE),
    Family.SEATED: re.compile(r"\bsit(?:ting)? (?:tall|on)", re.IGNORECASE),
    Family.CHAIR: re.compile(r"\bsit(?:ting)? (?:tall on|near)", re.IGNORECASE),
    Family.STANDING: re.compile(r"\bstand(?:ing)? facing", re.IGNORECASE),
}
#: No silence in a hold is longer, its tones and its count included. Brief leaves a hold in peace.
LONGEST_SILENCE_S = {Level.LEARN: 20.0, Level.GUIDE: 25.0}
#: None between two holds: a change of position is told all along, a change of sides leaves time to do it.
LONGEST_BETWEEN_S = {
    PhaseKind.GET_READY: 5.0,
    PhaseKind.SWITCH: 10.0,
    PhaseKind.REST: 10.0,
    PhaseKind.DONE: 5.0,
}

WAYS = [
    stretch.as_variant(variant) for stretch in shipped.catalogue() for variant in (None, *stretch.variants)
]
PLANS = [(name, level) for name in shipped.ROUTINES for level in shipped.SPEAKING]


def name_of(way: Stretch) -> str:
    return f"{way.id}-{way.variant or 'plain'}"


def every_line(words: Words) -> list[str]:
    texts = (getattr(words, row.name) for row in fields(Words))
    return [line for text in texts for line in ((text,) if isinstance(text, str) else text) if line]


def steps(words: Words) -> list[str]:
    stay = [words.stay] if words.stay else []
    return [*words.steps, *stay, *words.key_steps, *words.switch_steps]


def told(way: Stretch) -> list[str]:
    """Return everything that is written about a way to do a stretch."""
    lists = (*way.mistakes, *way.skip_if, *way.easier, *way.safety)
    return [*every_line(way.words), way.start, way.muscle, way.breath, *lists]


def phrases() -> list[str]:
    book = shipped.phrases()
    texts = (getattr(book, row.name) for row in fields(book))
    return [line for text in texts for line in ((text,) if isinstance(text, str) else text)]


def plan(name: str, level: Level) -> Plan:
    return shipped.plan(name, PlanOptions(level=level))


def words_of(phase: Phase) -> list[Cue]:
    return [cue for cue in phase.cues if cue.kind is CueKind.SPEECH]


@pytest.mark.parametrize("way", WAYS, ids=name_of)
def test_each_step_names_a_part_of_the_body_or_what_carries_it(way):
    assert [step for step in steps(way.words) if not BODY.search(step) and not SUPPORT.search(step)] == []


def test_no_stretch_goes_by_the_name_of_another_exercise():
    assert [way.name for way in WAYS if "Dead bug" in " ".join(way.other_names)] == []


@pytest.mark.parametrize("way", WAYS, ids=name_of)
def test_what_carries_the_body_comes_before_the_limbs(way):
    first, *others = way.words.steps
    assert BASE.match(first), first
    assert [step for step in (*others, *way.words.key_steps) if BASE.match(step)] == []


@pytest.mark.parametrize("way", [way for way in WAYS if way.kind is StretchKind.ONE_SIDED], ids=name_of)
def test_guide_tells_first_what_the_side_does(way):
    assert re.search(r"\{side\}", way.words.key_steps[0], re.IGNORECASE)


@pytest.mark.parametrize("jargon", JARGON)
def test_no_word_has_to_be_known_from_somewhere_else(jargon):
    found = re.compile(rf"\b(?:{jargon})", re.IGNORECASE)
    spoken = [*(line for way in WAYS for line in told(way) if line), *phrases()]
    assert [text for text in spoken if found.search(text)] == [], f"say: {JARGON[jargon]}"


def test_all_is_spelt_one_way():
    assert [text for way in WAYS for text in told(way) if AMERICAN.search(text)] == []
    assert [text for text in phrases() if AMERICAN.search(text)] == []


@pytest.mark.parametrize("way", [way for way in WAYS if way.moving], ids=name_of)
def test_a_movement_is_described_before_it_is_time_for_it(way):
    telling = [*way.words.steps, *way.words.key_steps, way.words.stay]
    assert [step for step in telling if MOVES.search(step)] == []
    assert any(re.search(r"\b(?:will|as you)\b", step) for step in way.words.key_steps)
    assert any(re.search(r"\bwill\b", step) for step in way.words.steps)


@pytest.mark.parametrize("way", [way for way in WAYS if way.family is Family.SUPINE], ids=name_of)
def test_no_legs_are_lifted_or_lowered_together(way):
    lines = " ".join(every_line(way.words)).lower()
    assert not re.search(r"\b(?:lift|draw|bring) both (?:knees|legs) up", lines)
    if way.kind.value == "both":
        assert any("one knee up, then the other" in step.lower() for step in way.words.steps)
        assert any("one knee up, then the other" in step.lower() for step in way.words.key_steps)
        for line in (way.words.release, way.words.release_short):
            assert "one foot down, then the other" in line.lower()


def test_the_foot_that_is_in_the_air_comes_down_before_the_legs_are_uncrossed():
    plain = shipped.catalogue()["figure-four"]
    for line in (plain.words.release, plain.words.release_last, plain.words.release_short):
        assert "{Other} foot down, then uncross" in line
    # whoever never lifted it is not told to lower it
    for variant in plain.variants:
        words = plain.as_variant(variant).words
        assert "{Other} foot down" not in words.release + words.release_last + words.release_short


def test_the_easier_way_of_knee_to_chest_has_another_grip_and_goes_less_far():
    plain = shipped.catalogue()["knee-to-chest"]
    easier = plain.as_variant("hands-behind")
    assert any("shin" in step for step in plain.words.steps)
    for said in (easier.words.steps, easier.words.key_steps, easier.words.switch_steps):
        text = " ".join(said)
        assert re.search(r"hold behind (?:your \{side\}|that) thigh", text, re.IGNORECASE)
        assert "a little" in text
        assert "shin" not in text
    assert "behind the thigh" in easier.words.brief


@pytest.mark.parametrize(
    "name", ["knee-to-chest", "both-knees-to-chest", "knee-rotations", "happy-baby", "figure-four"]
)
def test_lying_flat_in_pregnancy_is_told_in_one_sentence(name):
    told = [line for line in shipped.catalogue()[name].skip_if if "regnan" in line]
    assert told == ["Pregnancy, from week 16: not flat on your back"]


@pytest.mark.parametrize(("name", "level"), PLANS)
def test_every_line_of_a_plan_has_twelve_words_at_most(name, level):
    spoken = [cue.text for _at_s, cue in plan(name, level).cues() if cue.kind is CueKind.SPEECH]
    assert [text for text in spoken if len(text.split()) > 12] == []


@pytest.mark.parametrize(("name", "level"), PLANS)
def test_no_position_is_told_that_has_not_changed(name, level):
    for before, phase in pairwise([None, *plan(name, level).phases]):
        stretch = phase.stretch
        if before is None or stretch is None or phase.departure is None:
            continue
        came, goal = phase.departure.stretch.family.set_up_from, stretch.family.set_up_from
        spoken = [cue.text for cue in words_of(phase) if not cue.text.startswith("Stay ")]
        said = [text for text in spoken if TAKES[goal].search(text)]
        if came is goal:
            assert said == []
        elif level is not Level.BRIEF and phase.kind is PhaseKind.GET_READY:
            assert len(said) == 1


@pytest.mark.parametrize(("name", "level"), [pair for pair in PLANS if pair[1] is not Level.BRIEF])
def test_each_change_of_position_says_how(name, level):
    for phase in plan(name, level).phases:
        if phase.kind is not PhaseKind.GET_READY or phase.stretch is None or phase.comes_from is None:
            continue
        start, goal = phase.comes_from.set_up_from, phase.stretch.family.set_up_from
        spoken = [cue.text for cue in words_of(phase)]
        ways = {shipped.phrases().roll, shipped.phrases().kneel_down, shipped.phrases().lie_down}
        ways |= {shipped.phrases().sit_round, shipped.phrases().stand_up}
        off_floor = (Family.STANDING, Family.CHAIR)
        moves = 0 if start is goal or (goal in off_floor and start is not Family.CHAIR) else 1
        if start in off_floor and goal in (Family.SUPINE, Family.SEATED):
            moves = 2
        assert len(ways.intersection(spoken)) == moves


@pytest.mark.parametrize(("name", "level"), [pair for pair in PLANS if pair[1] is Level.GUIDE])
def test_where_it_is_felt_is_said_once_for_each_stretch_and_on_its_first_side(name, level):
    phases = plan(name, level).phases
    for item in {hold.item for hold in plan(name, level).holds if hold.kind is PhaseKind.HOLD}:
        mine = [phase for phase in phases if phase.item == item]
        felt = [(phase.ordinal, cue.text) for phase in mine for cue in phase.cues if cue.role is Role.FEEL]
        first = next(phase for phase in mine if phase.kind is PhaseKind.HOLD)
        assert first.stretch
        assert felt == [(0, shipped.planner().script.fill(first.stretch.words.feel, first.side))]


@pytest.mark.parametrize(("name", "level"), [pair for pair in PLANS if pair[1] is Level.LEARN])
def test_learn_leads_into_the_second_side_in_two_steps(name, level):
    switches = [
        phase for phase in plan(name, level).phases if phase.kind is PhaseKind.SWITCH and phase.ordinal == 1
    ]
    assert [sum(cue.role is Role.STEP for cue in phase.cues) for phase in switches] == [2] * len(switches)
    assert switches or not any(hold.side for hold in plan(name, level).holds)


def silences_s(phase: Phase) -> list[float]:
    """Return the seconds from each sound to the next, the phase's end included."""
    ends = [0.0, *(cue.end_s for cue in phase.cues)]
    starts = [*(cue.at_s for cue in phase.cues), phase.length_s]
    return [later - earlier for earlier, later in zip(ends, starts, strict=True)]


@pytest.mark.parametrize(("name", "level"), [pair for pair in PLANS if pair[1] in LONGEST_SILENCE_S])
def test_nobody_is_left_alone_for_long(name, level):
    for phase in plan(name, level).phases:
        longest_s = LONGEST_SILENCE_S[level] if phase.kind.is_work else LONGEST_BETWEEN_S[phase.kind]
        assert max(silences_s(phase)) <= longest_s, phase.kind


@pytest.mark.parametrize(("name", "level"), PLANS)
def test_lines_of_a_hold_leave_each_other_and_the_count_in_peace(name, level):
    share = {Level.LEARN: 0.45, Level.GUIDE: 0.15, Level.BRIEF: 0.15}[level]
    for hold in plan(name, level).holds:
        if hold.kind is not PhaseKind.HOLD:
            continue
        lines = [cue for cue in words_of(hold) if cue.role is not Role.COUNT]
        assert all(later.at_s - earlier.end_s >= 2 - 1e-9 for earlier, later in pairwise(lines))
        assert all(cue.end_s <= hold.length_s - 6 for cue in lines)
        assert sum(cue.length_s for cue in words_of(hold)) <= share * hold.length_s


@pytest.mark.parametrize(("name", "level"), PLANS)
def test_a_session_ends_with_rest_before_anything_about_getting_up(name, level):
    done = plan(name, level).phases[-1]
    spoken = [cue.text for cue in done.cues if cue.role is Role.CLOSING]
    after = [cue.at_s for cue in done.cues if cue.text == Tone.DONE]
    assert spoken[0].startswith("All done.")
    assert all(cue.at_s > after[0] for cue in done.cues if cue.role is Role.CLOSING)
    gets_up = [text for text in spoken if "get up" in text.lower() or "push" in text.lower()]
    stands_or_stays = name in ("desk-break", "wind-down")
    assert len(gets_up) == (0 if level is Level.BRIEF or stands_or_stays else 1)
    # whoever gets up is told until they stand
    assert not gets_up or "one foot forward, hands on your thigh" in spoken[-1]


@pytest.mark.parametrize(("name", "level"), PLANS)
def test_what_to_do_when_it_is_too_much_is_said_before_the_third_stretch(name, level):
    early = [cue.text for phase in plan(name, level).phases if phase.item < 2 for cue in phase.cues]
    assert [phrase for phrase in shipped.phrases().safety if phrase not in early] == []


@pytest.mark.parametrize(("name", "level"), PLANS)
def test_a_second_round_is_not_taken_for_a_mistake(name, level):
    for phase in plan(name, level).phases:
        if phase.kind is PhaseKind.SWITCH:
            [called] = [cue.text for cue in phase.cues if cue.role is Role.SWITCH]
            assert called.startswith(shipped.phrases().repeat) is (
                phase.ordinal > 1 and phase.ordinal % 2 == 0
            )


@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_brief_lets_go_of_each_stretch_in_words_of_its_own(name):
    said = [cue.text for _at_s, cue in plan(name, Level.BRIEF).cues() if cue.role is Role.RELEASE]
    assert said
    assert shipped.phrases().brief_release not in said


@pytest.mark.parametrize("level", shipped.SPEAKING)
def test_both_sides_of_a_movement_are_named_in_its_first_round_and_its_last(level):
    moves = [hold for hold in plan("full-relief", level).holds if hold.stretch.id == "knee-rotations"]
    beats = [cue.text.lower() for move in moves for cue in move.cues if cue.role is Role.BEAT]
    assert any("right" in text for text in beats[:4])
    assert any("left" in text for text in beats[:4])
    if level is not Level.BRIEF:
        assert any("right" in text for text in beats[-4:])
        assert any("left" in text for text in beats[-4:])
