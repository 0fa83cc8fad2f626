"""The page shows each moment as it is, and passes on what is clicked."""

from dataclasses import replace
from operator import attrgetter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from stretchtimer.domain.command import Command
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.view import NoticeKind
from stretchtimer.ui.session import page as page_module
from stretchtimer.ui.theme.tokens import dark, light
from stretchtimer.ui.widgets.button_face import Parts
from tests.ui.session import views

SIZES = [(720, 480), (800, 560), (960, 720), (1024, 600), (1280, 800), (1920, 1080), (800, 800), (720, 1280)]


@pytest.mark.parametrize("tokens", [light(), dark()])
def test_the_whole_ground_takes_the_color_of_the_state(page, tokens):
    page._style.change(tokens, page._style.scale)
    for name, view in views.ALL.items():
        page.show_view(view)
        image = page.grab().toImage()
        seen = {image.pixelColor(x, y).name() for x, y in ((2, 2), (1277, 797), (1277, 400))}
        assert seen == {tokens.canvas(view.screen).canvas.name()}, name


def test_the_ring_opens_clockwise_from_the_top(page):
    page.show_view(replace(views.HOLD, breath=None, fraction=0.75))
    image, box = page.ring.grab().toImage(), page.ring.rect()
    canvas, reach = light().canvas(ScreenState.HOLD), box.width() * 0.021
    assert image.pixelColor(box.right() - int(reach), box.center().y() + 30).name() == canvas.ring.name()
    assert image.pixelColor(box.center().x() - 30, int(reach)).name() == canvas.ring.name()
    right_of_top = image.pixelColor(round(box.width() * 0.85), round(box.width() * 0.165)).name()
    assert right_of_top == canvas.track.name()


#: The wording of the page: what each part of it says, moment by moment.
WORDS = {
    "hold": {
        "column.badge": "HOLD",
        "column.name": "Runner’s Lunge",
        "column.headline": "Left foot forward",
        "column.side": "Left now, Right still to do",
        "column.line": "Feel a mild pull at the front of your right hip.",
        "column.following": "Next: Switch sides, right foot forward",
        "labels.place": "5 of 10 · Full Back and Hip",
        "labels.remaining": "5:13 left",
        "ring": "Hold, 18 seconds left",
        "bar": "Stretch 5 of 10, left side, 5 minutes 13 seconds left",
    },
    "switch": {"column.side": "Left done, Right now"},
    "noticed": {"labels.place": "5 of 10"},
}
OFFERED = (
    "Do it the easier way: Both Knees to Chest, Knees Apart",
    "Skip this stretch",
    "Go on as before",
    "End and save",
)
SAID = {
    "hold": "Hold. Runner’s Lunge. Left foot forward.",
    "switch": "Switch sides. Runner’s Lunge. Right foot forward.",
}


def test_the_words_of_the_page(page):
    for name, words in WORDS.items():
        page.show_view(views.ALL[name])
        assert {part: attrgetter(part)(page).accessibleName() for part in words} == words, name
    page.show_view(views.OFFER)
    assert tuple(button.accessibleName() for button in offered(page)) == OFFERED
    assert {name: views.ALL[name].announcement for name in SAID} == SAID


def offered(page):
    return [button for button in page.column.panel.buttons() if button.isVisible()]


def test_an_instruction_stands_there_while_getting_ready_and_what_to_feel_while_holding(page):
    assert page.column.line.accessibleName() == views.HOLD.feel
    for view in (views.PREPARE, views.SWITCH, views.REST):
        page.show_view(view)
        assert page.column.line.accessibleName() == view.line
        assert page.column.line.isVisible()
    page.show_view(views.MOVE)
    assert not page.column.line.isVisible()


def test_switching_sides_ticks_the_side_that_is_done(page):
    before = page.column.side.accessibleName()
    page.show_view(views.SWITCH)
    assert page.column.side.accessibleName() != before
    assert page.column.headline.accessibleName() == views.SWITCH.side_words


def test_a_stretch_without_sides_has_its_name_as_the_largest_line(page):
    page.show_view(replace(views.PREPARE, side_words=""))
    assert page.column.headline.accessibleName() == views.PREPARE.stretch
    assert not page.column.name.isVisible()
    page.show_view(views.PREPARE)
    assert page.column.name.accessibleName() == views.PREPARE.stretch
    assert page.column.headline.fitted_px() > 1.5 * page.column.name.fitted_px()


