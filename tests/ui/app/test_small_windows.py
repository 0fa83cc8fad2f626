"""Every control of every page can be seen and pressed in the windows that small screens have room for."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from stretchtimer.domain.command import Command
from stretchtimer.ui.importing.dialog import ImportDialog
from stretchtimer.ui.library.form import OwnStretchForm
from stretchtimer.ui.print.dialog import PrintDialog
from stretchtimer.ui.widgets.dialog import Dialog
from tests.ui.app.programs import opened

# the offscreen platform knows no least size
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

#: What is left for the window on 1024 x 600, on 1280 x 720 and 1366 x 768, on those two at 125 % and on
#: 1920 x 1080 at 200 %; and the smallest window there is.
SIZES = [(720, 480), (958, 474), (1022, 534), (1090, 550), (1278, 650), (1364, 700)]
#: A control that has less of the height it asks for is squeezed.
LEAST_SHARE = 0.7
CONTROLS = (QAbstractButton, QLineEdit, QComboBox)
TROUBLE = (
    "The routine file /srv/data/of/somebody/stretchtimer/routines/full.toml cannot be used (line 12: "
    "unexpected character). Mend it in a text editor or delete it; it is left as it is."
)


def scrolls(widget: QWidget, top: QWidget) -> QAbstractScrollArea | None:
    """Return the innermost thing that scrolls a control, None where nothing does."""
    above = widget.parentWidget()
    while above is not None and above is not top:
        if isinstance(above, QAbstractScrollArea):
            return above
        above = above.parentWidget()
    return None


def place(widget: QWidget, within: QWidget) -> QRect:
    return QRect(widget.mapTo(within, QPoint(0, 0)), widget.size())


def faults(top: QWidget) -> list[str]:
    """Return what is wrong with the controls of a window: cut off, squeezed, or under another one."""
    for _turn in range(4):
        QApplication.processEvents()
    found, fixed = [], []
    controls = [
        widget
        for widget in top.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and widget.isVisible() and widget.isEnabled()
        # the sign in a field is drawn in it
        if not isinstance(widget.parentWidget(), QLineEdit)
    ]
    for control in controls:
        name = control.accessibleName() or getattr(control, "text", str)() or control.objectName()
        area = scrolls(control, top)
        box = place(control, top)
        if area is None:
            fixed.append((name, control, box))
            seen = control.visibleRegion().boundingRect()
            if seen != control.rect() or not top.rect().contains(box):
                found.append(f"{name} at {box.getRect()} is seen in {seen.getRect()} only")
        elif isinstance(area, QScrollArea):
            inside = place(control, area.widget())
            if inside.left() < 0 or inside.right() >= area.viewport().width():
                found.append(f"{name} is cut at the side: {inside.getRect()} in {area.viewport().width()}")
        if control.height() < LEAST_SHARE * control.minimumSizeHint().height():
            found.append(f"{name} is {control.height()} high, not {control.minimumSizeHint().height()}")
    for (one, first, box), (other, second, other_box) in itertools.combinations(fixed, 2):
        if box.intersects(other_box) and not first.isAncestorOf(second) and not second.isAncestorOf(first):
            found.append(f"{one} at {box.getRect()} is under {other} at {other_box.getRect()}")
    return found


@pytest.fixture(params=[100, 150], ids=["text-100", "text-150"])
def small(request, qtbot, program):
    """The program with its window on the screen, at two text sizes."""
    with qtbot.waitExposed(program.window):
        opened(program)
    program.settings.choose("text_size", request.param)
    program.window.show_page("home")
    return program


def faults_at_each_size(window: QWidget) -> dict[tuple[int, int], list[str]]:
    """Return what is wrong in a window at each size that has something wrong."""
    wrong = {}
    for width, height in SIZES:
        window.setMinimumSize(width, height)
        window.resize(width, height)
        QApplication.processEvents()
        assert window.size().toTuple() == (width, height)
        if found := faults(window):
            wrong[width, height] = found
    return wrong


def test_the_pages(small):
    wrong = {}
    for key in ("safety", "ask-first", "home", "library", "history", "settings"):
        small.window.show_page(key)
        wrong[key] = faults_at_each_size(small.window)
    small.editor.edit(small.window.page("home").routine)
    wrong["editor"] = faults_at_each_size(small.window)
    assert {key: found for key, found in wrong.items() if found} == {}


def test_start_is_on_the_screen_whatever_is_said_above_it(small):
    home = small.window.page("home")
    home.show_stopped("Full Relief stopped 12 minutes ago in Runner’s Lunge, left side.")
    home.detail.footer.pain_said.emit(8)
    for number in range(5):
        home.detail.banners.add_warning(f"{number}. {TROUBLE}")
    assert faults_at_each_size(small.window) == {}
    start = home.detail.footer.start_button
    assert start.visibleRegion().boundingRect() == start.rect()


def test_the_question_for_pain_is_read_as_a_whole_at_every_width(small):
    question, asked = small.window.page("home").detail.footer._question, set()
    for width in range(720, 1620, 40):
        small.window.resize(width, 700)
        QApplication.processEvents()
        words = question.text()
        assert question.fontMetrics().horizontalAdvance(words) <= question.width(), (width, words)
        asked.add(words)
    assert len(asked) == 3


def test_a_session(small, clock):
    small.start(small.home.routine)
    wrong = {"getting ready": faults_at_each_size(small.window)}
    driver, controls = small.run.driver, small.window.page("session").controls
    for _half_second in range(120):
        clock.advance(0.5)
        driver.tick()
    wrong["hold"] = faults_at_each_size(small.window)
    driver.command(Command.PAUSE)
    wrong["paused"] = faults_at_each_size(small.window)
    driver.command(Command.HURTS)
    wrong["it hurts"] = faults_at_each_size(small.window)
    assert controls.isVisible()
    driver.command(Command.END)
    assert small.window.current == "done"
    wrong["done"] = faults_at_each_size(small.window)
    assert {key: found for key, found in wrong.items() if found} == {}


def fitted(qtbot, dialog: Dialog) -> Dialog:
    """Show a dialog with what 1024 x 600 leaves it beside a panel and its frame."""
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.resize(min(dialog.width(), 1008), min(dialog.height(), 500))
    QApplication.processEvents()
    assert dialog.height() <= 500
    return dialog


def test_the_import_dialog(qtbot, small, asked, tmp_path):
    file = tmp_path / "long-preview.txt"
    file.write_text("".join(f"Own stretch number {number} of the list 30 s\n" for number in range(1, 17)))
    dialog = fitted(qtbot, ImportDialog(small.settings.style, asked, small._services.exchange, small.window))
    assert faults(dialog) == []
    dialog.open_file(str(file))
    assert dialog.keep_button.isEnabled()
    assert faults(dialog) == []
    dialog._say(TROUBLE * 4, TROUBLE * 4)
    assert faults(dialog) == []
    assert dialog.height() <= 500
    dialog.text.clear()
    dialog.reject()


def test_the_form_of_an_own_stretch(qtbot, small, asked):
    form = OwnStretchForm(small.settings.style, asked, small._services.stores.stretches, small.window)
    fitted(qtbot, form)
    assert faults(form) == []
    form.name.clear()
    form.save()
    assert faults(form) == []
    form._began = form.written
    form.reject()


def test_the_sheet(qtbot, small):
    small._show_sheet()
    [sheet] = small.window.findChildren(PrintDialog)
    fitted(qtbot, sheet)
    sheet._warn(TROUBLE)
    assert faults(sheet) == []
    sheet.reject()
