"""The hold stepper by clicks, arrows and typing, within its limits."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QStyle, QStyleOptionSpinBox

from stretchtimer.ui.theme.stylesheet import stylesheet
from stretchtimer.ui.theme.tokens import light
from stretchtimer.ui.widgets.hold_stepper import HoldStepper


@pytest.fixture
def stepper(qtbot):
    stepper = HoldStepper(10, 60)
    stepper.setStyleSheet(stylesheet(light()))
    stepper.set_seconds(30)
    stepper.set_stretch("Knee to Chest")
    qtbot.addWidget(stepper)
    stepper.ensurePolished()
    stepper.resize(132, 40)
    return stepper


@pytest.fixture
def told(stepper):
    told = []
    stepper.changed.connect(told.append)
    return told


@pytest.fixture
def warnings(stepper):
    warnings = []
    stepper.warned.connect(warnings.append)
    return warnings


def part(stepper, control):
    option = QStyleOptionSpinBox()
    stepper.initStyleOption(option)
    return stepper.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, control, stepper)


def test_it_is_as_large_as_drawn(stepper):
    stepper.resize(400, 100)
    assert stepper.size().toTuple() == (132, 40)
    down, up = (part(stepper, c) for c in (QStyle.SubControl.SC_SpinBoxDown, QStyle.SubControl.SC_SpinBoxUp))
    assert down.right() < stepper.width() / 2 < up.left()
    assert min(down.width(), up.width()) >= 36


def test_plus_and_minus_change_by_five(qtbot, stepper, told):
    for control in (QStyle.SubControl.SC_SpinBoxUp, QStyle.SubControl.SC_SpinBoxDown):
        qtbot.mouseClick(stepper, Qt.MouseButton.LeftButton, pos=part(stepper, control).center())
    assert told == [35.0, 30.0]


def test_arrows_change_by_five_and_with_control_by_one(qtbot, stepper, told):
    qtbot.keyClick(stepper, Qt.Key.Key_Up)
    qtbot.keyClick(stepper, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(stepper, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(stepper, Qt.Key.Key_Down)
    assert told == [35.0, 36.0, 35.0, 30.0]


def test_it_stops_at_its_limits(qtbot, stepper):
    for _press in range(20):
        qtbot.keyClick(stepper, Qt.Key.Key_Up)
    assert stepper.seconds == 60
    for _press in range(20):
        qtbot.keyClick(stepper, Qt.Key.Key_Down)
    assert stepper.seconds == 10


def test_a_typed_number_counts_with_enter(qtbot, stepper, told):
    stepper.selectAll()
    qtbot.keyClicks(stepper, "45")
    assert told == []
    qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert told == [45.0]


@pytest.mark.parametrize("typed", ["3", "9", "61", "999"])
def test_a_number_outside_the_limits_is_refused_with_a_sentence(qtbot, stepper, told, warnings, typed):
    stepper.selectAll()
    qtbot.keyClicks(stepper, typed)
    assert bool(stepper.property("error")) is (int(typed) > 60)
    qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert warnings[-1] == "Hold must be between 10 and 60 seconds. It stays at 30."
    assert (stepper.seconds, stepper.text(), told) == (30.0, "30 s", [])
    assert not stepper.property("error")


def test_nothing_but_digits_can_be_typed(qtbot, stepper):
    stepper.selectAll()
    qtbot.keyClicks(stepper, "a-[x")
    qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert stepper.seconds == 30


def test_an_emptied_field_takes_its_number_back_without_a_word(qtbot, stepper, warnings):
    stepper.selectAll()
    qtbot.keyClick(stepper, Qt.Key.Key_Backspace)
    qtbot.keyClick(stepper, Qt.Key.Key_Return)
    assert stepper.text() == "30 s"
    assert [sentence for sentence in warnings if sentence] == []


def test_the_wheel_changes_nothing_and_is_left_to_the_page(stepper):
    wheel = QWheelEvent(
        QPointF(60, 20),
        QPointF(60, 20),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    stepper.wheelEvent(wheel)
    assert stepper.seconds == 30
    assert not wheel.isAccepted()


def test_showing_a_value_tells_nobody(stepper, told):
    stepper.set_seconds(20)
    stepper.set_limits(40, 50)
    assert (stepper.seconds, told) == (40.0, [])


def test_a_screen_reader_finds_a_spin_box_with_a_name(stepper):
    found = QAccessible.queryAccessibleInterface(stepper)
    assert found.role() is QAccessible.Role.SpinBox
    assert found.text(QAccessible.Text.Name) == "Hold time for Knee to Chest, seconds"