def test_the_words_of_a_movement_change_without_moving_anything(page):
    page.show_view(replace(views.MOVE, side_words="Middle"))
    places = page.column.headline.geometry(), page.column.figure.geometry()
    page.show_view(replace(views.MOVE, side_words="Out, and over to the right"))
    assert (page.column.headline.geometry(), page.column.figure.geometry()) == places


def test_the_figure_gets_every_moment_while_it_is_seen(page, figure):
    figure.moments.clear()
    moment = replace(views.HOLD, pose=replace(views.POSE, elapsed_s=13.0))
    page.show_view(moment)
    assert figure.moments == [(moment.pose, ScreenState.HOLD)]
    page.show_view(views.PAUSED)
    assert figure.isVisible()
    assert figure.moments[-1] == (views.PAUSED.pose, ScreenState.PAUSED)


def test_the_figure_takes_motion_from_the_page(page, figure):
    assert figure.reduced_motion is True
    page.set_reduced_motion(False)
    assert figure.reduced_motion is False


def test_another_theme_changes_the_canvas_at_once(page):
    page._style.change(dark(), 1.0)
    assert page._fade.color == dark().canvas(ScreenState.HOLD).canvas
    assert page.bar._canvas is dark().canvas(ScreenState.HOLD)


@pytest.mark.parametrize("name", ["hold", "prepare", "paused"])
def test_a_larger_text_size_makes_small_texts_and_controls_larger(page, name):
    view = views.ALL[name]
    page.show_view(view)
    before = sizes(page)
    page._style.change(light(), 1.5)
    after = sizes(page)
    # the largest words leave a little of their room to the small ones where they fill the page already
    assert all(after[part] >= 0.9 * before[part] for part in before)
    for part in ("labels.place", "column.following"):
        assert after[part] == pytest.approx(1.5 * before[part], rel=0.02), part
    assert page.controls._buttons["pause"].face.pixels == pytest.approx(24)
    page._style.change(light(), 1.0)
    assert sizes(page) == before


def sizes(page):
    parts = ("labels.place", "column.headline", "column.line", "column.following")
    return {part: attrgetter(part)(page).fitted_px() for part in parts}


def test_paused_offers_going_on_starting_again_and_ending(qtbot, page, commands):
    page.show_view(views.PAUSED)
    panel = page.column.panel
    assert panel.isVisible()
    assert not page.column.following.isVisible()
    assert page.ring.face.word == views.PAUSED.breath.word
    assert panel.note.accessibleName() == views.PAUSED.line
    for button in offered(page):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert commands == [Command.RESUME, Command.RESTART_HOLD, Command.END]
    page.show_view(views.HOLD)
    assert not panel.isVisible()


def test_the_offer_names_the_easier_way(qtbot, page, commands):
    page.show_view(views.OFFER)
    easier, *others = offered(page)
    assert views.OFFER.offer.variant_name in easier.accessibleName()
    for button in (easier, *others):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert commands == [Command.TAKE_EASIER, Command.SKIP_STRETCH, Command.RESUME, Command.END]


def test_an_offer_without_an_easier_way_offers_the_rest(qtbot, page, commands):
    page.show_view(views.OFFER_WITHOUT)
    for button in offered(page):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert commands == [Command.SKIP_STRETCH, Command.RESUME, Command.END]


def test_at_the_end_there_is_nothing_to_leave(qtbot, page, commands):
    page.show_view(views.OFFER_AT_THE_END)
    for button in offered(page):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert commands == [Command.RESUME, Command.END]


def test_while_it_hurts_a_body_rests_and_no_step_is_left(page):
    shown = []
    page.column.figure.show_moment = lambda pose, screen: shown.append(pose)
    page.show_view(views.OFFER)
    assert page.column.figure.isVisible()
    page.show_view(views.OFFER)
    assert shown[-1] == views.OFFER.offer.rest
    assert not page.column.line.isVisible()
    assert page.column.panel.note.accessibleName() == views.OFFER.offer.advice


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", [views.OFFER, views.OFFER_WITHOUT, views.OFFER_AT_THE_END])
def test_every_answer_to_pain_can_be_read_whole(page, size, view):
    page.resize(*size)
    page.show_view(view)
    assert not page.column.panel.note.is_cut()
    for button in offered(page):
        assert button.parts & Parts.LABEL, button.accessibleName()


