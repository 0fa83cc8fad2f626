"""Know the copies that programs for synchronising and editing leave beside a file.

The file with the plain name is the one that counts. A copy is named, never read in its place and never
written into.
"""

import re
from collections.abc import Collection
from pathlib import Path

from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.translation import gettext as _

# what stands between the plain name and its ending
_MARKS = "|".join(
    (
        r" \([^()]*[Cc]onflicted [Cc]opy[^()]*\)",  # Dropbox, Nextcloud
        r"_conflict-[\w-]+",  # ownCloud
        r"\.sync-conflict-[\w-]+",  # Syncthing
        r" ?\(\d+\)",  # Google Drive, browsers
        r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]+",  # OneDrive puts the name of the computer there
    )
)
_MARKED = re.compile(rf"(?P<stem>.+?)(?:{_MARKS})(?P<ending>\.\w+)", re.DOTALL)
# what editors put behind the whole name
_BEHIND = re.compile(r"(?P<name>.+)(?:~|\.bak|\.orig)", re.DOTALL)


def plain_name(name: str) -> str | None:
    """Return the name of the file that another, by its own name, is a copy of; None for no copy."""
    if behind := _BEHIND.fullmatch(name):
        return behind["name"]
    marked = _MARKED.fullmatch(name)
    return marked["stem"] + marked["ending"] if marked else None


def copied_in(names: Collection[str]) -> dict[str, str]:
    """Return, by name, the plain names of the copies among some names of one folder."""
    return {name: plain for name in sorted(names) if (plain := plain_name(name)) in names and plain}


def copies_beside(path: Path) -> list[str]:
    """Return a sentence for each copy of a file, whether it is there itself or not."""
    try:
        names = sorted(other.name for other in path.parent.iterdir())
    except OSError:
        return []
    return [unused_copy(name, path.name) for name in names if plain_name(name) == path.name]


def unused_copy(copy: str, plain: str) -> str:
    """Return the sentence for a copy."""
    return _(
        "{copy} is not used: it is a copy that another program left beside {plain}. Keep the one you want "
        "under the name {plain}, and move the other away."
    ).format(copy=escape_for_message(copy, 80), plain=escape_for_message(plain, 80))
