from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel

from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.own_stretch import OwnStretch
from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.routine import check
from stretchtimer.domain.stretch import Family, Side
from stretchtimer.storage.memory import MemoryRoutines
from stretchtimer.storage.own_stretch_files import OwnStretchFiles
from stretchtimer.storage.resources import load_builtin_routines, load_catalogue
from stretchtimer.ui.library import adding
from stretchtimer.ui.library.examples import example
from stretchtimer.ui.library.form import OwnStretchForm
from stretchtimer.ui.library.own_pictures import OwnPictures, lend_poses
from stretchtimer.ui.library.page import LibraryPage
from stretchtimer.ui.library.stage import HOLD_S, WAY_S, moment_at
from stretchtimer.ui.text import stretch_facts
from stretchtimer.ui.text.stretch_facts import filled
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark
from stretchtimer.ui.widgets.dialogs import Answer
from stretchtimer.ui.widgets.figure_view import shipped_poses
from stretchtimer.ui.widgets.stretch_list import second_line
from tests.ui.numbers import numbers_in

SHIPPED = load_catalogue()
WALL = OwnStretch("own-wall", "Wall Slide", Family.STANDING, True, 20.0, ("Slide your {side} arm up.",))


@pytest.fixture
def picture(tmp_path):
    image = QImage(80, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "red.png"))
    return str(tmp_path / "red.png")


@pytest.fixture
def shelf(tmp_path):
    (tmp_path / "data").mkdir()
    return OwnStretchFiles(tmp_path / "data", SHIPPED)


@pytest.fixture
def page(qtbot, shelf):
    page = LibraryPage(Style(), shelf, ManualClock(wall=0.0))
    qtbot.addWidget(page)
    page.resize(1184, 800)
    with qtbot.waitExposed(page):
        page.show()
    return page


def names(page):
    return [stretch.name for stretch in page.list.rows.stretches]


def labels(page):
    QApplication.processEvents()
    return " ".join(label.text() for label in page.detail.findChildren(QLabel) if label.isVisibleTo(page))


def test_all_stretches_stand_in_the_list_and_the_first_is_open(page):
    assert len(names(page)) == 10
    assert page.detail.title.text() == "Knee to Chest"


def test_the_words_of_a_stretch_are_all_there(page):
    page.open_stretch("figure-four")
    stretch, said = SHIPPED["figure-four"], labels(page)
    for text in (*stretch.mistakes, *stretch.skip_if, *stretch.easier, *stretch.safety, stretch.breath):
        assert text in said
    for text in (*stretch.words.steps, stretch.words.feel):
        assert filled(text) in said
    assert "{" not in said


@pytest.mark.parametrize(
    ("searched", "found"),
    [
        ("figure", "Figure Four"),
        ("PIGEON", "Figure Four"),
        ("hip flex", "Runner's Lunge"),
        ("cow", "Cat-Cow"),
        ("childs pose", "Child's Pose"),
        ("child’s pose", "Child's Pose"),
        ("runners", "Runner's Lunge"),
    ],
)
def test_a_name_another_name_or_a_body_area_finds_a_stretch(page, searched, found):
    # keys of the test's keyboard have no letters beyond ASCII
    page.search.insert(searched)
    assert names(page) == [found]
    assert SHIPPED[page.stretch.id].name == found


def test_what_is_not_there_is_said_and_nothing_is_lost(qtbot, page):
    qtbot.keyClicks(page.search, "zzz")
    assert page.none_found.text() == "No stretch is called “zzz”."
    page.search.clear()
    assert len(names(page)) == 10


def test_try_it_now_gives_a_routine_of_one_stretch_with_the_hold_one_wants(qtbot, page, shelf):
    shelf.set_hold("butterfly", 45)
    page.open_stretch("butterfly")
    with qtbot.waitSignal(page.try_asked) as tried:
        qtbot.mouseClick(page.detail.try_button, Qt.MouseButton.LeftButton)
    routine = tried.args[0]
    assert routine.id == "try-butterfly"
    assert [(item.stretch_id, item.hold_s) for item in routine.items] == [("butterfly", 45)]
    check(routine, shelf.catalogue)


def shown_ways(page):
    QApplication.processEvents()
    return [button.text() for button in page.detail.ways.buttons.values() if button.isVisible()]


