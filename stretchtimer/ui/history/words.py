"""Word a session record for people."""

from datetime import UTC, datetime, timedelta
from gettext import gettext as _

from PySide6.QtCore import QDateTime, QLocale

from stretchtimer.domain.record import Felt, HoldRecord, Outcome, SessionRecord
from stretchtimer.domain.stretch import Side


def when(record: SessionRecord) -> str:
    """Return the local date and time a session began, as it was where it began."""
    local = datetime.fromtimestamp(record.started_at, UTC) + timedelta(seconds=record.utc_offset_s)
    moment = QDateTime(local.year, local.month, local.day, local.hour, local.minute, local.second)
    return QLocale().toString(moment, "ddd d MMM yyyy, HH:mm")


def length(seconds: float) -> str:
    """Return seconds as minutes and seconds."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


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


def felt(record: SessionRecord) -> str:
    """Return how the session felt."""
    words = {Felt.EASY: _("Easy"), Felt.RIGHT: _("Just right"), Felt.TOO_MUCH: _("Too much")}
    return words[record.felt] if record.felt else ""


def hold_line(hold: HoldRecord) -> tuple[str, str, str, str, str]:
    """Return a hold as stretch, side, planned, held and what became of it."""
    sides = {Side.LEFT: _("Left"), Side.RIGHT: _("Right"), None: ""}
    outcomes = {
        Outcome.DONE: _("done"),
        Outcome.SKIPPED: _("skipped"),
        Outcome.ENDED_EARLY: _("ended early"),
        Outcome.HURT: _("hurt at {seconds:.0f} s").format(seconds=hold.hurt_at_s or 0.0),
        Outcome.NOT_REACHED: _("not reached"),
    }
    became = outcomes[hold.outcome]
    if hold.added_s:
        became += ", " + _("{seconds:+.0f} s").format(seconds=hold.added_s)
    planned = _("{seconds:.0f} s").format(seconds=hold.planned_s)
    held = _("{seconds:.0f} s").format(seconds=hold.held_s)
    return hold.stretch_name, sides[hold.side], planned, held, became