@pytest.mark.parametrize("size", SIZES)
def test_a_long_notice_is_large_enough_to_read_and_whole(page, size):
    sound = (
        "No sound can be played (there is no sound device). "
        "The screen goes on, and sound comes back by itself."
    )
    page.resize(*size)
    page.show_view(replace(views.HOLD, notice=sound))
    notice = page.labels.notice
    assert notice.fitted_px() >= 13
    assert not notice.is_cut()
    assert page.labels.rect().contains(notice.geometry())
    assert not notice.geometry().intersects(page.labels.remaining.geometry())


def test_a_notice_takes_the_place_of_the_routine(page):
    page.show_view(views.NOTICED)
    assert page.labels.notice.accessibleName() == views.NOTICED.notice
    assert views.NOTICED.routine not in page.labels.place.accessibleName()
    page.show_view(views.HOLD)
    assert page.labels.notice.accessibleName() == ""
    assert views.HOLD.routine in page.labels.place.accessibleName()


def test_the_sign_of_a_notice_fits_its_sentence(page):
    for kind, sign in (
        (NoticeKind.TROUBLE, "alert"),
        (NoticeKind.RECOVERED, "check"),
        (NoticeKind.HINT, "info"),
    ):
        page.show_view(replace(views.NOTICED, notice_kind=kind))
        assert page.labels.sign == sign


@pytest.mark.parametrize("spot", [(300, 400), (900, 600), (640, 10), (700, 250)])
def test_a_click_on_the_stage_pauses(qtbot, page, commands, spot):
    qtbot.mouseClick(page.childAt(*spot) or page, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(*spot))
    assert commands == [Command.PAUSE, Command.PAUSE]


def test_other_mouse_buttons_do_nothing(qtbot, page, commands):
    qtbot.mouseClick(page, Qt.MouseButton.RightButton, pos=QPoint(300, 400))
    assert commands == []


def test_a_press_dragged_off_the_page_does_nothing(qtbot, page, commands):
    qtbot.mousePress(page, Qt.MouseButton.LeftButton, pos=QPoint(300, 400))
    qtbot.mouseRelease(page, Qt.MouseButton.LeftButton, pos=QPoint(-20, -20))
    assert commands == []


def test_a_phase_is_announced_once(page, monkeypatch):
    said = []
    monkeypatch.setattr(page_module, "announce", lambda _widget, text: said.append(text))
    page.show_view(views.SWITCH)
    page.show_view(replace(views.SWITCH, digits_s=3, remaining_s=293.0))
    page.show_view(views.HOLD)
    assert said == [views.SWITCH.announcement, views.HOLD.announcement]


def test_the_color_crosses_over_once_a_phase(qtbot, page):
    page.set_reduced_motion(False)
    page.show_view(views.SWITCH)
    assert page._fade.running
    start = QColor(page._fade.color)
    page.show_view(replace(views.SWITCH, digits_s=3))
    assert page._fade.color == start
    qtbot.waitUntil(lambda: not page._fade.running)
    assert page._fade.color == light().canvas(ScreenState.SWITCH).canvas
    page.hide()


def test_reduced_motion_changes_the_color_at_once(page):
    page.show_view(views.SWITCH)
    assert page._fade.color == light().canvas(ScreenState.SWITCH).canvas


def test_a_hidden_page_leaves_no_fade_running(page):
    page.set_reduced_motion(False)
    page.show_view(views.REST)
    page.hide()
    assert not page._fade.running


@pytest.mark.parametrize("size", SIZES)
def test_the_vital_controls_are_always_there(page, size):
    page.resize(*size)
    shown = {name for name, button in page.controls._buttons.items() if button.isVisible()}
    assert {"pause", "skip", "hurts", "end"} <= shown


def test_a_row_that_is_far_too_long_ends_in_an_ellipsis_within_its_place(page):
    page.show_view(replace(views.HOLD, stretch="Runner’s Lunge " * 12))
    assert page.column.tab_name.width() <= page.column.badge.parent().width()
