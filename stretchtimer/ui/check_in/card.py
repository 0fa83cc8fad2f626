"""Ask how it went: pain now, what hurt, how it felt, and a note."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.domain.clock import Clock
from stretchtimer.domain.record import Felt
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.check_in.felt_choice import FeltChoice
from stretchtimer.ui.check_in.model import LONGEST_NOTE, STRONG_PAIN, CheckIn, felt_advice, pain_advice
from stretchtimer.ui.theme.icons import icon, pixmap
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.banner import Banner
from stretchtimer.ui.widgets.pain_scale import PainScale


class NoteEdit(QPlainTextEdit):
    """Some lines of text. Enter is the page's, Shift+Enter begins a line, Esc leaves the field."""

    leave_asked = Signal()

    def __init__(self, parent: QWidget, lines: int = 4) -> None:
        super().__init__(parent)
        self._rows = lines
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._cut)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._rows * self.fontMetrics().lineSpacing() + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(2, self._rows) * self.fontMetrics().lineSpacing() + 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_asked.emit()
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

    def __init__(self, style: Style, clock: Clock | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._style = style
        self._before: int | None = None
        self._hurt, self._can_be_shorter = False, True
        self.pain_title, self.pain_help = QLabel(self), QLabel(self)
        self.pain_help.setWordWrap(True)
        self.pain = PainScale(style, clock=clock, parent=self)
        self.what_title = QLabel(_("What hurt, and how? (optional)"), self)
        self.what = NoteEdit(self, lines=2)
        self.what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.what.setPlaceholderText(_("Low back, sharp. Left knee, dull…"))
        self.what.setAccessibleName(self.what_title.text())
        self.felt_title = QLabel(_("How did it feel?"), self)
        self.felt = FeltChoice(style, self)
        self.note_title = QLabel(_("Note (optional)"), self)
        self.note = NoteEdit(self)
        self.note.setPlaceholderText(_("Left side tighter than right…"))
        self.note.setAccessibleName(_("Note (optional)"))
        self.trouble = Banner(style, "error", parent=self)
        self.rise, self.too_much = Banner(style, "warn", parent=self), Banner(style, "warn", parent=self)
        self.help = self.rise.add_action(_("When to get help first"))
        self.shorter = self.too_much.add_action(_("Make this routine easier next time"))
        self.shorter.setCheckable(True)
        for button in (self.help, self.shorter):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.folder, self.saved = QLabel(self), QLabel(_("Saved on this computer only"), self)
        for label, role in (
            (self.pain_title, "title-m"),
            (self.pain_help, "body-soft"),
            (self.what_title, "label"),
            (self.felt_title, "title-m"),
            (self.note_title, "label"),
            (self.saved, "caption"),
        ):
            label.setProperty("role", role)
        self._lay_out()
        self._restyle()
        self.pain.changed.connect(self._advise)
        self.felt.changed.connect(self._advise)
        self.help.clicked.connect(self.safety_asked)
        self.shorter.toggled.connect(self._tick)
        style.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.folder)
        foot.addWidget(self.saved, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        pain = (
            self.trouble,
            self.pain_title,
            self.pain_help,
            self.pain,
            self.rise,
            self.what_title,
            self.what,
        )
        felt = (self.felt_title, self.felt, self.too_much)
        self._add(*pain)
        self._column.addSpacing(12)
        self._add(*felt)
        self._column.addSpacing(12)
        self._column.addWidget(self.note_title)
        self._column.addWidget(self.note, 1)
        self._column.addLayout(foot)

    def _add(self, *parts: QWidget) -> None:
        for part in parts:
            self._column.addWidget(part)

    def ask(
        self, before: int | None, hurts: Sequence[str], trouble: str = "", can_be_shorter: bool = True
    ) -> None:
        """Ask anew; `before` is the pain before the session, `trouble` why the session is not kept yet.

        Where something hurt, by the names in `hurts`, what it was and how bad it is are asked once.
        """
        self._can_be_shorter = can_be_shorter
        self.show_trouble(trouble)
        self._before, self._hurt = before, bool(hurts)
        self.pain_title.setText(_("How are you now?") if hurts else _("How is the pain now?"))
        said = [_("0 is none, 10 is the worst you can imagine.")]
        if hurts:
            said.insert(0, _("It hurt in {what}. How bad is the pain now?").format(what="; ".join(hurts)))
        if before is not None:
            said.append(_("You said {pain} before.").format(pain=before))
        self.pain_help.setText(" ".join(said))
        # one place to write is enough
        for part in (self.what_title, self.what):
            part.setVisible(self._hurt)
        for part in (self.note_title, self.note):
            part.setHidden(self._hurt)
        self.what.clear()
        self.pain.set_before(before)
        self.pain.set_value(None)
        self.felt.set_value(None)
        self.note.clear()
        self._advise()

    def show_trouble(self, sentence: str) -> None:
        """Say why the session could not be kept, nothing where it is."""
        self.trouble.set_sentence(sentence)
        self.trouble.setVisible(bool(sentence))
        for part in (self.folder, self.saved):
            part.setHidden(bool(sentence))

    def answer(self) -> CheckIn:
        """Return what the person said; what hurt is the note."""
        note = self.what if self._hurt else self.note
        return CheckIn(
            pain_after=self.pain.value,
            felt=self.felt.value,
            note=note.toPlainText().strip(),
            shorter=self.shorter.isChecked(),
        )

    def set_inset(self, inset: int) -> None:
        """Keep this room between the card's edge and what is in it."""
        self._column.setContentsMargins(inset, inset, inset, inset)

    def _restyle(self) -> None:
        self._tick(self.shorter.isChecked())
        self.folder.setPixmap(pixmap("folder", self._style.color("text-2"), 16, self.devicePixelRatioF()))

    def _tick(self, chosen: bool) -> None:
        """Show by a tick that shorter holds were asked for."""
        self.shorter.setIcon(icon("check", self._style.color("accent"), 18) if chosen else QIcon())

    def _advise(self) -> None:
        """Say what the answers call for."""
        after, felt = self.pain.value, self.felt.value
        focused = self.help.hasFocus() or self.shorter.hasFocus()
        # Before anything hides: else the focus goes on to the button that skips.
        if focused:
            self.pain.setFocus(Qt.FocusReason.OtherFocusReason)
        for note, sentence in (
            (self.rise, pain_advice(self._before, after, self._hurt)),
            (self.too_much, felt_advice(felt) if self._can_be_shorter else ""),
        ):
            note.set_sentence(sentence)
            note.setVisible(bool(sentence))
        self.help.setVisible(self._hurt or (after is not None and after >= STRONG_PAIN))
        if felt is not Felt.TOO_MUCH:
            self.shorter.setChecked(False)
