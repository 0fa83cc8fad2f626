"""When nothing moves, the controls fade and the pointer hides; *It hurts* stays, and all come back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from stretchtimer.domain.command import Command
from stretchtimer.ui.session.stillness import STILL_AFTER_MS
from stretchtimer.ui.theme.tokens import light
from tests.ui.pointer import move_pointer
from tests.ui.session import views


def seen(page):
    """The names of the controls of which something is painted."""
    ground = light().canvas(page._view.screen).canvas
    image = page.grab(page.controls.geometry()).toImage()
    return {
        button.objectName()
        for button in page.controls.buttons()
        if not button.isHidden() and painted(image, button.geometry(), ground)
    }


def painted(image, box, ground):
    row = box.center().y()
    across = range(box.left() + 4, box.right() - 4)
    return any(QColor(image.pixel(x, row)) != ground for x in across)


def pointer_hidden(page):
    return page.cursor().shape() is Qt.CursorShape.BlankCursor


def test_five_seconds_of_stillness_leave_it_hurts_alone(page):
    before = seen(page)
    assert STILL_AFTER_MS == 5000
    assert page._stillness._timer.isActive()
    page._stillness._timer.timeout.emit()
    assert seen(page) == {"hurts"} < before
    assert pointer_hidden(page)


def test_fading_moves_nothing(page):
    ring, controls = page.ring.geometry(), page.controls.geometry()
    page._stillness.become_still()
    assert (page.ring.geometry(), page.controls.geometry()) == (ring, controls)


def test_what_has_faded_is_still_read_out_and_takes_no_click(qtbot, page, commands):
    page._stillness.become_still()
    end = page.controls._buttons["end"]
    assert end.isVisible()
    assert end.accessibleName()
    spot = end.mapTo(page, end.rect().center())
    qtbot.mouseClick(page.childAt(spot) or page, Qt.MouseButton.LeftButton)
    assert Command.END not in commands
    hurts = page.controls._buttons["hurts"]
    page._stillness.become_still()
    assert page.childAt(hurts.mapTo(page, hurts.rect().center())) is hurts


@pytest.mark.parametrize("how", ["key", "pointer", "pause", "hurts", "tab"])
def test_a_movement_brings_them_back(qtbot, page, how):
    before = seen(page)
    page._stillness.become_still()
    if how == "key":
        qtbot.keyClick(page, Qt.Key.Key_Shift)
    elif how == "tab":
        page.controls._buttons["skip"].setFocus(Qt.FocusReason.TabFocusReason)
    elif how == "pointer":
        move_pointer(page, QPoint(140, 120))
    else:
        page.show_view(views.PAUSED if how == "pause" else views.OFFER)
    assert page.controls.fade.opacity == 1
    assert not pointer_hidden(page)
    if how in ("key", "pointer"):
        assert seen(page) == before


@pytest.mark.parametrize("view", [views.PAUSED, views.OFFER])
def test_nothing_fades_while_the_session_stands_still(page, view):
    page.show_view(view)
    assert not page._stillness._timer.isActive()
    page._stillness.become_still()
    assert page.controls.fade.opacity == 1


def test_nothing_fades_while_the_keyboard_is_at_a_control(page):
    skip = page.controls._buttons["skip"]
    skip.setFocus(Qt.FocusReason.TabFocusReason)
    page.show_view(replace(views.HOLD, digits_s=17))
    assert not page._stillness._timer.isActive()
    page.setFocus()
    assert page._stillness._timer.isActive()


def test_the_controls_fade_slowly_unless_motion_is_reduced(qtbot, page):
    page._stillness.become_still()
    assert not page.controls.fade.running
    page._stillness.moved()
    page.set_reduced_motion(False)
    page._stillness.become_still()
    assert page.controls.fade.running
    qtbot.waitUntil(lambda: page.controls.fade.opacity == 0)
    assert seen(page) == {"hurts"}


def test_a_hidden_page_waits_for_nothing(page):
    page.hide()
    assert not page._stillness._timer.isActive()
    assert not page.controls.fade.running
