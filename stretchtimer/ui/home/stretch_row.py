"""Show one stretch of the open routine: its number, picture, name, side, and its hold to change."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.routine import Sides
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.home.model import StretchLine
from stretchtimer.ui.theme.fonts import digits_font, ui_font
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import Tokens
from stretchtimer.ui.widgets.chip import Chip
from stretchtimer.ui.widgets.hold_stepper import HoldStepper
from stretchtimer.ui.widgets.thumbnails import Thumbnail

PICTURE = QSize(78, 50)
STEPPER = QSize(132, 40)
_NUMBER_PX, _GAP = 40, 12


@dataclass(frozen=True, slots=True)
class RowLook:
    """How rows are drawn."""

    style: Style
    chips: bool
    small: bool
    thumbnail: Thumbnail | None

    @property
    def tokens(self) -> Tokens:
        """Return the colours."""
        return self.style.tokens

    @property
    def scale(self) -> float:
        """Return the text size, 1.0 for 100 %."""
        return self.style.scale

    def px(self, pixels: float) -> int:
        """Return a length at this text size."""
        return self.style.px(pixels)


class StretchRow(QWidget):
    """One row; all but the stepper and the chip is painted, so that a long routine opens at once."""

    hold_changed = Signal(int, float)
    """The row's number from 0, and the new seconds."""

    def __init__(self, number: int, look: RowLook, parent: QWidget) -> None:
        super().__init__(parent)
        self._number, self._look = number, look
        self._line: StretchLine | None = None
        self._complaint = ""
        self._picture: QPixmap | None = None
        self._pictured: tuple[object, ...] = ()
        self._chip: Chip | None = None
        self.stepper: HoldStepper | None = None

    def show_line(self, line: StretchLine, count: int) -> None:
        """Show a stretch, one of `count`."""
        before, self._line = self._line, line
        if self.stepper is None:
            self.stepper = HoldStepper(line.low_s, line.high_s, self)
            self.stepper.changed.connect(self._changed)
            self.stepper.complained.connect(self._complain)
        if before is None or replace(before, hold_s=line.hold_s, today_s=line.today_s) != line:
            self.stepper.set_limits(line.low_s, line.high_s)
            self.stepper.set_stretch(line.name)
            self._show_chip(line)
        if before is None or before.hold_s != line.hold_s:
            self.stepper.set_seconds(line.hold_s)
        self._complaint = ""
        self.setAccessibleName(_accessible(self._number + 1, count, line))
        self.update()

    def _show_chip(self, line: StretchLine) -> None:
        words = side_words(line)
        if not words:
            if self._chip is not None:
                self._chip.hide()
            return
        icon = "slow" if line.moving else "sides"
        if self._chip is None:
            self._chip = Chip(self._look.style, words, icon, self)
        self._chip.set_fact(words, icon)
        self._chip.setVisible(self._look.chips)
        self._lay_out()

    def set_look(self, look: RowLook) -> None:
        """Draw in another theme, text size or layout."""
        self._look = look
        self._picture, self._pictured = None, ()
        if self._chip is not None:
            self._chip.setVisible(look.chips and self._line is not None and bool(side_words(self._line)))
        self._lay_out()
        self.update()

    def forget_picture(self) -> None:
        """Ask for the picture again when it is next drawn."""
        self._picture, self._pictured = None, ()
        self.update()

    def height_for(self, width: int) -> int:
        """Return how high the row must be for its texts, the gap to its neighbours included."""
        look = self._look
        names = self._name_box(width).height()
        texts = names + look.px(20) + look.px(16 if look.small else 22)
        pictures = (look.px(PICTURE.height()) if look.thumbnail else 0) + look.px(8 if look.small else 16)
        return max(texts, pictures, look.px(STEPPER.height()) + 16)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        look = self._look
        if self.stepper is None:
            return
        width, height = look.px(STEPPER.width()), look.px(STEPPER.height())
        self.stepper.setGeometry(self.width() - width - 4, (self.height() - height) // 2, width, height)
        if self._chip is not None:
            size = self._chip.sizeHint()
            left = self.stepper.x() - _GAP - size.width()
            self._chip.setGeometry(
                QRect(QRect(left, (self.height() - size.height()) // 2, 0, 0).topLeft(), size)
            )

    def _text_left(self) -> int:
        look = self._look
        number = look.px(_NUMBER_PX)
        return number + (look.px(PICTURE.width()) + _GAP if look.thumbnail else 0) + 2

    def _text_width(self, width: int) -> int:
        look = self._look
        right = width - look.px(STEPPER.width()) - 4 - _GAP
        if look.chips and self._chip is not None:
            right -= self._chip.sizeHint().width() + _GAP
        return max(60, right - self._text_left())

    def _name_box(self, width: int) -> QRect:
        metrics = QFontMetrics(ui_font(self._look.px(16), 600))
        room = QRect(0, 0, self._text_width(width), 1000)
        name = self._line.name if self._line else ""
        box = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, name)
        return QRect(0, 0, room.width(), min(box.height(), 2 * metrics.lineSpacing()))

    def paintEvent(self, _event) -> None:
        line, look = self._line, self._look
        if line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.tokens.color("border"))
        painter.setPen(look.tokens.color("text-2"))
        painter.setFont(digits_font(look.px(15), 500))
        number = QRectF(0, 0, look.px(_NUMBER_PX) - 14, self.height() - 1)
        painter.drawText(
            number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self._number + 1)
        )
        if look.thumbnail is not None:
            self._paint_picture(painter, line)
        self._paint_texts(painter, line)

    def _paint_texts(self, painter: QPainter, line: StretchLine) -> None:
        look, tokens = self._look, self._look.tokens
        box = self._name_box(self.width())
        caption = look.px(20)
        top = (self.height() - 1 - box.height() - caption) // 2
        place = box.translated(self._text_left(), top)
        painter.setPen(tokens.color("text"))
        painter.setFont(ui_font(look.px(16), 600))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, line.name)
        painter.setFont(ui_font(look.px(13)))
        painter.setPen(tokens.color("error" if self._complaint else "text-2"))
        parts = [today_words(line), *([] if look.chips else [side_words(line)]), line.targets]
        words = self._complaint or " · ".join(part for part in parts if part)
        fitted = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        below = QRect(place.left(), place.bottom() + 1, place.width(), caption)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)

    def _paint_picture(self, painter: QPainter, line: StretchLine) -> None:
        look = self._look
        size = QSize(look.px(PICTURE.width()), look.px(PICTURE.height()))
        frame = QRectF(
            look.px(_NUMBER_PX), (self.height() - 1 - size.height()) / 2, size.width(), size.height()
        )
        painter.setPen(QPen(look.tokens.color("border"), 1))
        painter.setBrush(look.tokens.color("sunken"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        inside = size - QSize(8, 8)
        wanted = (line.stretch_id, line.variant, inside.width(), self.devicePixelRatioF())
        if wanted != self._pictured:
            self._pictured = wanted
            self._picture = look.thumbnail(line.stretch_id, line.variant, inside, self.devicePixelRatioF())
        if self._picture is not None:
            painter.drawPixmap(frame.topLeft() + QPointF(4, 4), self._picture)

    def _changed(self, seconds: float) -> None:
        self.hold_changed.emit(self._number, seconds)

    def _complain(self, sentence: str) -> None:
        self._complaint = sentence
        self.stepper.setAccessibleDescription(sentence)
        self.stepper.setToolTip(sentence)
        self.update()

    @property
    def complaint(self) -> str:
        """Return what is wrong with the number that was typed, empty when nothing is."""
        return self._complaint


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
