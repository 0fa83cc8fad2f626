"""The whole program, without sound and with a clock that stands still."""

import pytest

from stretchtimer.domain.clock import ManualClock
from stretchtimer.paths import Folders
from stretchtimer.ui.app.navigation import Navigation
from tests.ui.app.programs import QuietApplication


@pytest.fixture
def clock():
    return ManualClock(wall=1_795_000_000.0)


@pytest.fixture
def services(tmp_path, clock):
    made = QuietApplication(Folders(data=tmp_path, cache=tmp_path / "cache"), clock)
    with made.stores:
        yield made


@pytest.fixture(scope="module")
def undressed(qapp):
    """Give font and style back when a module ends: no window is there then that would be dressed anew."""
    font, style = qapp.font(), qapp.styleSheet()
    yield
    qapp.setStyleSheet(style)
    qapp.setFont(font)


@pytest.fixture
def program(qtbot, services, asked, undressed, qapp):
    made = Navigation(services, asked, qapp)
    qtbot.addWidget(made.window)
    yield made
    made.shut_down()
