"""Make the name of a file out of a routine's name, which may hold what no file name may."""

import re

from stretchtimer.domain.translation import gettext as _

_FORBIDDEN = re.compile(r'[\\/:*?"<>|]+')
#: Most file systems allow 255 bytes; a letter takes up to four.
_LETTERS = 60


def file_name(title: str, suffix: str) -> str:
    """Return a file name with a suffix such as ".pdf" that every system takes."""
    stem = _FORBIDDEN.sub("-", title)[:_LETTERS].strip(" .-")
    return (stem or _("Routine")) + suffix


def with_suffix(path: str, suffix: str) -> str:
    """Return a path that ends with a suffix, added where it is missing."""
    return path if path.lower().endswith(suffix) else path + suffix
