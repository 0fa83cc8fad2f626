"""Keep the person's own stretches as one readable file each, and the holds they want stretches to have.

In the folder `stretches` of the data folder:

    own-wall-slide.toml    format = 1, id, name, family, one_sided, default_s, steps, feel,
                           stop_if, picture
    own-wall-slide-1f.png  the picture that was copied in; the file above names it
    holds.toml             by stretch id, the seconds a stretch that ships begins with when it is added

A hold of an own stretch stands in its own file. A broken file is left as it is and warned about.
"""

import logging
import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from stretchtimer.domain.errors import RoutineError, StorageError, StretchTimerError
from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.own_stretch import PREFIX, OwnStretch, SideLines, as_stretch, problems
from stretchtimer.domain.routine import clamp_hold
from stretchtimer.domain.stretch import Catalogue, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.copies import copied_in, unused_copy
from stretchtimer.storage.fields import Fields
from stretchtimer.storage.own_stretch_entries import own_stretch_fields, read_own_stretch
from stretchtimer.storage.resources import load_side_lines
from stretchtimer.storage.stretch_picture import picture_content
from stretchtimer.storage.toml_file import UnreadableError, changed, parse, read_text
from stretchtimer.storage.whole_file import make_folder, unwritable, write_whole

log = logging.getLogger(__name__)

FOLDER, HOLDS, SUFFIX = "stretches", "holds.toml", ".toml"
FORMAT = 1
#: More than anybody does; a folder of thousands would slow every start.
MAX_OWN = 200
#: Letters of a picture's file name.
MAX_PICTURE = 120

_ID = re.compile(re.escape(PREFIX) + r"[a-z0-9][a-z0-9-]{0,63}")
_PICTURE = re.compile(r"[a-z0-9][a-z0-9-]{0,120}\.(?:png|jpg)")
_HEADER = f"""\
# A stretch of your own for Stretch Timer.
# default_s counts seconds per side; steps are spoken, and may hold {{side}} and {{other}}.
# feel and stop_if are a sentence each: where it is felt, and when to stop.

format = {FORMAT}
"""
_HOLDS_HEADER = "# The seconds, per side, that a stretch begins with when it is added to a routine.\n\n"


