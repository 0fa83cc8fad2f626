"""What is needed on the floor is large enough there: measured in pixels, told in minutes of arc at 3 m.

Twenty minutes are comfortable for somebody with usual glasses on, fifty without them.
"""

from dataclasses import replace
from math import atan, degrees

import pytest
from PySide6.QtGui import QColor, QImage

from stretchtimer.ui.session.geometry import CAP
from stretchtimer.ui.session.page import SessionPage
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.figure_view import FigureView
from tests.ui.session import views
from tests.ui.session.conftest import Figure
from tests.ui.session.moments import moments

DISTANCE_MM = 3000.0
#: The width in mm of a screen of 24 inch, and of one of 13, both 1920 pixels wide.
SCREENS = {"24 inch": 531.0, "13 inch": 286.0}
#: Least minutes of arc, by screen, moment and part.
GOALS = {
    ("24 inch", "prepare", "side"): 35,
    ("24 inch", "prepare", "name"): 20,
    ("24 inch", "prepare", "line"): 20,
    ("24 inch", "switch", "side"): 35,
    ("24 inch", "switch", "name"): 20,
    ("24 inch", "switch", "line"): 20,
    ("24 inch", "hold", "digits"): 100,
    ("24 inch", "hold", "side"): 20,
    ("24 inch", "hold", "line"): 20,
    ("24 inch", "move", "digits"): 100,
    ("24 inch", "move", "side"): 20,
    ("24 inch", "floor", "digits"): 100,
    ("24 inch", "floor", "side"): 35,
    ("13 inch", "hold", "digits"): 50,
    ("13 inch", "move", "digits"): 50,
    ("13 inch", "floor", "digits"): 50,
    ("13 inch", "floor", "side"): 20,
}
MOVE = replace(views.MOVE, side_words="Out, and over to the right", breath=None)
MOMENTS = {"prepare": views.PREPARE, "switch": views.SWITCH, "hold": views.HOLD, "move": MOVE}


@pytest.fixture
def full(qtbot):
    """A page as large as a full screen, with bodies as wide as they are."""
    figure = Figure()
    figure.aspect = FigureView(Style(), figure).aspect
    page = SessionPage(Style(), figure, reduced_motion=True)
    qtbot.addWidget(page)
    page.resize(1920, 1080)
    page.show_view(views.HOLD)
    page.show()
    return page


def minutes(pixels, screen):
    return 60 * degrees(atan(pixels * SCREENS[screen] / 1920 / DISTANCE_MM))


def ink_rows(image: QImage, ink: QColor, columns: range):
    """The rows in which something is painted in a colour, or nearly."""

    def inked(x, y):
        seen = QColor(image.pixel(x, y))
        return abs(seen.red() - ink.red()) + abs(seen.green() - ink.green()) < 60

    return [y for y in range(image.height()) if any(inked(x, y) for x in columns)]


def first_run(rows):
    """The length of the first rows that follow each other."""
    last = next(number for number, row in enumerate(rows) if row + 1 not in rows)
    return last + 1


def capital(page, text):
    """The height of a text's first letter in pixels."""
    image, ink = page.grab(text.geometry()).toImage(), text._canvas.text
    return first_run(ink_rows(image, ink, range(1, round(0.5 * text.fitted_px()), 2)))


def digit(page):
    """The height of the first digit in pixels, within the ring."""
    box = page.ring.geometry()
    reach = round(0.3 * min(box.width(), box.height()))
    middle = box.center()
    box.setCoords(middle.x() - reach, middle.y() - reach, middle.x() + reach, middle.y() + reach)
    if not page.ring._frame.ringed:
        box = page.ring.geometry()
    image = page.grab(box).toImage()
    return first_run(ink_rows(image, page.ring._canvas.text, range(0, image.width(), 2)))


def measured(page):
    """Return the pixels of every part at every moment."""
    found = {}
    for name, view in [*MOMENTS.items(), ("floor", views.HOLD)]:
        page.set_floor_view(name == "floor")
        page.show_view(replace(view, digits_s=17, fraction=0.0, breath=None))
        column = page.column
        parts = {"side": column.headline, "name": column.name, "line": column.line}
        found |= {(name, part): capital(page, text) for part, text in parts.items() if text.isVisible()}
        found[name, "digits"] = digit(page)
    return found


def test_what_is_needed_on_the_floor_can_be_read_there(full):
    pixels = measured(full)
    table = {(screen, *key): minutes(height, screen) for screen in SCREENS for key, height in pixels.items()}
    print(*(f"{' '.join(key):28} {value:5.0f}" for key, value in table.items()), sep="\n")
    missed = {key: table[key] for key, least in GOALS.items() if table[key] < least}
    assert missed == {}


def test_every_stretch_that_ships_has_large_words(full):
    """By font size, which the test above holds against pixels."""
    too_small = {}
    for name, view in moments().items():
        if view.paused or view.finished:
            continue
        full.show_view(view)
        column = full.column
        ready = view.word in ("GET READY", "SWITCH SIDES")
        least = {column.headline: 35 if ready and view.side_words else 20, column.name: 20, column.line: 20}
        for text, goal in least.items():
            reached = minutes(CAP * text.fitted_px(), "24 inch")
            if text.isVisible() and reached < goal:
                too_small[name, text.accessibleName()] = round(reached, 1)
    assert not too_small, sorted({(words, reached) for (_, words), reached in too_small.items()})
