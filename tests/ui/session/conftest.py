"""Fixtures of the session page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from stretchtimer.ui.session.page import SessionPage
from stretchtimer.ui.theme.style import Style
from tests.ui.session import views


class Figure(QWidget):
    """Stand in for the body: note every moment, paint a block."""

    def __init__(self):
        super().__init__()
        self.moments = []
        self.shape = 1.5
        self.reduced_motion = None

    def set_reduced_motion(self, reduced):
        self.reduced_motion = reduced

    def aspect(self, _moment):
        return self.shape

    def show_moment(self, moment, screen):
        self.moments.append((moment, screen))

    def paintEvent(self, _event):  # noqa: N802 - the name is Qt's
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.gray)


@pytest.fixture
def figure(qapp):
    return Figure()


@pytest.fixture
def page(qtbot, figure):
    """A page with a figure, 1280 by 800, showing a hold."""
    widget = SessionPage(Style(), figure, reduced_motion=True)
    qtbot.addWidget(widget)
    widget.resize(1280, 800)
    widget.show_view(views.HOLD)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    return widget


@pytest.fixture
def commands(page):
    """Every command the page gives from now on."""
    given = []
    page.commanded.connect(given.append)
    return given
