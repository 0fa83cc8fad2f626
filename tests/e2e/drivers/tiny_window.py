"""Show a window that remembers the keys and clicks it got and counts the seconds it is given."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from stretchtimer.domain.clock import ManualClock
from tests.e2e.drivers.answering import answer


class TinyWindow(QLabel):
    """A window with a number on it."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__("0")
        self.clock = clock
        self.got: list[str] = []
        self.setWindowTitle("Tiny window")
        self.setStyleSheet("background: rgb(10, 200, 30); color: black; font-size: 80px")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.resize(400, 300)

    def keyPressEvent(self, event):
        self.got.append(QKeySequence(event.key()).toString())

    def mousePressEvent(self, event):
        point = event.position().toPoint()
        self.got.append(f"{event.button().name} {point.x()},{point.y()}")

    def closeEvent(self, event):
        self.got.append("close")

    def advance(self, seconds: float) -> float:
        self.clock.advance(seconds)
        self.setText(f"{self.clock.steady_s():g}")
        return self.clock.steady_s()


def main() -> None:
    QApplication(sys.argv)
    window = TinyWindow(ManualClock())
    window.show()
    answer({"got": lambda: window.got, "advance": window.advance, "text": window.text})


if __name__ == "__main__":
    main()
