"""What is shown follows from the session and the moment, and from nothing else."""

import pytest

from stretchtimer.domain.command import Command
from stretchtimer.domain.plan import Level, PhaseKind
from stretchtimer.domain.planner import Planner, PlanOptions
from stretchtimer.domain.routine import Item, Routine, Sides
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.session import Session
from stretchtimer.domain.session_presenter import SessionPresenter, word
from stretchtimer.domain.stretch import Family, Side
from stretchtimer.domain.view import Segment, SessionView, SideCell
from tests.domain import shipped
from tests.domain.catalogue import CATALOGUE, PHRASES
from tests.domain.walking import begun

# hug: ready 0-5, right 5-35, switch 35-41, left 41-71; child: ready 71-89, hold 89-119; closing 119-127
HUG_AND_CHILD = (Item("hug", 30), Item("child", 30))


class Watched:
    """A session lying on the back, without words, and what is shown of it."""

    def __init__(self, *items: Item, breath: bool = True, **options: object) -> None:
        self.planner = Planner(CATALOGUE, PHRASES, PlanOptions(level=Level.MUTE, **options))
        routine = Routine("r", "Relief", items or HUG_AND_CHILD, Family.SUPINE)
        self.session: Session = begun(self.planner, PHRASES, routine)
        self.presenter = SessionPresenter(self.planner.script, breath)

    def at(self, now_s: float) -> SessionView:
        self.session.advance(now_s)
        return self.presenter.view(self.session, now_s)

    def after(self, command: Command, now_s: float) -> SessionView:
        self.session.command(command, now_s)
        return self.presenter.view(self.session, now_s)


def test_a_hold_shows_its_seconds_its_side_and_what_is_next():
    view = Watched().at(17)
    assert (view.screen, view.word) == (ScreenState.HOLD, "HOLD")
    assert (view.digits_s, view.fraction) == (18, 0.6)
    assert (view.stretch, view.side, view.side_words) == ("Hug", Side.RIGHT, "Right knee in")
    assert (view.left_cell, view.right_cell) == (SideCell.TODO, SideCell.NOW)
    assert view.line == "Hug your right knee."
    assert view.next == "Switch sides, left knee in"
    assert (view.number, view.count, view.routine) == (1, 2, "Relief")
    assert view.remaining_s == 127 - 17
    assert view.segments == (Segment(0, 0.4, True), Segment(0, 0.0, False), Segment(1, 0.0, False))
    assert (view.paused, view.lead_in, view.finished, view.offer, view.notice) == (
        False,
        False,
        False,
        None,
        "",
    )
    assert view.voice_on


@pytest.mark.parametrize(
    ("at_s", "digits_s"), [(5, 30), (5.0001, 30), (5.9999, 30), (6, 29), (34, 1), (34.999, 1), (35, 6)]
)
def test_a_second_stands_until_it_has_gone_by(at_s, digits_s):
    assert Watched().at(at_s).digits_s == digits_s


def test_what_to_feel_is_shown_while_it_is_felt():
    watched = Watched()
    assert watched.at(1).feel == ""
    assert watched.at(17).feel == "A pull in your right hip."
    assert watched.at(38).feel == ""
    assert watched.at(50).feel == "A pull in your left hip."
    assert watched.after(Command.PAUSE, 51).feel == ""


def test_the_way_in_shows_where_it_leads():
    view = Watched().at(1)
    assert (view.screen, view.word, view.digits_s) == (ScreenState.PREPARE, "GET READY", 4)
    assert view.next == "Hold for 30 seconds"
    assert view.stretch == "Hug"
    assert view.breath is None
    assert view.segments[0] == Segment(0, 0.0, True)


def test_the_switch_shows_the_other_side():
    view = Watched().at(36)
    assert (view.screen, view.word, view.side) == (ScreenState.SWITCH, "SWITCH SIDES", Side.LEFT)
    assert (view.left_cell, view.right_cell) == (SideCell.NOW, SideCell.DONE)
    assert view.segments[0] == Segment(0, 1.0, False)


