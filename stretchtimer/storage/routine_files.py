"""Keep the person's routines as one readable file each, beside the routines that ship."""

import logging
import re
from collections.abc import Sequence
from pathlib import Path

from stretchtimer.domain.errors import StorageError, StretchTimerError
from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.routine import Routine, check, in_order, unknown_routine
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.copies import copied_in, unused_copy
from stretchtimer.storage.routine_text import read_routine, routine_text
from stretchtimer.storage.toml_file import UnreadableError, parse, read_text
from stretchtimer.storage.whole_file import free_path, make_folder, unwritable, write_whole

log = logging.getLogger(__name__)

SUFFIX = ".stretch"

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
# Windows opens a device under these names, whatever follows the dot.
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)\d")


def file_name(routine_id: str) -> str:
    """Return a file name for a routine that is safe and its own on every system."""
    if _PLAIN.fullmatch(routine_id) and not _DEVICE.fullmatch(routine_id):
        return routine_id + SUFFIX
    from hashlib import sha256

    readable = re.sub(r"[^a-z0-9]+", "-", routine_id.lower()).strip("-")[:40]
    digest = sha256(routine_id.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return f"{readable or 'routine'}-{digest}{SUFFIX}"


class RoutineFiles:
    """Keep routines in a folder; `builtin` are those that ship.

    A file that cannot be read is left as it is and warned about; all others go on.
    """

    def __init__(self, folder: Path, builtin: Sequence[Routine], catalogue: Catalogue) -> None:
        self._folder = folder
        self._builtin = {routine.id: routine for routine in builtin}
        self._catalogue = catalogue
        self._warnings: tuple[str, ...] = ()

    def all(self) -> Sequence[Routine]:
        """Return every routine that can be read, shipped ones first, changed ones in their place."""
        return in_order(self._builtin, {name: routine for name, (_path, routine) in self._scan().items()})

    def save(self, routine: Routine, handed_over: str = "") -> None:
        """Keep a routine; one with the id of a shipped routine stands in its place until it is restored.

        `handed_over` is the text of the file it came from: fields that this version does not know are kept.
        Raise RoutineError where it breaks a rule, StorageError where it cannot be written.
        """
        check(routine, self._catalogue)
        kept = self._scan().get(routine.id)
        try:
            path = kept[0] if kept else self._free_path(routine.id)
            text = routine_text(routine, read_text(path) if kept else handed_over)
        except OSError as error:
            raise unwritable(self._folder, error) from error
        except UnreadableError as error:
            raise self._unreadable(path, str(error)) from error
        make_folder(self._folder)
        write_whole(path, text)

    def text(self, routine_id: str) -> str:
        """Return the file of a routine as it is, empty where there is none that can be read."""
        kept = self._scan().get(routine_id)
        try:
            return read_text(kept[0]) if kept else ""
        except (OSError, UnreadableError):
            return ""

    def delete(self, routine_id: str) -> None:
        """Forget a routine of the person's own, or restore a shipped one."""
        kept = self._scan().get(routine_id)
        if kept is None and routine_id not in self._builtin:
            raise unknown_routine(routine_id)
        if kept is not None:
            try:
                kept[0].unlink(missing_ok=True)
            except OSError as error:
                raise unwritable(kept[0], error) from error

    def warnings(self) -> Sequence[str]:
        """Return a sentence for each file that could not be read by the last `all`."""
        return self._warnings

    def _scan(self) -> dict[str, tuple[Path, Routine]]:
        """Return, by id, every routine that can be read, with its file."""
        kept: dict[str, tuple[Path, Routine]] = {}
        warnings: list[str] = []
        paths = self._paths(warnings)
        copied = copied_in([path.name for path in paths])
        unreadable: set[str] = set()
        # the plain name wins: its copies come after it
        for path in sorted(paths, key=lambda path: (path.name in copied, path.name)):
            plain = copied.get(path.name)
            if path.suffix != SUFFIX or plain in unreadable:
                warnings += [unused_copy(path.name, plain)] if plain else []
            elif (routine := self._readable(path, warnings)) is None:
                unreadable.add(path.name)
            else:
                first = kept.setdefault(routine.id, (path, routine))[0]
                if first != path:
                    copy = unused_copy(path.name, plain) if plain == first.name else ""
                    warnings.append(copy or self._twice(path, first, routine.id))
        for sentence in warnings:
            if sentence not in self._warnings:
                log.warning(sentence)
        self._warnings = tuple(warnings)
        return kept

    def _paths(self, warnings: list[str]) -> list[Path]:
        try:
            return list(self._folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            warnings.append(str(self._unreadable(self._folder, error.strerror or str(error))))
            return []

    def _readable(self, path: Path, warnings: list[str]) -> Routine | None:
        """Return the routine of a file, None for one that is gone or, with a warning, cannot be read."""
        try:
            return self._read(path)
        except FileNotFoundError:
            pass  # it was deleted meanwhile
        except OSError as error:
            warnings.append(str(self._unreadable(path, error.strerror or str(error))))
        except UnreadableError as error:
            warnings.append(str(self._unreadable(path, str(error))))
        except StretchTimerError as error:
            warnings.append(str(error))
        return None

    def _read(self, path: Path) -> Routine:
        routine = read_routine(parse(read_text(path)), escape_for_message(path.name, 80))
        try:
            check(routine, self._catalogue)
        except StretchTimerError as error:
            sentence = _("{file}: {problem} Correct the file, or move it away.")
            raise StorageError(
                sentence.format(file=escape_for_message(path.name, 80), problem=error)
            ) from error
        return routine

    def _free_path(self, routine_id: str) -> Path:
        """Return where a new routine goes; a file that is there, readable or not, is never written over."""
        first = self._folder / file_name(routine_id)
        return free_path(first, first.stem, SUFFIX)

    def _unreadable(self, path: Path, reason: str) -> StorageError:
        return StorageError(
            _("{file} cannot be read ({reason}). Correct the file, or move it away.").format(
                file=escape_for_message(path.name, 80), reason=reason
            )
        )

    def _twice(self, path: Path, other: Path, routine_id: str) -> str:
        return _("{file} is left out: {other} has the same id “{id}”. Give one of them another id.").format(
            file=escape_for_message(path.name, 80),
            other=escape_for_message(other.name, 80),
            id=escape_for_message(routine_id),
        )
