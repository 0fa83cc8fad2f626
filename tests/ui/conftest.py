"""What the tests of all pages share."""

from tests.ui.regions import settled

__all__ = ["settled"]
