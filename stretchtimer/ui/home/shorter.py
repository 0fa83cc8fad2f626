"""Offer shorter holds for one session, with the time it then takes; the routine stays as it is."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from stretchtimer.domain.duration import clock_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text.dates import spoken_length


class ShorterToday(QWidget):
    """A switch with its words above it, as the question for pain stands above its scale."""

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
        self.box.setText(clock_text(round(today_s)))
        if possible:
            sentence = _("Every hold a third shorter, this once: {today} instead of {written}.").format(
                today=spoken_length(today_s), written=spoken_length(written_s)
            )
            sentence = f"{sentence} " + _("The routine stays as it is.")
            self.setToolTip(f"{sentence} (S)")
        else:
            sentence = _("All holds are as short as they can be.")
            self.setToolTip(sentence)
        self.box.setAccessibleDescription(sentence)

    def mouseReleaseEvent(self, event) -> None:
        """Let the words be clicked too."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.toggle()
