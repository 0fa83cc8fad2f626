import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.own_stretch import OwnStretch
from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.domain.routine import Item, Routine, Sides
from stretchtimer.domain.stretch import Side
from stretchtimer.storage.own_stretch_files import OwnStretchFiles
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.ui.print.dialog import PrintDialog
from stretchtimer.ui.print.printing import MARGIN_MM, previews, save_pdf
from stretchtimer.ui.print.sheet import HEAD, LATER_HEAD, Sheet, SheetPages, foot_paragraphs
from stretchtimer.ui.print.sheet_card import card_height
from stretchtimer.ui.print.sheet_rows import headline, rows
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark

CATALOGUE = load_catalogue()
ROUTINES = load_builtin_routines(catalogue=CATALOGUE)
FULL = next(r for r in ROUTINES if r.id == "full-relief")
#: Inside the margins, in points.
A4_INSIDE, LETTER_INSIDE = QSizeF(527, 774), QSizeF(544, 724)


STOP = ("Sharp pain", "A joint that locks")


def sheet(routine, catalogue=CATALOGUE):
    return Sheet(routine.name, headline(routine, 600), rows(routine, catalogue), STOP)


def no_picture(_stretch_id):
    return ""


def row(**facts):
    item = Item("figure-four", 30.0, **facts)
    return rows(Routine("r", "R", (item,)), CATALOGUE)[0]


def test_a_row_has_the_dose_the_side_and_every_step():
    said = row()
    assert (said.dose, said.side) == ("Hold 30 s, each side", Side.RIGHT)
    assert "right ankle on top" in said.sides.lower()
    stretch = CATALOGUE["figure-four"]
    assert len(said.steps) == len(stretch.words.steps) > len(stretch.words.key_steps)
    assert not any("{" in step for step in said.steps)
    assert said.easier == stretch.easier


def test_a_row_of_one_side_says_and_shows_that_side():
    said = row(sides=Sides.LEFT, repeats=3, rest_after_s=10.0)
    assert said.dose == "Hold 30 s, left side, 3 times, then rest 10 s"
    assert said.side is Side.LEFT
    assert said.sides.startswith("Left")
    assert any("left ankle on your right thigh" in step for step in said.steps)


def test_the_side_that_comes_first_is_the_one_of_the_steps():
    said = row(first_side=Side.LEFT)
    assert said.side is Side.LEFT
    assert "left" in said.sides.lower()


def test_a_lunge_says_which_hip_it_stretches():
    [said] = rows(Routine("r", "R", (Item("runners-lunge", 30.0, variant="knee-down"),)), CATALOGUE)
    assert said.sides == "First: Right foot forward, stretches the left hip. Then the other side."
    assert said.easier


def test_an_easier_variant_has_no_easier_way_beside_it():
    assert row(variant="chair").easier == ()


def test_a_movement_is_moved_not_held():
    assert rows(FULL, CATALOGUE)[0].dose == "Move for 36 s"


def test_the_headline_counts():
    assert headline(FULL, 595) == "10 stretches, about 10 minutes"
    assert headline(replace(FULL, items=FULL.items[:1]), 20) == "1 stretch, about 1 minute"


