"""Say in a sentence why a history database cannot be used, and what to do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.translation import gettext as _


def damaged(path: Path, reason: str) -> StorageError:
    """Return the sentence for a database that cannot be used."""
    return StorageError(
        _(
            "The history {file} cannot be used ({reason}). It was left as it is; put a backup in its place "
            "or move it away, then start Stretch Timer again."
        ).format(file=path, reason=reason)
    )


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what the database or the system says into our sentence."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a bug of ours: a closed database, another thread
    except sqlite3.OperationalError as error:
        raise _unusable(path, error) from error
    except sqlite3.IntegrityError as error:
        sentence = _("The history cannot keep this session ({reason}). Nothing was changed.")
        raise StorageError(sentence.format(reason=error)) from error
    except (sqlite3.Error, ValueError, KeyError, OverflowError) as error:
        raise damaged(path, str(error)) from error
    except OSError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: sqlite3.OperationalError | OSError) -> StorageError:
    """Return the sentence for a database that is whole, but cannot be read or written now."""
    if isinstance(error, OSError):
        kind, reason = "", error.strerror or str(error)
    else:
        kind, reason = getattr(error, "sqlite_errorname", ""), str(error)
    if kind.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        sentence = _(
            "The history {file} is held by another program ({reason}). Close other programs that use it, "
            "then try again."
        )
    elif kind.startswith("SQLITE_READONLY"):
        sentence = _(
            "The history {file} can be read but not written ({reason}): no session can be kept in it. Allow "
            "writing to the file and its folder, then start Stretch Timer again."
        )
    elif kind == "SQLITE_FULL":
        sentence = _("There is no room for the history {file} ({reason}). Free some space, then try again.")
    else:
        sentence = _(
            "The history {file} cannot be read or written ({reason}). Close other programs that use it, "
            "free some space, or choose another folder with --data-dir, then try again."
        )
    return StorageError(sentence.format(file=path, reason=reason))
