import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.domain.stretch import Side
from stretchtimer.ui.theme import tokens
from stretchtimer.ui.widgets.thumbnails import Thumbnails
from tests.figure.figures import STRETCHES

SIZE = QSize(78, 50)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def thumbnails(window):
    return Thumbnails(window)


def painted(
    thumbnails, qtbot, stretch="butterfly", variant=None, side=None, size=SIZE, ratio=1.0, theme=None
):
    theme = theme or tokens.light()
    if thumbnails.pixmap(stretch, variant, side, size, ratio, theme) is None:
        with qtbot.waitSignal(thumbnails.ready) as signal:
            pass
        assert signal.args == [stretch]
    return thumbnails.pixmap(stretch, variant, side, size, ratio, theme)


def test_a_picture_comes_later_and_is_kept(thumbnails, qtbot):
    assert thumbnails.pixmap("butterfly", None, None, SIZE, 1.0, tokens.light()) is None
    first = painted(thumbnails, qtbot)
    assert first.size() == SIZE
    assert painted(thumbnails, qtbot).cacheKey() == first.cacheKey()


def test_a_picture_has_the_pixels_of_its_screen(thumbnails, qtbot):
    picture = painted(thumbnails, qtbot, ratio=2.0)
    assert picture.size() == SIZE * 2
    assert picture.deviceIndependentSize().toSize() == SIZE


def test_themes_sides_variants_and_looks_have_their_own_pictures(thumbnails, qtbot):
    pictures = [
        painted(thumbnails, qtbot, "figure-four", side=Side.RIGHT),
        painted(thumbnails, qtbot, "figure-four", side=Side.LEFT),
        painted(thumbnails, qtbot, "figure-four", "foot-down", side=Side.RIGHT),
        painted(thumbnails, qtbot, "figure-four", side=Side.RIGHT, theme=tokens.dark()),
        *(
            painted(thumbnails, qtbot, "figure-four", side=Side.RIGHT, theme=tokens.light().worn(*worn))
            for worn in ((Looks.UMBER, Clothes.SCREEN), (Looks.SAND, Clothes.MOSS))
        ),
    ]
    images = [picture.toImage() for picture in pictures]
    assert all(a != b for i, a in enumerate(images) for b in images[:i])


def test_one_picture_is_painted_a_turn(thumbnails, qtbot):
    order = []
    thumbnails.ready.connect(order.append)
    for stretch in STRETCHES:
        thumbnails.pixmap(stretch, None, None, SIZE, 1.0, tokens.light())
    thumbnails._paint_next()
    assert order == [STRETCHES[0]]
    qtbot.waitUntil(lambda: len(order) == len(STRETCHES))
    assert order == list(STRETCHES)


def test_nothing_is_painted_before_a_window_is_up(qtbot):
    # no window of an earlier test is up either
    for other in QGuiApplication.topLevelWindows():
        other.close()
    qtbot.waitUntil(lambda: not any(other.isExposed() for other in QGuiApplication.topLevelWindows()))
    window = QWidget()
    qtbot.addWidget(window)
    thumbnails = Thumbnails(window)
    thumbnails.pixmap("butterfly", None, None, SIZE, 1.0, tokens.light())
    thumbnails._paint_next()
    assert thumbnails.pixmap("butterfly", None, None, SIZE, 1.0, tokens.light()) is None
    window.show()
    with qtbot.waitSignal(thumbnails.ready):
        pass


def test_thumbnails_import_no_figure_until_they_paint():
    code = (
        "import sys, stretchtimer.ui.widgets.thumbnails\n"
        "print(any('.figure.' in name for name in sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
