"""Write the history to one file that other programs read: a table, plain data, or a calendar."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from stretchtimer.domain.ports import History
from stretchtimer.domain.record import SessionRecord
from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange import history_rows
from stretchtimer.exchange.limits import RefusedError
from stretchtimer.storage.whole_file import write_whole

#: Sessions read at a time.
PAGE = 40


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of file: what stands around the sessions and between them."""

    head: str
    session: Callable[[SessionRecord], str]
    between: str
    foot: str


_KINDS: Mapping[str, _Kind] = {
    # spreadsheets take a file for UTF-8 by its mark
    ".csv": _Kind("\ufeff" + history_rows.csv_header(), history_rows.csv_rows, "", ""),
    ".json": _Kind(
        f'{{"format": {history_rows.FORMAT}, "sessions": [\n', history_rows.json_session, ",\n", "\n]}\n"
    ),
    ".ics": _Kind(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Stretch Timer//History//EN\r\n",
        history_rows.calendar_entry,
        "",
        "END:VCALENDAR\r\n",
    ),
}


def exporting(history: History, path: Path) -> Iterator[int]:
    """Write the whole history, newest first; the end of the name says as what.

    Yield the number of sessions after each step, so that a window can go on meanwhile; the file is there
    when the last step is done. Raise RefusedError for another name, StorageError where the disk fails.
    """
    kind = _KINDS.get(path.suffix.lower())
    if kind is None:
        raise RefusedError(
            _("“{name}” ends in no kind of file that can be written. Use .csv, .json or .ics.").format(
                name=path.name
            )
        )
    sessions: list[str] = []
    last = None
    # each page follows a session, not a number of them: some may be deleted meanwhile
    while page := history.page(PAGE, after=last):
        last = page[-1]
        sessions += [kind.session(record) for record in page]
        yield len(sessions)
    write_whole(path, kind.head + kind.between.join(sessions) + kind.foot, handed_over=True)
    yield len(sessions)
