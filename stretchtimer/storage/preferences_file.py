"""Keep the settings in a readable file."""

import json
import logging
import os
from collections.abc import MutableMapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from stretchtimer.domain.errors import PreferenceError
from stretchtimer.domain.preferences import SETTINGS, Preferences, checked
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.toml_file import UnreadableError, changed, parse, read_text
from stretchtimer.storage.whole_file import free_path, unwritable, write_whole

log = logging.getLogger(__name__)


class PreferencesFile:
    """Keep the settings as TOML, one line each; lines of other versions stay.

    A file that cannot be read is never written over: it is moved aside before the next save.
    """

    #: What is saved here lasts, or `save` raises.
    trouble = ""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._warnings: tuple[str, ...] = ()

    def load(self) -> Preferences:
        """Return the settings; what is bad or missing has its default."""
        try:
            preferences, warnings = _repaired(parse(read_text(self._path)))
        except FileNotFoundError:
            preferences, warnings = Preferences(), []
        except (UnreadableError, OSError) as error:
            preferences, warnings = Preferences(), [self._unreadable(error)]
        self._warnings = tuple(warnings)
        for warning in warnings:
            log.warning(warning)
        return preferences

    def save(self, preferences: Preferences) -> None:
        """Keep the settings, and whatever else the file holds; raise StorageError where that fails."""
        values = _values(preferences)

        def change(document: MutableMapping[str, Any]) -> None:
            for key, value in values.items():
                if key not in document or not _same(document[key], value):
                    document[key] = value

        def holds(table: dict[str, Any]) -> bool:
            return all(key in table and _same(table[key], value) for key, value in values.items())

        old = self._old_text()
        try:
            text = changed(old, change, holds) if old.strip() else _new_text(values)
        except UnreadableError:
            self._move_aside()
            text = _new_text(values)
        write_whole(self._path, text)

    def warnings(self) -> Sequence[str]:
        """Return a sentence for each value repaired by the last `load`."""
        return self._warnings

    def _unreadable(self, error: Exception) -> str:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        sentence = _(
            "{file} cannot be read ({reason}). The usual settings are used; your file is kept under another "
            "name when they are saved."
        )
        return sentence.format(file=self._path.name, reason=reason)

    def _old_text(self) -> str:
        """Return what the file holds; one that cannot be read is moved aside first."""
        try:
            text = read_text(self._path)
            parse(text)
        except FileNotFoundError:
            return ""
        except (UnreadableError, OSError):
            self._move_aside()
            return ""
        return text

    def _move_aside(self) -> None:
        # a link stays one
        path = Path(os.path.realpath(self._path))
        aside = free_path(path, f"{path.stem}.broken", path.suffix)
        try:
            path.rename(aside)
        except OSError as error:
            raise unwritable(self._path, error) from error
        log.warning(
            _("{file} could not be read and is now {aside}.").format(file=self._path, aside=aside.name)
        )


def _repaired(table: dict[str, Any]) -> tuple[Preferences, list[str]]:
    """Return the settings of a table, and a sentence for each value that is not allowed."""
    values: dict[str, Any] = {}
    warnings: list[str] = []
    usual = _values(Preferences())
    for key in SETTINGS:
        if key not in table:
            continue
        try:
            values[key] = checked(key, table[key])
        except PreferenceError as error:
            sentence = _("{problem} It is {usual} until you change it.")
            warnings.append(sentence.format(problem=error, usual=_toml(usual[key])))
    return replace(Preferences(), **values), warnings


def _values(preferences: Preferences) -> dict[str, bool | int | str]:
    """Return the settings as what TOML can hold."""
    values = {key: getattr(preferences, key) for key in SETTINGS}
    return {key: str(value) if isinstance(value, str) else value for key, value in values.items()}


def _same(kept: object, value: object) -> bool:
    """Tell whether a value is the same, and of the same kind: 1 is not true."""
    return kept == value and isinstance(kept, bool) == isinstance(value, bool)


def _new_text(values: dict[str, bool | int | str]) -> str:
    """Return a file of settings, each with what it does and what it may be."""
    lines = [_("# Settings of Stretch Timer. What is wrong here is replaced by its usual value."), ""]
    for key, setting in SETTINGS.items():
        lines.append(f"# {_(setting.help)}")
        if setting.choices:
            lines.append(f"# {', '.join(setting.choices)}")
        if setting.high is not None:
            lines.append(f"# {setting.low} … {setting.high} {_(setting.unit)}".rstrip())
        lines.append(f"{key} = {_toml(values[key])}")
    return "\n".join(lines) + "\n"


def _toml(value: bool | int | str) -> str:
    # JSON writes these kinds of value exactly as TOML does
    return json.dumps(value, ensure_ascii=False)
