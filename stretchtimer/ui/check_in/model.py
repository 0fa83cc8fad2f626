"""Say what the page after a session shows, what the person answers, and what an answer calls for."""

from dataclasses import dataclass

from stretchtimer.domain.clock import Clock, local_day
from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.ports import History
from stretchtimer.domain.record import Felt, HoldOutcome, HoldRecord, SessionRecord
from stretchtimer.domain.review import DAYS, week_start
from stretchtimer.domain.shortening import LESS_NEXT_TIME_S
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import Segment
from stretchtimer.ui.text.dates import first_weekday, spoken_length
from stretchtimer.ui.text.stretch_facts import side_name
from stretchtimer.ui.text.week_days import Day, week_of

#: Pain that rose by this much is more than people’s own scatter on a scale of 0 to 10.
MEANINGFUL_RISE = 2
#: From this pain on the page points to the signs that need help first.
STRONG_PAIN = 7
#: A note is cut to this many characters.
LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True)
class SessionResult:
    """A session that is over.

    `session_s` are its seconds, pauses left out. `ended` is the sentence about an early end, empty where the
    session was finished. `hurts` names what hurt: "Knee to Chest, left". A stretch that was tried on its
    own is no routine, so that nothing `can_be_shorter`.
    """

    routine: str
    session_s: float
    stretches: int
    holds: int
    pain_before: int | None
    finished: bool
    week: tuple[Day, ...] = ()
    ended: str = ""
    segments: tuple[Segment, ...] = ()
    hurts: tuple[str, ...] = ()
    can_be_shorter: bool = True

    @property
    def stopped(self) -> bool:
        """Tell whether nothing was held to the end: there is nothing to tick off or to count."""
        return not self.holds


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What the person said. `shorter` asks for shorter holds from next time on."""

    pain_after: int | None
    felt: Felt | None
    note: str
    shorter: bool = False


def pain_advice(before: int | None, after: int | None, hurt: bool = False) -> str:
    """Return the sentence that a pain value, or pain in the session, calls for; empty where none does."""
    if before is not None and after is not None and after - before >= MEANINGFUL_RISE:
        return _("Pain rose. Rest today, and ask a professional if it stays.")
    if after is not None and after >= STRONG_PAIN:
        return _("That is strong pain. Rest today, and look at when to get help first.")
    return _("If it is sharp, shooting or spreading, stop for today.") if hurt else ""


def felt_advice(felt: Felt | None) -> str:
    """Return the sentence that a session which was too much calls for."""
    if felt is not Felt.TOO_MUCH:
        return ""
    return _("Every hold can be {seconds:.0f} s shorter from now on.").format(seconds=LESS_NEXT_TIME_S)


def result_of(record: SessionRecord, history: History, clock: Clock) -> SessionResult:
    """Return what is shown of a record that was just added to the history."""
    groups = list(dict.fromkeys(hold.stretch_id for hold in record.holds))
    return SessionResult(
        routine=record.routine_name,
        session_s=record.active_s,
        stretches=record.stretches_done,
        holds=record.holds_done,
        pain_before=record.pain_before,
        finished=record.finished,
        week=this_week(history, clock),
        ended=_ended(record, len(groups)),
        segments=tuple(
            Segment(groups.index(hold.stretch_id), float(hold.outcome is HoldOutcome.DONE), current=False)
            for hold in record.holds
        ),
        hurts=tuple(dict.fromkeys(_named(hold) for hold in record.holds if hold.hurt_at_s is not None)),
    )


def _ended(record: SessionRecord, asked: int) -> str:
    """Return what is said of an end before the last hold was held, empty where there is nothing to say."""
    if not record.holds_done:
        said = _("It is right to stop when it hurts.") if record.hurt else _("Every bit counts.")
        # who stopped at once is not told of no seconds
        time = spoken_length(record.active_s) + ". " if round(record.active_s) else ""
        return time + said
    if record.finished:
        return ""
    return _("Enough for today. {done} of {asked} done, the rest is left for next time.").format(
        done=record.stretches_done, asked=asked
    )


def _named(hold: HoldRecord) -> str:
    return hold.stretch_name if hold.side is None else f"{hold.stretch_name}, {side_name(hold.side).lower()}"


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