def test_the_last_side_shows_the_next_stretch_and_the_last_stretch_the_end():
    watched = Watched()
    assert watched.at(50).next == "Child"
    assert watched.at(100).next == "Done"
    assert watched.at(120).next == ""


def test_a_stretch_for_both_sides_shows_none():
    view = Watched().at(100)
    assert (view.left_cell, view.right_cell, view.side, view.side_words) == (
        SideCell.NONE,
        SideCell.NONE,
        None,
        "",
    )
    assert view.number == 2


def test_a_side_that_is_not_asked_for_is_not_shown():
    view = Watched(Item("hug", 30, sides=Sides.LEFT)).at(10)
    assert (view.left_cell, view.right_cell) == (SideCell.NOW, SideCell.NONE)


def test_a_movement_shows_its_beat_as_breath():
    watched = Watched(Item("wave", 32))
    start_s = watched.session.plan.starts_s[1]
    out, middle, breathed_in = (watched.at(start_s + s) for s in (2, 4, 7.999))
    assert (out.screen, out.word) == (ScreenState.MOVE, "MOVE")
    assert (out.breath.word, out.breath.size) == ("Breathe out", pytest.approx(0.5))
    assert (middle.breath.word, middle.breath.size) == ("Breathe in", pytest.approx(0.0))
    assert breathed_in.breath.size == pytest.approx(1.0, abs=1e-3)
    assert Watched(Item("wave", 32)).at(0).next == "Move for 32 seconds"


def test_a_movement_shows_in_words_where_to_go_now():
    watched = Watched(Item("wave", 32))
    start_s = watched.session.plan.starts_s[1]
    words = [watched.at(start_s + s).side_words for s in (0, 3.9, 4.1, 8.1, 28.1)]
    assert words == ["Out, up", "Out, up", "In, down", "Out, up", "In, down"]
    assert watched.after(Command.PAUSE, start_s + 29).side_words == "In, down"
    assert Watched(Item("wave", 32)).at(0).side_words == ""


def test_a_movement_to_both_sides_begins_on_the_first_one():
    watched = Watched(Item("roll", 24))
    start_s = watched.session.plan.starts_s[1]
    words = [watched.at(start_s + s).side_words for s in (1, 4, 7, 10, 13)]
    assert words == ["Out to the right", "In", "Out to the left", "In", "Out to the right"]
    assert (watched.at(start_s + 14).left_cell, watched.at(start_s + 14).side) == (SideCell.NONE, None)


def test_a_movement_without_words_for_its_beats_shows_none():
    watched = Watched(Item("dumb", 20))
    assert watched.at(watched.session.plan.starts_s[1] + 5).side_words == ""


def test_a_hold_shows_four_seconds_in_and_six_out():
    watched = Watched()
    words = [watched.at(5 + second).breath.word for second in (0, 3.9, 4, 9.9, 10)]
    assert words == ["Breathe in", "Breathe in", "Breathe out", "Breathe out", "Breathe in"]
    assert watched.at(5 + 12).breath.size == pytest.approx(0.5)
    assert watched.at(5 + 14).breath.size == pytest.approx(1.0)


def test_the_breath_can_be_left_out():
    assert Watched(breath=False).at(20).breath is None


def test_a_rest_shows_what_comes_after_it():
    watched = Watched(Item("child", 30, rest_after_s=20), Item("hug", 30, rest_after_s=20))
    rest_s = watched.session.plan.starts_s[2]
    assert watched.at(rest_s - 1).next == "Rest for 20 seconds"
    view = watched.at(rest_s + 1)
    assert (view.screen, view.word, view.stretch) == (ScreenState.REST, "REST", "Relax and breathe")
    assert view.line == "Rest any way you like."
    assert view.next == "Hug"
    assert (view.breath.word, watched.at(rest_s + 5).breath.word) == ("Breathe in", "Breathe out")
    assert watched.at(watched.session.plan.starts_s[-2] - 10).stretch == "Relax and breathe"


