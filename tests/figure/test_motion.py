from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchtimer.domain.breath import breath_at, risen
from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.stretch import Side
from stretchtimer.figure.lens import Lens, box_of
from stretchtimer.figure.motion import body_at, eased, in_round, still
from stretchtimer.figure.pose import solved
from stretchtimer.figure.vectors import length, sub
from tests.figure.differences import apart, seen_apart
from tests.figure.figures import ONE_SIDED, STRETCHES, acts, end_of, hold, library, moment

CHAIR = (("cat-cow", "chair"), ("figure-four", "chair"))
HELD = [(stretch, variant) for stretch, variant, act in acts() if not act.beats]
MOVED = [(stretch, variant) for stretch, variant, act in acts() if act.beats and stretch != "warm-up"]


def body(at):
    return body_at(at, library())


def side_of(stretch):
    return Side.LEFT if stretch in ONE_SIDED else None


@pytest.mark.parametrize(("stretch", "variant"), HELD)
def test_getting_ready_ends_where_the_hold_begins(stretch, variant):
    side = side_of(stretch)
    ready = moment(PhaseKind.GET_READY, stretch, variant, side, elapsed_s=20.0, length_s=20.0)
    assert seen_apart(body(ready), body(hold(stretch, variant, side))) < 0.1


@pytest.mark.parametrize(("stretch", "variant"), MOVED)
def test_getting_ready_ends_where_the_movement_begins(stretch, variant):
    ready = moment(PhaseKind.GET_READY, stretch, variant, elapsed_s=20.0, length_s=20.0)
    begin = moment(PhaseKind.MOVE, stretch, variant, beat_s=4.0)
    assert seen_apart(body(ready), body(begin)) < 0.1


@pytest.mark.parametrize("kind", [PhaseKind.GET_READY, PhaseKind.REST, PhaseKind.DONE])
@pytest.mark.parametrize(("stretch", "variant"), HELD)
def test_leaving_begins_where_the_hold_ends(stretch, variant, kind):
    side = side_of(stretch)
    to = "childs-pose" if kind is PhaseKind.GET_READY else None
    leave = moment(kind, to, None, None, before=end_of(stretch, variant, side))
    assert seen_apart(body(hold(stretch, variant, side)), body(leave)) < 0.1


@pytest.mark.parametrize(("stretch", "variant"), MOVED)
def test_leaving_begins_where_the_movement_ends(stretch, variant):
    end = moment(PhaseKind.MOVE, stretch, variant, elapsed_s=48.0 - 1e-6, length_s=48.0, beat_s=3.0)
    leave = moment(PhaseKind.REST, None, None, None, before=end)
    assert seen_apart(body(end), body(leave)) < 0.1


@pytest.mark.parametrize("stretch", ONE_SIDED)
@pytest.mark.parametrize("length_s", [3.0, 6.0, 12.0])
def test_switching_leads_from_one_side_to_the_other(stretch, length_s):
    switch = moment(
        PhaseKind.SWITCH,
        stretch,
        None,
        Side.LEFT,
        length_s=length_s,
        before=end_of(stretch, None, Side.RIGHT),
    )
    assert seen_apart(body(switch), body(hold(stretch, side=Side.RIGHT))) < 0.1
    done = replace(switch, elapsed_s=length_s)
    assert seen_apart(body(done), body(hold(stretch, side=Side.LEFT))) < 0.1


@pytest.mark.parametrize("length_s", [0.5, 4.0, 60.0])
def test_however_short_or_long_getting_ready_is_the_body_arrives(length_s):
    ready = moment(PhaseKind.GET_READY, "figure-four", elapsed_s=length_s, length_s=length_s)
    assert apart(body(ready), body(hold("figure-four"))) < 0.1


def test_a_long_way_waits_in_the_start_position():
    at = moment(PhaseKind.GET_READY, "knee-to-chest", length_s=60.0, elapsed_s=40.0)
    waiting = [body(replace(at, elapsed_s=seconds)) for seconds in (20.0, 30.0, 40.0)]
    start = library().act("knee-to-chest", None, Side.RIGHT).start
    assert apart(waiting[0], waiting[2]) < 1e-6
    assert length(sub(waiting[0].skeleton.joints["knee.R"], solved(start).joints["knee.R"])) < 0.05


