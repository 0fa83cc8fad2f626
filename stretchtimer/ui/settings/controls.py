"""Edit one setting with the control that fits its type; all of them share one shape."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QWidget,
)

from stretchtimer.domain.preferences import MILLISECONDS, Setting
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.widgets.segmented import Segmented

#: A number with at most this many values is chosen among buttons instead of on a slider.
FEW_VALUES = 4
#: No value with its unit is wider.
_WIDEST = "−0.00 s"


class SettingControl(QWidget):
    """A control; `chosen` carries the new value."""

    chosen = Signal(object)
    explained = Signal(str, str)
    """What its row says: the value, where the control does not show it, and what is to be known of it."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.label = label

    def show_value(self, value: object) -> None:
        """Show a value without telling anybody."""
        raise NotImplementedError


class SwitchControl(SettingControl):
    """On or off."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.box = QCheckBox()
        # the mark stands at the far end, flush with the controls above and below
        self.box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.box.setAccessibleName(label)
        self.box.toggled.connect(self.chosen.emit)
        self._row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))


class ChoiceControl(SettingControl):
    """One of a few, all in sight; `choices` are pairs of value and words."""

    def __init__(self, label: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__(label)
        self.row = Segmented(label, choices)
        self.row.chosen.connect(self.chosen)
        self._row.addWidget(self.row)
        self.setFocusProxy(self.row)

    def show_value(self, value: object) -> None:
        self.row.set_value(value)


class NumberControl(SettingControl):
    """A number on a slider, with its value beside it; a drag tells its value once it ends."""

    def __init__(self, label: str, setting: Setting) -> None:
        super().__init__(label)
        self._step, self._low = setting.step, setting.low or 0
        self._setting = setting
        high = setting.high or 0
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, (high - self._low) // self._step)
        self.slider.setPageStep(max(1, self.slider.maximum() // 5))
        self.slider.setTracking(False)
        self.slider.setAccessibleName(label)
        self.slider.setMinimumWidth(140)
        self.slider.sliderMoved.connect(self._name)
        self.slider.valueChanged.connect(self._moved)
        self._value = QLabel()
        self._value.setProperty("role", "strong")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.slider, 1)
        self._row.addSpacing(12)
        self._row.addWidget(self._value)
        self.setFocusProxy(self.slider)
        _leave_wheel_to_page(self.slider)

    def _text(self, position: int) -> str:
        return _with_unit(self._low + position * self._step, self._setting)

    def _moved(self, position: int) -> None:
        self._name(position)
        self.chosen.emit(self._low + position * self._step)

    def _name(self, position: int) -> None:
        self._value.setText(self._text(position))

    def show_value(self, value: object) -> None:
        number = value if isinstance(value, int) else self._low
        position = round((number - self._low) / self._step)
        with QSignalBlocker(self.slider):
            self.slider.setValue(position)
        self._name(position)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # all values are equally wide, so that the sliders stand under each other and stay there
            self._value.ensurePolished()
            self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance(_WIDEST))


class _WheelToPage(QObject):
    """Let the wheel scroll the page instead of changing what happens to lie under the pointer."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def _leave_wheel_to_page(widget: QWidget) -> None:
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelToPage(widget))


def control_for(setting: Setting, default: object) -> SettingControl:
    """Return the control that fits a setting by its type."""
    label = _(setting.label)
    if isinstance(default, bool):
        return SwitchControl(label)
    if isinstance(default, StrEnum):
        return ChoiceControl(label, choices_of(setting, default))
    values = range(setting.low or 0, (setting.high or 0) + 1, setting.step)
    if len(values) <= FEW_VALUES:
        return ChoiceControl(label, [(value, _with_unit(value, setting)) for value in values])
    return NumberControl(label, setting)


def choices_of(setting: Setting, default: StrEnum) -> list[tuple[StrEnum, str]]:
    """Return what a setting offers, as pairs of value and words."""
    kind = type(default)
    return [(kind(key), _(text)) for key, text in (setting.choices or {}).items()]


def _with_unit(value: int, setting: Setting) -> str:
    if setting.unit == MILLISECONDS:
        return _seconds(value, setting)
    return f"{value} {_(setting.unit)}" if setting.unit else str(value)


def _seconds(value: int, setting: Setting) -> str:
    if value == setting.low == 0:
        return _("Off")
    digits = 1 if setting.step % 100 == 0 else 2
    # a hyphen for a minus sign is hardly seen
    return _("{seconds} s").format(seconds=f"{value / 1000:.{digits}f}".replace("-", "−"))
