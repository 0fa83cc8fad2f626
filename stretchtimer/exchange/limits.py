"""Set how much is read of what comes from outside, and refuse the rest with a sentence.

Sizes were chosen so that the worst file of each kind is read in well under a second.
"""

from pathlib import Path

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.translation import gettext as _

#: No file is larger: a backup of every timer somebody made takes about a tenth of this.
MAX_BYTES = 1024 * 1024
#: No typed or pasted text is longer, in letters.
MAX_TEXT = 64 * 1024
#: Lines of a text, and entries of a routine before sides and repeats are brought together.
MAX_STEPS = 400
#: Routines of one file.
MAX_ROUTINES = 20
#: Entries of all routines of one file.
MAX_ALL_STEPS = 800
#: Entries of a list of routines that are looked at.
MAX_LISTED = 100
#: Groups within groups.
MAX_DEPTH = 12
#: Files in an archive, and what they may hold together when unpacked.
MAX_PACKED_FILES = 50
#: A packed file this many times smaller than its content is a trap; text packs 3 to 20 times.
MAX_RATIO = 200
#: Letters of a line that are read, and that are shown.
MAX_LINE, MAX_SHOWN = 300, 120


class RefusedError(StretchTimerError):
    """A file or text from outside cannot be used."""


def read_limited(path: Path) -> bytes:
    """Return a file's content; raise RefusedError for what is too large, no file, or cannot be read."""
    name = escape_for_message(path.name or str(path), 80)
    try:
        # a pipe or a device would keep us waiting, or never end
        if path.exists() and not path.is_file():
            raise RefusedError(_("{file} is not an ordinary file. Choose a file.").format(file=name))
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(name)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise RefusedError(
            _("{file} cannot be read ({reason}). Check that it is there and that you may open it.").format(
                file=name, reason=reason
            )
        ) from None
    if len(content) > MAX_BYTES:
        raise _too_large(name)
    return content


def _too_large(name: str) -> RefusedError:
    said = _("{file} is larger than {limit} megabyte: no routine is. Choose the right file.")
    return RefusedError(said.format(file=name, limit=MAX_BYTES // 1024**2))
