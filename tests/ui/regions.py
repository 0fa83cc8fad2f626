"""Regions of the world, as a computer is set to them, for tests of what is shown there."""

import pytest
from PySide6.QtCore import QLocale

from stretchtimer.ui.text import dates

#: Locale, the day that weeks begin with (0 is Monday), and whether hours are counted to twelve.
REGIONS = [
    ("de_DE", 0, False),
    ("ar_EG", 5, True),
    ("he_IL", 6, False),
    ("fa_IR", 5, False),
    ("ja_JP", 6, False),
    ("en_US", 6, True),
    ("en_GB", 0, False),
    ("bg_BG", 0, False),
]


@pytest.fixture
def settled():
    """Let the computer stand in a region; the language that Qt would use follows, as it does there."""
    before = QLocale()

    def settle(name: str) -> None:
        locale = QLocale(name)
        QLocale.setDefault(locale)
        dates.settle(locale)

    yield settle
    dates.settle(QLocale.system())
    QLocale.setDefault(before)
