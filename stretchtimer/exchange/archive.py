"""Read the small files in a zip archive, in memory and within limits; nothing is ever unpacked to a disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.limits import MAX_BYTES, MAX_PACKED_FILES, MAX_RATIO, RefusedError

_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
#: Smaller content is let through however well it packs.
SMALL = 4096


def packed_files(content: bytes, where: str, warnings: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file in an archive; say in `warnings` which are left out and why.

    Raise RefusedError for a damaged archive. The name is a label to show, whatever path it spells.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise _damaged(where) from None
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MAX_PACKED_FILES:
            said = _("Only the first {limit} files of the archive are read.")
            warnings.append(said.format(limit=MAX_PACKED_FILES))
        room = MAX_BYTES
        for entry in entries[:MAX_PACKED_FILES]:
            reason = _reason_against(entry, room)
            data = b"" if reason else _content(archive, entry, room)
            if data is None:
                reason = _("it is damaged")
            elif len(data) > room:
                reason = _("it is larger than it says")
            if reason or data is None:
                said = _("“{file}” in the archive is left out: {reason}.")
                warnings.append(said.format(file=escape_for_message(entry.filename, 80), reason=reason))
                continue
            room -= len(data)
            yield entry.filename, data


def _reason_against(entry: zipfile.ZipInfo, room: int) -> str:
    """Return why an entry is not unpacked, empty where nothing speaks against it."""
    parts = entry.filename.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        return _("its name leads out of the archive")
    if entry.flag_bits & _ENCRYPTED:
        return _("it is locked with a password")
    if entry.compress_type not in _PLAIN:
        return _("it is packed in a way that is not read here")
    if entry.file_size > room:
        return _("it is too large")
    if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        return _("it is packed so tightly that it may be a trap")
    return ""


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes | None:
    """Return an entry's content, a byte more than `room` at most; None where it is damaged."""
    try:
        with archive.open(entry) as file:
            return file.read(room + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        return None


def _damaged(where: str) -> RefusedError:
    said = _("{file} is a damaged archive. Export it once more, or ask for it again.")
    return RefusedError(said.format(file=where))
