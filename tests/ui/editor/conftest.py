"""Let no question of the editor wait for an answer that never comes."""

import pytest

from stretchtimer.ui.widgets.unsaved_changes import Answer, UnsavedChanges


@pytest.fixture(autouse=True)
def changes_are_discarded(monkeypatch):
    """Answer the question of leaving, unless a test answers it itself."""
    monkeypatch.setattr(UnsavedChanges, "ask", lambda *_asked: Answer.DISCARD)
