"""Floor view is remembered from one session to the next."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.app.programs import opened

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size


def test_floor_view_is_a_setting_that_its_key_changes(qtbot, services, program):
    opened(program)
    program.start(services.routine("quick-reset"))
    page = program.window.page("session")
    assert page.labels.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_B)
    assert not page.column.badge.isVisible()
    assert program.settings.preferences.floor_view
    assert services.stores.preferences.load().floor_view


def test_a_session_begins_in_the_view_that_was_chosen(services, program):
    opened(program)
    program.settings.choose("floor_view", True)
    program.start(services.routine("quick-reset"))
    assert not program.window.page("session").column.badge.isVisible()
