"""Keep the session that is under way in a file, so that it survives the program."""

import json
import logging
import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from stretchtimer.domain.errors import NewerDataError, StorageError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.session_lock import SessionLock
from stretchtimer.storage.whole_file import unwritable, write_whole

log = logging.getLogger(__name__)

FORMAT = 1
#: A session of the longest routine takes about a twentieth of this.
MAX_BYTES = 8 * 1024 * 1024


class RunningFile:
    """Write the session down as JSON: `{"format": 1, "session": {...}}`.

    It belongs to whoever holds the lock beside it, and only that one writes or removes it. Where the folder
    is moved under a session, the session goes on and is written down no more: a new folder of the old name
    would be another's.

    Flushing to the disk may take longer than a window can wait, so a short-lived thread writes; where
    several sessions wait to be written, the latest is. A session goes on without its file: what goes wrong
    is logged, once for as long as it stays wrong.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._owner = SessionLock(path.with_name("session.lock"))
        self._warnings: list[str] = []
        self._lock = threading.Lock()
        self._waiting: str | None = None
        self._writer: threading.Thread | None = None
        self._failing = False

    @property
    def waits(self) -> bool:
        """Tell whether a session is written down, anybody's."""
        return self._path.exists()

    def claim(self) -> bool:
        """Own the session under way from now on; tell whether that can be, or another program owns it."""
        return self._owner.take()

    def release(self) -> None:
        """Own it no longer; what is written down stays for whoever claims it."""
        self._settle()
        self._owner.give_back()

    def save(self, snapshot: dict[str, object]) -> None:
        """Write the session down soon, and return at once."""
        text = json.dumps({"format": FORMAT, "session": snapshot})
        with self._lock:
            self._waiting = text
            if self._writer is None:
                self._writer = threading.Thread(target=self._write, name="running-file")
                self._writer.start()

    def load(self) -> dict[str, object] | None:
        """Return the session that was under way, None when there is none; set aside what cannot be read.

        What a newer version wrote is left to it.
        """
        self._settle()
        try:
            return self._read(self._path)
        except FileNotFoundError:
            return None
        except NewerDataError as error:
            self._warn(str(error))
        except OSError as error:
            self.set_aside(error.strerror or str(error))
        except (ValueError, RecursionError) as error:
            self.set_aside(str(error))
        return None

    def clear(self) -> None:
        """Forget the session: its record is kept, or there is none to keep."""
        with self._lock:
            self._waiting = None
        self._settle()
        if not self._owner.held:
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            log.warning(str(unwritable(self._path, error)))

    def set_aside(self, reason: str) -> None:
        """Rename the file to the first free of `running.json.1`, `running.json.2` and so on, and say so."""
        self._settle()
        if not self._owner.held or not self._path.exists():
            return
        names = (self._path.with_name(f"{self._path.name}.{number}") for number in count(1))
        aside = next(name for name in names if not os.path.lexists(name))
        try:
            self._path.rename(aside)
        except OSError as error:
            self._warn(str(unwritable(self._path, error)))
            return
        self._warn(
            _(
                "A session cannot be taken up again or kept now ({reason}). Nothing of it was deleted: it is "
                "in {file}."
            ).format(reason=reason.rstrip("."), file=aside)
        )

    def aside(self) -> Sequence[tuple[str, dict[str, object]]]:
        """Return the sessions that were set aside and can be read, by the names of their files."""
        found = []
        for path in sorted(self._path.parent.glob(f"{self._path.name}.[0-9]*")):
            with suppress(OSError, ValueError, RecursionError, NewerDataError):
                found.append((path.name, self._read(path)))
        return found

    def forget_aside(self, name: str) -> None:
        """Forget one of them: its record is kept, or there is none to keep."""
        if self._owner.held:
            with suppress(OSError):
                self._path.with_name(name).unlink(missing_ok=True)

    def warnings(self) -> Sequence[str]:
        """Return a sentence for each session that was set aside."""
        return tuple(self._warnings)

    def _warn(self, sentence: str) -> None:
        if sentence not in self._warnings:
            log.warning(sentence)
            self._warnings.append(sentence)

    def _write(self) -> None:
        while True:
            with self._lock:
                text, self._waiting = self._waiting, None
                if text is None:
                    self._writer = None
                    return
            self._write_one(text)

    def _write_one(self, text: str) -> None:
        if not self._owner.held:
            return
        try:
            write_whole(self._path, text)
            self._failing = False
        except StorageError as error:
            if not self._failing:
                log.warning(str(error))
            self._failing = True

    def _settle(self) -> None:
        """Wait until everything is written."""
        with self._lock:
            writer = self._writer
        if writer is not None:
            writer.join()

    def _read(self, path: Path) -> dict[str, object]:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise ValueError(_("it is too large"))
        data = json.loads(content.decode("utf-8"))
        version = data.get("format") if isinstance(data, dict) else None
        if isinstance(version, int) and version > FORMAT:
            sentence = _(
                "Only the newer version that wrote {file} can take up the session that was broken off."
            )
            raise NewerDataError(sentence.format(file=path))
        if version != FORMAT:
            raise ValueError(_("another version wrote it"))
        session = data.get("session")
        if not isinstance(session, dict):
            raise ValueError(_("it holds no session"))
        return session