def pages_in(path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def routine_of(count):
    return replace(FULL, items=(FULL.items * 3)[:count])


@pytest.mark.parametrize("count", [1, 3, 6])
def test_the_pdf_has_the_pages_that_its_stretches_need(qapp, tmp_path, count):
    path = tmp_path / "sheet.pdf"
    save_pdf(str(path), sheet(routine_of(count)), no_picture)
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    pages = pages_in(path)
    assert pages == SheetPages(sheet(routine_of(count)), A4_INSIDE, no_picture).count
    assert (pages == 1) is (count < 5)
    assert len(content) < 160_000 * count + 300_000


@pytest.mark.parametrize("routine", ROUTINES, ids=lambda routine: routine.id)
@pytest.mark.parametrize("inside", [A4_INSIDE, LETTER_INSIDE], ids=["A4", "Letter"])
def test_no_card_of_a_routine_is_cut(qapp, routine, inside):
    said = sheet(routine)
    layout = SheetPages(said, inside, no_picture).layout
    for places in layout.pages:
        for place in places:
            needed = card_height(said.rows[place.number], place.width, place.figure_share, layout.scale)
            assert needed <= place.height + 1e-6


def test_letters_are_large_enough_to_read(qapp):
    for routine in ROUTINES:
        assert SheetPages(sheet(routine), A4_INSIDE, no_picture).layout.scale >= 0.9


def test_the_page_has_lines_to_fill_in_and_when_to_stop(qapp):
    with_signs, without = (
        previews(replace(sheet(routine_of(1)), stop=stop), no_picture, 500)[0] for stop in (STOP, ())
    )
    assert with_signs != without
    said = " ".join(paragraph.text for paragraph in foot_paragraphs(STOP))
    assert "Stop and ask a professional if you notice: sharp pain; a joint that locks." in said


def test_an_own_stretch_without_words_or_picture_has_its_card(qapp, tmp_path):
    shelf = OwnStretchFiles(tmp_path, CATALOGUE)
    shelf.save(OwnStretch("own-bridge", "Bridge"))
    routine = Routine("r", "R", (Item("own-bridge", 30.0, note="Slowly"),))
    [image] = previews(sheet(routine, shelf.catalogue), no_picture, 400)
    assert image != previews(sheet(replace(routine, items=()), shelf.catalogue), no_picture, 400)[0]


def test_a_place_that_cannot_be_written_gets_a_sentence(qapp, tmp_path):
    with pytest.raises(StorageError, match="cannot be written"):
        save_pdf(str(tmp_path / "none" / "sheet.pdf"), sheet(routine_of(1)), no_picture)


def test_every_card_shows_its_figure_and_the_page_keeps_its_margins(qapp):
    said = sheet(FULL)
    images = previews(said, no_picture, 842)
    layout = SheetPages(said, A4_INSIDE, no_picture).layout
    assert len(images) == len(layout.pages)
    white, margin = QColor("white").rgb(), round(MARGIN_MM / 25.4 * 72)
    for number, (image, places) in enumerate(zip(images, layout.pages, strict=True)):
        edge = {image.pixel(x, y) for y in range(image.height()) for x in (0, 20, image.width() - 20)}
        assert edge == {white}
        for place in places:
            top = margin + (LATER_HEAD if number else HEAD) + place.y
            area = [
                (round(margin + place.x + x), round(top + y))
                for x in range(8, round(place.width / 2))
                for y in range(8, round(place.height / 2))
            ]
            assert len({image.pixel(*at) for at in area}) > 40


def test_the_dialog_shows_every_page(qtbot, asked):
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PrintDialog(Style(dark()), asked, FULL, CATALOGUE, 600, STOP, no_picture, window)
    assert len(dialog.pages) == SheetPages(sheet(FULL), A4_INSIDE, no_picture).count > 1
    assert dialog.pages[1].accessibleName() == "Page 2 of 3: Full Relief"


def test_the_dialog_saves_under_a_name_that_is_no_path(qtbot, tmp_path, asked):
    asked.path = str(tmp_path / "mine")
    window = QWidget()
    qtbot.addWidget(window)
    routine = replace(routine_of(1), name="../Back: 3/week")
    dialog = PrintDialog(Style(dark()), asked, routine, CATALOGUE, 600, STOP, no_picture, window)
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.pdf_button.click()
    assert saved.args == [str(tmp_path / "mine.pdf")]
    assert asked.names == ["Back- 3-week.pdf"]
    assert (tmp_path / "mine.pdf").exists()


def test_the_dialog_says_what_went_wrong(qtbot, tmp_path, asked):
    asked.path = str(tmp_path / "none" / "a.pdf")
    window = QWidget()
    qtbot.addWidget(window)
    dialog = PrintDialog(Style(dark()), asked, routine_of(1), CATALOGUE, 600, STOP, no_picture, window)
    dialog.pdf_button.click()
    assert "cannot be written" in dialog.warning.text()
    assert not dialog.warning.isHidden()


def test_the_figures_wear_what_was_chosen(qapp):
    plain = sheet(routine_of(1))
    others = [replace(plain, looks=Looks.EBONY), replace(plain, clothes=Clothes.MOSS)]
    images = [previews(one, no_picture, 400)[0] for one in (plain, *others)]
    assert all(a != b for i, a in enumerate(images) for b in images[:i])
