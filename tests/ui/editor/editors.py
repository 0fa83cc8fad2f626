"""Build the editor with the routines that ship and totals that are easy."""

from stretchtimer.storage.memory import MemoryRoutines
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.ui.editor.page import EditorPage
from stretchtimer.ui.theme.style import Style
from tests.ui.answers import Answers

BUILTIN = load_builtin_routines()
CATALOGUE = load_catalogue()


def sum_s(routine) -> float:
    return sum(item.hold_s for item in routine.items)


def shown_editor(
    qtbot, routine=None, width=1184, height=800, store=None, scale=1.0, asked=None
) -> EditorPage:
    """Return the page with a routine, or a new one, being edited."""
    page = EditorPage(
        Style(scale=scale), asked or Answers(), CATALOGUE, store or MemoryRoutines(BUILTIN), sum_s
    )
    qtbot.addWidget(page)
    page.resize(width, height)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    if routine is None:
        page.new()
    else:
        page.edit(routine)
    return page
