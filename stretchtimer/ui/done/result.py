"""Turn a record into what the page after a session shows."""

from stretchtimer.domain.clock import Clock, local_day
from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.ports import History
from stretchtimer.domain.record import Outcome, SessionRecord
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.domain.view import Segment
from stretchtimer.ui.done.model import DoneView
from stretchtimer.ui.home import words
from stretchtimer.ui.widgets.day import Day, DayState

#: Day 0 of the records, 1970-01-01, was a Thursday: its place in a week that begins on Monday.
_EPOCH_WEEKDAY = 3


def result_of(record: SessionRecord, history: History, clock: Clock) -> DoneView:
    """Return what is shown of a record that was just added to the history."""
    week = week_of(history, clock)
    done = sum(day.state is DayState.DONE for day in week)
    held = [hold for hold in record.holds if hold.outcome is Outcome.DONE]
    groups = list(dict.fromkeys(hold.stretch_id for hold in record.holds))
    return DoneView(
        routine=record.routine_name,
        session_s=record.active_s,
        stretches=record.stretches_done,
        holds=len(held),
        pain_before=record.pain_before,
        finished=record.finished,
        week=week,
        week_sentence=ngettext("{days} day this week", "{days} days this week", done).format(days=done),
        ended="" if record.finished else _ended(record, len(groups)),
        segments=tuple(
            Segment(groups.index(hold.stretch_id), float(hold.outcome is Outcome.DONE), current=False)
            for hold in record.holds
        ),
    )


def _ended(record: SessionRecord, asked: int) -> str:
    return _("You stopped early, with {done} of {asked} done.").format(
        done=record.stretches_done, asked=asked
    )


def week_of(history: History, clock: Clock) -> tuple[Day, ...]:
    """Return the days of this week, Monday first."""
    today = local_day(clock)
    monday = today - (today + _EPOCH_WEEKDAY) % 7
    try:
        minutes = history.minutes_by_day(monday, monday + 6)
    except StorageError:
        # the page says already that the history is in trouble
        minutes = {}
    return tuple(_day(day, today, minutes.get(day)) for day in range(monday, monday + 7))


def _day(day: int, today: int, minutes: float | None) -> Day:
    if minutes is not None:
        state = DayState.DONE
    elif day == today:
        state = DayState.TODAY
    else:
        state = DayState.TO_COME if day > today else DayState.MISSED
    return Day(words.weekday(day), words.month_day(day), state, day == today, minutes)
