"""The safety page shows the six rules, the disclaimer and the signs that ask for help, at any size."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from stretchtimer.ui.safety.page import SafetyPage
from stretchtimer.ui.safety.texts import load_texts
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import dark


@pytest.fixture
def window(qtbot):
    # without a layout: the offscreen platform complains about windows that have a least size
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1900, 1000)
    return window


@pytest.fixture
def opened(qtbot, window):
    def open_page(width=1184, height=800, scale=1.0, **extra):
        page = SafetyPage(Style(scale=scale), **extra)
        page.setParent(window)
        page.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        page.show()
        QApplication.processEvents()
        return page

    return open_page


def seen(page, widget):
    """Tell whether any of a widget is in sight."""
    return not widget.visibleRegion().isEmpty()


def test_all_words_are_on_the_page(opened):
    page, texts = opened(), load_texts()
    said = {label.text() for label in page.findChildren(QLabel)}
    assert {texts.title, texts.lead, texts.disclaimer, texts.help_title} <= said
    assert {rule.title for rule in texts.rules} | {rule.text for rule in texts.rules} <= said
    heard = " ".join(label.accessibleName() for label in page.findChildren(QLabel))
    for group in texts.help_groups:
        assert group.urgency in said
        assert not group.lead or group.lead in said
        assert all(sign in heard for sign in group.signs)


def test_the_signs_are_part_of_the_page_without_asking(opened):
    assert opened().help_card.isVisible()


@pytest.mark.parametrize(("width", "height"), [(1824, 1000), (1184, 800), (728, 560), (624, 480)])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_way_on_is_always_in_sight_and_the_rest_can_be_scrolled_to(opened, width, height, scale):
    page = opened(width, height, scale=scale)
    for button in (page.accept_button, page.some_button, page.help_button):
        assert seen(page, button)
        assert button.visibleRegion().boundingRect() == button.rect()
    assert page.scroll_area.widget().width() <= page.scroll_area.viewport().width()
    bar = page.scroll_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    last = page.help_card.mapTo(page.scroll_area.viewport(), QPoint(0, page.help_card.height()))
    assert last.y() <= page.scroll_area.viewport().height()


@pytest.mark.parametrize(
    ("width", "scale", "beside", "columns"),
    [(1184, 1.0, True, 2), (1079, 1.0, False, 2), (690, 1.0, False, 1), (1184, 1.5, False, 2)],
)
def test_the_page_makes_use_of_its_width(opened, width, scale, beside, columns):
    page = opened(width, scale=scale)
    assert (page.scroll_area.widget().isAncestorOf(page._intro)) is not beside
    assert len({rule.x() for rule in page._rules}) == columns


def test_it_can_become_narrow_and_wide_again(opened):
    page = opened(1184)
    for width, inside in ((700, True), (1184, False), (640, True)):
        page.resize(width, 600)
        QApplication.processEvents()
        assert page.scroll_area.widget().isAncestorOf(page._intro) is inside
        assert page._intro.isVisible()


def test_the_button_is_the_way_on(qtbot, opened):
    page = opened()
    with qtbot.waitSignal(page.accepted):
        qtbot.mouseClick(page.accept_button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_one_key_is_enough(qtbot, opened, key):
    page = opened()
    qtbot.waitUntil(page.accept_button.hasFocus)
    with qtbot.waitSignal(page.accepted):
        qtbot.keyClick(page.accept_button, key)


def test_help_comes_to_the_top_and_enter_on_its_button_does_not_accept(qtbot, opened):
    page = opened(728, 560)
    accepted = []
    page.accepted.connect(lambda: accepted.append(True))
    page.help_button.setFocus()
    qtbot.keyClick(page.help_button, Qt.Key.Key_Return)
    top = page.help_card.mapTo(page.scroll_area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= 40
    assert accepted == []


def test_help_can_be_asked_for_before_the_page_was_ever_shown(qtbot, window):
    page = SafetyPage(Style())
    page.setParent(window)
    page.resize(728, 560)
    page.show()
    page.show_help()
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: 0 <= page.help_card.mapTo(page.scroll_area.viewport(), QPoint(0, 0)).y() <= 40)


def test_keys_scroll_once_the_help_was_asked_for(qtbot, opened):
    page = opened(728, 480)
    page.show_help()
    before = page.scroll_area.verticalScrollBar().value()
    qtbot.keyClick(page.scroll_area, Qt.Key.Key_PageDown)
    assert page.scroll_area.verticalScrollBar().value() > before


def test_the_page_is_as_narrow_as_the_window_makes_it_at_once(opened):
    page = opened()
    assert page.minimumSizeHint().width() < 648


def test_a_warm_up_can_be_chosen(qtbot, opened):
    page = opened()
    assert not page.warm_up.isChecked()
    with qtbot.waitSignal(page.warm_up_chosen) as told:
        qtbot.keyClick(page.warm_up, Qt.Key.Key_Space)
    assert told.args == [True]
    with qtbot.assertNotEmitted(page.warm_up_chosen):
        page.show_warm_up(False)
    assert not page.warm_up.isChecked()
    assert opened(warm_up=True).warm_up.isChecked()


def test_enter_accepts_from_the_warm_up(qtbot, opened):
    page = opened()
    page.warm_up.setFocus()
    with qtbot.waitSignal(page.accepted):
        qtbot.keyClick(page.warm_up, Qt.Key.Key_Return)


def test_another_theme_paints_the_icons_anew(opened):
    page = opened()
    picture = page._pictures[0][0]
    before = picture.pixmap().toImage()
    page._style.change(dark(), page._style.scale)
    assert picture.pixmap().toImage() != before


NONE, NONE_SHORT = "None of these, show my routines", "None of these"
SOME, SOME_SHORT = "Some of these apply to me", "Some apply"
ASKED = "Do any of these apply to you?"


@pytest.mark.parametrize(
    ("width", "asked", "some", "none"),
    [(1400, True, SOME, NONE), (624, False, SOME, NONE_SHORT), (400, False, SOME_SHORT, NONE_SHORT)],
)
def test_question_and_answers_say_less_where_there_is_little_room(opened, width, asked, some, none):
    page = opened(width, 480)
    assert page._question.text() == ASKED
    assert page._question.isVisible() is asked
    assert (page.some_button.text(), page.accept_button.text()) == (some, none)
    assert (page.some_button.accessibleName(), page.accept_button.accessibleName()) == (SOME, NONE)
    page.resize(1400, 480)
    assert (page.some_button.text(), page.accept_button.text()) == (SOME, NONE)


def test_some_of_these_is_another_answer_by_pointer_and_by_key(qtbot, opened):
    page = opened()
    with qtbot.waitSignal(page.some_apply):
        qtbot.mouseClick(page.some_button, Qt.MouseButton.LeftButton)
    page.some_button.setFocus()
    with qtbot.assertNotEmitted(page.accepted), qtbot.waitSignal(page.some_apply):
        qtbot.keyClick(page.some_button, Qt.Key.Key_Return)
