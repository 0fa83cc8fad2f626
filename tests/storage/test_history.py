"""The history on disk: damage, newer versions, migrations, many records."""

import os
import sqlite3
import stat
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain.errors import NewerDataError, StorageError
from stretchtimer.domain.record import Felt
from stretchtimer.domain.review import Balance
from stretchtimer.domain.stretch import Side
from stretchtimer.storage.history import HistoryDatabase
from stretchtimer.storage.history_schema import MIGRATIONS
from tests.storage.records import record

FIRST = MIGRATIONS[:1]
# What a later version than the first might do.
LATER = (*FIRST, ("ALTER TABLE sessions ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'",))

VERSION_1 = """
CREATE TABLE sessions (id INTEGER PRIMARY KEY, routine_id TEXT NOT NULL, routine_name TEXT NOT NULL,
    started_at REAL NOT NULL, ended_at REAL NOT NULL, utc_offset_s INTEGER NOT NULL, day INTEGER NOT NULL,
    planned_s REAL NOT NULL, active_s REAL NOT NULL, finished INTEGER NOT NULL, pain_before INTEGER,
    pain_after INTEGER, felt TEXT, note TEXT NOT NULL);
CREATE TABLE holds (session_id INTEGER NOT NULL REFERENCES sessions (id), position INTEGER NOT NULL,
    stretch_id TEXT NOT NULL, stretch_name TEXT NOT NULL, side TEXT, planned_s REAL NOT NULL,
    held_s REAL NOT NULL, outcome TEXT NOT NULL, added_s REAL NOT NULL, variant TEXT, hurt_at_s REAL,
    PRIMARY KEY (session_id, position));
INSERT INTO sessions VALUES
    (7, 'gentle', 'Gentle', 1e9, 1000000300.0, 3600, 11574, 250.0, 240.0, 1, 5, 3, 'easy', 'By hand');
INSERT INTO holds VALUES
    (7, 1, 'cat-cow', 'Cat-Cow', NULL, 30.0, 30.0, 'done', 0.0, NULL, NULL),
    (7, 0, 'figure-four', 'Figure Four', 'left', 20.0, 8.0, 'hurt', 0.0, 'foot-down', 8.0);
PRAGMA user_version = 1;
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "history.sqlite3"


def build(path, script):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)


def value(path, question):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchone()[0]


def open_closed(path, migrations=MIGRATIONS):
    HistoryDatabase(path, migrations).close()


def test_a_new_database_has_the_newest_version_and_no_backup(path):
    open_closed(path)
    assert value(path, "PRAGMA user_version") == len(MIGRATIONS)
    assert [other.name for other in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_nobody_but_the_owner_can_read_it(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
        modes = {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {0o600}


def test_it_keeps_keys_flushes_and_has_nothing_beside_it(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
        assert history._all("PRAGMA journal_mode")[0][0] == "delete"
        assert history._all("PRAGMA foreign_keys")[0][0] == 1
        assert history._all("PRAGMA synchronous")[0][0] == 3
        assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_records_survive_the_program(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
    with closing(HistoryDatabase(path)) as history:
        assert history.count() == 1


def test_a_program_killed_at_once_leaves_an_empty_file_that_can_be_used(path):
    path.touch()
    with closing(HistoryDatabase(path)) as history:
        assert history.add(record()) == 1


def test_a_database_of_version_1_is_read(path):
    build(path, VERSION_1)
    with closing(HistoryDatabase(path)) as history:
        (kept,) = history.page(5)
        assert history.last_done() == {"gentle": 11574}
    assert (kept.id, kept.note, kept.felt, kept.pain_after) == (7, "By hand", Felt.EASY, 3)
    assert [hold.stretch_id for hold in kept.holds] == ["figure-four", "cat-cow"]
    assert (kept.holds[0].variant, kept.holds[0].hurt_at_s, kept.holds[1].side) == ("foot-down", 8.0, None)


def test_a_migration_keeps_the_records_and_a_backup(path):
    build(path, VERSION_1)
    with closing(HistoryDatabase(path, LATER)) as history:
        assert history.count() == 1
        assert history._all("SELECT mood FROM sessions")[0][0] == "calm"
    assert value(path, "PRAGMA user_version") == 2
    backup = path.with_name("history.sqlite3.v1.backup")
    assert value(backup, "PRAGMA user_version") == 1
    assert value(backup, "SELECT note FROM sessions") == "By hand"
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, backup.name]


def test_a_lunge_of_version_1_is_felt_on_the_other_side_and_what_was_done_counts_for_its_day(path):
    lunges = (
        VERSION_1
        + """
    INSERT INTO sessions VALUES
        (8, 'hips', 'Hips', 1e9, 1000000300.0, 0, 11580, 250.0, 60.0, 0, NULL, NULL, NULL, '');
    INSERT INTO holds VALUES
        (8, 0, 'runners-lunge', 'Lunge', 'right', 30.0, 29.0, 'ended early', 0.0, 'knee-down', NULL),
        (8, 1, 'runners-lunge', 'Lunge', 'left', 30.0, 0.0, 'not reached', 0.0, 'knee-down', NULL);
    """
    )
    build(path, lunges)
    with closing(HistoryDatabase(path)) as history:
        kept = {one.id: one for one in history.page(9)}
        assert history.last_done() == {"gentle": 11574}
        assert history.minutes_by_day(0, 20_000) == {11574: 4.0}
        assert history.balance(11580, 11580) == Balance(left_s=29.0, right_s=0.0)
    assert [(hold.side, hold.felt_side) for hold in kept[8].holds] == [
        (Side.RIGHT, Side.LEFT),
        (Side.LEFT, Side.RIGHT),
    ]
    assert [hold.felt_side for hold in kept[7].holds] == [Side.LEFT, None]
    assert value(path.with_name(f"{path.name}.v1.backup"), "PRAGMA user_version") == 1


def test_each_migration_has_its_own_backup(path):
    build(path, VERSION_1)
    open_closed(path, (*LATER, ("CREATE TABLE moods (name TEXT)",)))
    backups = sorted(path.parent.glob("*.backup"))
    assert [value(backup, "PRAGMA user_version") for backup in backups] == [1, 2]


def test_a_migration_that_fails_changes_nothing(path):
    build(path, VERSION_1)
    broken = (*FIRST, ("CREATE TABLE moods (name TEXT)", "ALTER TABLE absent ADD COLUMN mood TEXT"))
    with pytest.raises(StorageError, match="no such table: absent"):
        HistoryDatabase(path, broken)
    assert value(path, "PRAGMA user_version") == 1
    assert value(path, "SELECT count(*) FROM sqlite_master WHERE name = 'moods'") == 0
    open_closed(path)


def test_a_migration_somebody_else_has_done_meanwhile_is_not_repeated(path):
    build(path, VERSION_1)
    other = sqlite3.connect(path, isolation_level=None)

    class Overtaken(tuple):
        """Statements that another program runs first."""

        def __iter__(self):
            raise AssertionError("the step was repeated")

    def overtake(*_args):
        other.execute(LATER[1][0])
        other.execute("PRAGMA user_version = 2")

    with pytest.MonkeyPatch.context() as patch, closing(other):
        patch.setattr("stretchtimer.storage.history_schema._back_up", overtake)
        open_closed(path, (*FIRST, Overtaken(LATER[1])))
    assert value(path, "PRAGMA user_version") == 2


def test_a_newer_version_is_refused_and_left_as_it_is(path):
    build(path, VERSION_1.replace("user_version = 1", "user_version = 99"))
    before = path.read_bytes()
    with pytest.raises(NewerDataError, match=r"format is 99, this program knows 2\)\. Update Stretch Timer"):
        HistoryDatabase(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a database at all", "it is not a database"),
        (b"SQLite format 3\0" + b"\x07" * 4000, "file is not a database"),
    ],
)
def test_a_damaged_file_is_refused_and_left_as_it_is(path, content, reason):
    path.write_bytes(content)
    with pytest.raises(StorageError, match=rf"cannot be used \({reason}\)\. It was left as it is"):
        HistoryDatabase(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused(path):
    build(path, "CREATE TABLE music (title TEXT)")
    with pytest.raises(StorageError, match="it belongs to another program"):
        HistoryDatabase(path)
    build(path, "PRAGMA user_version = -1")
    with pytest.raises(StorageError, match="it belongs to another program"):
        HistoryDatabase(path)
    build(path, "PRAGMA user_version = 1")
    with pytest.raises(StorageError, match="its tables are missing"):
        HistoryDatabase(path)


def test_a_folder_in_its_place_is_refused(path):
    path.mkdir()
    with pytest.raises(StorageError, match=r"Is a directory|Permission denied"):
        HistoryDatabase(path)


def test_a_folder_that_cannot_be_made_is_a_sentence(path):
    path.write_text("")
    with pytest.raises(StorageError, match=r"--data-dir|left as it is"):
        HistoryDatabase(path / "history.sqlite3")


def test_a_folder_that_went_away_is_not_made_anew(path):
    with pytest.raises(StorageError, match=r"cannot be read or written \(No such file or directory\)"):
        HistoryDatabase(path.parent / "gone" / path.name)
    assert list(path.parent.iterdir()) == []


def test_a_database_that_was_cut_off_is_refused_at_once(path):
    with closing(HistoryDatabase(path)) as history:
        for day in range(20):
            history.add(record(day))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(StorageError, match=rf"\(it is cut off: {len(content) // 2} of {len(content)} bytes"):
        HistoryDatabase(path)
    assert len(path.read_bytes()) == len(content) // 2


def test_a_database_that_can_only_be_read_says_so_before_a_session(path, monkeypatch):
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
        assert history.warnings() == []
    connect = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda at, **how: connect(f"file:{at}?mode=ro", uri=True, **how))
    with closing(HistoryDatabase(path)) as history:
        [warning] = history.warnings()
        assert "can be read but not written" in warning
        assert "Allow writing to the file" in warning
        with pytest.raises(StorageError, match="no session can be kept"):
            history.add(record(1))
        assert history.count() == 1


def test_a_database_that_another_program_writes_to_says_so_before_a_session(path, monkeypatch):
    monkeypatch.setattr("stretchtimer.storage.history.BUSY_S", 0.01)
    open_closed(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with closing(HistoryDatabase(path)) as history:
            [warning] = history.warnings()
            assert "is held by another program" in warning
            other.rollback()
            assert history.add(record()) == 1


def test_a_database_that_another_program_keeps_to_itself_is_refused(path, monkeypatch):
    monkeypatch.setattr("stretchtimer.storage.history.BUSY_S", 0.01)
    open_closed(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="is held by another program"):
            HistoryDatabase(path)


def test_damage_within_is_a_sentence_when_it_is_met(path):
    build(path, VERSION_1.replace("'easy'", "'sleepy'"))
    with closing(HistoryDatabase(path)) as history:
        assert history.count() == 1
        with pytest.raises(StorageError, match="'sleepy' is not a valid Felt"):
            history.page(5)
        # the next question is answered all the same
        assert history.count() == 1


def test_torn_pages_are_a_sentence_when_they_are_met(path):
    with closing(HistoryDatabase(path)) as history:
        for day in range(200):
            history.add(record(day))
    content = bytearray(path.read_bytes())
    content[4096 * 6 :] = b"\x55" * (len(content) - 4096 * 6)
    path.write_bytes(content)
    with closing(HistoryDatabase(path)) as history, pytest.raises(StorageError, match="left as it is"):
        history.page(200)


@pytest.mark.parametrize(
    "changes", [{"pain_before": 11}, {"pain_after": -1}, {"planned_s": float("nan")}, {"pain_after": 10**30}]
)
def test_what_cannot_be_true_is_not_kept(path, changes):
    with closing(HistoryDatabase(path)) as history:
        with pytest.raises(StorageError, match=r"cannot keep this session|too large"):
            history.add(record(**changes))
        assert history.count() == 0


def test_a_session_is_kept_with_all_its_holds_or_not_at_all(path):
    with closing(HistoryDatabase(path)) as history:
        history._connection.execute("DROP TABLE holds")
        with pytest.raises(StorageError, match=r"no such table: (main\.)?holds"):
            history.add(record())
        assert history.count() == 0


def test_a_check_in_out_of_range_changes_nothing(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
        with pytest.raises(StorageError, match="Nothing was changed"):
            history.add(record(pain_after=11, note=""))
        assert history.page(1)[0].note == "Stiff today"


def test_half_a_character_is_kept_as_a_question_mark(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record(note="ouch \ud83d"))
        assert history.page(1)[0].note == "ouch ?"


def test_a_locked_database_is_a_sentence(path, monkeypatch):
    monkeypatch.setattr("stretchtimer.storage.history.BUSY_S", 0.01)
    with closing(HistoryDatabase(path)) as history, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match=r"held by another program \(database is locked\)\. Close"):
            history.add(record())
        other.rollback()
        assert history.add(record()) == 1


def test_a_commit_that_fails_is_undone(path):
    with closing(HistoryDatabase(path)) as history:
        history._connection.executescript(
            "CREATE TABLE strict (id INTEGER REFERENCES sessions (id) DEFERRABLE INITIALLY DEFERRED);"
            "CREATE TRIGGER late AFTER INSERT ON sessions BEGIN INSERT INTO strict VALUES (999); END;"
        )
        with pytest.raises(StorageError, match="FOREIGN KEY"):
            history.add(record())
        history._connection.execute("DROP TRIGGER late")
        assert history.add(record()) == 1
        assert history.count() == 1


def test_a_transaction_the_database_has_ended_itself_is_not_ended_twice(path):
    with closing(HistoryDatabase(path)) as history:
        history._connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON holds BEGIN SELECT RAISE(ROLLBACK, 'disk is full'); END"
        )
        with pytest.raises(StorageError, match="disk is full"):
            history.add(record())
        assert history.count() == 0


def test_using_a_closed_history_is_a_bug(path):
    history = HistoryDatabase(path)
    history.close()
    history.close()
    with pytest.raises(sqlite3.ProgrammingError):
        history.count()


def test_deleting_a_session_deletes_its_holds(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
        history._connection.execute("DELETE FROM sessions")
        assert history._all("SELECT count(*) FROM holds")[0][0] == 0


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda history: history.page(5, 5), "sessions_newest"),
        (lambda history: history.page(5, 0, record(3)), "sessions_newest"),
        (lambda history: history.last_done(), "sessions_by_routine"),
        (lambda history: history.minutes_by_day(1, 2), "sessions_by_day"),
        (lambda history: history.balance(1, 2), "sessions_by_day"),
    ],
)
def test_questions_are_answered_from_an_index(path, ask, index):
    asked: list[str] = []
    with closing(HistoryDatabase(path)) as history:
        history._connection.set_trace_callback(asked.append)
        ask(history)
        history._connection.set_trace_callback(None)
        questions = [question for question in asked if question.startswith("SELECT")]
        assert questions
        for question in questions:
            plan = " ".join(row["detail"] for row in history._all(f"EXPLAIN QUERY PLAN {question}"))
            assert index in plan, question
            assert "SCAN holds" not in plan, question
            assert "TEMP B-TREE FOR GROUP" not in plan or "side" in question, question
            assert "TEMP B-TREE FOR ORDER" not in plan, question


@given(content=st.binary(max_size=300), magic=st.booleans())
def test_no_content_raises_anything_but_our_errors(tmp_path_factory, content, magic):
    path = tmp_path_factory.mktemp("data") / "history.sqlite3"
    content = b"SQLite format 3\0" + content if magic else content
    path.write_bytes(content)
    if not content:
        open_closed(path)
        return
    with pytest.raises(StorageError) as caught:
        HistoryDatabase(path)
    assert str(caught.value).isprintable()
    assert path.read_bytes() == content


@settings(max_examples=60)  # each writes to the disk
@given(data=st.data())
def test_bytes_changed_anywhere_raise_nothing_but_our_errors(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("data") / "history.sqlite3"
    build(path, VERSION_1)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    try:
        with closing(HistoryDatabase(path)) as history:
            history.page(10)
            history.add(record())
            history.last_done()
    except StorageError:
        pass


def test_nothing_of_a_deleted_session_is_left_on_the_disk(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record(note="a most private sentence"))
        history.add(record(1, note="another sentence"))
        history.remove(1)
        assert history.count() == 1
    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert b"another sentence" in left
    assert b"a most private sentence" not in left


def test_removals_and_returns_are_one_change_each(path):
    with closing(HistoryDatabase(path)) as history:
        history.add(record())
        history._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(StorageError):
            history.remove(None)
        history._connection.execute("PRAGMA query_only = OFF")
        assert history.count() == 1
        assert history.bring_back(history.remove(None)) == 1
