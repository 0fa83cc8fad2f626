"""Show the page on which a routine is built and changed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractSpinBox, QVBoxLayout, QWidget

from stretchtimer.domain import draft as drafts
from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.ports import RoutineStore
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.editor.body import EditorBody
from stretchtimer.ui.editor.editing import Editing
from stretchtimer.ui.editor.footer import CornerToast, EditorFooter
from stretchtimer.ui.editor.form import reason
from stretchtimer.ui.editor.head import EditorHead
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialogs import Answer, Dialogs
from stretchtimer.ui.widgets.thumbnails import Thumbnail


class EditorPage(QWidget):
    """The page. `total_s` tells how long a routine takes, `thumbnail` draws a stretch's picture."""

    saved = Signal(object)
    """The Routine as it is kept now."""
    closed = Signal()
    """The person leaves without saving."""
    own_asked = Signal(str)
    """A stretch of one's own is to be written and added; the name it may have, empty where none is known."""

    def __init__(
        self,
        style: Style,
        dialogs: Dialogs,
        catalogue: Catalogue,
        store: RoutineStore,
        total_s: Callable[[Routine], float],
        thumbnail: Thumbnail | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._style, self._dialogs = style, dialogs
        self._catalogue, self._total_s = catalogue, total_s
        self.editing = Editing(catalogue, store, self)
        self._build(thumbnail)
        self._connect()

    def _build(self, thumbnail: Thumbnail | None) -> None:
        style = self._style
        self.head = EditorHead(style, self.editing)
        self.body = EditorBody(style, self.editing, self._catalogue, thumbnail)
        self.form, self.items, self.library = self.body.form, self.body.items, self.body.library
        self.footer = EditorFooter(style)
        self.toast = CornerToast(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.head)
        column.addWidget(self.body, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self.editing.shown.connect(self._show)
        self.editing.removed.connect(self._offer_undo)
        self.form.name.textEdited.connect(self.editing.rename)
        self.form.name.editingFinished.connect(self.editing.stop_typing)
        self.items.chosen.connect(self._order_tabs)
        self.library.own_asked.connect(self.own_asked)
        self.head.save.clicked.connect(self.save)
        self.head.cancel.clicked.connect(self.leave)
        self.head.back.clicked.connect(self.leave)
        self.toast.undone.connect(self.editing.stack.undo)
        for keys, action in (
            ("Ctrl+Z", self._undo),
            ("Ctrl+Shift+Z", self.editing.stack.redo),
            ("Ctrl+Y", self.editing.stack.redo),
            ("Ctrl+S", self.save),
            ("Ctrl+F", self.body.search),
            ("Alt+Up", lambda: self.items.move_selected(-1)),
            ("Alt+Down", lambda: self.items.move_selected(1)),
        ):
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(action)
        self._style.changed.connect(self._fit_foot)

    def edit(self, routine: Routine) -> None:
        """Change a routine as it is kept; what was edited before is forgotten."""
        self._begin(routine, _("Edit routine"))
        if self.items.rows:
            self.items.rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def new(self) -> None:
        """Build a new routine."""
        self._begin(None, _("New routine"))
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.name.selectAll()

    def _begin(self, routine: Routine | None, title: str) -> None:
        self.head.title.setText(title)
        self.body.begin()
        self.editing.open(routine)
        self._order_tabs()

    @property
    def changed(self) -> bool:
        """Tell whether leaving would lose something."""
        self._take_typed()
        return self.editing.changed

    def save(self) -> None:
        """Keep the routine, where nothing is wrong with it."""
        if self._save():
            return
        problems = self.editing.problems()
        if problems:
            self.body.go_to(problems[0])

    def _save(self) -> bool:
        self._take_typed()
        if reason(self.editing.problems(), self.editing.changed):
            return False
        try:
            routine = self.editing.keep()
        except StretchTimerError as error:
            self.form.show_failed(str(error))
            return False
        self.saved.emit(routine)
        return True

    def leave(self) -> None:
        """Go back to the routines; changes are asked about, once."""
        if self.may_leave():
            self.closed.emit()

    def may_leave(self) -> bool:
        """Tell whether nothing is lost by leaving now: saved, discarded, or never changed."""
        if not self.changed:
            return True
        draft = self.editing.draft
        why = reason(self.editing.problems(), True)
        answer = self._dialogs.unsaved(self, draft.name.strip(), why)
        if answer is Answer.SAVE:
            return self._save()
        if answer is Answer.DISCARD:
            self.editing.open(draft.origin)
            return True
        return False

    def _take_typed(self) -> None:
        """Count a number that was typed and not yet finished with Enter."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractSpinBox):
            focused.interpretText()

    def _undo(self) -> None:
        self._take_typed()
        self.editing.stack.undo()

    def _offer_undo(self, name: str) -> None:
        self.toast.offer(_("{stretch} removed").format(stretch=name))
        row = self.items.selected
        (row or self.library.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, key: int | None) -> None:
        editing = self.editing
        problems = editing.problems()
        routine = drafts.playable(editing.draft, self._catalogue)
        self.form.show_draft(editing.draft, problems, self._total_s(routine) if routine else 0.0)
        self.items.show_draft(problems, key)
        self.head.show_save(reason(problems, editing.changed))
        self.toast.hide()

    def _order_tabs(self) -> None:
        head = self.head
        self.body.order_tabs([head.back, head.undo, head.redo, head.cancel, head.save])

    def refresh_pictures(self) -> None:
        """Draw the pictures that have been painted meanwhile."""
        self.body.refresh_pictures()

    def _fit_foot(self) -> None:
        self.footer.fit(self.height())

    def minimumSizeHint(self) -> QSize:
        # The layout follows the size: it must be possible to become narrower before the parts do.
        return QSize(360, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open while the person wants to go on editing."""
        if event.type() is QEvent.Type.Close and watched is self.window() and not self.may_leave():
            event.ignore()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
