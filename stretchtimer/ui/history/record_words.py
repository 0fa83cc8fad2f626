"""Word a session record for people."""

from datetime import UTC, datetime, timedelta

from stretchtimer.domain.duration import clock_text
from stretchtimer.domain.errors import RoutineError
from stretchtimer.domain.record import Felt, HoldOutcome, HoldRecord, SessionRecord
from stretchtimer.domain.stretch import Catalogue, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.text import dates
from stretchtimer.ui.text.stretch_facts import named_side, side_name


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
    """Return how many of the stretches were held to the end; without any there is nothing to count."""
    if not record.holds_done:
        return _("Stopped, it hurt") if record.hurt else _("Stopped")
    asked = len({hold.stretch_id for hold in record.holds})
    text = _("{done} of {asked}").format(done=record.stretches_done, asked=asked)
    return _("{done}, it hurt").format(done=text) if record.hurt else text


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
    return hold.stretch_name, _side(hold), held, became


def _side(hold: HoldRecord) -> str:
    """Return the side; where another one is stretched than the one it is called by, both, in short."""
    if hold.side is None or hold.felt_side is None:
        return ""
    name = side_name(hold.side)
    if hold.felt_side is hold.side:
        return name
    return _("{side}, felt {felt}").format(side=name, felt=side_name(hold.felt_side).lower())


def side_in_full(hold: HoldRecord, catalogue: Catalogue) -> str:
    """Return the side in words: "Right foot forward, stretches the left hip"."""
    if hold.side is None or hold.felt_side is None:
        return ""
    if hold.felt_side is hold.side:
        return side_name(hold.side)
    stretch = _stretch(hold, catalogue)
    if stretch is not None and stretch.felt_on is hold.felt_on:
        return named_side(stretch, hold.side)
    return _("{side}, stretches the {felt} side").format(
        side=side_name(hold.side), felt=side_name(hold.felt_side).lower()
    )


def _stretch(hold: HoldRecord, catalogue: Catalogue) -> Stretch | None:
    """Return the stretch of a hold, None where it is no longer there."""
    try:
        return catalogue[hold.stretch_id].as_variant(hold.variant)
    except RoutineError:
        return None


def _became(hold: HoldRecord) -> str:
    ended = _ended(hold.outcome)
    if hold.hurt_at_s is None:
        return ended
    # who said it on the way into the hold had not begun it
    at_s = _("hurt at {seconds:.0f} s").format(seconds=hold.hurt_at_s)
    hurt = at_s if hold.hurt_at_s else _("hurt on the way in")
    return ", ".join(part for part in (ended, hurt) if part)


def _ended(outcome: HoldOutcome) -> str:
    match outcome:
        case HoldOutcome.DONE:
            return _("done")
        case HoldOutcome.SKIPPED:
            return _("skipped")
        case HoldOutcome.ENDED_EARLY:
            return _("ended early")
        case HoldOutcome.HURT:
            return ""
        case HoldOutcome.NOT_REACHED:
            return _("left for next time")
