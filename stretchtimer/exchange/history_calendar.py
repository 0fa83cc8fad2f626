"""Write records as entries of a calendar (RFC 5545).

Texts come from the person and from files of others: none of them may act as a field or a line of its own.
"""

from datetime import UTC, datetime

from stretchtimer.domain.duration import clock_text
from stretchtimer.domain.record import HoldRecord, SessionRecord
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.translation import gettext as _

#: A line is folded at so many octets.
_FOLD_OCTETS = 75


def calendar_entry(record: SessionRecord) -> str:
    """Return a session as an entry of a calendar; its name stays the same in every export."""
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
    lines = [_("{time} of session time").format(time=clock_text(record.active_s))]
    if record.holds_done:
        done = _("{done} of {asked} stretches").format(done=record.stretches_done, asked=asked)
        lines.insert(0, done)
    if record.pain_before is not None:
        lines.append(_("Pain before: {pain}").format(pain=record.pain_before))
    if record.pain_after is not None:
        lines.append(_("Pain after: {pain}").format(pain=record.pain_after))
    lines += [_hold(hold) for hold in record.holds if hold.held_s or hold.hurt_at_s is not None]
    return "\n".join([*lines, record.note] if record.note else lines)


def _hold(hold: HoldRecord) -> str:
    """Return a hold: "Runner's Lunge, right, stretches left: 30 s", and what hurt."""
    parts = [hold.stretch_name]
    if hold.side is not None and hold.felt_side is not None:
        parts.append(_side_name(hold.side))
        if hold.felt_side is not hold.side:
            parts.append(_("stretches {side}").format(side=_side_name(hold.felt_side)))
    line = _("{stretch}: {held:.0f} s").format(stretch=", ".join(parts), held=hold.held_s)
    return line if hold.hurt_at_s is None else _("{hold}, it hurt").format(hold=line)


def _side_name(side: Side) -> str:
    return _("left") if side is Side.LEFT else _("right")


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
