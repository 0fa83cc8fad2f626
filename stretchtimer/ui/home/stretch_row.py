"""Show one stretch of the open routine: its number, picture, name, side, and its hold to change."""

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from stretchtimer.domain.routine import Sides
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.home.layout import Layout
from stretchtimer.ui.home.model import StretchLine
from stretchtimer.ui.theme.fonts import digits_font
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.chip import Chip
from stretchtimer.ui.widgets.hold_stepper import HoldStepper
from stretchtimer.ui.widgets.stretch_picture import paint_picture
from stretchtimer.ui.widgets.thumbnails import Thumbnail

PICTURE, LARGE_PICTURE = QSize(78, 50), QSize(125, 80)
_NUMBER_PX, _GAP_PX, _CAPTION_PX, _LEAST_WORDS_PX = 40, 12, 20, 60
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class StretchWords(QWidget):
    """Number, picture, name and body areas of a stretch.

    They are painted: as four labels they take 4 ms to build and to style on a slow machine, a quarter of a
    second in a routine of 60.
    """

    def __init__(self, style: Style, number: int, thumbnail: Thumbnail | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self._number, self._thumbnail = style, number, thumbnail
        self._line: StretchLine | None = None
        self._chips = self._small = self._large = False
        self._picture: QPixmap | None = None
        self._pictured: tuple[object, ...] = ()
        #: By width: the layouts ask ten times for each height.
        self._heights: dict[int, int] = {}
        self.warning = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        style.changed.connect(self._restyle)

    def show_line(self, line: StretchLine, warning: str) -> None:
        """Show a stretch, or in the place of its body areas what is wrong with the number typed."""
        before, self._line, self.warning = self._line, line, warning
        if before is None or before.name != line.name:
            self._reshape()
        self.update()

    def set_layout(self, layout: Layout) -> None:
        """Leave the side to a chip, or say it in words; have less air, or a larger picture."""
        wanted = layout.chips, layout.small, layout.large
        if wanted != (self._chips, self._small, self._large):
            self._chips, self._small, self._large = wanted
            self._reshape()

    def forget_picture(self) -> None:
        """Ask for the picture again when it is next drawn."""
        self._picture, self._pictured = None, ()
        self.update()

    def _restyle(self) -> None:
        self.forget_picture()
        self._reshape()

    def _reshape(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _picture_size(self) -> QSize:
        size = LARGE_PICTURE if self._large else PICTURE
        return QSize(self._style.px(size.width()), self._style.px(size.height()))

    def _name_font(self) -> QFont:
        return self._style.font(18 if self._large else 16, 600)

    def _caption_font(self) -> QFont:
        return self._style.font(15 if self._large else 13)

    def _caption_px(self) -> int:
        return self._style.px(_CAPTION_PX + 3 if self._large else _CAPTION_PX)

    def _words_x(self) -> int:
        picture = self._picture_size().width() + _GAP_PX if self._thumbnail else 0
        return self._style.px(_NUMBER_PX) + picture + 2

    def _name_box(self, width: int) -> QRect:
        metrics = QFontMetrics(self._name_font())
        room = QRect(0, 0, max(_LEAST_WORDS_PX, width - self._words_x()), 1000)
        name = self._line.name if self._line else ""
        box = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, name)
        return QRect(0, 0, room.width(), min(box.height(), 2 * metrics.lineSpacing()))

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height_for(width)
        return self._heights[width]

    def _height_for(self, width: int) -> int:
        style = self._style
        words = self._name_box(width).height() + self._caption_px() + style.px(16 if self._small else 22)
        picture = (self._picture_size().height() if self._thumbnail else 0) + style.px(
            8 if self._small else 16
        )
        return max(words, picture)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._words_x() + _LEAST_WORDS_PX, 0)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        line, style = self._line, self._style
        if line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(style.color("text-2"))
        painter.setFont(digits_font(15 * style.scale, 500))
        number = QRectF(0, 0, style.px(_NUMBER_PX) - 14, self.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number, flags, str(self._number + 1))
        if self._thumbnail is not None:
            self._paint_picture(painter, line, self._thumbnail)
        self._paint_texts(painter, line)

    def _paint_texts(self, painter: QPainter, line: StretchLine) -> None:
        style, box, caption = self._style, self._name_box(self.width()), self._caption_px()
        place = box.translated(self._words_x(), (self.height() - box.height() - caption) // 2)
        painter.setPen(style.color("text"))
        painter.setFont(self._name_font())
        painter.drawText(place, int(_WRAPPED), line.name)
        painter.setFont(self._caption_font())
        painter.setPen(style.color("error" if self.warning else "text-2"))
        parts = [today_words(line), *([] if self._chips else [side_words(line)]), line.targets]
        words = self.warning or " · ".join(part for part in parts if part)
        fitted = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        below = QRect(place.left(), place.bottom() + 1, place.width(), caption)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)

    def _paint_picture(self, painter: QPainter, line: StretchLine, thumbnail: Thumbnail) -> None:
        size, ratio = self._picture_size(), self.devicePixelRatioF()
        frame = QRectF(self._style.px(_NUMBER_PX), (self.height() - size.height()) / 2, *size.toTuple())
        inside = size - QSize(8, 8)
        wanted = (line.stretch_id, line.variant, inside.width(), ratio)
        if wanted != self._pictured:
            self._pictured = wanted
            self._picture = thumbnail(line.stretch_id, line.variant, inside, ratio)
        paint_picture(painter, frame, self._style, self._picture)


