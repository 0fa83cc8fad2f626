"""Write records as rows of a table, as plain data, and as entries of a calendar; no file is touched here.

Texts come from the person and from files of others, so none of them may act as a formula, a field of its own
or a line of its own.
"""

import csv
import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from stretchtimer.domain.record import HoldRecord, SessionRecord
from stretchtimer.domain.translation import gettext as _

#: Version of the JSON file.
FORMAT = 1
#: One row is one hold; what belongs to the whole session is said again in each.
COLUMNS = (
    *("date", "time", "routine", "session_s", "finished", "pain_before", "pain_after", "felt", "note"),
    *("stretch", "side", "planned_s", "held_s", "added_s", "outcome", "hurt_at_s"),
)
#: What makes a spreadsheet calculate instead of show, the wide signs too (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_FOLD_OCTETS = 75


def began(record: SessionRecord) -> datetime:
    """Return when a session began, with the offset of the clock on the wall there."""
    zone = timezone(timedelta(seconds=record.utc_offset_s))
    return datetime.fromtimestamp(record.started_at, zone)


def csv_header() -> str:
    """Return the first line of a table."""
    return _csv_line(COLUMNS)


def csv_rows(record: SessionRecord) -> str:
    """Return a session as lines of a table, one a hold; a session without any is one line."""
    at = began(record)
    session = (
        at.strftime("%Y-%m-%d"),
        at.strftime("%H:%M:%S"),
        _shown(record.routine_name),
        _number(record.active_s),
        "yes" if record.finished else "no",
        _number(record.pain_before),
        _number(record.pain_after),
        record.felt or "",
        _shown(record.note),
    )
    holds = [_hold(hold) for hold in record.holds] or [("",) * (len(COLUMNS) - len(session))]
    return "".join(_csv_line((*session, *hold)) for hold in holds)


def _hold(hold: HoldRecord) -> tuple[str, ...]:
    return (
        _shown(hold.stretch_name),
        hold.side or "",
        _number(hold.planned_s),
        _number(hold.held_s),
        _number(hold.added_s),
        hold.outcome,
        _number(hold.hurt_at_s),
    )


def _shown(text: str) -> str:
    """Return a text that a spreadsheet shows and never calculates."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, int) else f"{value:.1f}"


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def json_session(record: SessionRecord) -> str:
    """Return a session as one JSON object."""
    at = began(record)
    data = {
        "began": at.isoformat(timespec="seconds"),
        "ended": datetime.fromtimestamp(record.ended_at, at.tzinfo).isoformat(timespec="seconds"),
        "routine": record.routine_name,
        "routine_id": record.routine_id,
        "planned_s": record.planned_s,
        "session_s": record.active_s,
        "finished": record.finished,
        "pain_before": record.pain_before,
        "pain_after": record.pain_after,
        "felt": record.felt,
        "note": record.note,
        "holds": [
            {
                "stretch": hold.stretch_name,
                "stretch_id": hold.stretch_id,
                "variant": hold.variant,
                "side": hold.side,
                "planned_s": hold.planned_s,
                "held_s": hold.held_s,
                "added_s": hold.added_s,
                "outcome": hold.outcome,
                "hurt_at_s": hold.hurt_at_s,
            }
            for hold in record.holds
        ],
    }
    return json.dumps(data, ensure_ascii=False)


def calendar_entry(record: SessionRecord) -> str:
    """Return a session as an entry of a calendar (RFC 5545); its name stays the same in every export."""
    begins, ends = (
        datetime.fromtimestamp(moment, UTC).strftime("%Y%m%dT%H%M%SZ")
        for moment in (record.started_at, max(record.ended_at, record.started_at))
    )
    lines = (
        "BEGIN:VEVENT",
        f"UID:{record.started_at:.3f}@stretchtimer",
        f"DTSTAMP:{ends}",
        f"DTSTART:{begins}",
        f"DTEND:{ends}",
        f"SUMMARY:{_escaped(record.routine_name)}",
        f"DESCRIPTION:{_escaped(_description(record))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )
    return "".join(_folded(line) for line in lines)


def _description(record: SessionRecord) -> str:
    asked = len({hold.stretch_id for hold in record.holds})
    lines = [
        _("{done} of {asked} stretches").format(done=record.stretches_done, asked=asked),
        _("{minutes}:{seconds:02d} of session time").format(
            minutes=round(record.active_s) // 60, seconds=round(record.active_s) % 60
        ),
    ]
    if record.pain_before is not None:
        lines.append(_("Pain before: {pain}").format(pain=record.pain_before))
    if record.pain_after is not None:
        lines.append(_("Pain after: {pain}").format(pain=record.pain_after))
    return "\n".join([*lines, record.note] if record.note else lines)


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n")):
        text = text.replace(plain, escaped)
    lines = text.replace("\r", "\n").split("\n")
    return "\\n".join("".join(char for char in line if char.isprintable()) for line in lines)


def _folded(line: str) -> str:
    """Return a line ended and folded: no part is longer than 75 octets, no character is torn."""
    parts, part, octets = [], "", 0
    for char in line:
        size = len(char.encode("utf-8"))
        if octets + size > _FOLD_OCTETS:
            parts.append(part)
            # the space that marks the rest of a line counts too
            part, octets = "", 1
        part, octets = part + char, octets + size
    return "\r\n ".join([*parts, part]) + "\r\n"
