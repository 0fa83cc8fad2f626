"""The history leaves as files that other programs read and that do nothing there."""

import csv
import io
import json
import os
import stat
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain.errors import StorageError, StretchTimerError
from stretchtimer.domain.record import Felt, HoldOutcome, HoldRecord
from stretchtimer.domain.stretch import FeltOn, Side
from stretchtimer.exchange.history_csv import COLUMNS
from stretchtimer.exchange.history_export import PAGE, exporting
from stretchtimer.storage.memory import MemoryHistory
from tests.storage.records import record, records


def written(tmp_path, suffix, *given) -> str:
    history = MemoryHistory()
    for one in given:
        history.add(one)
    path = tmp_path / f"history{suffix}"
    steps = list(exporting(history, path))
    assert steps[-1] == len(given)
    return path.read_bytes().decode("utf-8")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def events(text: str) -> list[dict[str, str]]:
    lines = text.replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines:
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line:
            name, _colon, value = line.partition(":")
            found[-1].setdefault(name, value)
    return found


def test_a_table_has_a_row_for_each_hold(tmp_path):
    text = written(tmp_path, ".csv", record(note="Stiff, but better", pain_after=2, felt=Felt.RIGHT))
    assert text.startswith("\ufeffdate,time,routine")
    right, left, both = rows(text)
    assert (right["date"], right["time"], right["routine"]) == ("2025-10-09", "10:53:20", "Gentle")
    assert (right["stretch"], right["side"], right["held_s"], right["outcome"]) == (
        *("Knee to Chest", "right", "30.0", "done"),
    )
    assert (left["side"], left["held_s"], left["outcome"], left["hurt_at_s"]) == (
        "left",
        "12.5",
        "hurt",
        "12.5",
    )
    assert (both["side"], both["added_s"]) == ("", "10.0")
    assert {row["note"] for row in (right, left, both)} == {"Stiff, but better"}
    assert (right["pain_before"], right["pain_after"], right["felt"]) == ("4", "2", "just right")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
@pytest.mark.parametrize("field", ["note", "routine_name"])
def test_no_text_becomes_a_formula(tmp_path, start, field):
    text = written(tmp_path, ".csv", record(**{field: f"{start}HYPERLINK(1)"}))
    shown = rows(text)[0]["note" if field == "note" else "routine"]
    assert shown.startswith("'")
    assert shown[1:].startswith(start)


def test_numbers_stay_numbers(tmp_path):
    shorter = record(holds=(record().holds[0].__class__("a", "A", None, 30, 20, "done", -10.0),))
    assert rows(written(tmp_path, ".csv", shorter))[0]["added_s"] == "-10.0"


def test_each_column_stands_under_its_name(tmp_path):
    text = written(tmp_path, ".csv", record())
    header, first, *_others = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert header == list(COLUMNS)
    assert header == [
        *("date", "time", "routine", "session_s", "finished", "pain_before", "pain_after", "felt", "note"),
        *("stretch", "side", "felt_side", "planned_s", "held_s", "added_s", "outcome", "hurt_at_s"),
    ]
    whole = record()
    assert first == [cell(whole, whole.holds[0]) for cell in COLUMNS.values()]


def test_a_session_without_holds_has_a_row(tmp_path):
    [row] = rows(written(tmp_path, ".csv", record(holds=())))
    assert row["routine"] == "Gentle"
    assert row["stretch"] == ""


def test_plain_data_tells_everything(tmp_path):
    data = json.loads(written(tmp_path, ".json", record(), record(1)))
    assert data["format"] == 1
    newest, oldest = data["sessions"]
    assert oldest["began"] == "2025-10-09T10:53:20+02:00"
    assert newest["began"] == "2025-10-10T10:53:20+02:00"
    assert [hold["stretch_id"] for hold in oldest["holds"]] == ["knee-to-chest", "knee-to-chest", "cat-cow"]
    assert oldest["holds"][2]["variant"] == "chair"
    assert (oldest["pain_before"], oldest["pain_after"], oldest["note"]) == (4, None, "Stiff today")


def test_a_calendar_has_an_entry_for_each_session(tmp_path):
    text = written(tmp_path, ".ics", record(), record(1, note="One; two, three\nfour"))
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    newest, oldest = events(text)
    assert oldest["DTSTART"] == "20251009T085320Z"
    assert oldest["DTEND"] == "20251009T085820Z"
    assert newest["SUMMARY"] == "Gentle"
    assert "One\\; two\\, three\\nfour" in newest["DESCRIPTION"]
    assert newest["UID"] != oldest["UID"]


