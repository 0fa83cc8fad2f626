"""What the tests of all pages share."""

import pytest

from tests.ui.answers import Answers
from tests.ui.regions import settled

__all__ = ["asked", "settled"]


@pytest.fixture
def asked():
    """What is asked of the person, answered in their place."""
    return Answers()
