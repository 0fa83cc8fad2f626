"""Write records as a table of comma-separated values, one row for each hold.

`COLUMNS` is where a column is added, moved or renamed. Texts come from the person and from files of others:
none of them may act as a formula.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping

from stretchtimer.domain.record import HoldRecord, SessionRecord

#: What makes a spreadsheet calculate instead of show, the wide signs too (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

#: What stands in a cell of a hold's row; a session without holds has one row, and no hold in it.
Cell = Callable[[SessionRecord, HoldRecord | None], str]


def _of_session(text: Callable[[SessionRecord], str]) -> Cell:
    """Return the cell that says the same in each row of a session."""
    return lambda session, _hold: text(session)


def _of_hold(text: Callable[[HoldRecord], str]) -> Cell:
    """Return the cell that is empty without a hold."""
    return lambda _session, hold: text(hold) if hold is not None else ""


def _defused(text: str) -> str:
    """Return a text that a spreadsheet shows and never calculates."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, int) else f"{value:.1f}"


#: The columns in their order, each by its name with what stands in it.
COLUMNS: Mapping[str, Cell] = {
    "date": _of_session(lambda session: session.began.strftime("%Y-%m-%d")),
    "time": _of_session(lambda session: session.began.strftime("%H:%M:%S")),
    "routine": _of_session(lambda session: _defused(session.routine_name)),
    "session_s": _of_session(lambda session: _number(session.active_s)),
    "finished": _of_session(lambda session: "yes" if session.finished else "no"),
    "pain_before": _of_session(lambda session: _number(session.pain_before)),
    "pain_after": _of_session(lambda session: _number(session.pain_after)),
    "felt": _of_session(lambda session: session.felt or ""),
    "note": _of_session(lambda session: _defused(session.note)),
    "stretch": _of_hold(lambda hold: _defused(hold.stretch_name)),
    "side": _of_hold(lambda hold: hold.side or ""),
    "felt_side": _of_hold(lambda hold: hold.felt_side or ""),
    "planned_s": _of_hold(lambda hold: _number(hold.planned_s)),
    "held_s": _of_hold(lambda hold: _number(hold.held_s)),
    "added_s": _of_hold(lambda hold: _number(hold.added_s)),
    "outcome": _of_hold(lambda hold: hold.outcome),
    "hurt_at_s": _of_hold(lambda hold: _number(hold.hurt_at_s)),
}


def csv_header() -> str:
    """Return the first line of a table."""
    return _csv_line(COLUMNS)


def csv_rows(session: SessionRecord) -> str:
    """Return a session as lines of a table, one a hold; a session without any is one line."""
    holds: Iterable[HoldRecord | None] = session.holds or (None,)
    return "".join(_csv_line(cell(session, hold) for cell in COLUMNS.values()) for hold in holds)


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()