def test_the_ways_of_a_stretch_stand_as_pictures_with_their_names(page):
    for stretch in SHIPPED:
        page.open_stretch(stretch.id)
        names = [stretch.name, *(way.name for way in stretch.variants.values())]
        assert shown_ways(page) == (names if stretch.variants else []), stretch.id
    page.open_stretch("runners-lunge")
    assert page.detail.ways.title.text() == "Ways to do it"
    page.open_stretch("cat-cow")
    assert page.detail.ways.title.text() == "Easier ways to do it"


def test_a_picture_of_a_way_shows_its_figure_its_steps_and_its_words(qtbot, page):
    page.open_stretch("runners-lunge")
    way = SHIPPED["runners-lunge"].as_variant("desk")
    qtbot.mouseClick(page.detail.ways.buttons["desk"], Qt.MouseButton.LeftButton)
    assert page.detail.title.text() == way.name
    assert page.detail.stage.figure._asked[0].variant == "desk"
    assert all(filled(step) in labels(page) for step in way.words.steps)
    assert page.detail.facts.values[2].text() == "Standing"
    assert [way for way, button in page.detail.ways.buttons.items() if button.isChecked()] == ["desk"]
    # the keyboard goes the same way, and another stretch begins with its usual one
    qtbot.keyClick(page.detail.ways.buttons[None], Qt.Key.Key_Space)
    assert page.detail.title.text() == SHIPPED["runners-lunge"].name
    qtbot.keyClick(page.detail.ways.buttons["knee-down"], Qt.Key.Key_Space)
    page.open_stretch("cat-cow")
    assert page.stretch.variant is None


def test_the_way_that_is_shown_is_tried_and_added(qtbot, page):
    page.open_stretch("runners-lunge")
    page.detail.ways.buttons["knee-down"].click()
    with qtbot.waitSignal(page.try_asked) as tried:
        page.detail.try_button.click()
    [item] = tried.args[0].items
    assert (item.stretch_id, item.variant) == ("runners-lunge", "knee-down")
    with qtbot.waitSignal(page.add_asked) as added:
        page.detail.add_button.click()
    assert adding.item_of(added.args[0]) == item


def test_a_hold_that_one_way_does_not_allow_is_kept_for_the_others(page, shelf):
    page.open_stretch("runners-lunge")
    page.detail.ways.buttons["knee-down"].click()
    limits = SHIPPED["runners-lunge"]
    stepper = page.detail.facts.stepper
    assert (stepper.minimum(), stepper.maximum()) == (limits.min_s, limits.max_s)


def test_a_movement_says_rounds_where_a_hold_says_its_guideline(page):
    names = {}
    for stretch_id in ("butterfly", "cat-cow", "knee-rotations"):
        page.open_stretch(stretch_id)
        said = labels(page)
        names[stretch_id] = ("Guideline" in said, "Rounds" in said)
    assert names == {"butterfly": (True, False), "cat-cow": (False, True), "knee-rotations": (False, True)}


def test_the_rounds_of_a_movement_follow_its_time(page, shelf):
    page.open_stretch("cat-cow")
    assert numbers_in(page.detail.facts.values[0].text()) == [4, 30]
    shelf.set_hold("cat-cow", 60)
    page.refresh()
    assert numbers_in(page.detail.facts.values[0].text()) == [8, 60]


def test_each_word_about_safety_has_a_line_of_its_own(page):
    page.open_stretch("runners-lunge")
    lines = [label.text() for label in page.detail.findChildren(QLabel)]
    assert all(sentence in lines for sentence in SHIPPED["runners-lunge"].safety)


def test_the_picture_grows_on_a_large_screen(page):
    page.open_stretch("butterfly")
    heights = []
    for width, height in ((1184, 800), (1500, 1000), (1824, 1080)):
        page.resize(width, height)
        QApplication.processEvents()
        heights.append(page.detail.stage.height())
    assert heights[0] < heights[1] < heights[2]
    assert heights[2] > 0.4 * 1080


def test_a_changed_hold_is_told_with_its_stretch(qtbot, page):
    page.open_stretch("butterfly")
    with qtbot.waitSignal(page.hold_changed) as told:
        page.detail.facts.stepper.setValue(40)
    assert told.args == ["butterfly", 40.0]


def test_only_own_stretches_can_be_edited_and_deleted(page, shelf):
    shelf.save(WALL)
    page.refresh()
    assert not page.detail.edit_button.isVisible()
    page.open_stretch("own-wall")
    assert page.detail.edit_button.isVisible()
    assert page.detail.delete_button.isVisible()


