"""Write a routine to a hand-over file where the person asked for it, and nowhere else."""

from collections.abc import Iterable
from pathlib import Path

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange.limits import RefusedError
from stretchtimer.exchange.stretch_file import stretch_text
from stretchtimer.storage.whole_file import write_whole


def hand_over(
    routine: Routine, path: Path, own: Iterable[Stretch] = (), kept: str = "", replace: bool = False
) -> None:
    """Write a routine to a file; `own` and `kept` are as for `stretch_text`.

    Raise RefusedError where the file is there already, unless it is to be replaced, or cannot be written;
    RoutineError where the routine cannot be put into words.
    """
    text = stretch_text(routine, own, kept)
    name = escape_for_message(path.name, 80)
    if not replace and (path.exists() or path.is_symlink()):
        said = _("{file} is there already. Choose another name, or agree to replace it.")
        raise RefusedError(said.format(file=name))
    if not path.parent.is_dir():
        said = _("There is no folder {folder}. Choose one that is there.")
        raise RefusedError(said.format(folder=escape_for_message(str(path.parent), 200)))
    try:
        write_whole(path, text, handed_over=True)
    except StorageError as error:
        reason = getattr(error.__cause__, "strerror", None) or error.__cause__
        said = _("{file} cannot be written ({reason}). Choose another folder.")
        raise RefusedError(said.format(file=name, reason=reason)) from error
