"""Show the first page: choose a routine, change its holds, start."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.home.detail import Detail, StartRequest
from stretchtimer.ui.home.drop_down import RoutineDropDown
from stretchtimer.ui.home.head import STEP_S
from stretchtimer.ui.home.layout import Layout, layout_at
from stretchtimer.ui.home.model import HomeModel
from stretchtimer.ui.home.page_keys import ARROWS, LETTERS, PageKeys
from stretchtimer.ui.home.routine_edits import RoutineEdits
from stretchtimer.ui.home.routine_list import RoutineList
from stretchtimer.ui.home.week_strip import WeekStrip
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.thumbnails import Thumbnail

__all__ = ["HomePage", "StartRequest"]

#: A routine counts as opened, and its changes are written, when it was left alone this long.
SETTLED_MS = 300


class HomePage(QWidget):
    """The page. `thumbnail` draws a stretch's picture; without it rows have none."""

    start_asked = Signal(object)
    """A StartRequest."""
    opened = Signal(object)
    """The Routine that was opened or changed, as it would be started, when the person has settled on it."""
    resume_asked = Signal()
    resume_dismissed = Signal()
    render_asked = Signal(object)
    """The Routine to save as an audio file."""
    safety_asked = Signal()
    edit_asked = Signal(object)
    """The Routine to edit, None for a new one."""
    import_asked = Signal()

    def __init__(self, style: Style, model: HomeModel, thumbnail: Thumbnail | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._style, self._model, self._thumbnail = style, model, thumbnail
        self._layout: Layout | None = None
        self._settling = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._build()
        self._connect()
        self.refresh()
        style.changed.connect(self._restyle)

    def _build(self) -> None:
        self.list = RoutineList(self._style)
        self.week = WeekStrip(self._style)
        self._column = QFrame()
        self._column.setObjectName("column")
        self.drop_down = RoutineDropDown(self._style)
        self.detail = Detail(self._style, self._model, self._thumbnail, self.drop_down)
        self._title = QLabel(_("Routines"))
        self._title.setProperty("role", "title-m")
        self._title.setContentsMargins(6, 0, 0, 0)
        self.edits = RoutineEdits(self._model, self.detail, self)
        self.new_button = _list_button(_("New"), _("New routine (Ctrl+N)"))
        self.import_button = _list_button(_("Import…"), _("Import routines (Ctrl+I)"))
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self.new_button)
        top.addWidget(self.import_button)
        self._column_layout = column = QVBoxLayout(self._column)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.week)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.addWidget(self._column)
        row.addWidget(self.detail, 1)
        QWidget.setTabOrder(self.new_button, self.import_button)
        QWidget.setTabOrder(self.import_button, self.list)
        head = self.detail.head
        shorter = self.detail.footer.shorter.box
        made = (self.new_button, self.import_button)
        buttons = (*made, head.edit_button, head.menu_button, head.less, head.more, shorter)
        for button in buttons:
            # who clicks one wants what it does, and Enter to start afterwards, not to press it once more
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        PageKeys(self, ARROWS, *buttons)
        PageKeys(self, LETTERS, self.list, self.detail.footer.pain_combo)

    def _connect(self) -> None:
        detail, banners = self.detail, self.detail.banners
        self.list.opened.connect(self._open)
        self.drop_down.chosen.connect(self.list.open_number)
        self.drop_down.new_asked.connect(self.edits.new)
        self.drop_down.import_asked.connect(self.import_asked)
        self.import_button.clicked.connect(self.import_asked)
        detail.edited.connect(self._edited)
        detail.start_asked.connect(self._start)
        self.edits.asked.connect(self.edit_asked)
        self.new_button.clicked.connect(self.edits.new)
        self.edits.changed.connect(self._show_all)
        self.edits.failed.connect(banners.add_warning)
        detail.render_asked.connect(self.render_asked)
        banners.resume_asked.connect(self.resume_asked)
        banners.resume_dismissed.connect(self.resume_dismissed)
        detail.safety_asked.connect(self.safety_asked)
        self._settling.timeout.connect(self._settled)

    @property
    def routine(self) -> Routine | None:
        """Return the routine that is open, as it is now; None where there is none at all."""
        return self.detail.routine

    def refresh(self) -> None:
        """Read routines, totals, last days and the week again."""
        self._try(self._model.refresh)
        self._show_all()

    def refresh_pictures(self) -> None:
        """Ask for all pictures again."""
        self.detail.stretches.forget_pictures()

    def _restyle(self) -> None:
        self._lay_out(anew=True)

    def show_stopped(self, sentence: str | None) -> None:
        """Offer to resume a session that was broken off; None takes the offer back."""
        self.detail.banners.show_stopped(sentence)

    def open_routine(self, routine_id: str) -> None:
        """Open a routine; an unknown one changes nothing."""
        # a button that asked may be gone now: Enter is to start, not to press the one after it
        self._routines.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.open(routine_id)

    @property
    def _routines(self) -> QWidget:
        """Return what shows the routines at this width."""
        listed = self._layout is None or self._layout.list_px is not None
        return self.list if listed else self.drop_down

    def minimumSizeHint(self) -> QSize:
        # The layout follows the size: it must be possible to become narrower before the parts do.
        return QSize(360, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settling.start()
        if self.focusWidget() is None:
            self._routines.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._settling.stop()
        self._try(self._model.keep)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of the page say, where the focus does not need them."""
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused, footer = self.focusWidget(), self.detail.footer
            # what is asked beside Start has other keys; a chosen value has nothing to be pressed for
            asked = any(part.isAncestorOf(focused) for part in (footer.pain_scale, footer.shorter) if focused)
            if isinstance(focused, QAbstractButton) and not asked and not focused.isChecked():
                focused.click()
            else:
                self.detail.start()
        elif text in ("[", "]"):
            self.detail.shift_all(-STEP_S if text == "[" else STEP_S)
        elif key == Qt.Key.Key_S and not event.modifiers():
            self.detail.footer.shorter.toggle()
        elif self.edits.take(event):
            return
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and self.list.hasFocus() and self.routine and not self.routine.builtin:
            self.edits.remove(self.routine)
        else:
            super().keyPressEvent(event)

    def _start(self, request: StartRequest) -> None:
        self._try(self._model.keep)
        self.start_asked.emit(request)

    def _lay_out(self, anew: bool = False) -> None:
        layout = layout_at(self.window().width(), self.window().height(), self._style.scale)
        if layout == self._layout and not anew:
            return
        chose = self.list.hasFocus() or self.drop_down.hasFocus()
        self._layout = layout
        self._column.setVisible(layout.list_px is not None)
        self._title.setVisible(not layout.small)
        if chose:
            # Qt hands the keyboard of what was hidden to the next button
            self._routines.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.setFixedWidth(layout.list_px or 0)
        self._column_layout.setContentsMargins(*((8, 12, 8, 8) if layout.small else (14, 20, 14, 16)))
        self.list.set_small(layout.small)
        size = self._style.px(18)
        for button, name in ((self.new_button, "plus"), (self.import_button, "folder")):
            button.setIcon(icons.icon(name, self._style.color("accent"), size))
            button.setIconSize(QSize(size, size))
        self.week.set_small(layout.small)
        self.detail.set_layout(layout)

    def _show_all(self, routine_id: str = "") -> None:
        """Show everything as the model has it, with a routine open: the one named, else the one before."""
        wanted = routine_id or (self.routine.id if self.routine else "")
        rows = self._model.rows()
        self.list.rows.set_rows(rows)
        self.drop_down.show_rows(rows)
        self.week.show_week(self._model.week())
        opened = self._model.routine(wanted) or self._model.usual
        if opened is not None:
            self.list.open(opened.id)
            self._open(opened.id)

    def _open(self, routine_id: str) -> None:
        routine = self._model.routine(routine_id)
        if routine is not None:
            self.drop_down.show_routine(routine_id)
            self.detail.show_routine(routine)
            self._edited(routine)

    def _edited(self, routine: Routine) -> None:
        row = self._model.row(routine)
        self.list.rows.set_row(row)
        self.drop_down.show_row(row)
        if self.isVisible():
            self._settling.start()

    def _settled(self) -> None:
        self._try(self._model.keep)
        if self.detail.today is not None:
            self.opened.emit(self.detail.today)

    def _try(self, action: Callable[[], None]) -> None:
        """Do something with the person's files, or say why it cannot be done."""
        try:
            action()
        except StorageError as error:
            self.detail.banners.add_warning(str(error))


def _list_button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "ghost")
    button.setProperty("extent", "small")
    button.setToolTip(tip)
    return button
