import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.domain.routine import MAX_ITEMS, Item, Routine, Sides
from stretchtimer.domain.stretch import Side
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.ui.print.dialog import PrintDialog
from stretchtimer.ui.print.printing import preview, save_pdf
from stretchtimer.ui.print.sheet import Sheet
from stretchtimer.ui.print.sheet_grid import grid_for
from stretchtimer.ui.print.sheet_rows import headline, rows
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark

CATALOGUE = load_catalogue()
FULL = next(r for r in load_builtin_routines(catalogue=CATALOGUE) if r.id == "full-relief")


def sheet(routine):
    return Sheet(routine.name, headline(routine, 600), rows(routine, CATALOGUE))


def no_picture(_stretch_id):
    return ""


def row(**facts):
    item = Item("figure-four", 30.0, **facts)
    return rows(Routine("r", "R", (item,)), CATALOGUE)[0]


def test_a_row_says_hold_sides_and_how():
    said = row()
    assert (said.amount, said.which, said.side) == ("Hold 30 s", "each side", Side.RIGHT)
    assert said.steps == "Right ankle on left thigh; draw your left thigh in."


def test_a_row_of_one_side_says_and_shows_that_side():
    said = row(sides=Sides.LEFT, repeats=3, rest_after_s=10.0)
    assert (said.amount, said.which) == ("Hold 30 s × 3", "left side, then rest 10 s")
    assert said.side is Side.LEFT
    assert said.steps.startswith("Left ankle on right thigh")


def test_a_movement_is_moved_not_held():
    assert rows(FULL, CATALOGUE)[0].amount == "Move for 36 s"


def test_the_headline_counts():
    assert headline(FULL, 595) == "10 stretches, about 10 minutes"
    assert headline(replace(FULL, items=FULL.items[:1]), 20) == "1 stretch, about 1 minute"


@given(st.integers(1, MAX_ITEMS))
def test_every_routine_fits_on_one_page(count):
    grid = grid_for(count, 527, 640)
    assert grid.columns * grid.cell_width <= 527 + 1e-6
    assert -(-count // grid.columns) * grid.cell_height <= 640 + 1e-6
    assert grid.scale > 0.4


@pytest.mark.parametrize("times", [1, 6])
def test_the_pdf_has_one_page_and_its_name(qapp, tmp_path, times):
    routine = replace(FULL, items=FULL.items * times)
    path = tmp_path / "sheet.pdf"
    save_pdf(str(path), sheet(routine), no_picture)
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1
    assert len(content) < 1_500_000


def test_a_place_that_cannot_be_written_gets_a_sentence(qapp, tmp_path):
    with pytest.raises(StorageError, match="cannot be written"):
        save_pdf(str(tmp_path / "none" / "sheet.pdf"), sheet(FULL), no_picture)


def test_the_page_shows_ten_figures_and_keeps_its_margins(qapp):
    image = preview(sheet(FULL), no_picture, 842)
    white = QColor("white").rgb()
    edge = {image.pixel(x, y) for y in range(image.height()) for x in (0, 20, image.width() - 20)}
    assert edge == {white}
    for down in range(5):
        for left in (50, 330):
            top = 110 + down * 128
            colours = {image.pixel(left + x, top + y) for x in range(100) for y in range(90)}
            assert len(colours) > 40


def test_the_dialog_saves_under_a_name_that_is_no_path(qtbot, tmp_path, asked):
    asked.path = str(tmp_path / "mine")
    window = QWidget()
    qtbot.addWidget(window)
    routine = replace(FULL, name="../Back: 3/week")
    dialog = PrintDialog(Style(dark()), asked, routine, CATALOGUE, 600, no_picture, window)
    dialog.pdf_button.click()
    assert asked.names == ["Back- 3-week.pdf"]
    assert (tmp_path / "mine.pdf").exists()


def test_the_dialog_says_what_went_wrong(qtbot, tmp_path, asked):
    asked.path = str(tmp_path / "none" / "a.pdf")
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PrintDialog(Style(dark()), asked, FULL, CATALOGUE, 600, no_picture, window)
    dialog.pdf_button.click()
    assert "cannot be written" in dialog.warning.text()
    assert not dialog.warning.isHidden()


def test_the_figures_wear_what_was_chosen(qapp):
    plain = sheet(FULL)
    others = [replace(plain, looks=Looks.EBONY), replace(plain, clothes=Clothes.MOSS)]
    images = [preview(one, no_picture, 400) for one in (plain, *others)]
    assert all(a != b for i, a in enumerate(images) for b in images[:i])
