from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.own_stretch import OwnStretch
from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.view import PoseMoment
from stretchtimer.storage.memory import MemoryRoutines
from stretchtimer.storage.own_stretch_files import OwnStretchFiles
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.ui.app.library_controller import LibraryController
from stretchtimer.ui.library.form import OwnStretchForm
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import light
from stretchtimer.ui.widgets.dialogs import Question
from stretchtimer.ui.widgets.figure_view import FigureView
from stretchtimer.ui.widgets.thumbnails import Thumbnails

SHIPPED = load_catalogue()


@pytest.fixture
def services(tmp_path):
    (tmp_path / "data").mkdir()
    shelf = OwnStretchFiles(tmp_path / "data", SHIPPED)
    shelf.save(OwnStretch("own-bridge", "Bridge"))
    routines = MemoryRoutines(load_builtin_routines(catalogue=SHIPPED))
    stores = SimpleNamespace(stretches=shelf, routines=routines)
    return SimpleNamespace(stores=stores, catalogue=shelf.catalogue, clock=ManualClock(wall=0.0))


@pytest.fixture
def library(qtbot, services, asked):
    library = LibraryController(services, Style(), asked, lambda *_what: None)
    page = library.page(False)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    library.shown = page
    return library


def items(services, routine_id):
    found = [r for r in services.stores.routines.all() if r.id == routine_id]
    return [item.stretch_id for item in found[0].items] if found else None


def choose(library, services, text):
    menu = library.menu(services.catalogue["own-bridge"])
    next(action for action in menu.actions() if action.text() == text).trigger()


def test_a_stretch_is_added_and_taken_back(library, services):
    before = items(services, "gentle")
    choose(library, services, "Gentle")
    assert items(services, "gentle") == [*before, "own-bridge"]
    library.shown.toast.button.click()
    assert items(services, "gentle") == before


def test_a_new_routine_is_taken_back_whole(library, services):
    choose(library, services, "A new routine")
    assert items(services, "my-own-bridge-1") == ["own-bridge"]
    library.shown.toast.button.click()
    assert items(services, "my-own-bridge-1") is None


def ways(services, stretch_id):
    """Return the ways in which the routines do a stretch, by routine."""
    return {
        routine.id: [item.variant for item in routine.items if item.stretch_id == stretch_id]
        for routine in services.stores.routines.all()
        if any(item.stretch_id == stretch_id for item in routine.items)
    }


def test_a_way_is_taken_for_every_routine_that_holds_the_stretch_and_taken_back(library, services):
    store = services.stores.routines
    changed = replace(store.all()[0], items=(Item("runners-lunge", 30), Item("butterfly", 30)), builtin=False)
    store.save(replace(changed, id="mine", name="Mine"))
    page, before, kept = library.shown, ways(services, "runners-lunge"), list(store.all())
    page.open_stretch("runners-lunge")
    page.detail.ways.buttons["desk"].click()
    page.detail.ways.adopt_button.click()
    after = ways(services, "runners-lunge")
    assert after == {routine: ["desk"] * len(those) for routine, those in before.items()}
    assert "mine" in after
    assert not page.detail.ways.adopt_button.isVisible()
    page.toast.button.click()
    assert list(store.all()) == kept
    assert page.detail.ways.adopt_button.isVisible()


def test_a_way_in_the_usual_position_leaves_the_chair_where_it_was_chosen(library, services):
    before = ways(services, "cat-cow")
    assert before["desk-break"] == ["chair"]
    library.shown.open_stretch("cat-cow")
    library.shown.detail.ways.buttons["small"].click()
    library.shown.detail.ways.adopt_button.click()
    after = ways(services, "cat-cow")
    assert after.pop("desk-break") == ["chair"]
    assert all(set(those) == {"small"} for those in after.values())
    # there is nothing left to change for any way but the chair's and the usual one
    assert not library.shown.detail.ways.adopt_button.isVisible()