def test_the_figure_moves_only_while_the_page_is_to_be_seen(page):
    timer = page.detail.stage.timer
    assert timer.isActive()
    page.hide()
    assert not timer.isActive()
    page.show()
    assert timer.isActive()
    page.set_reduced_motion(True)
    assert not timer.isActive()


def test_an_own_picture_stands_still_in_place_of_the_figure(page, shelf, picture):
    shelf.save(WALL, picture)
    page.open_stretch("own-wall")
    stage = page.detail.stage
    assert not stage.timer.isActive()
    assert not stage.figure.isVisible()
    shown = stage.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor("red")


def test_a_damaged_picture_gives_way_to_the_figure(page, shelf, picture):
    shelf.save(WALL, picture)
    kept = Path(shelf.picture("own-wall"))
    kept.write_bytes(kept.read_bytes()[:60])
    page.open_stretch("own-wall")
    assert page.detail.stage.figure.isVisible()


@pytest.mark.parametrize("size", [(624, 480), (704, 560), (1184, 800), (1824, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_of_the_words_is_cut_off_at_the_side(page, size, scale):
    page._style.change(dark(), scale)
    page.resize(QSize(*size))
    for stretch in SHIPPED:
        page.open_stretch(stretch.id)
        page.detail.ways.adopt_button.show()
        scroll = page.detail.scroll_area
        assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width(), stretch.id


def test_the_showing_holds_changes_sides_and_holds_again():
    figure_four = SHIPPED["figure-four"]
    at = [moment_at(figure_four, second) for second in (0, HOLD_S, HOLD_S + WAY_S, 2 * HOLD_S + WAY_S)]
    assert [(m.kind, m.side) for m in at] == [
        (PhaseKind.HOLD, Side.RIGHT),
        (PhaseKind.SWITCH, Side.LEFT),
        (PhaseKind.HOLD, Side.LEFT),
        (PhaseKind.SWITCH, Side.RIGHT),
    ]


def test_a_movement_never_stops():
    moments = [moment_at(SHIPPED["cat-cow"], second) for second in (0, 100, 1000)]
    assert {m.kind for m in moments} == {PhaseKind.MOVE}
    assert all(m.beat_s > 0 for m in moments)


def written(form, name="Bridge", steps=""):
    form.name.setText(name)
    form.steps.setPlainText(steps)
    form.save()
    return form


def test_a_name_is_enough_for_a_stretch_of_ones_own(page, shelf, asked):
    form = written(OwnStretchForm(Style(), asked, shelf, page), "  Bridge  ")
    assert form.saved_id == "own-bridge"
    assert shelf.catalogue["own-bridge"].name == "Bridge"


def test_every_field_of_the_form_is_kept(page, shelf, picture, asked):
    asked.path = picture
    form = OwnStretchForm(Style(), asked, shelf, page)
    form.position.setCurrentIndex(form.position.findData(Family.CHAIR))
    form.sided.setChecked(True)
    form.hold.setValue(25)
    form.picture_button.click()
    written(form, "Chair Reach", "Sit tall.\n\n  Reach   {side}. ")
    own = shelf.own("own-chair-reach")
    assert (own.family, own.one_sided, own.default_s) == (Family.CHAIR, True, 25.0)
    assert own.steps == ("Sit tall.", "Reach {side}.")
    assert Path(shelf.picture(own.id)).is_file()
    again = OwnStretchForm(Style(), asked, shelf, page, own)
    again.no_picture_button.click()
    again.save()
    assert shelf.picture(own.id) == ""


def test_the_form_says_at_the_field_what_is_to_be_mended(page, shelf, asked):
    form = written(OwnStretchForm(Style(), asked, shelf, page), "Butterfly", "a\n" * 12)
    texts = {field.value: error.text() for field, error in form.errors.items() if not error.isHidden()}
    assert set(texts) == {"name", "steps"}
    assert form.saved_id == ""
    assert len(shelf.catalogue) == 10


def test_examples_fit_the_position_and_the_sides(page, shelf, asked):
    form = OwnStretchForm(Style(), asked, shelf, page)
    seen = {}
    for family in stretch_facts.positions():
        form.position.setCurrentIndex(form.position.findData(family))
        for sided in (False, True):
            form.sided.setChecked(sided)
            shown = example(family, sided)
            fields = (
                form.steps.placeholderText(),
                form.feel.placeholderText(),
                form.stop_if.placeholderText(),
            )
            assert fields == ("\n".join(shown.steps), shown.feel, shown.stop_if)
            assert ("{side}" in fields[0] + fields[1]) is sided
            seen[family, sided] = fields
    assert "back" in seen[Family.SUPINE, False][0]
    assert "chair" in seen[Family.CHAIR, True][0]
    assert len(set(seen.values())) == len(seen)


def test_a_side_is_inserted_by_a_button_where_the_cursor_stands(page, shelf, asked):
    form = OwnStretchForm(Style(), asked, shelf, page)
    assert not form.side_button.isVisibleTo(form)
    form.sided.setChecked(True)
    form.steps.setPlainText("Lift your arm.")
    cursor = form.steps.textCursor()
    cursor.setPosition(len("Lift your"))
    form.steps.setTextCursor(cursor)
    form.side_button.click()
    assert form.steps.toPlainText() == "Lift your {side} arm."
    assert form.focusWidget() is form.steps
    QApplication.sendEvent(form.feel, QFocusEvent(QEvent.Type.FocusIn))
    form.feel.setText("Feel it in your ")
    form.other_button.click()
    assert form.feel.text() == "Feel it in your {other}"
    assert form.written.feel == "Feel it in your {other}"


def test_where_it_is_felt_and_when_to_stop_are_kept_and_shown(page, shelf, asked):
    form = OwnStretchForm(Style(), asked, shelf, page)
    form.sided.setChecked(True)
    form.feel.setText("Feel  your {side} calf.")
    form.stop_if.setText("Stop if your heel hurts.")
    form.save()
    own = shelf.own(form.saved_id)
    assert (own.feel, own.stop_if) == ("Feel your {side} calf.", "Stop if your heel hurts.")
    page.open_stretch(form.saved_id)
    said = labels(page)
    assert "Feel your right calf." in said
    assert "Stop if your heel hurts." in said
    again = OwnStretchForm(Style(), asked, shelf, page, own)
    assert (again.feel.text(), again.stop_if.text()) == (own.feel, own.stop_if)


def test_a_picture_that_cannot_be_taken_is_refused_in_the_form(page, shelf, tmp_path, asked):
    (tmp_path / "a.png").write_text("no picture")
    asked.path = str(tmp_path / "a.png")
    form = OwnStretchForm(Style(), asked, shelf, page)
    form.picture_button.click()
    assert form.picture_error.text() == "a.png is no PNG or JPEG picture, or it is damaged. Choose another."


def test_editing_keeps_the_id_whatever_the_name(page, shelf, asked):
    shelf.save(WALL)
    written(OwnStretchForm(Style(), asked, shelf, page, shelf.own("own-wall")), "Wall Angel", "Slide.")
    assert shelf.catalogue["own-wall"].name == "Wall Angel"
    assert len(shelf.catalogue) == 11


def test_a_stretch_is_added_at_the_end_of_a_routine_with_its_hold(shelf):
    store = MemoryRoutines(load_builtin_routines(catalogue=SHIPPED))
    shelf.set_hold("butterfly", 45)
    before = store.all()[0]
    routine = adding.add(store, before, shelf.catalogue["butterfly"])
    kept = next(one for one in store.all() if one.id == routine.id)
    assert (kept.items[-1].stretch_id, kept.items[-1].hold_s) == ("butterfly", 45)
    assert len(kept.items) == len(before.items) + 1


def test_a_lunge_is_shown_and_added_with_the_knee_down(page):
    store = MemoryRoutines(load_builtin_routines(catalogue=SHIPPED))
    page.open_stretch("runners-lunge")
    assert page.detail.title.text() == "Knee-Down Lunge"
    assert adding.add_to_new(store, page.stretch).items[-1].variant == "knee-down"


def test_new_routines_are_named_after_the_stretch_and_never_alike(shelf):
    store = MemoryRoutines(load_builtin_routines(catalogue=SHIPPED))
    made = [adding.add_to_new(store, SHIPPED["butterfly"]) for _number in range(3)]
    assert [routine.name for routine in made] == ["Butterfly", "Butterfly 2", "Butterfly 3"]
    assert len({routine.id for routine in made}) == 3
    assert {r.name for r in adding.users(store.all(), "butterfly")} >= {"Full Relief", "Butterfly 2"}


def test_pictures_of_own_stretches_come_from_their_files(qtbot, shelf, picture):
    shelf.save(WALL, picture)
    asked = []
    pictures = OwnPictures(shelf, lambda *what: asked.append(what), Style())
    small = pictures.pixmap("own-wall", None, QSize(62, 42), 2.0)
    assert small.size() == QSize(124, 84)
    assert small.toImage().pixelColor(62, 42) == QColor("red")
    assert pictures.pixmap("cat-cow", None, QSize(62, 42), 1.0) is None
    assert [what[0] for what in asked] == ["cat-cow"]


def test_a_stretch_of_a_position_has_the_body_at_rest_in_it(qtbot, shelf):
    shelf.save(WALL)
    asked = []
    OwnPictures(shelf, lambda *what: asked.append(what), Style()).pixmap("own-wall", None, QSize(62, 42), 1.0)
    assert asked == [("stand", None, QSize(62, 42), 1.0)]
    assert shipped_poses().draws("stand")


def test_a_stretch_that_nobody_drew_has_a_card_with_its_letter(qtbot, shelf):
    for name in ("Bird dog", "Clam", "Bridge"):
        shelf.save(OwnStretch(f"own-{name[:4].lower()}", name))
    asked, style = [], Style()
    pictures = OwnPictures(shelf, lambda *what: asked.append(what), style)
    bird, clam, bridge, gone = (
        pictures.pixmap(f"own-{name}", None, QSize(62, 42), 2.0).toImage()
        for name in ("bird", "clam", "brid", "gone")
    )
    assert asked == []
    assert bird.size() == QSize(124, 84)
    assert bird == bridge  # one letter, one card
    assert bird != clam
    assert clam != gone
    style.change(dark(), 1.0)
    assert pictures.pixmap("own-bird", None, QSize(62, 42), 2.0).toImage() != bird


def test_a_new_stretch_has_no_position_until_one_is_chosen(page, shelf, asked):
    form = OwnStretchForm(Style(), asked, shelf, page)
    form.name.setText("Bird dog")
    form.save()
    assert shelf.own("own-bird-dog").family is None
    page.open_stretch("own-bird-dog")
    assert page.detail.facts.values[-1].text() == form.position.itemText(0)
    assert second_line(shelf.catalogue["own-bird-dog"]) == ""
    form = OwnStretchForm(Style(), asked, shelf, page, shelf.own("own-bird-dog"))
    form.position.setCurrentIndex(form.position.findData(Family.QUADRUPED))
    form.save()
    assert shelf.own("own-bird-dog").family is Family.QUADRUPED
    form = OwnStretchForm(Style(), asked, shelf, page, shelf.own("own-bird-dog"))
    form.position.setCurrentIndex(0)
    form.save()
    assert shelf.own("own-bird-dog").family is None


def test_own_stretches_are_drawn_as_soon_as_their_position_is_known(shelf):
    shelf.save(OwnStretch("own-bird-dog", "Bird dog"))
    lend_poses(shelf)
    poses = shipped_poses()
    assert not poses.draws("own-bird-dog")
    assert poses.undrawn["own-bird-dog"] == "Bird dog"
    for family, drawn in ((Family.QUADRUPED, True), (None, False)):
        shelf.save(OwnStretch("own-bird-dog", "Bird dog", family))
        lend_poses(shelf)
        assert poses.draws("own-bird-dog") is drawn


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
@pytest.mark.parametrize(
    ("answer", "kept", "open_still"),
    [(Answer.STAY, False, True), (Answer.DISCARD, False, False), (Answer.SAVE, True, False)],
)
def test_escape_asks_once_about_what_was_written(qtbot, page, shelf, answer, kept, open_still, asked):
    asked.answer = answer
    form = OwnStretchForm(Style(), asked, shelf, page)
    form.show()
    form.name.setText("Wall slide")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert asked.leavings == [("Wall slide", "")]
    assert form.isVisible() == open_still
    assert (shelf.own("own-wall-slide") is not None) == kept


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_escape_asks_nothing_where_nothing_was_written(qtbot, page, shelf, asked):
    form = OwnStretchForm(Style(), asked, shelf, page)
    form.show()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert asked.leavings == []


def test_what_keeps_a_stretch_from_being_saved_is_said_when_it_is_left(qtbot, page, shelf, asked):
    form = OwnStretchForm(Style(), asked, shelf, page)
    form.name.setText("Butterfly")
    form.cancel_button.click()
    assert asked.leavings == [("Butterfly", "There already is a stretch called Butterfly.")]
