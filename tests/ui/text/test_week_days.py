"""The days of a week are said with what they hold."""

import pytest

from stretchtimer.ui.text.week_days import Day, DayState


@pytest.mark.parametrize(
    ("state", "minutes", "said"),
    [
        (DayState.DONE, 9.2, "Monday 17 November, done, 9 minutes"),
        (DayState.MISSED, None, "Monday 17 November, no session"),
        (DayState.TODAY, None, "Monday 17 November, today, not yet"),
        (DayState.TO_COME, None, "Monday 17 November, still to come"),
    ],
)
def test_a_day_says_what_it_holds(state, minutes, said):
    assert Day("Monday", "17 November", state, False, minutes).words() == said
