"""The one list of stretches, and rows in a column that scrolls."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from stretchtimer.storage.resources import load_catalogue
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark, light
from stretchtimer.ui.widgets.row_scroll import RowScroll
from stretchtimer.ui.widgets.stretch_list import StretchList

STRETCHES = list(load_catalogue())
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def asked():
    return []


def shown_list(qtbot, asked, style, addable=False):
    def thumbnail(stretch_id, _variant, size, _ratio):
        asked.append(stretch_id)
        return QPixmap(size)

    made = StretchList(style, "Stretches", thumbnail, addable)
    qtbot.addWidget(made)
    made.resize(300, 400)
    made.show_stretches(STRETCHES)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.mark.parametrize(
    ("addable", "spoken"),
    [(False, "Knee to Chest, Lower back, buttock"), (True, "Knee to Chest, Enter adds it")],
)
def test_a_screen_reader_hears_what_a_row_is_for(qtbot, asked, addable, spoken):
    made = shown_list(qtbot, asked, Style(), addable)
    assert made.rows.index(0).data() == "Knee to Chest"
    assert made.rows.index(0).data(SPOKEN) == spoken


def test_the_stretch_that_is_to_be_open_stays_open_and_the_first_takes_its_place(qtbot, asked):
    made = shown_list(qtbot, asked, Style())
    opened = []
    made.opened.connect(opened.append)
    made.show_stretches(STRETCHES, "cat-cow")
    made.show_stretches(STRETCHES[:2], "cat-cow")
    made.step(5)
    made.step(-5)
    first, second = (stretch.id for stretch in STRETCHES[:2])
    assert opened == ["cat-cow", first, second, first]


def test_the_plus_is_inside_its_row_at_every_text_size(qtbot, asked):
    style = Style()
    made = shown_list(qtbot, asked, style, addable=True)
    for scale in (1.0, 1.5):
        style.change(light(), scale)
        made.grab()
        row = made.visualRect(made.rows.index(1))
        assert row.contains(made.plus(made.rows.index(1)))
        assert row.height() == 60 * scale


def test_pictures_are_left_out_where_there_is_no_room_and_another_theme_is_drawn(qtbot, asked):
    style = Style()
    made = shown_list(qtbot, asked, style)
    made.grab()
    assert STRETCHES[0].id in asked
    asked.clear()
    made.set_pictures(False)
    before = made.grab().toImage()
    assert asked == []
    style.change(dark(), 1.0)
    assert made.grab().toImage() != before


def test_a_row_that_was_just_added_can_be_scrolled_to_at_once(qtbot):
    made = RowScroll()
    qtbot.addWidget(made)
    made.resize(200, 100)
    with qtbot.waitExposed(made):
        made.show()
    rows = [QLabel(str(number)) for number in range(12)]
    for number, row in enumerate(rows):
        row.setFixedHeight(40 if number < 11 else 300)
        made.column.insertWidget(number, row)
        row.show()
    made.bring_into_sight(rows[10])
    sight = QRect(0, made.verticalScrollBar().value(), made.viewport().width(), made.viewport().height())
    assert sight.contains(rows[10].geometry())
    # one that is higher than the room shows its top
    made.bring_into_sight(rows[11])
    assert made.verticalScrollBar().value() == rows[11].y() == 440
