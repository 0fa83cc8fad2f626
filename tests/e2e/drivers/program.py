"""Show the whole program with the time in the test's hands and no sound: `program DATA_FOLDER [WALL_S]`."""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from stretchtimer.app import Application
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.ports import Sound
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.window_place import WindowPlace
from stretchtimer.paths import Folders
from stretchtimer.speech.silent import SilentSound
from stretchtimer.ui.app.navigation import Navigation
from stretchtimer.ui.widgets.dialogs import DesktopDialogs
from tests.e2e.drivers.answering import answer

#: Time goes by in steps that a computer which is awake would take.
STEP_S = 0.25


class QuietApplication(Application):
    """The program's own rooms, but for the sound."""

    def sound(self, preferences: Preferences) -> Sound:
        return SilentSound(preferences)


class Hands:
    """What a test can do and ask besides keys and clicks."""

    def __init__(self, app: Application, clock: ManualClock, program: Navigation) -> None:
        self.app, self.clock, self.program = app, clock, program

    def advance(self, seconds: float, wanted: dict[str, object] | None = None) -> dict[str, object]:
        """Let time go by, no longer than until what is wanted is shown, and return what is shown then."""
        until_s = self.clock.steady + seconds
        while self.clock.steady < until_s - 1e-9:
            self.clock.advance(min(STEP_S, until_s - self.clock.steady))
            if self.program.run.driver is not None:
                self.program.run.driver.tick()
            if wanted and wanted.items() <= self.shown().items():
                break
        return self.shown()

    def shown(self) -> dict[str, object]:
        """Return the page in front and what the session page was told last."""
        page = self.program.window.current
        view = self.program.run.view
        facts: dict[str, object] = {"page": page}
        if page == "session" and view is not None:
            facts |= {
                "shown": view.screen.value,
                "stretch": view.stretch,
                "side": view.side and view.side.value,
                "digits": view.digits_s,
                "number": view.number,
                "remaining_s": round(view.remaining_s, 3),
                "offer": view.offer is not None,
                "paused": view.paused,
            }
        return facts

    def written(self) -> None:
        """Wait until what was to be written down in the time that went by is on the disk.

        The disk has the whole of it for itself when a session's minutes take minutes.
        """
        self.app.stores.running.load()

    def _in_front(self) -> QWidget:
        return QApplication.activeModalWidget() or self.program.window

    def button(self, text: str) -> list[int] | None:
        """Return the middle of the button with a text on the screen, None while it is not to be seen."""
        for button in self._in_front().findChildren(QAbstractButton):
            if button.isVisible() and button.text().replace("&", "") == text:
                middle = button.mapToGlobal(button.rect().center())
                return [middle.x(), middle.y()]
        return None

    def spot(self, name: str, across: float = 0.5) -> list[int] | None:
        """Return a point of the control with an accessible name, `across` of its width from the left."""
        for widget in self._in_front().findChildren(QWidget):
            if widget.isVisible() and widget.accessibleName() == name:
                point = widget.mapToGlobal(QPoint(round(widget.width() * across), widget.height() // 2))
                return [point.x(), point.y()]
        return None

    def plus(self, stretch: str) -> list[int] | None:
        """Return the middle of the + beside a stretch of the editor's library."""
        view = self.program.window.page("editor").library.list
        for row in range(view.model().rowCount()):
            index = view.model().index(row, 0)
            if index.data() == stretch:
                point = view.viewport().mapToGlobal(view.plus(index).center())
                return [point.x(), point.y()]
        return None

    def place(self) -> dict[str, object]:
        """Return where the window is with its frame, the room there is for it, and where Start is."""
        window = self.program.window
        start = window.page("home").detail.footer.start_button
        seen = start.visibleRegion().boundingRect()
        return {
            "window": window.geometry().getRect(),
            "frame": window.frameGeometry().getRect(),
            "room": window.screen().availableGeometry().getRect(),
            "start": [*start.mapToGlobal(seen.topLeft()).toTuple(), *seen.size().toTuple()],
            "full": window.isFullScreen(),
            "closed": not window.isVisible(),
        }

    def kept_place(self) -> WindowPlace | None:
        """Return how the window was left."""
        return self.app.stores.window_place.load()

    def maximize(self) -> None:
        """Let the window have the room there is."""
        self.program.window.showMaximized()

    def editor(self) -> dict[str, object]:
        """Return the draft, what has the keyboard, and whether it can be saved, undone and done again."""
        page = self.program.window.page("editor")
        draft, stack, focused = page.editing.draft, page.editing.stack, self._in_front().focusWidget()
        return {
            "name": draft.name,
            "items": [
                [item.stretch_id, item.hold_s, item.sides.value, item.rest_after_s] for item in draft.items
            ],
            "focus": QAccessible.queryAccessibleInterface(focused).text(QAccessible.Text.Name)
            if focused
            else "",
            "can": [page.head.save.isEnabled(), stack.canUndo(), stack.canRedo()],
            "total": page.form.total.text(),
        }

    def records(self) -> list[dict[str, object]]:
        """Return the history, newest first."""
        return [
            {
                "routine": record.routine_id,
                "finished": record.finished,
                "pain": [record.pain_before, record.pain_after],
                "felt": record.felt and record.felt.value,
                "note": record.note,
                "holds": [
                    [
                        hold.stretch_id,
                        hold.side and hold.side.value,
                        hold.planned_s,
                        hold.held_s,
                        hold.added_s,
                        hold.outcome.value,
                    ]
                    for hold in record.holds
                ],
            }
            for record in self.app.stores.history.page(50)
        ]

    def home(self) -> dict[str, object]:
        """Return the routine that is open on Home with its holds, those of a session now, and its total."""
        page = self.program.window.page("home")
        return {
            "routine": page.routine.id,
            "holds": [item.hold_s for item in page.routine.items],
            "today": [item.hold_s for item in page.detail.today.items],
            "total_s": self.program.voice.total_s(page.routine),
        }


def main() -> None:
    """Show the program until the test has no more commands."""
    folder = Path(sys.argv[1])
    clock = ManualClock(wall=float(sys.argv[2]) if len(sys.argv) > 2 else 1_795_000_000.0)
    app = QuietApplication(Folders(data=folder, cache=folder / "cache"), clock)
    application = QApplication(["stretchtimer"])
    program = Navigation(app, DesktopDialogs(), application)
    program.open()
    hands = Hands(app, clock, program)
    application.aboutToQuit.connect(program.shut_down)
    application.aboutToQuit.connect(app.stores.close)
    answer(
        {
            "advance": hands.advance,
            "shown": hands.shown,
            "written": hands.written,
            "button": hands.button,
            "spot": hands.spot,
            "plus": hands.plus,
            "place": hands.place,
            "kept_place": hands.kept_place,
            "maximize": hands.maximize,
            "editor": hands.editor,
            "records": hands.records,
            "home": hands.home,
            "active": lambda: application.applicationState() is Qt.ApplicationState.ApplicationActive,
        }
    )


if __name__ == "__main__":
    main()
