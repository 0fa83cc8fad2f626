"""Ask how it went: pain now, how it felt, and a note."""

from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from stretchtimer.domain.clock import Clock
from stretchtimer.ui.done.advice import Advice
from stretchtimer.ui.done.felt_choice import FeltChoice
from stretchtimer.ui.done.model import LONGEST_NOTE, STRONG_PAIN, CheckIn, felt_advice, pain_advice
from stretchtimer.ui.done.pain_scale import PainScale
from stretchtimer.ui.fonts import styled
from stretchtimer.ui.icons import pixmap
from stretchtimer.ui.tokens import Tokens


class NoteEdit(QPlainTextEdit):
    """A few lines of text. Enter is the page's, Shift+Enter begins a line, Esc leaves the field."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._cut)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 4 * self.fontMetrics().lineSpacing() + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 2 * self.fontMetrics().lineSpacing() + 24)

    def keyPressEvent(self, event) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _cut(self) -> None:
        """Keep the note as long as a record holds."""
        text = self.toPlainText()
        if len(text) > LONGEST_NOTE:
            self.setPlainText(text[:LONGEST_NOTE])
            self.moveCursor(QTextCursor.MoveOperation.End)


class CheckInCard(QFrame):
    """The questions and the advice that the answers call for."""

    safety_asked = Signal()
    """The person wants to read when to get help first."""

    def __init__(self, tokens: Tokens, clock: Clock | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._tokens = tokens
        self._before: int | None = None
        self.pain_title, self.pain_help = QLabel(_("How is the pain now?"), self), QLabel(self)
        self.pain_help.setWordWrap(True)
        self.pain = PainScale(tokens, clock=clock, parent=self)
        self.felt_title = QLabel(_("How did it feel?"), self)
        self.felt = FeltChoice(tokens, self)
        self.note_title = QLabel(_("Note (optional)"), self)
        self.note = NoteEdit(self)
        self.note.setPlaceholderText(_("Left side tighter than right…"))
        self.note.setAccessibleName(_("Note (optional)"))
        self.rise = Advice(tokens, _("When to get help first"), checkable=False, parent=self)
        self.too_much = Advice(tokens, _("Use 5 s less"), checkable=True, parent=self)
        self.folder, self.saved = QLabel(self), QLabel(_("Saved on this computer only"), self)
        self.pain_help.setObjectName("secondary")
        self.saved.setObjectName("secondary")
        self._lay_out()
        self.set_tokens(tokens)
        self.set_text_size(100)
        self.pain.changed.connect(self._advise)
        self.felt.changed.connect(self._advise)
        self.rise.pressed.connect(self.safety_asked)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.folder)
        foot.addWidget(self.saved, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        for part in (self.pain_title, self.pain_help, self.pain, self.rise):
            self._column.addWidget(part)
        self._column.addSpacing(12)
        for part in (self.felt_title, self.felt, self.too_much):
            self._column.addWidget(part)
        self._column.addSpacing(12)
        self._column.addWidget(self.note_title)
        self._column.addWidget(self.note, 1)
        self._column.addLayout(foot)

    def ask(self, before: int | None) -> None:
        """Ask anew; `before` is the pain before the session."""
        self._before = before
        scale = _("0 is none, 10 is the worst you can imagine.")
        said = "" if before is None else " " + _("You said {pain} before.").format(pain=before)
        self.pain_help.setText(scale + said)
        self.pain.set_before(before)
        self.pain.set_value(None)
        self.felt.set_value(None)
        self.note.clear()
        self._advise()

    def answer(self) -> CheckIn:
        """Return what the person said."""
        return CheckIn(
            pain_after=self.pain.value,
            felt=self.felt.value,
            note=self.note.toPlainText().strip(),
            shorter=self.too_much.button.isChecked(),
        )

    def set_inset(self, inset: int) -> None:
        """Keep this room between the card's edge and what is in it."""
        self._column.setContentsMargins(inset, inset, inset, inset)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        self._tokens = tokens
        for part in (self.pain, self.felt, self.rise, self.too_much):
            part.set_tokens(tokens)
        self.folder.setPixmap(pixmap("folder", tokens.color("text-2"), 16, self.devicePixelRatioF()))

    def set_text_size(self, percent: int) -> None:
        """Draw at a text size in per cent."""
        for part in (self.pain, self.felt, self.rise, self.too_much):
            part.set_text_size(percent)
        for title in (self.pain_title, self.felt_title):
            title.setFont(styled("title-m", percent))
        self.pain_help.setFont(styled("body", percent))
        self.note_title.setFont(styled("label", percent))
        self.note.setFont(styled("body", percent))
        self.saved.setFont(styled("caption", percent))

    def _advise(self) -> None:
        """Say what the answers call for; a note that goes while it has the keyboard gives it to the scale."""
        focused = any(note.button.hasFocus() for note in (self.rise, self.too_much))
        after = self.pain.value
        self.rise.say(pain_advice(self._before, after), after is not None and after >= STRONG_PAIN)
        self.too_much.say(felt_advice(self.felt.value))
        if focused and not any(note.button.hasFocus() for note in (self.rise, self.too_much)):
            self.pain.setFocus(Qt.FocusReason.OtherFocusReason)
