"""Keep the session that is under way in a file, so that it survives the program."""

import json
import logging
import threading
from pathlib import Path

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.whole_file import unwritable, write_whole

log = logging.getLogger(__name__)

FORMAT = 1
#: A session of the longest routine takes about a twentieth of this.
MAX_BYTES = 8 * 1024 * 1024


class RunningFile:
    """Write the session down as JSON: `{"format": 1, "session": {...}}`.

    Flushing to the disk may take longer than a window can wait, so a short-lived thread writes; where
    several sessions wait to be written, the latest is. A session goes on without its file: what goes wrong
    is logged, once for as long as it stays wrong.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._waiting: str | None = None
        self._writer: threading.Thread | None = None
        self._failing = False

    def save(self, snapshot: dict[str, object]) -> None:
        """Write the session down soon, and return at once."""
        text = json.dumps({"format": FORMAT, "session": snapshot})
        with self._lock:
            self._waiting = text
            if self._writer is None:
                self._writer = threading.Thread(target=self._write, name="running-file")
                self._writer.start()

    def load(self) -> dict[str, object] | None:
        """Return the session that was under way, None when there is none or it cannot be read."""
        self._settle()
        try:
            return self._read()
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            sentence = _("The session under way cannot be taken up again: {file} cannot be read ({reason}).")
            log.warning(sentence.format(file=self._path, reason=error))
            return None

    def clear(self) -> None:
        """Forget the session: it ended."""
        with self._lock:
            self._waiting = None
        self._settle()
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            log.warning(str(unwritable(self._path, error)))

    def _write(self) -> None:
        while True:
            with self._lock:
                text, self._waiting = self._waiting, None
                if text is None:
                    self._writer = None
                    return
            self._write_one(text)

    def _write_one(self, text: str) -> None:
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

    def _read(self) -> dict[str, object]:
        with self._path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise ValueError(_("it is too large"))
        data = json.loads(content.decode("utf-8"))
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise ValueError(_("another version wrote it"))
        session = data.get("session")
        if not isinstance(session, dict):
            raise ValueError(_("it holds no session"))
        return session
