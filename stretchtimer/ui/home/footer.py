"""Ask for pain and for shorter holds, if the person likes to say, and start: gently where it hurts much."""

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.duration import about_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text.dates import about_length
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.banner import Banner
from stretchtimer.ui.widgets.pain_scale import WORST, PainScale

_CELL = QSize(32, 36)
#: The narrowest footers, at 100 % text size, in which the scale fits beside Start, and with air around it.
_SCALE_FROM_PX = 600
_WIDE_FROM_PX = 704
#: In a lower window, at 100 % text size, what is offered at high pain stands without its sentence.
_SENTENCE_FROM_PX = 520
#: With less than this the start button does without its key.
_KEYCAP_FROM_PX = 470


class StartButton(QPushButton):
    """The main button, with the key that presses it."""

    def __init__(self) -> None:
        super().__init__(_("Start"))
        self.setProperty("kind", "primary")
        self.setProperty("extent", "start")
        self.setAccessibleDescription(_("Enter starts the routine from everywhere on this page."))
        self._keycap = QLabel(_("Enter"), self)
        self._keycap.setObjectName("keycap")
        self._keycap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave ↑↓ to the page: Qt would move the focus with them."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._place()

    def show_key(self, shown: bool) -> None:
        """Show the key, or leave it out where there is no room for it."""
        if shown != self._keycap.isHidden():
            return
        self._keycap.setVisible(shown)
        self.setProperty("extent", "start" if shown else "start-plain")
        self.style().unpolish(self)
        self.style().polish(self)

    def _place(self) -> None:
        self._keycap.adjustSize()
        cap = self._keycap.size()
        self._keycap.move(
            self.width() - cap.width() - cap.height() * 3 // 4, (self.height() - cap.height()) // 2
        )


