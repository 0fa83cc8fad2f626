import pytest
from PySide6.QtCore import QSize

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.domain.shown import Shown
from stretchtimer.ui import tokens
from stretchtimer.ui.figure_view import FigureView
from tests.figure.figures import hold, moment


class Counted(FigureView):
    """Count how often a picture is made."""

    pictures = 0

    def _paint_picture(self):
        self.pictures += 1
        super()._paint_picture()


@pytest.fixture
def view(qtbot):
    view = Counted()
    qtbot.addWidget(view)
    view.resize(QSize(320, 240))
    view.show()
    qtbot.waitExposed(view)
    return view


def seen(view):
    image = view.grab().toImage()
    return image.copy() if not image.isNull() else image


def pictures_of(view, moments, shown=Shown.HOLD):
    view.pictures = 0
    for at in moments:
        view.show_moment(at, shown)
        view.repaint()
    return view.pictures


def test_nothing_is_shown_before_a_moment(view):
    before = seen(view)
    view.show_moment(hold("butterfly"), Shown.HOLD)
    assert seen(view) != before


def test_the_same_moment_is_painted_once(view):
    assert pictures_of(view, [hold("butterfly")] * 50) == 1


def test_a_hold_is_painted_less_often_than_it_is_looked_at(view):
    moments = [hold("butterfly", elapsed_s=i / 30) for i in range(300)]
    assert 2 <= pictures_of(view, moments) <= 80


def test_a_pause_paints_nothing(view):
    at = moment(PhaseKind.MOVE, "cat-cow", elapsed_s=5.3, beat_s=3.75)
    view.show_moment(at, Shown.MOVE)
    view.repaint()
    assert pictures_of(view, [at] * 20, Shown.MOVE) == 0


def test_a_movement_is_painted_as_it_goes(view):
    moments = [moment(PhaseKind.MOVE, "cat-cow", elapsed_s=i / 30, beat_s=3.75) for i in range(113)]
    assert pictures_of(view, moments, Shown.MOVE) > 15


def test_reduced_motion_shows_one_still_pose_for_a_hold(view):
    view.set_reduced_motion(True)
    assert pictures_of(view, [hold("butterfly", elapsed_s=i / 3) for i in range(90)]) == 1


def test_reduced_motion_shows_each_end_of_a_movement_once(view):
    view.set_reduced_motion(True)
    moments = [moment(PhaseKind.MOVE, "cat-cow", elapsed_s=i / 10, beat_s=3.0) for i in range(119)]
    assert pictures_of(view, moments, Shown.MOVE) == 4


def test_the_canvas_and_the_theme_change_the_picture(view):
    view.show_moment(hold("butterfly"), Shown.HOLD)
    pictures = [seen(view)]
    view.show_moment(hold("butterfly"), Shown.SWITCH)
    pictures.append(seen(view))
    view.set_tokens(tokens.dark())
    pictures.append(seen(view))
    view.set_tokens(tokens.dark().worn(Looks.EBONY, Clothes.MOSS))
    pictures.append(seen(view))
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_the_picture_fills_a_new_size(view):
    view.show_moment(hold("butterfly"), Shown.HOLD)
    small = seen(view)
    view.resize(500, 400)
    assert seen(view).size() != small.size()
    assert view.pictures == 2
