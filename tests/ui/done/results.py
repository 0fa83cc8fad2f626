"""Sample results of sessions, as the program would hand them to the page."""

from dataclasses import replace

from stretchtimer.domain.view import Segment
from stretchtimer.ui.done.model import DayState, DoneView, WeekDay

GROUPS = (0, 0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 8, 9, 9)

WEEK = (
    WeekDay("M", "Monday 17 November, done, 9 minutes", DayState.DONE),
    WeekDay("T", "Tuesday 18 November, done, 9 minutes", DayState.DONE),
    WeekDay("W", "Wednesday 19 November, missed", DayState.MISSED),
    WeekDay("T", "Thursday 20 November, done, 9 minutes", DayState.DONE, today=True),
    WeekDay("F", "Friday 21 November, still to come", DayState.TO_COME),
    WeekDay("S", "Saturday 22 November, still to come", DayState.TO_COME),
    WeekDay("S", "Sunday 23 November, still to come", DayState.TO_COME),
)

FINISHED = DoneView(
    routine="Full Back and Hip",
    session_s=527.0,
    stretches=10,
    holds=14,
    pain_before=4,
    finished=True,
    week=WEEK,
    week_sentence="3 of 5 days",
    segments=tuple(Segment(group, 1.0, False) for group in GROUPS),
)

ENDED_EARLY = replace(
    FINISHED,
    session_s=61.0,
    stretches=1,
    holds=1,
    pain_before=None,
    finished=False,
    ended="You stopped at stretch 2. Saved as 1 of 10.",
    segments=tuple(Segment(group, float(group < 1), False) for group in GROUPS),
)
