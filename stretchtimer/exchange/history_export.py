"""Write the history to one file that other programs read: a table, plain data, or a calendar."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from stretchtimer.domain.ports import History
from stretchtimer.domain.record import SessionRecord
from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.history_calendar import calendar_entry
from stretchtimer.exchange.history_csv import csv_header, csv_rows
from stretchtimer.exchange.history_json import FORMAT, json_session
from stretchtimer.exchange.limits import RefusedError
from stretchtimer.storage.whole_file import write_whole

#: Sessions read at a time.
PAGE = 40


@dataclass(frozen=True, slots=True)
class _Format:
    """One kind of file: what stands around the sessions and between them."""

    head: str
    session: Callable[[SessionRecord], str]
    between: str
    foot: str


_FORMATS: Mapping[str, _Format] = {
    # spreadsheets take a file for UTF-8 by its mark
    ".csv": _Format("\ufeff" + csv_header(), csv_rows, "", ""),
    ".json": _Format(f'{{"format": {FORMAT}, "sessions": [\n', json_session, ",\n", "\n]}\n"),
    ".ics": _Format(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Stretch Timer//History//EN\r\n",
        calendar_entry,
        "",
        "END:VCALENDAR\r\n",
    ),
}


def exporting(history: History, path: Path) -> Iterator[int]:
    """Write the whole history, newest first; the end of the name says as what.

    Yield the number of sessions after each step, so that a window can go on meanwhile; the file is there
    when the last step is done. Raise RefusedError for another name, StorageError where the disk fails.
    """
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
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
        sessions += [form.session(record) for record in page]
        yield len(sessions)
    write_whole(path, form.head + form.between.join(sessions) + form.foot, handed_over=True)
    yield len(sessions)
