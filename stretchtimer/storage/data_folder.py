"""Make sure that the person's data folder is there and can be written, and know it again."""

import tempfile
from pathlib import Path

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.translation import gettext as _


def prepare(folder: Path) -> None:
    """Create a folder where it is missing and try it; raise StorageError when nothing can be kept in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # permission bits do not tell about read-only disks or full ones: only writing does
        with tempfile.TemporaryFile(dir=folder) as trial:
            trial.write(b"\0")
    except OSError as error:
        raise StorageError(
            _(
                "The data folder {folder} cannot be written ({reason}). Nothing will be kept after you "
                "close the app. Choose another folder with --data-dir."
            ).format(folder=folder, reason=error.strerror or error)
        ) from error


def place_of(path: Path) -> tuple[int, int] | None:
    """Return which file or folder stands under a name now, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
