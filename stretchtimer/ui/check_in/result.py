"""Turn a record into what the page after a session shows."""

from stretchtimer.domain.clock import Clock, local_day
from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.ports import History
from stretchtimer.domain.record import HoldOutcome, SessionRecord
from stretchtimer.domain.review import DAYS, week_start
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import Segment
from stretchtimer.ui.check_in.model import SessionResult
from stretchtimer.ui.text.dates import first_weekday
from stretchtimer.ui.text.week_days import Day, week_of


def result_of(record: SessionRecord, history: History, clock: Clock) -> SessionResult:
    """Return what is shown of a record that was just added to the history."""
    held = [hold for hold in record.holds if hold.outcome is HoldOutcome.DONE]
    groups = list(dict.fromkeys(hold.stretch_id for hold in record.holds))
    return SessionResult(
        routine=record.routine_name,
        session_s=record.active_s,
        stretches=record.stretches_done,
        holds=len(held),
        pain_before=record.pain_before,
        finished=record.finished,
        week=this_week(history, clock),
        ended="" if record.finished else _ended(record, len(groups)),
        segments=tuple(
            Segment(groups.index(hold.stretch_id), float(hold.outcome is HoldOutcome.DONE), current=False)
            for hold in record.holds
        ),
    )


def _ended(record: SessionRecord, asked: int) -> str:
    return _("You stopped early, with {done} of {asked} done.").format(
        done=record.stretches_done, asked=asked
    )


def this_week(history: History, clock: Clock) -> tuple[Day, ...]:
    """Return the days of this week, without a session where the history cannot be read."""
    today = local_day(clock)
    first = week_start(today, first_weekday())
    try:
        minutes = history.minutes_by_day(first, first + DAYS - 1)
    except StorageError:
        # the page says already that the history is in trouble
        minutes = {}
    return week_of(today, minutes)
