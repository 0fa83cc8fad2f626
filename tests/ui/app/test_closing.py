"""A window that closes at once leaves nothing behind."""

import pytest

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size


def test_a_program_shut_down_before_its_first_picture_prepares_no_voice(
    qtbot, services, program, monkeypatch
):
    made = []
    monkeypatch.setattr(services, "sound", lambda preferences: made.append(preferences))
    program.open()
    program.shut_down()
    assert not program._later.isActive()
    assert made == []
