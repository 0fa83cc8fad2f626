from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.ui.theme import tokens
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.figure_view import FigureView, paint_still, shipped_poses
from tests.figure.figures import hold, moment


class Counted(FigureView):
    """Count how often a picture is made."""

    pictures = 0

    def _paint_picture(self, body):
        self.pictures += 1
        super()._paint_picture(body)


@pytest.fixture
def view(qtbot):
    view = Counted(Style())
    qtbot.addWidget(view)
    view.resize(QSize(320, 240))
    view.show()
    qtbot.waitExposed(view)
    return view


def seen(view):
    image = view.grab().toImage()
    return image.copy() if not image.isNull() else image


def pictures_of(view, moments, screen=ScreenState.HOLD):
    view.pictures = 0
    for at in moments:
        view.show_moment(at, screen)
        view.repaint()
    return view.pictures


def test_nothing_is_shown_before_a_moment(view):
    before = seen(view)
    view.show_moment(hold("butterfly"), ScreenState.HOLD)
    assert seen(view) != before


def test_the_same_moment_is_painted_once(view):
    assert pictures_of(view, [hold("butterfly")] * 50) == 1


def test_a_hold_is_painted_less_often_than_it_is_looked_at(view):
    moments = [hold("butterfly", elapsed_s=i / 30) for i in range(300)]
    assert 2 <= pictures_of(view, moments) <= 80


def test_a_pause_paints_nothing(view):
    at = moment(PhaseKind.MOVE, "cat-cow", elapsed_s=5.3, beat_s=3.75)
    view.show_moment(at, ScreenState.MOVE)
    view.repaint()
    assert pictures_of(view, [at] * 20, ScreenState.MOVE) == 0


def test_a_movement_is_painted_as_it_goes(view):
    moments = [moment(PhaseKind.MOVE, "cat-cow", elapsed_s=i / 30, beat_s=3.75) for i in range(113)]
    assert pictures_of(view, moments, ScreenState.MOVE) > 15


def test_a_round_is_worked_out_once_and_looks_the_same_again(view):
    def seen_at(seconds):
        view.show_moment(moment(PhaseKind.MOVE, "cat-cow", elapsed_s=seconds, beat_s=3.0), ScreenState.MOVE)
        return seen(view)

    # out of the hold, to the cow and back to the cat
    for step in range(90, 270):
        seen_at(step / 30)
    drawn, here = len(view._drawings), seen_at(4.5)
    for step in range(270, 630):
        seen_at(step / 30)
    assert len(view._drawings) <= drawn + 4
    assert seen_at(16.5) == here
    assert seen_at(7.5) == here  # the way back is the way, backwards


def test_a_breath_is_worked_out_once(view):
    pictures_of(view, [hold("butterfly", elapsed_s=i / 30, length_s=60.0) for i in range(300)])
    drawn = len(view._drawings)
    pictures_of(view, [hold("butterfly", elapsed_s=i / 30, length_s=60.0) for i in range(300, 900)])
    assert len(view._drawings) == drawn


def test_what_moved_is_painted_finely_once_it_rests(view):
    way = moment(PhaseKind.GET_READY, "butterfly", length_s=30.0)
    for step in range(60):
        view.show_moment(replace(way, elapsed_s=step / 30), ScreenState.PREPARE)
        view.repaint()
    assert view._quick
    for step in range(40):
        view.show_moment(replace(way, elapsed_s=18 + step / 30), ScreenState.PREPARE)
        view.repaint()
    assert not view._quick


def test_reduced_motion_shows_one_still_pose_for_a_hold(view):
    view.set_reduced_motion(True)
    assert pictures_of(view, [hold("butterfly", elapsed_s=i / 3) for i in range(90)]) == 1


def test_reduced_motion_shows_each_end_of_a_movement_once(view):
    view.set_reduced_motion(True)
    moments = [moment(PhaseKind.MOVE, "cat-cow", elapsed_s=i / 10, beat_s=3.0) for i in range(119)]
    assert pictures_of(view, moments, ScreenState.MOVE) == 4


def test_the_canvas_and_the_theme_change_the_picture(view):
    view.show_moment(hold("butterfly"), ScreenState.HOLD)
    pictures = [seen(view)]
    view.show_moment(hold("butterfly"), ScreenState.SWITCH)
    pictures.append(seen(view))
    view._style.change(tokens.dark(), view._style.scale)
    pictures.append(seen(view))
    view._style.change(tokens.dark().worn(Looks.EBONY, Clothes.MOSS), view._style.scale)
    pictures.append(seen(view))
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_the_picture_fills_a_new_size(view):
    view.show_moment(hold("butterfly"), ScreenState.HOLD)
    small = seen(view)
    view.resize(500, 400)
    assert seen(view).size() != small.size()
    assert view.pictures == 2


@pytest.fixture
def undrawn():
    shipped_poses().undrawn["own-bird-dog"] = "Bird dog"
    yield "own-bird-dog"
    del shipped_poses().undrawn["own-bird-dog"]


def test_a_stretch_that_nobody_drew_is_a_still_card_and_no_body(view, undrawn):
    shown = []
    for stretch in ("butterfly", undrawn, "own-unheard-of"):
        view.show_moment(hold(stretch), ScreenState.HOLD)
        view.repaint()
        shown.append(seen(view))
    assert len({bytes(image.constBits()) for image in shown}) == 3
    moments = [hold(undrawn, elapsed_s=i / 10) for i in range(100)]
    assert pictures_of(view, moments) == 1
    shipped_poses().undrawn[undrawn] = "Dog and bird"
    assert pictures_of(view, [hold(undrawn)]) == 1
    view.show_moment(moment(PhaseKind.REST, None, None, None), ScreenState.REST)
    view.repaint()
    assert seen(view) not in shown


@pytest.mark.parametrize(("width", "height"), [(62, 42), (560, 420), (300, 900)])
def test_a_card_keeps_to_its_rectangle_and_has_words_where_there_is_room(qapp, undrawn, width, height):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    pictures = []
    for name in ("Bird dog", ""):
        shipped_poses().undrawn[undrawn] = name
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        paint_still(painter, QRectF(0, 0, width, height), undrawn, None, None, tokens.light())
        painter.end()
        pictures.append(image.copy())
    lettered, bare = (
        {y for y in range(height) for x in range(width) if picture.pixelColor(x, y).lightness() < 150}
        for picture in pictures
    )
    assert lettered - bare
    assert bool(bare) is (height > 90)
