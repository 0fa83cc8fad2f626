"""Edit one setting with the control that fits its type; all of them share one shape."""

from collections.abc import Sequence
from enum import StrEnum
from gettext import gettext as _

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QWidget,
)

from stretchtimer.domain.ports import Voice
from stretchtimer.domain.preferences import Setting


class Control(QWidget):
    """A control; `chosen` carries the new value."""

    chosen = Signal(object)

    def __init__(self, label: str) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.label = label

    def show_value(self, value: object) -> None:
        """Show a value without telling anybody."""
        raise NotImplementedError


class SwitchControl(Control):
    """On or off."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.box = QCheckBox()
        self.box.setAccessibleName(label)
        self.box.toggled.connect(self.chosen.emit)
        self._row.addStretch(1)
        self._row.addWidget(self.box)

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))


class ChoiceControl(Control):
    """One of a few, all in sight."""

    def __init__(self, label: str, setting: Setting, kind: type[StrEnum]) -> None:
        super().__init__(label)
        self._kind = kind
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        self._row.addStretch(1)
        choices = list((setting.choices or {}).items())
        for number, (value, shown) in enumerate(choices):
            button = QPushButton(_(shown))
            button.setCheckable(True)
            button.setProperty("kind", "segment")
            button.setProperty("segment", _segment(number, len(choices)))
            button.setAccessibleName(f"{label}: {_(shown)}")
            button.clicked.connect(self._clicked)
            self._group.addButton(button)
            self.buttons[value] = button
            self._row.addWidget(button)

    def _clicked(self) -> None:
        value = next(value for value, button in self.buttons.items() if button.isChecked())
        self.chosen.emit(self._kind(value))

    def show_value(self, value: object) -> None:
        self.buttons[str(value)].setChecked(True)


class NumberControl(Control):
    """A number on a slider, with its value beside it."""

    def __init__(self, label: str, setting: Setting) -> None:
        super().__init__(label)
        self._step, self._low = setting.step, setting.low or 0
        self._unit = _(setting.unit) if setting.unit else ""
        high = setting.high or 0
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, (high - self._low) // self._step)
        self.slider.setPageStep(max(1, self.slider.maximum() // 5))
        self.slider.setAccessibleName(label)
        self.slider.setMinimumWidth(140)
        self.slider.valueChanged.connect(self._moved)
        self._value = QLabel()
        self._value.setProperty("role", "strong")
        self._value.setMinimumWidth(72)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(self.slider, 2)
        self._row.addWidget(self._value)

    def _number(self) -> int:
        return self._low + self.slider.value() * self._step

    def _moved(self) -> None:
        self._name()
        self.chosen.emit(self._number())

    def _name(self) -> None:
        self._value.setText(f"{self._number()} {self._unit}".strip())

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round((int(value) - self._low) / self._step))
        self._name()


class VoiceControl(Control):
    """One of the installed voices; the first entry leaves the choice to the program."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self._value = ""
        self.combo = QComboBox()
        self.combo.setAccessibleName(label)
        self.combo.setMinimumWidth(220)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.activated.connect(self._activated)
        self._row.addStretch(1)
        self._row.addWidget(self.combo)
        self.show_voices(())

    def show_voices(self, voices: Sequence[Voice]) -> None:
        """Offer these voices."""
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self.combo.addItem(_("Chosen for you"), "")
            for voice in voices:
                self.combo.addItem(f"{voice.name} ({voice.language})", voice.id)
            if self._value and self.combo.findData(self._value) < 0:
                self.combo.addItem(self._value, self._value)
        self.show_value(self._value)

    def _activated(self) -> None:
        self._value = self.combo.currentData()
        self.chosen.emit(self._value)

    def show_value(self, value: object) -> None:
        self._value = str(value)
        with QSignalBlocker(self.combo):
            self.combo.setCurrentIndex(max(0, self.combo.findData(self._value)))


def control_for(key: str, setting: Setting, default: object) -> Control:
    """Return the control that fits a setting."""
    label = _(setting.label)
    if key == "voice":
        return VoiceControl(label)
    if isinstance(default, bool):
        return SwitchControl(label)
    if isinstance(default, StrEnum):
        return ChoiceControl(label, setting, type(default))
    return NumberControl(label, setting)


def _segment(number: int, count: int) -> str:
    """Return where a button stands in its row."""
    return "first" if number == 0 else "last" if number == count - 1 else "middle"
