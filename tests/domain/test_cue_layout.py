"""Cues are laid in time: the scripts of the design, and rules that every plan keeps to."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.cue_layout import CHANGE_OVER_S
from stretchtimer.domain.plan import CueKind, CueLengths, Level, Pace, Phase, Role
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.routine import Item, Routine, Sides
from stretchtimer.domain.stretch import Family, Side
from tests.domain import drawn, shipped
from tests.domain.catalogue import CATALOGUE, PHRASES
from tests.domain.rules import broken_rules, spoken


def one_second(_text: str) -> float:
    return 1.0


def half_a_second(_text: str) -> float:
    return 0.5


def phases(*items: Item, lengths: CueLengths = one_second, **options: object) -> tuple[Phase, ...]:
    """Return the phases of a routine of the hand-made catalogue."""
    planner = Planner(CATALOGUE, PHRASES, PlanOptions(**options), lengths)
    return planner.plan(Routine("r", "R", items)).phases


def heard(phase: Phase) -> list[tuple[float, str]]:
    return [(round(cue.at_s, 3), cue.text) for cue in phase.cues]


@pytest.mark.parametrize("pace", Pace)
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_every_shipped_routine_keeps_to_the_rules(name, level, pace):
    for calm in (False, True):
        options = PlanOptions(level=level, pace=pace, calm=calm, warm_up=True)
        assert broken_rules(shipped.plan(name, options), options, shipped.phrases()) == []


@given(routine=drawn.routines(CATALOGUE), options=drawn.plan_options(), lengths=drawn.lengths())
def test_any_routine_keeps_to_the_rules(routine, options, lengths):
    plan = Planner(CATALOGUE, PHRASES, options, lengths).plan(routine)
    assert broken_rules(plan, options, PHRASES) == []


@given(data=st.data(), options=drawn.plan_options(), lengths=drawn.lengths())
def test_any_routine_of_shipped_stretches_keeps_to_the_rules(data, options, lengths):
    routine = data.draw(drawn.routines(shipped.catalogue()))
    plan = shipped.planner(options, lengths).plan(routine)
    assert broken_rules(plan, options, shipped.phrases()) == []


def test_a_one_sided_stretch_sounds_as_written_at_guide():
    ready, hold, switch, second, ready_next, _hold, done = phases(Item("hug", 30), Item("child", 30))
    assert heard(ready) == [
        (0, "Next, hug. Right leg first."),
        (14.5, "Hug your right knee."),
        (17, "Mild pull."),
    ]
    assert ready.length_s == 21  # twenty to get there once it is announced
    assert heard(hold) == [
        (0, "start"),
        (0.31, "And hold."),
        (5, "A pull in your right hip."),
        # a number that takes its whole second leaves room for none, and ticks are no words
        (15, "Half."),
        (27, "tick"),
        (28, "tick"),
        (29, "tick"),
    ]
    assert heard(switch) == [
        (0, "end"),
        (0.31, "Lower your right foot."),
        (3, "switch"),
        (3.31, "Switch sides. Left knee in."),
    ]
    assert heard(second)[:2] == [(0, "start"), (0.31, "Hold.")]
    assert heard(ready_next)[:3] == [
        (0, "end"),
        (0.31, "Well done. Left foot down."),
        (3, "Next, child."),
    ]
    assert heard(done) == [(0, "end"), (0.31, "Walk your hands up."), (3, "done"), (3.31, "All done.")]


def test_the_words_of_a_hold_at_guide():
    _ready, hold, _switch, second, *_rest = phases(Item("hug", 60), lengths=half_a_second)
    count = [(57, "Three."), (58, "Two."), (59, "One.")]
    assert heard(hold) == [
        (0, "start"),
        (0.31, "And hold."),
        (5, "A pull in your right hip."),
        (30, "Half."),
        (40, "Twenty left."),
        *count,
    ]
    assert heard(second) == [
        (0, "start"),
        (0.31, "Hold."),
        (6, "Never sharp."),
        (30, "Half of it."),
        (40, "Twenty left."),
        *count,
    ]


def test_the_words_of_a_hold_at_learn():
    _ready, hold, *_rest = phases(Item("hug", 30), lengths=half_a_second, level=Level.LEARN)
    assert heard(hold) == [
        (0, "start"),
        (0.31, "And hold."),
        (3, "A pull in your right hip."),
        (9, "Too strong? Let go a little."),
        (20, "Breathe in and out."),
        (27, "Three."),
        (28, "Two."),
        (29, "One."),
    ]


def test_a_line_of_learn_comes_a_little_later_where_the_start_is_in_its_way():
    _ready, hold, *_rest = phases(Item("hug", 30), level=Level.LEARN)
    assert (3.31, "A pull in your right hip.") in heard(hold)


def test_a_line_of_learn_comes_a_little_earlier_where_a_weightier_one_is_in_its_way():
    feel = "A pull in your right hip."
    lengths = {feel: 4.1}
    _ready, hold, *_rest = phases(
        Item("hug", 30), level=Level.LEARN, lengths=lambda text: lengths.get(text, 0.5)
    )
    assert (2.9, feel) in heard(hold)
    lengths[feel] = 6.0
    _ready, hold, *_rest = phases(
        Item("hug", 30), level=Level.LEARN, lengths=lambda text: lengths.get(text, 0.5)
    )
    assert feel not in [text for _at_s, text in heard(hold)]


@pytest.mark.parametrize("hold_s", [20, 30, 45, 60])
def test_what_to_do_when_it_is_too_much_is_said_early_in_every_hold_of_learn(hold_s):
    _ready, hold, *_rest = phases(Item("hug", hold_s), lengths=lambda _text: 2.0, level=Level.LEARN)
    [told] = [cue for cue in hold.cues if cue.role is Role.EASE]
    assert told.end_s <= 12


@pytest.mark.parametrize(("hold_s", "told"), [(44, False), (45, True), (60, True)])
def test_a_long_hold_of_brief_is_not_left_without_a_word(hold_s, told):
    _ready, hold, *_rest = phases(Item("hug", hold_s), lengths=half_a_second, level=Level.BRIEF)
    assert any(cue.role is Role.HALFWAY for cue in hold.cues) is told


def test_nobody_is_hurried_in_a_movement_of_the_whole_body():
    ready = phases(Item("hug", 30, sides=Sides.LEFT), Item("child", 30), lengths=half_a_second)[2]
    [over] = [cue for cue in ready.cues if cue.role is Role.CHANGE_OVER]
    after = [cue.at_s for cue in ready.cues if cue.at_s > over.at_s]
    assert min(after) - over.end_s >= CHANGE_OVER_S


def test_a_hold_of_twenty_seconds_is_long_enough_for_halfway():
    _ready, hold, *_rest = phases(Item("child", 20), lengths=half_a_second)
    assert (10, "Half.") in heard(hold)


def test_where_one_phrase_for_halfway_is_too_long_another_is_said_but_not_the_one_heard_last():
    phrases_ = replace(PHRASES, halfway=("Half.", "Half of it.", "Half there."))
    planner = Planner(CATALOGUE, phrases_, PlanOptions(), lambda text: 1.4 if text == "Half of it." else 0.5)
    plan = planner.plan(Routine("r", "R", (Item("hug", 20), Item("hug", 20))))
    said = [cue.text for hold in plan.holds for cue in hold.cues if cue.role is Role.HALFWAY]
    assert said == ["Half.", "Half there.", "Half.", "Half there."]


def test_the_words_of_a_hold_at_brief():
    ready, hold, switch, second, done = phases(Item("hug", 30), level=Level.BRIEF, lengths=half_a_second)
    assert [cue.text for cue in ready.cues] == ["Hug, right leg.", "Mild pull."]
    count = [(27, "tick"), (28, "tick"), (29, "tick")]
    assert heard(hold) == [(0, "start"), (0.31, "Hold."), *count]
    assert [cue.text for cue in switch.cues] == ["end", "Let go.", "switch", "Switch. Left knee."]
    assert heard(second) == [(0, "start"), (0.31, "Hold."), *count]
    assert [cue.text for cue in done.cues] == ["end", "Let go.", "done", "Done."]


def test_safety_words_come_once_a_stretch():
    items = Item("hug", 60), Item("hug", 60), Item("hug", 60)
    laid = phases(*items, level=Level.BRIEF, lengths=half_a_second)
    safe = [(phase.item, phase.ordinal) for phase in laid for cue in phase.cues if cue.text in PHRASES.safety]
    assert safe == [(0, 0), (1, 0), (2, 0)]


@pytest.mark.parametrize("level", shipped.SPEAKING)
@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_no_session_that_speaks_goes_without_safety_words(name, level):
    plan = shipped.plan(name, PlanOptions(level=level))
    assert any(cue.text in shipped.phrases().safety for _at_s, cue in plan.cues())


def test_tones_alone_mark_starts_ends_switches_and_the_count():
    laid = phases(Item("hug", 30), level=Level.TONES)
    assert [heard(phase) for phase in laid] == [
        [],
        [(0, "start"), (27, "tick"), (28, "tick"), (29, "tick")],
        [(0, "end"), (3, "switch")],
        [(0, "start"), (27, "tick"), (28, "tick"), (29, "tick")],
        [(0, "end"), (3, "done")],
    ]


def test_a_calm_hold_ends_with_one_soft_tone():
    _ready, hold, *_rest = phases(Item("hug", 30), calm=True, lengths=half_a_second)
    assert heard(hold)[-1] == (27, "soft")
    assert not any(cue.role is Role.COUNT for cue in hold.cues)


def test_a_short_hold_has_its_start_and_its_count():
    _ready, hold, *_rest = phases(Item("child", 19), lengths=half_a_second)
    assert heard(hold) == [(0, "start"), (0.31, "And rest."), (16, "Three."), (17, "Two."), (18, "One.")]


def test_a_hold_too_short_to_count_down_says_its_start_alone():
    _ready, hold, *_rest = phases(Item("bare", 3, sides=Sides.LEFT), lengths=half_a_second)
    assert heard(hold) == [(0, "start"), (1, "Two."), (2, "One.")]


def test_the_moving_stretch_speaks_on_its_beats_then_sounds_then_ends():
    _ready, move, *_rest = phases(Item("wave", 40))
    assert move.beat_s == 4
    assert heard(move) == [
        (0, "start"),
        (0.31, "Out, up."),
        (4, "In, down."),
        (8, "Keep on."),
        (12, "in"),
        (16, "out"),
        (20, "in"),
        (24, "out"),
        (28, "in"),
        (32, "Last one."),
        (36, "And in."),
    ]


def test_visits_name_their_sides_and_go_the_first_side_first():
    _ready, move, *_rest = phases(Item("roll", 36), first_side=Side.LEFT)
    assert heard(move)[:5] == [
        (0, "start"),
        (0.31, "Out to the left."),
        (3, "In."),
        (6, "Out to the right."),
        (9, "In."),
    ]
    assert heard(move)[-4:] == [
        (24, "Last one each way."),
        (27, "In."),
        (30, "Out to the right."),
        (33, "And in."),
    ]


def test_a_move_of_one_pair_is_neither_kept_going_nor_the_last():
    _ready, move, *_rest = phases(Item("roll", 12))
    assert [cue.text for cue in move.cues] == [
        "start",
        "Out to the right.",
        "In.",
        "Out to the left.",
        "In.",
    ]


def test_a_tone_takes_the_place_of_words_that_are_longer_than_their_beat():
    _ready, move, *_rest = phases(Item("wave", 16), lengths=lambda text: 5.0 if text == "In, down." else 0.5)
    assert [cue.text for cue in move.cues] == ["start", "Out, up.", "in", "Last one.", "And in."]


@pytest.mark.parametrize("level", [Level.BRIEF, Level.TONES])
def test_a_move_goes_up_and_down_in_tones_where_little_is_said(level):
    _ready, move, *_rest = phases(Item("wave", 24), level=level)
    begins = ["Out, up.", "In, down."] if level is Level.BRIEF else ["in"]
    assert [cue.text for cue in move.cues[1:]] == begins + ["out", "in"] * 2


def test_a_warm_up_is_spoken_evenly_and_ends_ten_seconds_before_its_end():
    laid = phases(Item("child", 30), warm_up=True)
    assert heard(laid[0]) == [
        (0, "start"),
        (0.31, "March."),
        (56.667, "Swing your arms."),
        (113.333, "Breathe."),
        (170, "Slow down."),
    ]
    assert heard(laid[1])[:3] == [(0, "end"), (0.31, "You are warm."), (3, "Next, child.")]


def test_a_warm_up_says_its_first_line_alone_at_brief():
    laid = phases(Item("child", 30), warm_up=True, level=Level.BRIEF)
    assert [cue.text for cue in laid[0].cues] == ["start", "March.", "Slow down."]


def test_a_rest_says_that_it_is_one():
    laid = phases(Item("child", 30, rest_after_s=20), Item("child", 30, rest_after_s=20))
    assert heard(laid[2]) == [(0, "end"), (0.31, "Walk your hands up."), (3, "Rest now.")]
    assert [cue.text for cue in laid[5].cues] == ["end", "Walk your hands up.", "Rest a bit."]


def test_a_rest_too_short_for_its_words_still_lets_go():
    laid = phases(Item("child", 30, rest_after_s=1))
    assert heard(laid[2]) == [(0, "end"), (0.31, "Walk your hands up.")]
    assert laid[2].length_s == 1.31


def test_getting_up_from_the_back_begins_with_rolling_over():
    laid = phases(Item("hug", 30, sides=Sides.RIGHT), Item("child", 30))
    assert [cue.text for cue in laid[2].cues][2:4] == ["Next, child.", "Roll over first."]


def test_a_session_that_ends_on_the_back_says_how_to_get_up():
    done = phases(Item("hug", 30))[-1]
    assert [cue.text for cue in done.cues] == [
        "end",
        "Well done. Left foot down.",
        "done",
        "All done.",
        "Roll over to get up.",
    ]
    closing, get_up = spoken(done)[-2:]
    assert get_up.at_s - closing.end_s == pytest.approx(4)
    slow = phases(Item("hug", 30), lengths=lambda _text: 2.5)[-1]
    assert [cue.text for cue in slow.cues] == [cue.text for cue in done.cues]
    assert slow.length_s == slow.cues[-1].end_s > 8


def test_a_note_is_said_with_the_steps():
    ready, *_rest = phases(Item("child", 30, note="Slowly."), level=Level.BRIEF)
    assert [cue.text for cue in ready.cues] == ["Child.", "Mild pull.", "Slowly."]


def test_many_steps_share_the_time_and_few_stand_at_its_end():
    ready, *_rest = phases(Item("hug", 30, note="Slowly."), level=Level.LEARN, lengths=half_a_second)
    starts = [cue.at_s for cue in ready.cues]
    gaps = [round(b - a, 6) for a, b in pairwise(starts[1:])]
    assert len(set(gaps)) == 1
    assert ready.cues[-1].end_s == ready.length_s - 3


def test_a_stretch_without_words_is_called_by_its_name_and_its_side():
    ready, hold, switch, _second, done = phases(Item("bare", 30), lengths=half_a_second)
    assert [cue.text for cue in ready.cues] == ["Bare.", "Mild pull."]
    assert [cue.text for cue in hold.cues][:2] == ["start", "Hold."]
    assert [cue.text for cue in switch.cues] == ["end", "Ease out.", "switch", "Left side."]
    assert [cue.text for cue in done.cues] == ["end", "Come out.", "done", "All done."]


def test_a_movement_without_words_has_its_tones():
    ready, move, *_rest = phases(Item("dumb", 16))
    assert ready.cues[0].text == "Dumb."
    assert [cue.text for cue in move.cues] == ["start", "in", "out", "in"]


def test_the_only_side_is_not_called_the_first():
    ready, *_rest = phases(Item("hug", 30, sides=Sides.LEFT))
    assert ready.cues[0].text == "Next, hug. Left knee in."


@pytest.mark.parametrize(
    ("level", "lengths", "sounds"),
    [
        (Level.GUIDE, one_second, ["Ready?"]),
        (Level.GUIDE, lambda _text: 3.5, ["tick"] * 3),
        (Level.BRIEF, one_second, ["tick"] * 3),
        (Level.TONES, one_second, ["tick"] * 3),
        (Level.MUTE, one_second, []),
    ],
)
def test_going_on_after_a_pause_is_counted_in(level, lengths, sounds):
    planner = Planner(CATALOGUE, PHRASES, PlanOptions(level=level), lengths)
    lead_in = planner.lead_in()
    assert [cue.text for cue in lead_in] == sounds
    assert [cue.at_s for cue in lead_in] == list(range(len(sounds)))


class TestUnderWay:
    """A phase that is under way is laid anew without saying anything twice."""

    planner = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.LEARN), half_a_second)

    def hold(self) -> Phase:
        return self.planner.plan(Routine("r", "R", (Item("hug", 30),))).phases[1]

    def test_what_has_begun_stays_and_what_was_said_is_not_said_again(self):
        longer = self.planner.lay_out_rest(replace(self.hold(), asked_s=40.0), 15.0)
        assert longer.length_s == 40
        texts = [cue.text for cue in longer.cues]
        assert texts.count("Too strong? Let go a little.") == 1
        assert (26.667, "Breathe in and out.") in heard(longer)
        assert heard(longer)[-3:] == [(37, "Three."), (38, "Two."), (39, "One.")]

    def test_the_count_is_said_again_where_the_end_moves_away_from_it(self):
        longer = self.planner.lay_out_rest(replace(self.hold(), asked_s=40.0), 28.2)
        assert [text for _at_s, text in heard(longer)][-5:] == ["Three.", "Two.", "Three.", "Two.", "One."]

    def test_lines_keep_their_distance_from_what_was_said(self):
        longer = self.planner.lay_out_rest(replace(self.hold(), asked_s=45.0), 20.1)
        lines = [cue for cue in spoken(longer) if cue.role is not Role.COUNT]
        assert all(b.at_s - a.end_s >= 2 for a, b in pairwise(lines))

    def test_a_way_in_says_what_is_left_one_after_the_other(self):
        ready = self.planner.plan(Routine("r", "R", (Item("hug", 30),), Family.STANDING)).phases[0]
        shorter = self.planner.lay_out_rest(replace(ready, asked_s=12.0), 6.0, 12.0)
        assert shorter.length_s == 12
        assert [cue.text for cue in shorter.cues] == [cue.text for cue in ready.cues][: len(shorter.cues)]
        assert all(b.at_s >= a.end_s for a, b in pairwise(shorter.cues))

    def test_a_way_in_grows_where_its_words_turn_out_longer(self):
        ready = self.planner.plan(Routine("r", "R", (Item("hug", 30),), Family.SUPINE)).phases[0]
        slow = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.LEARN), lambda _text: 4.0)
        longer = slow.lay_out_rest(ready, 1.0)
        assert [cue.text for cue in longer.cues] == [cue.text for cue in ready.cues]
        assert longer.length_s == pytest.approx(longer.cues[-1].end_s + 3)
        shorter = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.LEARN), lambda _text: 0.1)
        assert shorter.lay_out_rest(ready, 1.0).length_s == ready.length_s

    def test_nothing_is_heard_at_mute(self):
        mute = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.MUTE))
        for phase in mute.plan(Routine("r", "R", (Item("hug", 30), Item("wave", 30)))).phases:
            assert not mute.lay_out_rest(phase, 1.0).cues

    def test_a_phase_that_was_broken_off_stays_so(self):
        broken_off = replace(self.hold(), broken_off_s=12.0)
        assert self.planner.lay_out(broken_off).length_s == 12
        assert self.planner.lay_out_rest(self.planner.lay_out(broken_off), 5.0).length_s == 12
        assert all(cue.end_s <= 12 for cue in self.planner.lay_out(broken_off).cues)


def test_tones_have_the_length_they_sound():
    for phase in phases(Item("wave", 30), Item("hug", 30), level=Level.TONES):
        for cue in phase.cues:
            assert cue.kind is CueKind.TONE
            assert cue.length_s == (0.12 if cue.text == "tick" else 0.26)