def test_a_pause_shows_that_time_stands():
    watched = Watched()
    view = watched.after(Command.PAUSE, 17)
    assert (view.screen, view.word, view.paused) == (ScreenState.PAUSED, "PAUSED", True)
    assert view.digits_s == 18
    assert view.breath.word == "Time is stopped"
    assert "ease out and stop" in view.line
    later = watched.at(500)
    assert later == view


def test_the_lead_in_is_counted():
    watched = Watched()
    watched.after(Command.PAUSE, 17)
    view = watched.after(Command.RESUME, 100)
    assert (view.lead_in, view.screen, view.digits_s, view.fraction) == (True, ScreenState.PREPARE, 3, 1.0)
    assert watched.at(101.5).digits_s == 2
    assert watched.at(101.5).breath is None
    assert watched.at(103).lead_in is False


def test_what_hurts_shows_an_offer():
    view = Watched().after(Command.HURTS, 17)
    assert view.paused
    assert (view.screen, view.word) == (ScreenState.REST, "EASE OUT")
    assert (view.offer.stretch, view.offer.variant_id, view.offer.variant_name) == (
        "Hug",
        "strap",
        "Hug With a Strap",
    )
    assert "stop for today" in view.offer.advice
    nothing = Watched(Item("child", 30)).after(Command.HURTS, 25).offer
    assert (nothing.stretch, nothing.variant_id, nothing.variant_name) == ("Child", None, "")
    assert nothing.can_leave
    closing = Watched().after(Command.HURTS, 120).offer
    assert (closing.stretch, closing.variant_id, closing.can_leave) == ("", None, False)


@pytest.mark.parametrize("at_s", [2, 17, 38, 75, 100, 120])
def test_nothing_tells_the_person_to_move_while_it_hurts(at_s):
    watched = Watched()
    view = watched.after(Command.HURTS, at_s)
    assert view.side_words.startswith("Let it go slowly.")
    assert "getting up" not in view.stretch
    assert (view.line, view.next, view.side) == ("", "", None)
    assert (view.left_cell, view.right_cell) == (SideCell.NONE, SideCell.NONE)
    assert "Ease out" in view.announcement
    assert view.offer.advice in view.announcement
    again = watched.after(Command.RESUME, at_s + 5)
    assert (again.word, again.offer) == ("GET READY", None)


def test_a_movement_that_hurts_names_no_beat():
    view = Watched(Item("roll", 36)).after(Command.HURTS, 20)
    assert view.side_words == "Let it go slowly. Rest on your back."


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("knee-to-chest", "Rest on your back."),
        ("childs-pose", "Kneel and rest."),
        ("runners-lunge", "Sit and rest."),
        ("butterfly", "Sit and rest."),
    ],
)
def test_the_person_rests_in_the_position_of_the_stretch(name, words):
    planner = shipped.planner(PlanOptions(level=Level.MUTE))
    session = begun(planner, shipped.phrases(), Routine("r", "R", (Item(name, 30),)))
    at_s = session.plan.starts_s[1] + 5
    session.command(Command.HURTS, at_s)
    assert words in SessionPresenter(planner.script).view(session, at_s).side_words


@pytest.mark.parametrize(("side", "hip"), [(Side.RIGHT, "left"), (Side.LEFT, "right")])
def test_getting_ready_for_a_lunge_says_which_hip_it_stretches(side, hip):
    planner = shipped.planner(PlanOptions(level=Level.MUTE, first_side=side))
    session = begun(planner, shipped.phrases(), Routine("r", "R", (Item("runners-lunge", 30),)))
    view = SessionPresenter(planner.script).view(session, 1.0)
    assert view.side_words == f"{side.value.capitalize()} foot forward"
    assert view.line.endswith(f"Stretches the {hip} hip.")


def test_the_body_lets_go_and_rests_while_it_hurts():
    watched = Watched()
    held = watched.at(17).pose
    rest = watched.after(Command.HURTS, 17).offer.rest
    assert (rest.kind, rest.stretch_id, rest.elapsed_s, rest.before) == (PhaseKind.REST, None, 0, held)
    assert watched.at(20).offer.rest.elapsed_s == 3
    assert watched.at(500).offer.rest.elapsed_s == rest.length_s