def test_every_file_tells_the_side_that_a_lunge_names_and_the_one_it_stretches(tmp_path):
    lunge = HoldRecord(
        "runners-lunge",
        "Lunge",
        Side.RIGHT,
        30.0,
        30.0,
        HoldOutcome.DONE,
        hurt_at_s=4.0,
        felt_on=FeltOn.OTHER,
    )
    session = record(holds=(lunge,))
    [row] = rows(written(tmp_path, ".csv", session))
    assert (row["side"], row["felt_side"]) == ("right", "left")
    [hold] = json.loads(written(tmp_path, ".json", session))["sessions"][0]["holds"]
    assert (hold["side"], hold["felt_side"]) == ("right", "left")
    [event] = events(written(tmp_path, ".ics", session))
    assert "Lunge\\, right\\, stretches left: 30 s\\, it hurt" in event["DESCRIPTION"]


def test_a_session_in_which_nothing_was_held_to_its_end_counts_nothing_in_a_calendar(tmp_path):
    stopped = record(holds=(HoldRecord("a", "A", None, 30.0, 9.0, HoldOutcome.ENDED_EARLY),))
    [event] = events(written(tmp_path, ".ics", stopped))
    assert "stretches" not in event["DESCRIPTION"]


def test_a_second_export_names_the_entries_alike(tmp_path):
    first, second = (events(written(tmp_path, ".ics", record())) for _ in range(2))
    assert first[0]["UID"] == second[0]["UID"]


@settings(max_examples=60)
@given(note=st.text(max_size=300))
def test_lines_of_a_calendar_are_short_and_whole(tmp_path_factory, note):
    text = written(
        tmp_path_factory.mktemp("out"), ".ics", record(note=note.encode("utf-8", "replace").decode())
    )
    lines = text.split("\r\n")
    assert all(len(line.encode("utf-8")) <= 75 for line in lines)
    assert "\n" not in "".join(lines)
    assert text.count("BEGIN:VEVENT") == len(events(text)) == 1


@settings(max_examples=40)
@given(given=st.lists(records, max_size=4, unique_by=lambda one: (one.routine_id, one.started_at)))
def test_every_history_can_be_written_and_read(tmp_path_factory, given):
    folder = tmp_path_factory.mktemp("out")
    # dates beyond those of calendars are no sessions
    given = [one for one in given if 0 <= one.started_at < 4e9 and 0 <= one.ended_at < 4e9]
    assert len(json.loads(written(folder, ".json", *given))["sessions"]) == len(given)
    read = rows(written(folder, ".csv", *given))
    assert len(read) == sum(max(1, len(one.holds)) for one in given)
    assert all(set(row) == set(COLUMNS) for row in read)
    assert len(events(written(folder, ".ics", *given))) == len(given)


def test_a_long_history_is_written_in_steps(tmp_path):
    history = MemoryHistory()
    for day in range(PAGE + 5):
        history.add(record(day))
    path = tmp_path / "all.csv"
    steps = exporting(history, path)
    assert next(steps) == PAGE
    assert not path.exists()
    assert list(steps) == [PAGE + 5, PAGE + 5]
    assert len({row["date"] for row in rows(path.read_text("utf-8"))}) == PAGE + 5


def test_sessions_deleted_meanwhile_take_no_others_along(tmp_path):
    history = MemoryHistory()
    for day in range(PAGE + 5):
        history.add(record(day))
    path = tmp_path / "all.csv"
    steps = exporting(history, path)
    next(steps)
    for record_id in (PAGE + 5, PAGE + 4):
        history.remove(record_id)
    assert list(steps)[-1] == PAGE + 5
    assert len({row["date"] for row in rows(path.read_text("utf-8"))}) == PAGE + 5


def test_the_end_of_the_name_must_be_known(tmp_path):
    with pytest.raises(StretchTimerError, match=r"\.csv, \.json or \.ics"):
        next(exporting(MemoryHistory(), tmp_path / "history.docx"))


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot be written"):
        list(exporting(MemoryHistory(), tmp_path / "file" / "history.csv"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_whom_the_person_lets_read_files_can_read_it(tmp_path):
    before = os.umask(0o022)
    try:
        written(tmp_path, ".csv", record())
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "history.csv").stat().st_mode) == 0o644


def test_an_empty_history_is_an_empty_file(tmp_path):
    assert rows(written(tmp_path, ".csv")) == []
    assert json.loads(written(tmp_path, ".json")) == {"format": 1, "sessions": []}
    assert events(written(tmp_path, ".ics")) == []


def test_times_are_those_of_the_wall(tmp_path):
    one = record(utc_offset_s=-12_600)
    data = json.loads(written(tmp_path, ".json", one))
    began = datetime.fromisoformat(data["sessions"][0]["began"])
    assert began.utcoffset() == timedelta(seconds=-12_600)
    assert began.timestamp() == one.started_at
