"""Sample results of sessions, as the program would hand them to the page."""

from dataclasses import replace

from stretchtimer.domain.view import Segment
from stretchtimer.ui.check_in.model import SessionResult
from stretchtimer.ui.text.week_days import Day, DayState

GROUPS = (0, 0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 8, 9, 9)

WEEK = (
    Day("Monday", "17 November", DayState.DONE, False, 9.0),
    Day("Tuesday", "18 November", DayState.DONE, False, 9.0),
    Day("Wednesday", "19 November", DayState.MISSED, False),
    Day("Thursday", "20 November", DayState.DONE, True, 9.0),
    Day("Friday", "21 November", DayState.TO_COME, False),
    Day("Saturday", "22 November", DayState.TO_COME, False),
    Day("Sunday", "23 November", DayState.TO_COME, False),
)

FINISHED = SessionResult(
    routine="Full Back and Hip",
    session_s=527.0,
    stretches=10,
    holds=14,
    pain_before=4,
    finished=True,
    week=WEEK,
    segments=tuple(Segment(group, 1.0, False) for group in GROUPS),
)

ENDED_EARLY = replace(
    FINISHED,
    session_s=61.0,
    stretches=1,
    holds=1,
    pain_before=None,
    finished=False,
    ended="Enough for today. 1 of 10 done, the rest is left for next time.",
    segments=tuple(Segment(group, float(group < 1), False) for group in GROUPS),
)

STOPPED = replace(
    ENDED_EARLY,
    stretches=0,
    holds=0,
    ended="39 seconds. Every bit counts.",
    segments=tuple(Segment(group, 0.0, False) for group in GROUPS),
)

HURT = replace(STOPPED, pain_before=4, hurts=("Knee to Chest, left",))

HURT_AND_FINISHED = replace(FINISHED, hurts=("Knee to Chest, left", "Seated Spinal Twist, right"))