def test_the_end_shows_that_it_is_the_end():
    watched = Watched()
    closing = watched.at(120)
    assert (closing.screen, closing.stretch) == (ScreenState.DONE, "Take your time getting up")
    assert closing.segments == (Segment(0, 1.0, False), Segment(0, 1.0, False), Segment(1, 1.0, False))
    view = watched.at(500)
    assert (view.finished, view.digits_s, view.remaining_s, view.number) == (True, 0, 0, 2)


def test_a_warm_up_leads_to_the_first_stretch():
    view = Watched(warm_up=True).at(20)
    assert (view.number, view.count, view.stretch) == (1, 2, "Warm-up")
    assert view.segments[0].group == -1


def test_a_stretch_without_side_words_switches_all_the_same():
    assert Watched(Item("bare", 30)).at(20).next == "Switch sides"
    assert Watched(Item("bare", 30)).at(20).side_words == ""


def test_the_voice_and_what_does_not_work_are_shown():
    watched = Watched()
    assert watched.after(Command.VOICE, 10).voice_on is False
    assert watched.presenter.view(watched.session, 10, "No sound.").notice == "No sound."


def test_the_pose_follows_the_phase():
    watched = Watched()
    pose = watched.at(72).pose
    assert (pose.kind, pose.stretch_id) == (PhaseKind.GET_READY, "child")
    assert (pose.elapsed_s, pose.length_s) == (1, 18)
    before = pose.before
    assert (before.kind, before.stretch_id, before.side) == (PhaseKind.HOLD, "hug", Side.LEFT)
    assert before.elapsed_s == before.length_s
    assert before.before is None
    assert watched.at(20).pose.before is None
    move = Watched(Item("roll", 36), first_side=Side.LEFT).at(10).pose
    assert (move.side, move.beat_s) == (Side.LEFT, 3)
    assert watched.at(121).pose.stretch_id is None


@pytest.mark.parametrize("screen", ScreenState)
def test_every_canvas_has_its_word(screen):
    assert word(screen).isupper()


@pytest.mark.parametrize("name", shipped.ROUTINES)
def test_every_moment_of_every_routine_can_be_shown(name):
    planner = shipped.planner(PlanOptions(warm_up=True))
    session = begun(planner, shipped.phrases(), shipped.routine(name))
    presenter = SessionPresenter(planner.script)
    filled = 0.0
    for step in range(int(session.plan.total_s * 2) + 2):
        session.advance(step / 2)
        view = presenter.view(session, step / 2)
        assert "{" not in f"{view.line}{view.side_words}{view.next}{view.stretch}"
        assert sum(segment.filled for segment in view.segments) >= filled - 1e-9
        filled = sum(segment.filled for segment in view.segments)
    assert filled == len(session.plan.holds)


@pytest.mark.parametrize("how", [Command.HURTS, Command.PAUSE])
@pytest.mark.parametrize("at_s", [2, 17, 38, 75, 100])
def test_nobody_is_told_to_hold_who_ended_the_session(how, at_s):
    watched = Watched()
    before = watched.at(at_s)
    watched.after(how, at_s)
    view = watched.after(Command.END, at_s + 4)
    assert view.finished
    word = "DONE" if at_s > 35 else "STOPPED"
    assert (view.screen, view.word, view.digits_s) == (ScreenState.DONE, word, 0)
    assert (view.side, view.side_words, view.line, view.next) == (None, "", "", "")
    assert (view.breath, view.offer) == (None, None)
    assert view.stretch == watched.at(1e6).stretch != before.stretch
    # how far it came stays true
    assert (view.number, view.remaining_s, view.segments) == (
        before.number,
        before.remaining_s,
        before.segments,
    )


def test_a_movement_that_was_ended_says_so():
    watched = Watched(Item("roll", 36))
    watched.at(20)
    watched.after(Command.HURTS, 20)
    view = watched.after(Command.END, 21)
    assert (view.screen, view.side_words, view.breath) == (ScreenState.DONE, "", None)
