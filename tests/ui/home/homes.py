"""Build the first page with the routines that ship, a clock that stands still, and totals that are easy."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.record import HoldOutcome, HoldRecord, SessionRecord
from stretchtimer.domain.routine import Routine
from stretchtimer.storage.memory import MemoryHistory, MemoryRoutines
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.ui.app.nav_rail import NARROW_PX
from stretchtimer.ui.home.model import HomeModel
from stretchtimer.ui.home.page import HomePage
from stretchtimer.ui.theme.style import Style

#: Thursday, 20 November 2025, noon.
NOON = 1_763_640_000.0
DAY_S = 86_400
BUILTIN = load_builtin_routines()
CATALOGUE = load_catalogue()


class CountingRoutines(MemoryRoutines):
    """Routines that remember what was saved."""

    def __init__(self):
        super().__init__(BUILTIN)
        self.saved = []

    def save(self, routine):
        self.saved.append(routine)
        super().save(routine)


def sum_s(routine: Routine) -> float:
    return sum(item.hold_s for item in routine.items)


def record(routine_id: str, days_ago: int, minutes: float) -> SessionRecord:
    start, length_s = NOON - DAY_S * days_ago, minutes * 60
    held = (HoldRecord("childs-pose", "Child’s Pose", None, length_s, length_s, HoldOutcome.DONE),)
    return SessionRecord(routine_id, routine_id, start, start + length_s, 0, length_s, length_s, True, held)


def model(store=None, history=None) -> HomeModel:
    clock = ManualClock(wall=NOON)
    made = HomeModel(store or CountingRoutines(), history or MemoryHistory(), CATALOGUE, clock, sum_s)
    made.refresh()
    return made


class Window(QWidget):
    """A window that is as large as its page and the narrow rail ask for."""

    def __init__(self, page: QWidget):
        super().__init__()
        page.setParent(self)
        page.move(NARROW_PX, 0)
        page.installEventFilter(self)

    def eventFilter(self, _page, event):  # noqa: N802 - the name is Qt's
        if event.type() is QEvent.Type.Resize:
            self.resize(event.size().width() + NARROW_PX, event.size().height())
        return False


def shown_page(
    qtbot,
    width=1184,
    height=800,
    scale=1.0,
    store=None,
    history=None,
    thumbnail=None,
    open_id="full-relief",
) -> HomePage:
    """Show the page with a routine open, by default the longest; None opens what the page opens by itself."""
    page = HomePage(Style(scale=scale), model(store, history), thumbnail)
    page.beside_rail = Window(page)
    qtbot.addWidget(page.beside_rail)
    page.resize(width, height)
    with qtbot.waitExposed(page.beside_rail):
        page.beside_rail.show()
    page.activateWindow()
    if open_id:
        page.open_routine(open_id)
    return page