class ShorterToday(QWidget):
    """Offer shorter holds for one session, with the time it then takes; the routine stays as it is."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLabel(_("Shorter today"))
        self.name.setProperty("role", "label")
        self.box = QCheckBox()
        self.box.setAccessibleName(self.name.text())
        self.box.toggled.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.name)
        column.addWidget(self.box)

    @property
    def chosen(self) -> bool:
        """Tell whether the next session is to have shorter holds."""
        return self.box.isChecked()

    def toggle(self) -> None:
        """Change the choice, where there is one."""
        if self.box.isEnabled():
            self.box.toggle()

    def clear(self) -> None:
        """Go back to the routine as it is written, without telling anyone."""
        with QSignalBlocker(self.box):
            self.box.setChecked(False)

    def show_times(self, today_s: float, written_s: float) -> None:
        """Show how long a session of shorter holds takes; where none can be shorter it is not offered."""
        possible = today_s < written_s
        if not possible:
            self.clear()
        self.box.setEnabled(possible)
        self.name.setEnabled(possible)
        self.box.setText(about_text(today_s))
        if possible:
            sentence = _("Every hold a third shorter, this once: {today} instead of {written}.").format(
                today=about_length(today_s), written=about_length(written_s)
            )
            sentence = f"{sentence} " + _("The routine stays as it is.")
            self.setToolTip(f"{sentence} (S)")
        else:
            sentence = _("All holds are as short as they can be.")
            self.setToolTip(sentence)
        self.box.setAccessibleDescription(sentence)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the words be clicked too."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.toggle()


class Footer(QFrame):
    """The foot of the page; it never scrolls, so that Start is always on the screen."""

    start_asked = Signal()
    as_chosen_asked = Signal()
    """The routine that is open shall start, although a gentler one was offered."""
    safety_asked = Signal()
    pain_said = Signal(object)
    """The pain from 0 to 10, None when it was taken back."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("footer")
        self._style, self._small = style, False
        self.pain_scale = PainScale(style, _CELL)
        self.pain_combo = QComboBox()
        self.pain_combo.setAccessibleName(self.pain_scale.accessibleName())
        self.pain_combo.addItem(_("Not said"), None)
        for value in range(WORST + 1):
            self.pain_combo.addItem(str(value), value)
        self.shorter = ShorterToday()
        self.start_button = StartButton()
        self.high_pain: Banner | None = None
        self._offers = False
        self._question = QLabel()
        self._question.setProperty("role", "label")
        self._lay_out()
        self.pain_scale.changed.connect(self._said)
        self.pain_combo.activated.connect(self._picked)
        self.start_button.clicked.connect(self.start_asked)
        self._restyle()
        style.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        ask = QVBoxLayout()
        ask.setSpacing(8)
        ask.addWidget(self._question)
        ask.addWidget(self.pain_scale)
        ask.addWidget(self.pain_combo)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        self._column.addLayout(self._row)
        self._row.addLayout(ask)
        self._row.addStretch(1)
        self._row.addWidget(self.shorter)
        self._row.addWidget(self.start_button, 0, Qt.AlignmentFlag.AlignVCenter)

    @property
    def pain(self) -> int | None:
        """Return the pain the person said, None when they did not."""
        return self.pain_scale.value

    def clear_pain(self) -> None:
        """Ask anew."""
        self.pain_scale.set_value(None)
        self.pain_combo.setCurrentIndex(0)

    def show_high_pain(self, shown: bool, chosen: str, gentler: str) -> None:
        """Point, right above the pain, at the signs that ask for help first.

        Start offers the routine named `gentler` then, and the `chosen` one is a second button; where that is
        empty Start starts what is open.
        """
        offers = shown and bool(gentler)
        start = _("Start {routine} instead?").format(routine=gentler) if offers else _("Start")
        self.start_button.setText(start)
        self._offers = offers
        if shown and self.high_pain is None:
            self.high_pain = self._built_note()
        if self.high_pain is not None:
            self._as_chosen.setText(_("Start {routine}").format(routine=chosen))
            self._as_chosen.setVisible(offers)
            self.high_pain.setVisible(shown)
        self._fit()

    def _built_note(self) -> Banner:
        note = Banner(self._style, "warn", "", _("When to get help first"), parent=self)
        note.acted.connect(self.safety_asked)
        self._as_chosen = note.add_action("")
        self._as_chosen.clicked.connect(self.as_chosen_asked)
        for button in (note.action, self._as_chosen):
            if button is not None:
                # who clicks one has done what they wanted, and Enter starts
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column.insertWidget(0, note)
        return note

    def set_small(self, small: bool) -> None:
        """Take the place of a small window."""
        self._small = small
        self._fit()

    def _restyle(self) -> None:
        size = self._style.px(18)
        self.start_button.setIcon(icons.icon("play", self._style.color("on-accent"), size))
        self.start_button.setIconSize(QSize(size, size))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the scale where there is room for it, else the drop-down."""
        narrow = self._small or self.width() < _SCALE_FROM_PX * self._style.scale
        wide = not narrow and self.width() >= _WIDE_FROM_PX * self._style.scale
        gone, there = (self.pain_scale, self.pain_combo) if narrow else (self.pain_combo, self.pain_scale)
        holder = self.window().focusWidget()
        there.show()
        if holder is not None and (holder is gone or gone.isAncestorOf(holder)):
            there.setFocus()
        gone.hide()
        # a long label on Start needs the room of what is not asked for in pain
        self.shorter.setHidden(narrow and self._offers)
        if self.high_pain is not None:
            sentence = _("Pain of 7 or more: read when to get help first.")
            low = narrow and self.window().height() < _SENTENCE_FROM_PX * self._style.scale
            self.high_pain.set_sentence("" if low else sentence)
            self.high_pain.setAccessibleName(sentence)
        # the scale takes the room there is, the drop-down leaves it
        for place, stretch in enumerate((0, 1) if narrow else (1, 0)):
            self._row.setStretch(place, stretch)
        self._column.setContentsMargins(*((32, 14, 32, 14) if wide else (18, 8, 18, 8)))
        self._row.setSpacing(16 if wide else 10)
        roomy = self.width() >= _KEYCAP_FROM_PX * self._style.scale
        self.start_button.show_key(roomy)
        least = 212 if wide else 184 if roomy else 132
        self.start_button.setMinimumWidth(self._style.px(least))
        self._question.setText(_("Pain now") if narrow else self._longest_question())
        # at once: until the next event the parts would stand where there is no room any more
        self._column.activate()

    def _longest_question(self) -> str:
        """Return the question with as much beside it as there is room for."""
        start = self.start_button.sizeHint().expandedTo(self.start_button.minimumSize())
        beside = self.shorter.sizeHint().width() + start.width()
        margins = self._column.contentsMargins()
        gaps = margins.left() + margins.right() + self._row.count() * self._row.spacing()
        room = self.width() - beside - gaps
        questions = (
            _("Pain right now? Optional. 0 is none, 10 is the worst."),
            _("Pain right now? Optional. 10 is the worst."),
        )
        fits = (text for text in questions if self._question.fontMetrics().horizontalAdvance(text) <= room)
        return next(fits, _("Pain now"))

    def _said(self, pain: int | None) -> None:
        self.pain_combo.setCurrentIndex(self.pain_combo.findData(pain) if pain is not None else 0)
        self.pain_said.emit(pain)

    def _picked(self) -> None:
        pain = self.pain_combo.currentData()
        self.pain_scale.set_value(pain)
        self.pain_said.emit(pain)
