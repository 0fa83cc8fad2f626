"""Check a picture by its first bytes and copy it in: PNG or JPEG, neither huge in bytes nor in pixels."""

import struct
from pathlib import Path

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.translation import gettext as _

MAX_BYTES = 8 * 1024 * 1024
#: A phone's picture has 12 to 50 million pixels; decoding more would take the window's memory.
MAX_PIXELS = 50_000_000
MAX_SIDE_PX = 12_000
MIN_SIDE_PX = 16

_PNG = b"\x89PNG\r\n\x1a\n"
# Of a JPEG's frame headers all but three in this row hold the size (ISO/IEC 10918-1, table B.1).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


class _NotAPictureError(Exception):
    """The bytes do not begin like a PNG or JPEG picture."""


def picture_content(path: Path) -> tuple[bytes, str]:
    """Return a picture's bytes and the ending its format has: ".png" or ".jpg".

    Raise StorageError with a sentence for another format, a broken beginning, and what is too large.
    """
    name = escape_for_message(path.name, 80)
    try:
        if not path.is_file():
            raise StorageError(_("{file} is not a file. Choose a PNG or JPEG picture.").format(file=name))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        sentence = _("{file} cannot be read ({reason}). Choose another picture.")
        raise StorageError(sentence.format(file=name, reason=error.strerror or error)) from error
    if len(content) > MAX_BYTES:
        sentence = _("{file} is larger than {limit} MB. Choose a smaller picture.")
        raise StorageError(sentence.format(file=name, limit=MAX_BYTES // 1024**2))
    try:
        width, height, ending = _measured(content)
    except (_NotAPictureError, struct.error) as error:
        raise StorageError(
            _("{file} is no PNG or JPEG picture, or it is damaged. Choose another.").format(file=name)
        ) from error
    if max(width, height) > MAX_SIDE_PX or width * height > MAX_PIXELS:
        sentence = _("{file} has {width} × {height} pixels. Choose a picture of {limit} million at most.")
        limit = MAX_PIXELS // 1_000_000
        raise StorageError(sentence.format(file=name, width=width, height=height, limit=limit))
    if min(width, height) < MIN_SIDE_PX:
        sentence = _("{file} has {width} × {height} pixels. Choose a larger picture.")
        raise StorageError(sentence.format(file=name, width=width, height=height))
    return content, ending


def _measured(content: bytes) -> tuple[int, int, str]:
    """Return width, height and ending; raise where the bytes are no picture's."""
    if content.startswith(_PNG) and content[12:16] == b"IHDR":
        width, height = struct.unpack_from(">II", content, 16)
        return width, height, ".png"
    if content.startswith(b"\xff\xd8\xff"):
        return *_jpeg_size(content), ".jpg"
    raise _NotAPictureError


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height out of the frame header, which comes after any number of other segments."""
    place = 2
    while place + 4 <= len(content):
        if content[place] != 0xFF:
            raise _NotAPictureError
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1  # fill bytes may stand before a marker
        elif marker in _ALONE:
            place += 2
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            return width, height
        else:
            (length,) = struct.unpack_from(">H", content, place + 2)
            if length < 2:
                raise _NotAPictureError
            place += 2 + length
    raise _NotAPictureError
