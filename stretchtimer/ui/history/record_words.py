"""Word a session record for people."""

from datetime import UTC, datetime, timedelta

from stretchtimer.domain.duration import clock_text
from stretchtimer.domain.record import Felt, HoldRecord, Outcome, SessionRecord
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text import dates
from stretchtimer.ui.text.stretch_facts import side_name


def began(record: SessionRecord) -> datetime:
    """Return the local date and time a session began, as they were where it began."""
    return datetime.fromtimestamp(record.started_at, UTC) + timedelta(seconds=record.utc_offset_s)


def when(record: SessionRecord, this_year: int) -> str:
    """Return the date and time a session began; the year only when it is another one."""
    return dates.moment(began(record), this_year)


def month(record: SessionRecord, this_year: int) -> str:
    """Return the month a session began in; the year only when it is another one."""
    return dates.month_year(began(record), this_year)


def stretches(record: SessionRecord) -> str:
    """Return how many of the stretches were held to the end."""
    asked = len({hold.stretch_id for hold in record.holds})
    text = _("{done} of {asked}").format(done=record.stretches_done, asked=asked)
    return text if record.finished else _("{done}, ended early").format(done=text)


def pain(record: SessionRecord) -> str:
    """Return pain before and after, as far as it was told."""
    if record.pain_before is None and record.pain_after is None:
        return ""
    before, after = (
        "–" if value is None else str(value) for value in (record.pain_before, record.pain_after)
    )
    return f"{before} → {after}"


def pain_spoken(record: SessionRecord) -> str:
    """Return pain before and after in words."""
    told = []
    if record.pain_before is not None:
        told.append(_("{pain} before").format(pain=record.pain_before))
    if record.pain_after is not None:
        told.append(_("{pain} after").format(pain=record.pain_after))
    return _("Pain {told}").format(told=", ".join(told)) if told else _("Pain not asked")


def felt(record: SessionRecord) -> str:
    """Return how the session felt."""
    match record.felt:
        case Felt.EASY:
            return _("Easy")
        case Felt.RIGHT:
            return _("Just right")
        case Felt.TOO_MUCH:
            return _("Too much")
        case _unsaid:
            return ""


def summary(record: SessionRecord, this_year: int) -> str:
    """Return what is known of a session beside its name and its note, in one line."""
    told = record.pain_before is not None or record.pain_after is not None
    parts = (
        when(record, this_year),
        clock_text(record.active_s),
        stretches(record),
        pain_spoken(record) if told else "",
        felt(record),
    )
    return " · ".join(part for part in parts if part)


def row(record: SessionRecord, this_year: int) -> tuple[str, ...]:
    """Return a session as date, routine, time, stretches, pain, how it felt, and its note in one line."""
    return (
        when(record, this_year),
        record.routine_name,
        clock_text(record.active_s),
        stretches(record),
        pain(record),
        felt(record),
        " ".join(record.note.split()),
    )


def hold_line(hold: HoldRecord) -> tuple[str, ...]:
    """Return a hold as stretch, side, held of planned, and what became of it."""
    held = _("{held:.0f} of {planned:.0f} s").format(held=hold.held_s, planned=hold.planned_s)
    became = _became(hold)
    if hold.added_s:
        became += ", " + _("{seconds:+.0f} s").format(seconds=hold.added_s)
    side = side_name(hold.side) if hold.side is not None else ""
    return hold.stretch_name, side, held, became


def _became(hold: HoldRecord) -> str:
    match hold.outcome:
        case Outcome.DONE:
            return _("done")
        case Outcome.SKIPPED:
            return _("skipped")
        case Outcome.ENDED_EARLY:
            return _("ended early")
        case Outcome.HURT:
            return _("hurt at {seconds:.0f} s").format(seconds=hold.hurt_at_s or 0.0)
        case Outcome.NOT_REACHED:
            return _("not reached")