class OwnStretchFiles:
    """Keep own stretches and holds in the data folder, in memory alone where `data` is None."""

    def __init__(self, data: Path | None, shipped: Catalogue) -> None:
        self._folder = data / FOLDER if data else None
        self._shipped = shipped
        self._own: dict[str, OwnStretch] = {}
        self._stretches: dict[str, Stretch] = dict(shipped.stretches)
        self._warnings: list[str] = []
        if self._folder is not None:
            self._read_folder(self._folder)
        # one mapping for as long as the program runs: what is added is there for everyone at once
        self.catalogue = Catalogue(MappingProxyType(self._stretches), shipped.warm_up)

    @cached_property
    def _lines(self) -> SideLines:
        return load_side_lines()

    def own(self, stretch_id: str) -> OwnStretch | None:
        """Return an own stretch as it was written, None for one that ships."""
        return self._own.get(stretch_id)

    def picture(self, stretch_id: str) -> str:
        """Return the path of an own stretch's picture, empty where there is none."""
        own = self._own.get(stretch_id)
        if own is None or not own.picture:
            return ""
        # without a data folder the picture stays where the person has it
        return str(self._folder / own.picture) if self._folder else own.picture

    def check_picture(self, path: str) -> None:
        """Raise StorageError with a sentence where a picture cannot be taken."""
        picture_content(Path(path))

    def save(self, own: OwnStretch, picture: str = "") -> None:
        """Keep an own stretch; a picture's file is copied in first, so that no stretch names a missing one.

        Raise RoutineError where it breaks a rule, StorageError where it cannot be kept.
        """
        for _field, sentence in problems(own, self._stretches.values()):
            raise RoutineError(sentence)
        if own.id not in self._own and len(self._own) >= MAX_OWN:
            raise RoutineError(
                _("There are {limit} stretches of your own. Delete one first.").format(limit=MAX_OWN)
            )
        before = self._own.get(own.id)
        if picture:
            own = replace(own, picture=self._copied(own.id, Path(picture)))
        if self._folder is not None:
            make_folder(self._folder)
            _rewrite(self._folder / (own.id + SUFFIX), _values(own), _HEADER)
        self._own[own.id] = own
        self._stretches[own.id] = as_stretch(own, self._lines)
        if before is not None and before.picture != own.picture:
            self._remove_picture(before.picture)

    def delete(self, stretch_id: str) -> None:
        """Forget an own stretch and its picture; raise StorageError where its file cannot be removed."""
        own = self._own.get(stretch_id)
        if own is None:
            raise StorageError(_("There is no stretch of your own called “{id}”.").format(id=stretch_id))
        if self._folder is not None:
            path = self._folder / (stretch_id + SUFFIX)
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                raise unwritable(path, error) from error
        del self._own[stretch_id]
        del self._stretches[stretch_id]
        self._remove_picture(own.picture)

    def set_hold(self, stretch_id: str, hold_s: float) -> None:
        """Let a stretch begin with these seconds, moved into what it allows."""
        stretch = self.catalogue[stretch_id]
        hold_s = clamp_hold(hold_s, stretch)
        own = self._own.get(stretch_id)
        if own is not None:
            self.save(replace(own, default_s=hold_s))
        else:
            if self._folder is not None:
                make_folder(self._folder)
                _rewrite(self._folder / HOLDS, {stretch_id: hold_s}, _HOLDS_HEADER)
            self._stretches[stretch_id] = replace(stretch, default_s=hold_s)

    def usual_s(self, stretch_id: str) -> float:
        """Return the seconds a stretch came with; an own one's are as they are."""
        return (self._shipped.stretches.get(stretch_id) or self.catalogue[stretch_id]).default_s

    def warnings(self) -> Sequence[str]:
        """Return a sentence for each file that could not be read at the start."""
        return tuple(self._warnings)

    def _read_folder(self, folder: Path) -> None:
        found: list[OwnStretch] = []
        for path in self._paths(folder):
            try:
                found.append(self._read(path))
            except FileNotFoundError:
                continue  # it was deleted meanwhile
            except (OSError, UnreadableError) as error:
                reason = (isinstance(error, OSError) and error.strerror) or str(error)
                self._warn_unreadable(path, reason)
            except StretchTimerError as error:
                self._warn(str(error))
        for own in sorted(found, key=lambda one: one.name.casefold()):
            self._own[own.id] = own
            self._stretches[own.id] = as_stretch(own, self._lines)
        self._read_holds(folder / HOLDS)

    def _paths(self, folder: Path) -> Iterator[Path]:
        try:
            there = sorted(folder.iterdir())
        except FileNotFoundError:
            return
        except OSError as error:
            self._warn_unreadable(folder, error.strerror or str(error))
            return
        # a picture, the holds or a stretch: what has the plain name counts
        copied = copied_in([path.name for path in there])
        for name, plain in copied.items():
            self._warn(unused_copy(name, plain))
        paths = [
            path for path in there if path.suffix == SUFFIX and path.name not in copied and path.name != HOLDS
        ]
        if len(paths) > MAX_OWN:
            sentence = _("Only {limit} stretches of your own are read; the folder {folder} holds {count}.")
            self._warn(
                sentence.format(limit=MAX_OWN, folder=escape_for_message(folder.name), count=len(paths))
            )
        yield from paths[:MAX_OWN]

    def _read(self, path: Path) -> OwnStretch:
        """Return a file's stretch; its name says which: two files can never mean the same stretch."""
        fields = Fields(parse(read_text(path)), escape_for_message(path.name, 80), StorageError, _advice())
        fields.whole("format", low=1, high=FORMAT)
        picture = fields.text("picture", "", limit=MAX_PICTURE)
        own = replace(read_own_stretch(fields), picture=picture)
        if not _ID.fullmatch(own.id) or own.id + SUFFIX != path.name:
            raise fields.mistyped("id", _("the file's name without its ending"), own.id)
        for _field, sentence in problems(own, ()):
            raise StorageError(f"{escape_for_message(path.name, 80)}: {sentence} {_advice()}")
        return self._with_sound_picture(own, path)

    def _with_sound_picture(self, own: OwnStretch, path: Path) -> OwnStretch:
        """Return the stretch without its picture where that is missing, damaged or outside the folder."""
        if not own.picture:
            return own
        if not _PICTURE.fullmatch(own.picture) or not path.with_name(own.picture).is_file():
            sentence = _("{file}: the picture “{picture}” is missing. The stretch is shown without it.")
            self._warn(
                sentence.format(
                    file=escape_for_message(path.name, 80), picture=escape_for_message(own.picture)
                )
            )
            return replace(own, picture="")
        return own

    def _read_holds(self, path: Path) -> None:
        try:
            table = parse(read_text(path))
        except FileNotFoundError:
            return
        except (OSError, UnreadableError) as error:
            self._warn_unreadable(path, str(error))
            return
        fields = Fields(table, path.name, StorageError, _advice())
        for stretch_id in fields.names():
            stretch = self._shipped.stretches.get(stretch_id)
            if stretch is None:
                continue  # another version's stretch: its line stays
            try:
                hold_s = fields.number(stretch_id, low=stretch.min_s, high=stretch.max_s)
            except StorageError as error:
                self._warn(str(error))
            else:
                self._stretches[stretch_id] = replace(stretch, default_s=hold_s)

    def _copied(self, stretch_id: str, source: Path) -> str:
        """Copy a picture in and return its name; its content is part of it, so that none is written over."""
        from hashlib import sha256

        content, ending = picture_content(source)
        if self._folder is None:
            return str(source)
        name = f"{stretch_id}-{sha256(content).hexdigest()[:8]}{ending}"
        make_folder(self._folder)
        write_whole(self._folder / name, content)
        return name

    def _remove_picture(self, name: str) -> None:
        if name and self._folder is not None and _PICTURE.fullmatch(name):
            try:
                (self._folder / name).unlink(missing_ok=True)
            except OSError as error:
                log.warning("%s", unwritable(self._folder / name, error))

    def _warn_unreadable(self, path: Path, reason: str) -> None:
        sentence = _("{file} cannot be read ({reason}). {advice}")
        self._warn(sentence.format(file=escape_for_message(path.name, 80), reason=reason, advice=_advice()))

    def _warn(self, sentence: str) -> None:
        log.warning(sentence)
        self._warnings.append(sentence)


def _values(own: OwnStretch) -> dict[str, object]:
    """Return what a file says of a stretch; None where it says nothing."""
    return {"format": FORMAT, "family": None, **own_stretch_fields(own), "picture": own.picture}


def _advice() -> str:
    return _("Correct the file, or move it away.")


def _rewrite(path: Path, values: Mapping[str, object], header: str) -> None:
    """Put values into a file; what else it holds stays. Raise StorageError where that fails."""

    def change(document: MutableMapping[str, Any]) -> None:
        for key, value in values.items():
            if value is None:
                document.pop(key, None)
            elif document.get(key) != value:
                document[key] = value

    def holds(table: dict[str, Any]) -> bool:
        return all(table.get(key) == value for key, value in values.items())

    try:
        old = read_text(path) if path.exists() else ""
        text = changed(old or header, change, holds)
    except OSError as error:
        raise unwritable(path, error) from error
    except UnreadableError as error:
        sentence = _("{file} cannot be changed ({reason}). {advice}")
        raise StorageError(
            sentence.format(file=escape_for_message(path.name, 80), reason=error, advice=_advice())
        ) from error
    write_whole(path, text)
