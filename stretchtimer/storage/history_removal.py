"""Take records out of a history database, and bring them back for as long as it stays open.

What was taken out lies in temporary tables of the connection, in memory: nothing of it is left on the disk
once the program ends.
"""

import sqlite3

_KEPT = ("sessions", "holds")
_ID = {"sessions": "id", "holds": "session_id"}


def remove(connection: sqlite3.Connection, record_id: int | None) -> int:
    """Take one record out, every one where `record_id` is None.

    Return the number of the removal, by which `bring_back` knows it; 0 where there was nothing to take out.
    """
    for table in _KEPT:
        connection.execute(
            f"CREATE TEMP TABLE IF NOT EXISTS removed_{table} AS SELECT 0 AS batch, * FROM {table} WHERE 0"  # noqa: S608
        )
    batch = _last_batch(connection) + 1
    for table in _KEPT:
        connection.execute(
            f"INSERT INTO removed_{table} SELECT ?, * FROM {table} WHERE ? IS NULL OR {_ID[table]} = ?",  # noqa: S608
            (batch, record_id, record_id),
        )
    # the holds go with their sessions
    gone = connection.execute("DELETE FROM sessions WHERE ? IS NULL OR id = ?", (record_id, record_id))
    return batch if gone.rowcount else 0


def bring_back(connection: sqlite3.Connection, batch: int) -> int:
    """Bring back what a removal took out; return how many records, 0 where nothing is left to bring back.

    An id that was given away meanwhile is made up anew.
    """
    if not connection.execute("SELECT 1 FROM sqlite_temp_master WHERE name = 'removed_sessions'").fetchone():
        return 0
    shift = connection.execute(
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM removed_sessions JOIN sessions USING (id) WHERE batch = ?) "
        "THEN (SELECT max(id) FROM sessions) ELSE 0 END",
        (batch,),
    ).fetchone()[0]
    count = 0
    for table in _KEPT:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        values = [f"{name} + {int(shift)}" if name == _ID[table] else name for name in columns]
        back = connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) "  # noqa: S608  all names are ours
            f"SELECT {', '.join(values)} FROM removed_{table} WHERE batch = ?",
            (batch,),
        )
        count = count or back.rowcount
        connection.execute(f"DELETE FROM removed_{table} WHERE batch = ?", (batch,))  # noqa: S608
    return count


def _last_batch(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(batch), 0) FROM removed_sessions").fetchone()[0])