@pytest.mark.parametrize(("stretch", "variant"), HELD)
def test_breathing_is_tiny_and_there(stretch, variant):
    bodies = [body(hold(stretch, variant, elapsed_s=seconds)) for seconds in (0.0, 2.0, 4.0, 7.0)]
    moved = max(apart(bodies[0], other) for other in bodies)
    assert 0.005 < moved < 0.2
    assert [one.breath for one in bodies] == pytest.approx([0.0, 0.5, 1.0, 0.5])


@pytest.mark.parametrize(("stretch", "variant"), HELD)
def test_what_rests_on_the_floor_stays_there_while_breathing(stretch, variant):
    out, full = (body(hold(stretch, variant, elapsed_s=seconds)).skeleton for seconds in (0.0, 4.0))
    for part in library().act(stretch, variant, Side.RIGHT).hold.floor:
        name, _, side = part.partition(".")
        joint = {"foot": "ankle", "toes": "ball", "hand": "wrist", "knee": "knee"}.get(name)
        if joint:
            assert length(sub(out.joints[f"{joint}.{side}"], full.joints[f"{joint}.{side}"])) < 0.02, part


def test_the_breath_is_that_of_the_disc():
    assert [risen(*breath_at(seconds)) for seconds in (0, 4, 10, 14)] == pytest.approx([0, 1, 0, 1])


def test_cat_rounds_on_the_first_beat_and_cow_sinks_on_the_second():
    flat, cat, cow = (
        body(moment(PhaseKind.MOVE, "cat-cow", elapsed_s=seconds, beat_s=4.0)).skeleton
        for seconds in (0.0, 4.0 - 1e-6, 8.0 - 1e-6)
    )
    heights = [one.joints["waist"][1] for one in (cat, flat, cow)]
    assert heights[0] > heights[1] + 0.25 > heights[2] + 0.45
    assert cat.joints["head"][1] < flat.joints["head"][1] < cow.joints["head"][1]


@pytest.mark.parametrize("first", list(Side))
@pytest.mark.parametrize("variant", [None, "small"])
def test_knees_fall_to_the_first_side_first(first, variant):
    def knees_at(seconds):
        at = moment(PhaseKind.MOVE, "knee-rotations", variant, first, elapsed_s=seconds, beat_s=3.0)
        joints = body(at).skeleton.joints
        return (joints["knee.L"][2] + joints["knee.R"][2]) / 2

    way = 1.0 if first is Side.RIGHT else -1.0
    assert knees_at(3.0 - 1e-6) * way > 0.4
    assert abs(knees_at(6.0 - 1e-6)) < 0.05
    assert knees_at(9.0 - 1e-6) * way < -0.4
    assert abs(knees_at(12.0 - 1e-6)) < 0.05


def test_a_small_movement_is_smaller():
    def bend(variant, stretch, joint):
        at = moment(PhaseKind.MOVE, stretch, variant, elapsed_s=4.0 - 1e-6, beat_s=4.0)
        return apart(body(at), body(replace(at, elapsed_s=0.0)))

    for stretch in ("cat-cow", "knee-rotations"):
        assert bend("small", stretch, "chest") < 0.7 * bend(None, stretch, "chest")


def test_walking_has_a_pace_of_its_own():
    steps = [
        body(moment(PhaseKind.MOVE, "warm-up", None, None, elapsed_s=i * 0.9, length_s=180)) for i in range(5)
    ]
    up = [one.skeleton.joints["ankle.R"][1] > one.skeleton.joints["ankle.L"][1] + 0.5 for one in steps]
    assert up == [False, True, False, True, False]


def test_a_routine_on_a_chair_begins_on_the_chair_and_others_on_their_feet():
    for stretch, variant in [*CHAIR, ("cat-cow", None), ("runners-lunge", "desk")]:
        start = body(moment(PhaseKind.GET_READY, stretch, variant)).skeleton
        pelvis = start.joints["pelvis"][1]
        assert (pelvis < 2.5) is ((stretch, variant) in CHAIR)


@pytest.mark.parametrize("stretch", STRETCHES)
def test_a_session_ends_sitting_up(stretch):
    done = moment(PhaseKind.DONE, None, None, None, elapsed_s=12.0, length_s=12.0, before=end_of(stretch))
    joints = body(done).skeleton.joints
    assert joints["head"][1] > joints["pelvis"][1] + 2.0


def test_who_rests_stays_in_position():
    for stretch, highest, lowest in (
        ("figure-four", 1.0, 0.0),
        ("butterfly", 4.0, 2.5),
        ("cat-cow", 5.0, 3.0),
    ):
        rest = moment(PhaseKind.REST, None, None, None, elapsed_s=9.0, length_s=10.0, before=end_of(stretch))
        assert lowest < body(rest).skeleton.joints["head"][1] < highest


