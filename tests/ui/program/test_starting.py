"""What a person does between *Start* and the first word."""

import pytest

from stretchtimer.speech.silent import SilentSound
from stretchtimer.ui.editor.leaving import Answer, Leaving
from tests.ui.program.programs import opened

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size


class SlowSound(SilentSound):
    """A voice that never has its words ready; the window waits a second for them at most."""

    def prepared(self, _texts):
        return False


@pytest.mark.parametrize(("answer", "page"), [(Answer.STAY, "editor"), (Answer.DISCARD, "session")])
def test_a_session_asks_before_it_takes_the_window_from_changes(house, program, monkeypatch, answer, page):
    monkeypatch.setattr(house, "sound", SlowSound)
    asked = []
    monkeypatch.setattr(Leaving, "ask", lambda *question: asked.append(question) or answer)
    opened(program)
    program.start(house.routine("gentle"))
    program.editor.edit(house.routine("gentle"))
    program.window.page("editor").editing.remove(0)
    program.voice._go()
    assert len(asked) == 1
    assert program.window.current == page
    begun = page == "session"
    assert (program.run.driver is not None) == begun
    assert program.run.busy == begun
    assert program.window._rail.isVisible() != begun
