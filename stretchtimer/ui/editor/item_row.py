"""Show one stretch of the draft with everything that can be changed about it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from stretchtimer.domain import draft as drafts
from stretchtimer.domain.draft import Draft, DraftField, DraftLine, Problem, hint
from stretchtimer.ui.editor import row_words as words
from stretchtimer.ui.editor.editing import Editing
from stretchtimer.ui.editor.look import Look
from stretchtimer.ui.editor.row_controls import Controls
from stretchtimer.ui.editor.row_face import RowFace, message_lines, paint_row
from stretchtimer.ui.editor.row_layout import RowContent, message_x, places


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

    def __init__(self, editing: Editing, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._editing, self._look = editing, look
        self._line: DraftLine | None = None
        self._face: RowFace | None = None
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.controls = Controls(self, look)
        self._connect()

    def _connect(self) -> None:
        parts, editing = self.controls, self._editing
        for signal, edit in (
            (parts.hold.changed, drafts.with_hold),
            (parts.rest.changed, drafts.with_rest),
            (parts.variant.picked, drafts.with_variant),
            (parts.pacing.picked, drafts.with_pacing),
        ):
            signal.connect(partial(self._change, edit))
        parts.sides.picked.connect(lambda chosen: self._change(drafts.with_sides, *chosen))
        parts.repeats.changed.connect(lambda count: self._change(drafts.with_repeats, round(count)))
        parts.note.textEdited.connect(lambda text: editing.set_note(self.index, text))
        parts.note.editingFinished.connect(editing.stop_typing)
        parts.trash.clicked.connect(self.remove)
        for control in parts.all():
            control.installEventFilter(self)

    def _change(self, edit: Callable[..., Draft], *values: object) -> None:
        self._editing.change(self.index, edit, *values)

    @property
    def key(self) -> int:
        """Return the key of the line shown."""
        return self._line.key

    @property
    def index(self) -> int:
        """Return where the line stands in the draft now."""
        return self._editing.draft.index_of(self.key)

    @property
    def sentences(self) -> list[str]:
        """Return what stands below the row."""
        return [sentence for _wrong, sentence in self._face.messages]

    def show_line(self, line: DraftLine, number: int, selected: bool, problems: list[Problem]) -> None:
        """Show a line as it is now; `problems` are its own."""
        stretch = self._editing.stretch(line.item)
        messages = [(True, problem.sentence) for problem in problems]
        advice = hint(line.item, stretch)
        if advice and not any(problem.field is DraftField.HOLD for problem in problems):
            messages.append((False, advice))
        # how many there are changes in rows that stay as they are
        count = len(self._editing.draft.lines)
        self.setAccessibleName(words.accessible(number, count, line.item, stretch))
        face = RowFace(number, line.item, stretch, selected, tuple(messages))
        if face == self._face and self._line == line:
            return
        self._line, self._face = line, face
        self.setAccessibleDescription(" ".join(self.sentences))
        plain = self._editing.catalogue[line.item.stretch_id]
        self.controls.show_item(line.item, stretch, plain, {problem.field for problem in problems})
        self._show_controls()
        self.update()

    def _show_controls(self) -> None:
        face, parts = self._face, self.controls
        parts.sides.setVisible(face.stretch.one_sided)
        for control in (parts.repeats, parts.rest, parts.note):
            control.setVisible(face.selected)
        parts.variant.setVisible(face.selected and bool(face.stretch.variants))
        parts.pacing.setVisible(face.selected and face.stretch.moving)
        for control in (self, *parts.all()):
            policy = Qt.FocusPolicy.StrongFocus if face.selected else Qt.FocusPolicy.ClickFocus
            control.setFocusPolicy(policy)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in order."""
        return [self, *self.controls.all()]

    def focus_field(self, field: DraftField) -> None:
        """Put the keyboard where a problem can be mended."""
        self.controls.of(field).setFocus(Qt.FocusReason.TabFocusReason)

    def remove(self) -> None:
        """Take the stretch out."""
        self._editing.remove(self.index)

    def set_look(self, look: Look) -> None:
        """Draw in another theme or text size."""
        self._look = look
        self.controls.trash.set_look(look)
        self.lay_out()
        self.update()

    def height_for(self, width: int) -> int:
        """Return how high the row must be."""
        return self._places(width).height

    def _places(self, width: int):
        look, face = self._look, self._face
        room = width - message_x(width, look.scale) - look.px(12)
        content = RowContent(
            selected=face.selected,
            variants=bool(face.stretch.variants),
            moving=face.stretch.moving,
            message_lines=sum(message_lines(face, look, room)),
        )
        return places(width, look.scale, content)

    def lay_out(self) -> None:
        """Put every control in its place."""
        if self._face is None:
            return
        parts = self._places(self.width()).parts
        for name, control in self.controls.named():
            if name in parts:
                control.setGeometry(parts[name])

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def paintEvent(self, _event) -> None:
        if self._face is not None:
            painter = QPainter(self)
            shown = self._places(self.width())
            paint_row(painter, self.rect(), self._face, shown, self._look, self.devicePixelRatioF())

    def focusInEvent(self, event) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.key)

    def eventFilter(self, watched, event) -> bool:
        if event.type() == event.Type.FocusIn:
            self.chosen.emit(self.key)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event) -> None:
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

    def mousePressEvent(self, event) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event) -> None:
        if self._pressed is None:
            return
        here = event.position().toPoint()
        if (here - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
        if self._dragging:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.key, self.mapToParent(here).y())

    def mouseReleaseEvent(self, event) -> None:
        del event
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self.unsetCursor()
            self.dropped.emit(self.key)
