"""The whole program, without sound and with a clock that stands still."""

import pytest

from stretchtimer.domain.clock import ManualClock
from stretchtimer.paths import Folders
from stretchtimer.ui.app.navigation import Navigation
from tests.ui.app.programs import QuietHouse


@pytest.fixture
def clock():
    return ManualClock(wall=1_795_000_000.0)


@pytest.fixture
def house(tmp_path, clock):
    made = QuietHouse(Folders(data=tmp_path, cache=tmp_path / "cache"), clock)
    with made.stores:
        yield made


@pytest.fixture
def program(qtbot, house, asked, qapp):
    font, style = qapp.font(), qapp.styleSheet()
    made = Navigation(house, asked, qapp)
    qtbot.addWidget(made.window)
    yield made
    made.shut_down()
    qapp.setStyleSheet(style)
    qapp.setFont(font)
