"""Show one stretch of the draft with everything that can be changed about it."""

from collections.abc import Callable, Sequence, Set

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget

from stretchtimer.domain.draft import Draft, DraftField, DraftLine, Problem, hint
from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.editor import row_words as words
from stretchtimer.ui.editor.editing import Editing
from stretchtimer.ui.editor.icon_button import IconButton
from stretchtimer.ui.editor.row_fields import GAP_PX, RowDetails, RowFields, shape_at
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.fonts import digits_font
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.label import label
from stretchtimer.ui.widgets.stretch_picture import paint_picture
from stretchtimer.ui.widgets.thumbnails import Thumbnail

#: Where the name begins, and what is free at the other end.
NAME_X, RIGHT_PX = 150, 12
_RADIUS, _LINE_PX, _NARROW_LINE_PX = 10, 62, 58
#: Where in the first line handle, number and picture stand: from, and how wide.
_HANDLE, _NUMBER, _PICTURE = (8, 20), (28, 36), (74, 66)
_PICTURE_TALL_PX = 44
_LEFT = Qt.AlignmentFlag.AlignLeft


class ItemRow(QWidget):
    """One row. It takes the keyboard: ↑↓ choose a row, Enter goes into it, Delete removes it."""

    chosen = Signal(int)
    """The person chose the row; its key."""
    stepped = Signal(int)
    """The keyboard goes this many rows down."""
    dragged = Signal(int, int)
    """The row is dragged; its key, and where the pointer is in the parent."""
    dropped = Signal(int)
    """The row was let go; its key."""

    def __init__(
        self, style: Style, editing: Editing, line: DraftLine, thumbnail: Thumbnail | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._style, self._editing, self._line, self._thumbnail = style, editing, line, thumbnail
        self._number, self._selected = 0, False
        self._shown: tuple[object, ...] = ()
        self._width_px = 0.0
        self._pressed: QPoint | None = None
        self._dragging = False
        self.name = label("strong", wrap=True)
        self.fields = RowFields(style, self)
        self.details: RowDetails | None = None
        self.trash = IconButton(style, "trash", "text-2", self)
        self._messages = RowMessages(style, self)
        self._grid = QGridLayout(self)
        self.fields.edited.connect(self._change)
        self.trash.clicked.connect(self.remove)
        self._place()
        style.changed.connect(self._place)

    def _change(self, edit: Callable[..., Draft], values: tuple[object, ...]) -> None:
        self._editing.change(self.index, edit, *values)

    @property
    def key(self) -> int:
        """Return the key of the line shown."""
        return self._line.key

    @property
    def index(self) -> int:
        """Return where the line stands in the draft now; raise LookupError where it has been taken out."""
        index = self._editing.draft.index_of(self.key)
        if index is None:
            raise LookupError(self.key)
        return index

    @property
    def sentences(self) -> list[str]:
        """Return what stands below the row."""
        return [sentence for _wrong, sentence in self._messages.shown]

    def show_line(self, line: DraftLine, number: int, selected: bool, problems: Sequence[Problem]) -> None:
        """Show a line as it is now; `problems` are its own."""
        stretch = self._editing.stretch(line.item)
        # how many there are changes in rows that stay as they are
        count = len(self._editing.draft.lines)
        self.setAccessibleName(words.accessible(number, count, line.item, stretch))
        if self.details is not None:
            self.details.show_place(number - 1, count)
        wrong = {problem.field for problem in problems}
        messages = [(True, problem.sentence) for problem in problems]
        advice = hint(line.item, stretch)
        if advice and DraftField.HOLD not in wrong:
            messages.append((False, advice))
        if (shown := (line, stretch, number, selected, messages)) == self._shown:
            return
        self._shown, self._line, self._number, self._selected = shown, line, number, selected
        self._messages.show_messages(messages)
        self.setAccessibleDescription(" ".join(self.sentences))
        self.name.setText(stretch.name)
        self.trash.setAccessibleName(_("Remove {stretch}").format(stretch=stretch.name))
        self.trash.setToolTip(self.trash.accessibleName())
        self._show_fields(stretch, wrong)
        self.update()

    def _show_fields(self, stretch: Stretch, wrong: Set[DraftField]) -> None:
        item, selected = self._line.item, self._selected
        self.fields.show_item(item, stretch, selected)
        if selected:
            plain = self._editing.catalogue[item.stretch_id]
            details = self._build_details()
            details.show_item(item, stretch, plain)
            details.show_place(self._number - 1, len(self._editing.draft.lines))
        if self.details is not None:
            self.details.setVisible(selected)
            self.details.note.set_wrong(DraftField.NOTE in wrong)
        for field, stepper in self.fields.numbers.items():
            if stepper is not None:
                stepper.set_wrong(field in wrong)
        policy = Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        for control in self.controls:
            control.setFocusPolicy(policy)
            control.installEventFilter(self)

    def _build_details(self) -> RowDetails:
        if self.details is None:
            self.details = RowDetails(self._style, self)
            self.details.edited.connect(self._change)
            self.details.moved.connect(self._move)
            self.details.typed.connect(lambda text: self._editing.set_note(self.index, text))
            self.details.note.editingFinished.connect(self._editing.stop_typing)
            self._place()
        return self.details

    def _move(self, by: int) -> None:
        index = self.index
        if 0 <= index + by < len(self._editing.draft.lines):
            self._editing.move(index, index + by)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in order."""
        return [self, *self.controls]

    @property
    def controls(self) -> list[QWidget]:
        """Return what can be changed, in the order of Tab; what the chosen row alone has is built with it."""
        details = self.details.all if self.details is not None else []
        return [*self.fields.all, *details, self.trash]

    def control_of(self, field: DraftField) -> QWidget:
        """Return where a problem of the chosen row can be mended."""
        if field in self.fields.numbers:
            return self.fields.numbers[field] or self.fields.hold
        details = self._build_details()
        return {DraftField.VARIANT: details.variant, DraftField.NOTE: details.note}[field]

    def focus_field(self, field: DraftField) -> None:
        """Put the keyboard where a problem can be mended."""
        self.control_of(field).setFocus(Qt.FocusReason.TabFocusReason)

    def remove(self) -> None:
        """Take the stretch out."""
        self._editing.remove(self.index)

    def set_width(self, pixels: int) -> None:
        """Lay everything out for a width."""
        width_px = pixels / self._style.scale
        if width_px != self._width_px:
            self._width_px = width_px
            self._place()

    def _place(self) -> None:
        """Put name and fields beside each other, or the fields below the name."""
        px, grid, shape = self._style.px, self._grid, shape_at(self._width_px)
        self.fields.set_shape(shape)
        grid.setContentsMargins(0, 0, px(RIGHT_PX), 0)
        grid.setSpacing(0)
        grid.setHorizontalSpacing(px(GAP_PX))
        grid.setColumnMinimumWidth(0, px(NAME_X - GAP_PX))
        grid.setColumnStretch(1, 1)
        grid.setRowMinimumHeight(0, px(self._line_px))
        below = [self.fields, *([self.details] if self.details is not None else []), self._messages]
        for widget in (self.name, self.trash, *below):
            grid.removeWidget(widget)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.trash, 0, 3)
        if shape.wide:
            grid.addWidget(below.pop(0), 0, 2)
        for line, widget in enumerate(below, start=1):
            side = _LEFT if widget is self.fields else Qt.AlignmentFlag(0)
            grid.addWidget(widget, line, 0, 1, 4, side)
        if self.details is not None:
            self.details.set_room(self._width_px - RIGHT_PX, shape.indent_px)
        self._messages.set_indent(shape.indent_px)
        self.update()

    @property
    def _line_px(self) -> int:
        """Return how high the line of the name is at 100 % text size."""
        return _LINE_PX if shape_at(self._width_px).wide else _NARROW_LINE_PX

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, style = QPainter(self), self._style
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._selected:
            painter.setPen(QPen(style.color("accent"), 2))
            painter.setBrush(style.color("selected"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), _RADIUS, _RADIUS)
        else:
            painter.fillRect(0, self.height() - 1, self.width(), 1, style.color("border"))
        ratio, middle = self.devicePixelRatioF(), style.px(self._line_px) / 2
        x, side = (style.px(pixels) for pixels in _HANDLE)
        grip = icons.pixmap("drag", style.color("text-2"), side, ratio)
        painter.drawPixmap(QPointF(x, middle - side / 2), grip)
        painter.setPen(style.color("text-2"))
        painter.setFont(digits_font(14 * style.scale, 500))
        x, wide = (style.px(pixels) for pixels in _NUMBER)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x, 0, wide, 2 * middle), flags, str(self._number))
        self._paint_picture(painter, middle, ratio)

    def _paint_picture(self, painter: QPainter, middle: float, ratio: float) -> None:
        style, item, picture = self._style, self._line.item, None
        x, wide = (style.px(pixels) for pixels in _PICTURE)
        size = QSize(wide, style.px(_PICTURE_TALL_PX))
        if self._thumbnail is not None:
            picture = self._thumbnail(item.stretch_id, item.variant, size - QSize(8, 6), ratio)
        frame = QRectF(x, middle - size.height() / 2, *size.toTuple())
        paint_picture(painter, frame, style, picture)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.chosen.emit(self.key)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of a row say; what a control did not want comes here too."""
        key, here = event.key(), self.hasFocus()
        if key == Qt.Key.Key_Delete:
            self.remove()
        elif here and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif here and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focus_field(DraftField.HOLD)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        here = event.position().toPoint()
        if (here - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.key, self.mapToParent(here).y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self.unsetCursor()
            self.dropped.emit(self.key)


class RowMessages(QWidget):
    """Sentences below a row, each with an icon: what is wrong, and what is good to know."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self.shown: Sequence[tuple[bool, str]] = ()
        """The sentences, each with whether it is about something wrong."""
        self._lines = QGridLayout(self)
        self._lines.setColumnStretch(1, 1)
        self.hide()
        style.changed.connect(self._build)

    def show_messages(self, messages: Sequence[tuple[bool, str]]) -> None:
        """Show these sentences."""
        if messages != self.shown:
            self.shown = messages
            self._build()
            self.setVisible(bool(messages))

    def set_indent(self, indent_px: int) -> None:
        """Begin so far from the edge, in pixels at 100 % text size."""
        self._lines.setContentsMargins(self._style.px(indent_px), 0, 0, self._style.px(GAP_PX))

    def _build(self) -> None:
        for old in self.findChildren(QLabel):
            old.hide()
            old.deleteLater()
        style = self._style
        for number, (wrong, sentence) in enumerate(self.shown):
            icon, color = ("alert", "error") if wrong else ("info", "text-2")
            drawn = label("caption")
            drawn.setPixmap(icons.pixmap(icon, style.color(color), style.px(16), self.devicePixelRatioF()))
            self._lines.addWidget(drawn, number, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(label("error" if wrong else "caption", sentence, wrap=True), number, 1)
