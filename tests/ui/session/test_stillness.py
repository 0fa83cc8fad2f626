"""In full screen, controls and pointer hide when nothing moves, and come back."""

import pytest
from PySide6.QtCore import QPoint, Qt

from stretchtimer.ui.session.page import SessionPage
from stretchtimer.ui.session.stillness import STILL_AFTER_MS
from stretchtimer.ui.theme.style import Style
from tests.ui.pointer import move_pointer
from tests.ui.session import views


@pytest.fixture
def full(qtbot):
    """A page that fills the screen."""
    page = SessionPage(Style(), reduced_motion=True)
    qtbot.addWidget(page)
    page.showFullScreen()
    page.show_view(views.HOLD)
    qtbot.waitUntil(lambda: page.isVisible() and page.isFullScreen())
    page.show_view(views.HOLD)
    yield page
    page.hide()


def pointer_hidden(page):
    return page.cursor().shape() is Qt.CursorShape.BlankCursor


def test_four_seconds_of_stillness_hide_controls_and_pointer(full):
    assert STILL_AFTER_MS == 4000
    assert full._stillness._timer.isActive()
    full._stillness._timer.timeout.emit()
    assert not full.controls.isVisible()
    assert pointer_hidden(full)


def test_hiding_the_controls_moves_nothing(full):
    ring = full.ring.geometry()
    full._stillness.become_still()
    assert full.ring.geometry() == ring


@pytest.mark.parametrize("how", ["key", "pointer", "pause"])
def test_a_movement_brings_them_back(qtbot, full, how):
    full._stillness.become_still()
    if how == "key":
        qtbot.keyClick(full, Qt.Key.Key_Shift)
    elif how == "pointer":
        move_pointer(full, QPoint(140, 120))
    else:
        full.show_view(views.PAUSED)
    assert full.controls.isVisible()
    assert not pointer_hidden(full)


def test_filling_the_screen_without_a_new_size_gives_the_ring_the_room(page, monkeypatch):
    before = page.ring.height()
    monkeypatch.setattr(page, "_floats", lambda: True)
    page.show_view(views.HOLD)
    assert page.ring.height() > before
    page.hide()


def test_nothing_hides_while_paused(full):
    full.show_view(views.PAUSED)
    assert not full._stillness._timer.isActive()
    full._stillness.become_still()
    assert full.controls.isVisible()


def test_nothing_hides_in_a_window(page):
    assert not page._stillness._timer.isActive()
    page._stillness.become_still()
    assert page.controls.isVisible()