class StretchRow(QWidget):
    """One row: the words, a chip where there is room for one, and the stepper."""

    hold_changed = Signal(int, float)
    """The row's number from 0, and the new seconds."""

    def __init__(self, style: Style, number: int, thumbnail: Thumbnail | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._style, self._number = style, number
        self._line: StretchLine | None = None
        self._chip: Chip | None = None
        self._chips = False
        self._air = 0
        self.words = StretchWords(style, number, thumbnail, self)
        self.stepper = HoldStepper(0, 0, self)
        self.stepper.changed.connect(self._changed)
        self.stepper.warned.connect(self._warn)
        self._parts = QHBoxLayout(self)
        self._parts.setContentsMargins(0, 0, 4, 1)
        self._parts.setSpacing(_GAP_PX)
        self._parts.addWidget(self.words, 1)
        self._parts.addWidget(self.stepper)
        style.changed.connect(self.update)

    def show_line(self, line: StretchLine, count: int) -> None:
        """Show a stretch, one of `count`."""
        before, self._line = self._line, line
        if before is None or replace(before, hold_s=line.hold_s, today_s=line.today_s) != line:
            self.stepper.set_limits(line.low_s, line.high_s)
            self.stepper.set_stretch(line.name)
            self._show_chip(line)
        if before is None or before.hold_s != line.hold_s:
            self.stepper.set_seconds(line.hold_s)
        self.words.show_line(line, "")
        self.setAccessibleName(_accessible(self._number + 1, count, line))

    def _show_chip(self, line: StretchLine) -> None:
        words, icon = side_words(line), "slow" if line.moving else "sides"
        if self._chips and words and self._chip is None:
            self._chip = Chip(self._style, words, icon)
            self._parts.insertWidget(1, self._chip)
        if self._chip is not None:
            self._chip.set_fact(words, icon)
            self._chip.setVisible(self._chips and bool(words))

    def set_layout(self, layout: Layout) -> None:
        """Say the side in a chip or in the words; a small row has less air."""
        self._chips = layout.chips
        self.words.set_layout(layout)
        if self._line is not None:
            self._show_chip(self._line)

    def height_for(self, width: int) -> int:
        """Return how high the row must be for its words, the gap to its neighbours included."""
        return self._parts.totalHeightForWidth(width) - self._air

    def set_air(self, pixels: int) -> None:
        """Be so much higher than it must."""
        if pixels != self._air:
            self._air = pixels
            self._parts.setContentsMargins(0, pixels // 2, 4, pixels - pixels // 2 + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._style.color("border"))

    def _changed(self, seconds: float) -> None:
        self.hold_changed.emit(self._number, seconds)

    def _warn(self, sentence: str) -> None:
        if self._line is not None:
            self.words.show_line(self._line, sentence)
        self.stepper.setAccessibleDescription(sentence)
        self.stepper.setToolTip(sentence)

    @property
    def warning(self) -> str:
        """Return what is wrong with the number that was typed, empty when nothing is."""
        return self.words.warning


def side_words(line: StretchLine) -> str:
    """Return what the chip says; empty for a stretch of both sides at once."""
    if line.moving:
        words = _("Moving")
    elif line.sides is Sides.BOTH:
        words = _("Both sides")
    elif line.sides is not None:
        words = _("Left side") if line.sides is Sides.LEFT else _("Right side")
    else:
        words = ""
    if line.repeats > 1:
        times = ngettext("{n} time", "{n} times", line.repeats).format(n=line.repeats)
        return f"{words} · {times}" if words else times
    return words


def today_words(line: StretchLine) -> str:
    """Return "Today 20 s" in a session of shorter holds, else nothing."""
    return "" if line.today_s is None else _("Today {n} s").format(n=round(line.today_s))


def _accessible(number: int, count: int, line: StretchLine) -> str:
    place = _("{number} of {count}").format(number=number, count=count)
    sides = side_words(line)
    seconds = ngettext("{n} second", "{n} seconds", round(line.hold_s)).format(n=round(line.hold_s))
    today = today_words(line)
    parts = (place, line.name, sides[:1].lower() + sides[1:], seconds, today[:1].lower() + today[1:])
    return ", ".join(part for part in parts if part)
