"""Show a few numbers large, each with what it counts."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


class Headline(QFrame):
    """A card of numbers; those that find no room are left out, last ones first."""

    def __init__(self, count: int) -> None:
        super().__init__(objectName="card")
        self.numbers = [QLabel() for _number in range(count)]
        self.captions = [QLabel() for _number in range(count)]
        self._cells: list[QWidget] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(16)
        for number, caption in zip(self.numbers, self.captions, strict=True):
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            number.setProperty("role", "title-l")
            caption.setProperty("role", "caption")
            caption.setWordWrap(True)
            column.addWidget(number)
            column.addWidget(caption)
            column.addStretch(1)
            row.addWidget(cell, 1)
            self._cells.append(cell)

    def show_numbers(self, texts: Sequence[tuple[str, str]]) -> None:
        """Show pairs of a number and what it counts."""
        for number, caption, (value, name) in zip(self.numbers, self.captions, texts, strict=True):
            number.setText(value)
            number.setAccessibleName(f"{name}: {value}")
            caption.setText(name)

    def show_first(self, count: int) -> None:
        """Show only so many."""
        for number, cell in enumerate(self._cells):
            cell.setVisible(number < count)
