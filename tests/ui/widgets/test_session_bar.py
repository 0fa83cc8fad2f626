"""The bar shows every hold, close together within a stretch, and where the session is."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.view import Segment
from stretchtimer.ui.theme.tokens import light
from stretchtimer.ui.widgets.session_bar import OVERHANG, SessionBar, bar_name
from tests.ui.session import views


@pytest.fixture
def bar(qtbot):
    """The bar of a session that is 1280 pixels wide, during a hold."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 100)
    bar = SessionBar(window)
    bar.set_canvas(light().canvas(ScreenState.HOLD))
    bar.setGeometry(32 - OVERHANG, 20, 1280 - 64 + 2 * OVERHANG, 20 + 2 * OVERHANG)
    bar.show_segments(views.HOLD.segments)
    with qtbot.waitExposed(window):
        window.show()
    yield bar
    window.hide()


def gaps(boxes):
    return [round(b.left() - a.right(), 2) for a, b in pairwise(boxes)]


def test_segments_of_one_stretch_stand_close(bar):
    expected = [2.0 if a == b else 8.0 for a, b in pairwise(views.GROUPS)]
    assert gaps(bar.boxes) == expected


def test_all_holds_are_equally_wide_and_fill_the_row(bar):
    boxes = bar.boxes
    assert len({round(box.width(), 2) for box in boxes}) == 1
    assert boxes[-1].right() - boxes[0].left() == pytest.approx(1280 - 64, abs=1)


def test_the_current_stretch_is_taller(bar):
    heights = [round(box.height()) for box in bar.boxes]
    assert [index for index, height in enumerate(heights) if height == max(heights)] == [5, 6]


@pytest.mark.parametrize("count", [1, 2, 40, 80])
def test_any_number_of_holds_has_its_place(bar, count):
    bar.resize(720, 28)
    bar.show_segments(tuple(Segment(at, 0.0, at == 0) for at in range(count)))
    assert len(bar.boxes) == count
    assert all(box.width() > 2 for box in bar.boxes)
    assert bar.boxes[-1].right() <= bar.width()


def test_no_holds_paint_nothing(bar):
    bar.show_segments(())
    assert bar.boxes == []
    bar.grab()


class Paints(QObject):
    def __init__(self, widget):
        super().__init__(widget)
        self.rects = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):  # noqa: N802 - the name is Qt's
        if event.type() is QEvent.Type.Paint:
            self.rects.append(event.rect())
        return False


def test_filling_repaints_the_current_segment_by_whole_pixels(qtbot, bar):
    seen = Paints(bar)
    bar.update()
    qtbot.waitUntil(lambda: bool(seen.rects))
    seen.rects.clear()
    bar.show_segments(views.segments(5, 0.401))
    bar.show_segments(views.segments(5, 0.45))
    qtbot.waitUntil(lambda: bool(seen.rects))
    assert [rect.width() for rect in seen.rects] == [pytest.approx(bar.boxes[5].width(), abs=2)]


def test_names_for_a_screen_reader():
    assert bar_name(5, 10, "left side", "13 seconds") == "Stretch 5 of 10, left side, 13 seconds left"
    assert bar_name(7, 10, "", "1 minute") == "Stretch 7 of 10, 1 minute left"
