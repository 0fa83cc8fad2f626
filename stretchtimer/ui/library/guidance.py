"""Show what a stretch's words say: steps, what it should feel like, mistakes, safety, easier ways."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text import stretch_facts
from stretchtimer.ui.theme.fonts import digits_font
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.label import label


class StepNumber(QWidget):
    """The number of a step in a disc."""

    def __init__(self, style: Style, number: int) -> None:
        super().__init__()
        self._style, self._number = style, number
        self._restyle()
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(QSize(28, 28) * self._style.scale)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.color("accent-soft"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(self._style.color("accent"))
        painter.setFont(digits_font(14 * self._style.scale, 600))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class Steps(QWidget):
    """How to do it, and what it should feel like."""

    def __init__(self, style: Style, stretch: Stretch) -> None:
        super().__init__()
        column = _column(self)
        column.addWidget(label("title-s", _("How to do it")))
        steps = stretch.words.steps
        if not steps:
            sentence = _("You wrote no steps for this stretch. The voice says its name and the sides.")
            column.addWidget(label("body-soft", sentence, wrap=True))
        for number, step in enumerate(steps, start=1):
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(StepNumber(style, number), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label("body", stretch_facts.filled(step), wrap=True), 1)
            column.addLayout(row)
        if stretch.one_sided and steps:
            column.addWidget(label("caption", _("Then the same on the left."), wrap=True))
        if stretch.words.feel or stretch.muscle:
            column.addSpacing(8)
            column.addWidget(label("title-s", _("What you should feel")))
            for text in (stretch_facts.filled(stretch.words.feel), _where(stretch)):
                if text:
                    column.addWidget(label("body", text, wrap=True))
        if stretch.breath:
            column.addSpacing(8)
            column.addWidget(label("title-s", _("Breathing")))
            column.addWidget(label("body", stretch.breath, wrap=True))
        column.addStretch(1)


def _where(stretch: Stretch) -> str:
    return f"{stretch.muscle}." if stretch.muscle else ""


class Care(QWidget):
    """Safety, who should ask first, common mistakes, easier ways."""

    help_asked = Signal()

    def __init__(self, stretch: Stretch) -> None:
        super().__init__()
        column = _column(self)
        column.addWidget(label("title-s", _("Stay safe")))
        column.addWidget(Safety(stretch))
        self.help = QPushButton(_("When to get help first"))
        self.help.setProperty("kind", "ghost")
        self.help.setProperty("extent", "small")
        self.help.clicked.connect(self.help_asked)
        column.addWidget(self.help, 0, Qt.AlignmentFlag.AlignLeft)
        _add_list(column, _("An easier way"), stretch.easier)
        _add_list(column, _("Common mistakes"), stretch.mistakes)
        _add_list(column, _("Ask first, or leave it out, with"), stretch.skip_if)
        column.addStretch(1)


class Safety(QFrame):
    """What keeps a stretch safe, a line each: what holds for all of them, then its own."""

    def __init__(self, stretch: Stretch) -> None:
        super().__init__()
        self.setProperty("note", "warn")
        general = _("Feel a mild pull, never a sharp pain. Ease off if it is too much.")
        texts = (general, *stretch.safety)
        self.setAccessibleName(" ".join(texts))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for text in texts:
            column.addLayout(_bullet(text))


def _add_list(column: QVBoxLayout, title: str, texts: Sequence[str]) -> None:
    if not texts:
        return
    column.addSpacing(8)
    column.addWidget(label("title-s", title, wrap=True))
    for text in texts:
        column.addLayout(_bullet(text))


def _bullet(text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label("body-soft", "•"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label("body", text, wrap=True), 1)
    return row


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return column
