"""The history page in a window."""

import pytest
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.clock import ManualClock
from stretchtimer.exchange.history_export import exporting
from stretchtimer.ui.history.page import HistoryPage
from stretchtimer.ui.theme.style import Style
from tests.ui.history.histories import CATALOGUE, NOW


@pytest.fixture
def window(qtbot):
    # without a layout: the offscreen platform complains about windows that have a least size
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1300, 800)
    return window


@pytest.fixture
def opened(qtbot, window, asked):
    def open_page(history, width=1184, height=800):
        page = HistoryPage(
            Style(), asked, history, CATALOGUE, ManualClock(wall=NOW), lambda path: exporting(history, path)
        )
        page.setParent(window)
        page.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        page.show()
        return page

    return open_page
