"""Show that a session is over and ask how it went; one key finishes."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stretchtimer.domain.clock import Clock
from stretchtimer.domain.command import key_text
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.check_in.card import CheckInCard
from stretchtimer.ui.check_in.felt_choice import KEYS as FELT_KEYS
from stretchtimer.ui.check_in.model import SessionResult
from stretchtimer.ui.check_in.result_panel import ResultPanel
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.button_face import ButtonContent
from stretchtimer.ui.widgets.page_button import PageButton
from stretchtimer.ui.widgets.session_bar import OVERHANG, SessionBar

#: From this width at 100 % text size on, result and questions stand side by side.
_SIDE_BY_SIDE = 1000
_WIDEST = 1280
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckInPage(QWidget):
    """Show a `SessionResult` and hand on what the person answers, once."""

    finished = Signal(object)
    """A CheckIn, or None when the check-in was skipped."""

    safety_asked = Signal()
    """The person wants to read when to get help first."""

    go_on_asked = Signal()
    """The session was ended early and shall go on after all."""

    def __init__(
        self,
        style: Style,
        clock: Clock | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocus", True)
        self._style, self._open = style, False
        self._hurt, self._screen = False, ScreenState.DONE
        self.bar = SessionBar(self)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        # The tab order is the order of making: the questions, then the buttons.
        self._scroll, body = self._scroll_area()
        self.result = ResultPanel(style, body)
        self.card = CheckInCard(style, clock, body)
        self.skip = PageButton(style, ButtonContent("", _("Skip check-in"), key_text("Escape")), False, self)
        self.save = PageButton(style, ButtonContent("", _("Save and finish"), key_text("Enter")), True, self)
        self.go_on = PageButton(style, ButtonContent("", _("Continue session"), "G"), False, self)
        self._lay_out()
        self.go_on.clicked.connect(self.go_on_asked)
        self.card.safety_asked.connect(self.safety_asked)
        for field in (self.card.what, self.card.note):
            field.leave_asked.connect(self._leave_note)
        self.card.pain.changed.connect(lambda: self._bring(self.card.pain, self.card.rise))
        self.card.felt.changed.connect(lambda: self._bring(self.card.felt, self.card.too_much))
        self.skip.clicked.connect(self._skip)
        self.save.clicked.connect(self._save)
        self._restyle()
        style.changed.connect(self._restyle)

    def _scroll_area(self) -> tuple[QScrollArea, QWidget]:
        area, body = QScrollArea(self), QWidget()
        body.setLayout(self._body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        # Both fill themselves by default; the ground of the page is to be seen.
        for ground in (area.viewport(), body):
            ground.setObjectName("clear")
            ground.setAutoFillBackground(False)
        return area, body

    def _lay_out(self) -> None:
        self._body.addWidget(self.result)
        self._body.addWidget(self.card)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(12)
        self._foot.addStretch(1)
        self._foot.addWidget(self.skip)
        self._foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addSpacing(1)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot)
        self._column = column

    def show_result(self, view: SessionResult, trouble: str = "", can_go_on: bool = False) -> None:
        """Show a session and ask anew.

        `trouble` says why it could not be kept so far; one that was ended early may go on. Where something
        hurt the questions come first, and what was done after them.
        """
        self._hurt = bool(view.hurts)
        self._screen = ScreenState.PAUSED if view.stopped else ScreenState.DONE
        self.go_on.setVisible(can_go_on)
        self._open = True
        self.bar.show_segments(view.segments)
        self.result.show_result(view)
        self.card.ask(view.pain_before, view.hurts, trouble, view.can_be_shorter)
        # what is not saved is not called so
        label = _("Finish") if trouble else _("Save and finish")
        self.save.set_content(ButtonContent("", label, key_text("Enter")))
        self.save.setAccessibleName(label)
        self._scroll.verticalScrollBar().setValue(0)
        self._restyle()
        named = _("{routine}, stopped") if view.stopped else _("{routine}, done")
        self.setAccessibleName(named.format(routine=view.routine))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        self.bar.set_canvas(self._style.tokens.canvas(self._screen))
        self._arrange()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(event.rect()), self._style.tokens.canvas(self._screen).canvas)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key: digits, E, J and T; Enter saves, Esc skips."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.isAutoRepeat() or modifiers:
            super().keyPressEvent(event)
        elif event.text() and event.text() in "0123456789":
            self.card.pain.type_digit(int(event.text()))
        elif event.key() in FELT_KEYS:
            self.card.felt.choose(FELT_KEYS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self._save()
        elif event.key() == Qt.Key.Key_Escape:
            self._skip()
        elif event.key() == Qt.Key.Key_G and self.go_on.isVisible():
            self.go_on.click()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        self._finish(self.card.answer())

    def _skip(self) -> None:
        self._finish(None)

    def _finish(self, answer: object) -> None:
        if self._open:
            self._open = False
            self.finished.emit(answer)

    def _place_go_on(self, wide: bool) -> None:
        """Let it stand beside the other buttons where there is room for three, else under the result."""
        home, other = (self._foot, self._body) if wide else (self._body, self._foot)
        if home.indexOf(self.go_on) < 0:
            other.removeWidget(self.go_on)
            home.insertWidget(0 if wide else 1, self.go_on, 0, Qt.AlignmentFlag.AlignLeft)

    def _bring(self, question: QWidget, advice: QWidget) -> None:
        """Bring a question that was answered into sight, with the advice the answer called for."""

        def bring() -> None:
            for part in (advice, question):
                if not part.isHidden():
                    self._scroll.ensureWidgetVisible(part, 0, 8)

        def bring_and_again() -> None:
            bring()
            # an advice that finds no room beside its button grows as it is laid out
            QTimer.singleShot(0, self, bring)

        # the advice is laid out when the event loop comes round
        QTimer.singleShot(0, self, bring_and_again)

    def _leave_note(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """Put result and questions side by side, or the questions below where the page is narrow.

        Where something hurt the person comes first: the other way round.
        """
        margin = round(0.04 * min(self.width(), self.height()))
        wide = self.width() >= _SIDE_BY_SIDE * self._style.scale
        low = self.height() < 640
        directions = QBoxLayout.Direction
        beside = directions.RightToLeft if self._hurt else directions.LeftToRight
        below = directions.BottomToTop if self._hurt else directions.TopToBottom
        self._body.setDirection(beside if wide else below)
        self._body.setStretchFactor(self.result, 20 if wide else 0)
        self._body.setStretchFactor(self.card, 27 if wide else 1)
        # On a large screen the questions stay as wide as they can be read.
        side = max(margin, round((self.width() - _WIDEST * self._style.scale) / 2))
        self._body.setSpacing(40 if wide else 16)
        self._body.setContentsMargins(side, 58 if wide and not low else 16, side, 16)
        self._place_go_on(wide)
        self.result.set_compact(not wide)
        self.card.set_inset(20 if low or not wide else 36)
        bar = round(0.025 * min(self.width(), self.height()))
        self.bar.setGeometry(
            margin - OVERHANG, margin - OVERHANG, self.width() - 2 * margin + 2 * OVERHANG, bar + 2 * OVERHANG
        )
        self._column.setContentsMargins(0, margin + bar, 0, 0)
        foot = 12 if low else 30
        self._foot.setContentsMargins(side, foot // 2, side, foot)