def test_the_tint_comes_with_the_stretch():
    at = moment(PhaseKind.GET_READY, "knee-to-chest", length_s=20.0)
    strengths = [
        sum(felt.strength for felt in body(replace(at, elapsed_s=s)).felt) for s in (0.0, 10.0, 20.0)
    ]
    assert strengths[0] == strengths[1] == 0.0
    assert strengths[2] > 0.7


def test_a_stretch_nobody_drew_is_shown_as_sitting_and_a_variant_as_its_stretch():
    assert apart(body(hold("my-own")), body(hold("another-one"))) == 0.0
    assert apart(body(hold("butterfly", "with-a-strap")), body(hold("butterfly"))) == 0.0


@pytest.mark.parametrize("kind", [PhaseKind.HOLD, PhaseKind.GET_READY, PhaseKind.REST, PhaseKind.DONE])
def test_a_still_moment_does_not_move(kind):
    bodies = [
        body(still(moment(kind, "figure-four", elapsed_s=seconds, before=end_of("cat-cow"))))
        for seconds in (0, 7, 29)
    ]
    assert apart(bodies[0], bodies[1]) == apart(bodies[0], bodies[2]) == 0.0


def test_a_still_movement_shows_the_end_of_its_beat():
    at = moment(PhaseKind.MOVE, "cat-cow", beat_s=4.0)
    ends = [body(still(replace(at, elapsed_s=seconds))) for seconds in (0.5, 3.5, 4.5)]
    assert apart(ends[0], ends[1]) == 0.0
    assert apart(ends[1], ends[2]) > 0.5


@pytest.mark.parametrize("before", [None, end_of("butterfly")])
@pytest.mark.parametrize("seconds", [0.0, 0.7, 3.9, 4.1, 11.7, 12.1, 35.2, 100.9])
@pytest.mark.parametrize(
    ("kind", "stretch"),
    [
        (PhaseKind.MOVE, "cat-cow"),
        (PhaseKind.MOVE, "knee-rotations"),
        (PhaseKind.HOLD, "butterfly"),
    ],
)
def test_a_round_of_a_movement_or_a_breath_is_like_every_other(kind, stretch, seconds, before):
    at = moment(kind, stretch, elapsed_s=seconds, length_s=120.0, beat_s=4.0, before=before)
    first = in_round(at, library())
    assert first.elapsed_s <= 20.0
    assert seen_apart(body(at), body(first)) < 1e-4
    if seconds > 4:
        assert first.before is None


def test_easing_starts_and_ends_softly():
    assert eased(-1.0) == eased(0.0) == 0.0
    assert eased(1.0) == eased(2.0) == 1.0
    assert eased(0.01) < 1e-4
    assert eased(0.5) == pytest.approx(0.5)


SINGLE = st.builds(
    moment,
    kind=st.sampled_from(list(PhaseKind)),
    stretch=st.sampled_from([*STRETCHES, "warm-up", "my-own", None]),
    variant=st.sampled_from([None, "chair", "small", "desk", "unknown"]),
    side=st.sampled_from([None, *Side]),
    elapsed_s=st.floats(0, 120),
    length_s=st.floats(0, 90),
    beat_s=st.sampled_from([0.0, 2.5, 4.0]),
)


def after(at, chain):
    """Return a moment with all that was shown before it."""
    for before in chain:
        at = replace(before, before=at)
    return at


MOMENTS = st.builds(after, SINGLE, st.lists(SINGLE, max_size=3))


@pytest.mark.parametrize("side", list(Side))
def test_a_crossed_leg_may_be_left_for_anything(side):
    crossed = moment(PhaseKind.GET_READY, "figure-four", None, side, elapsed_s=30.0)
    for stretch in STRETCHES:
        leave = moment(PhaseKind.GET_READY, stretch, None, side.other, elapsed_s=1.0, before=crossed)
        assert body(leave).skeleton.joints


@given(MOMENTS)
def test_every_moment_has_a_body_that_fits_its_picture(at):
    one = body(at)
    filled = box_of(one.skeleton, Lens.of(one.camera))
    slack = 0.12 * (one.box.max_x - one.box.min_x)
    assert one.box.min_x - slack < filled.min_x < filled.max_x < one.box.max_x + slack
    assert one.box.min_y - slack < filled.min_y < filled.max_y < one.box.max_y + slack
    assert apart(one, body(at)) == 0.0
