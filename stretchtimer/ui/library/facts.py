"""Show a stretch's facts in a small table, with the hold a person wants it to begin with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text import stretch_facts
from stretchtimer.ui.widgets.hold_stepper import HoldStepper
from stretchtimer.ui.widgets.label import label


class Facts(QWidget):
    """Hold, sides, position, and the stepper."""

    hold_changed = Signal(float)
    """The seconds the stretch is to begin with from now on."""

    def __init__(self) -> None:
        super().__init__()
        self.values = [label("strong", wrap=True) for _number in range(3)]
        self._amount, self._hold = label("body-soft"), label("label")
        names = (self._amount, label("body-soft", _("Sides")), label("body-soft", _("Position")))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(zip(names, self.values, strict=True)):
            grid.addWidget(name, 2 * number, 0)
            grid.addWidget(value, 2 * number, 1)
            line = QFrame()
            line.setObjectName("footer")
            line.setFixedHeight(1)
            grid.addWidget(line, 2 * number + 1, 0, 1, 2)
        self.stepper = HoldStepper(5, 60)
        self.stepper.changed.connect(self.hold_changed)
        self.stepper.warned.connect(self._warn)
        self.usual = QPushButton()
        self.usual.setProperty("kind", "ghost")
        self.usual.setProperty("extent", "small")
        self.usual.clicked.connect(self._back)
        self._hint = label("caption", wrap=True)
        self._hint_text = _("Used wherever you add this stretch from now on.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("strong", _("At a glance")))
        column.addLayout(grid)
        column.addSpacing(4)
        column.addWidget(self._hold)
        column.addWidget(self.stepper, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.usual, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hint)
        column.addStretch(1)
        self._usual_s = 0.0

    def show_stretch(self, stretch: Stretch, plain: Stretch, usual_s: float) -> None:
        """Show a stretch the way it is done; `usual_s` are the seconds it came with.

        The hold is that of the stretch in every way, so its limits are those of the `plain` one.
        """
        self._usual_s = usual_s
        self._amount.setText(stretch_facts.amount_name(stretch))
        moving = stretch.moving
        self._hold.setText(_("Your time for this stretch") if moving else _("Your hold for this stretch"))
        texts = (
            stretch_facts.amount(stretch),
            stretch_facts.sides(stretch),
            stretch_facts.position(stretch),
        )
        for value, text in zip(self.values, texts, strict=True):
            value.setText(text)
        self.stepper.set_limits(plain.min_s, plain.max_s)
        self.stepper.set_stretch(plain.name)
        self.stepper.set_seconds(plain.default_s)
        self.usual.setText(_("Back to {seconds:.0f} s").format(seconds=usual_s))
        self.usual.setVisible(plain.default_s != usual_s)
        self._warn("")

    def _back(self) -> None:
        self.hold_changed.emit(self._usual_s)

    def _warn(self, sentence: str) -> None:
        self._hint.setText(sentence or self._hint_text)
        role = "error" if sentence else "caption"
        if self._hint.property("role") != role:
            self._hint.setProperty("role", role)
            self._hint.style().unpolish(self._hint)
            self._hint.style().polish(self._hint)
