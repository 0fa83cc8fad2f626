"""Hold the place of the one program that leads a session with a person's data."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)

if sys.platform == "win32":
    import msvcrt

    #: The byte that is locked lies past the end of the file, so that the file can be copied meanwhile.
    _FAR = 1 << 30

    def _lock(handle: int) -> None:
        """Lock an open file, or raise OSError at once; the system lets go when the process ends."""
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        """Unlock an open file."""
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        """Lock an open file, or raise OSError at once; the system lets go when the process ends."""
        # flock, not lockf: that one would be let go by whatever else of this process closes the file
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        """Unlock an open file, even where a process that is just being started has it open too."""
        fcntl.flock(handle, fcntl.LOCK_UN)


class SessionLock:
    """A lock on a file that a living process holds and that the system lets go of when it dies.

    Nothing is written into the file and it is never removed: a copy of it means nothing, nor does one that
    a killed program left. On a file system without locks, and where the file cannot be opened, nobody can
    tell who holds it; a person who wants to stretch is not kept from it, so it counts as free then.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None
        self._place: tuple[int, int] | None = None
        self._held = False

    @property
    def held(self) -> bool:
        """Tell whether this one holds the place, in the folder where it took it.

        A folder that was moved meanwhile took the lock along; one that lies in its place is another's.
        """
        return self._held and self._place is not None and self._place == _place(self._path.parent)

    def take(self) -> bool:
        """Take the place; tell whether that can be, or somebody else holds it."""
        if self._held:
            return True
        try:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            _lock(self._handle)
        except (BlockingIOError, PermissionError) as error:
            if self._handle is not None:
                # another process holds it: EAGAIN, or EACCES on Windows and some network drives
                self._close()
                return False
            log.warning("the session lock %s cannot be opened: %s", self._path, error)
        except OSError as error:
            log.warning("the session lock %s cannot be locked: %s", self._path, error)
        self._place = _place(self._path.parent)
        self._held = True
        return True

    def give_back(self) -> None:
        """Let somebody else take the place."""
        self._held, self._place = False, None
        if self._handle is not None:
            # where nothing could be locked there is nothing to unlock
            with suppress(OSError):
                _unlock(self._handle)
        self._close()

    def _close(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


def _place(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from every other one, whatever its name; None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