def test_a_hold_that_the_way_does_not_allow_is_moved_into_its_limits(library, services):
    store, stretch = services.stores.routines, services.catalogue["runners-lunge"]
    kept = Item("runners-lunge", stretch.as_variant("knee-down").max_s, "knee-down")
    store.save(Routine("mine", "Mine", (kept,)))
    library.shown.open_stretch("runners-lunge")
    library.shown.detail.ways.chosen.emit(None)
    library.shown.detail.ways.adopt_button.click()
    [mine] = [routine for routine in store.all() if routine.id == "mine"]
    assert [(item.variant, item.hold_s) for item in mine.items] == [(None, stretch.max_s)]


def test_an_own_stretch_that_a_routine_needs_is_not_deleted(library, services):
    choose(library, services, "A new routine")
    library.shown.delete_asked.emit("own-bridge")
    assert library.shown.warning.sentence == "Bridge is part of Bridge. Take it out there first."
    assert "own-bridge" in services.catalogue.stretches


@pytest.mark.parametrize("sure", [True, False])
def test_an_own_stretch_is_deleted_only_when_one_is_sure(library, services, asked, sure):
    asked.sure = sure
    library.shown.delete_asked.emit("own-bridge")
    assert ("own-bridge" in services.catalogue.stretches) is not sure
    sentence = "Delete Bridge? Its words and its picture are removed from this computer."
    assert asked.questions == [Question("Library", sentence, "Delete")]


def test_a_hold_is_kept_and_shown_with_the_way_back(library, services):
    library.shown.open_stretch("butterfly")
    library.shown.detail.facts.stepper.setValue(45)
    assert services.catalogue["butterfly"].default_s == 45
    library.shown.detail.facts.usual.click()
    assert services.catalogue["butterfly"].default_s == SHIPPED["butterfly"].default_s


def test_a_session_shows_the_picture_of_an_own_stretch(qtbot, services, tmp_path):
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "red.png"))
    shelf = services.stores.stretches
    shelf.save(shelf.own("own-bridge"), str(tmp_path / "red.png"))
    view = FigureView(Style())
    view.set_pictures(shelf.picture)
    qtbot.addWidget(view)
    view.resize(QSize(200, 200))
    view.show_moment(PoseMoment(PhaseKind.HOLD, "own-bridge", None, None, 0.0, 30.0), ScreenState.HOLD)
    assert view.grab().toImage().pixelColor(100, 100) == QColor("red")
    view.show_moment(PoseMoment(PhaseKind.HOLD, "cat-cow", None, None, 1.0, 30.0), ScreenState.HOLD)
    assert view.grab().toImage().pixelColor(100, 100) != QColor("red")


def test_pictures_that_were_painted_meanwhile_are_drawn(qtbot, services, asked):
    thumbnails, painted = Thumbnails(), []

    def picture(stretch_id, variant, size, ratio):
        pixmap = thumbnails.pixmap(stretch_id, variant, None, size, ratio, light())
        if pixmap is not None:
            painted.append(stretch_id)
        return pixmap

    library = LibraryController(services, Style(), asked, picture)
    thumbnails.ready.connect(library.refresh_pictures)
    library.refresh_pictures()
    page = library.page(False)
    qtbot.addWidget(page)
    page.resize(1184, 800)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: {"knee-to-chest", "both-knees-to-chest"} <= set(painted))


def form_in(library) -> OwnStretchForm:
    [form] = [form for form in library.shown.findChildren(OwnStretchForm) if form.isVisible()]
    return form


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_a_stretch_is_written_and_changed_from_the_page(qtbot, library, services):
    library.shown.own_button.click()
    form = form_in(library)
    form.name.setText("Wall angel")
    with qtbot.waitSignal(library.changed):
        form.save_button.click()
    assert library.shown.stretch.name == "Wall angel"
    library.shown.detail.edit_button.click()
    form = form_in(library)
    assert form.name.text() == "Wall angel"
    form.hold.setValue(20)
    with qtbot.waitSignal(library.changed):
        form.save_button.click()
    assert services.catalogue["own-wall-angel"].default_s == 20
