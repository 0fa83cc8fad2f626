"""Take typed fields out of a file's tables, and say by file, entry and field what is wrong."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.escaping import MAX_QUOTED, escape_for_message
from stretchtimer.domain.translation import gettext as _

Choice = TypeVar("Choice", bound=StrEnum)

#: No text of a file is longer; a book in a field would only slow everything down.
MAX_TEXT = 2000


def found(value: object) -> str:
    """Return a value as a person would name it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"“{escape_for_message(value)}”"
    if isinstance(value, int) and abs(value) >= 10**MAX_QUOTED:
        return _("a number that is far too large")
    if isinstance(value, Mapping):
        return _("a table")
    if isinstance(value, list):
        return _("a list")
    return escape_for_message(str(value))


class Fields:
    """One table of a file. `where` names file and entry, `advice` says what to do, `error` is what is raised.

    Every field that is asked for is required unless it is given a default. `finish` raises the error about
    what nobody asked for.
    """

    def __init__(
        self, table: Mapping[str, Any], where: str, error: type[StretchTimerError], advice: str
    ) -> None:
        self._table = table
        self._where = where
        self._error = error
        self._advice = advice
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        """Tell whether the table has a field."""
        return key in self._table

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields, in the order of the file."""
        return tuple(self._table)

    def error_about(self, key: str, what: str) -> StretchTimerError:
        said = _("{where}: “{key}” {what}. {advice}")
        return self._error(
            said.format(where=self._where, key=escape_for_message(key), what=what, advice=self._advice)
        )

    def mistyped(self, key: str, expected: str, value: object) -> StretchTimerError:
        """Return an error about a value that is not what was expected."""
        what = _("must be {expected}, found {found}").format(expected=expected, found=found(value))
        return self.error_about(key, what)

    def take(self, key: str) -> Any:
        """Return a field as it stands; raise the error when it is missing."""
        self._asked.add(key)
        if key not in self._table:
            raise self.error_about(key, _("is missing"))
        return self._table[key]

    def text(self, key: str, default: str | None = None, limit: int = MAX_TEXT) -> str:
        """Return a text of one line that says something; a default may be empty."""
        if default is not None and key not in self._table:
            return default
        value = self.take(key)
        if not isinstance(value, str):
            raise self.mistyped(key, _("a text"), value)
        self._check_text(key, value, limit)
        if not value.strip() and default != "":
            raise self.error_about(key, _("is empty"))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, which may be empty."""
        value = self.take(key)
        if not isinstance(value, list):
            raise self.mistyped(key, _("a list of texts"), value)
        for text in value:
            if not isinstance(text, str) or not text.strip():
                raise self.mistyped(key, _("a list of texts"), text)
            self._check_text(key, text, MAX_TEXT)
        return tuple(value)

    def number(self, key: str, default: float | None = None, low: float = 0.0, high: float = 1e6) -> float:
        """Return a number from `low` to `high`."""
        if default is not None and key not in self._table:
            return default
        value = self.take(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.mistyped(key, _("a number"), value)
        # comparing first keeps a number too large for a float from being converted
        if not low <= value <= high or not isfinite(value):
            expected = _("a number from {low:g} to {high:g}").format(low=low, high=high)
            raise self.mistyped(key, expected, value)
        return float(value)

    def whole(self, key: str, default: int | None = None, low: int = 0, high: int = 10**6) -> int:
        """Return a whole number from `low` to `high`."""
        if default is not None and key not in self._table:
            return default
        value = self.take(key)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            expected = _("a whole number from {low} to {high}").format(low=low, high=high)
            raise self.mistyped(key, expected, value)
        return int(value)

    def flag(self, key: str) -> bool:
        """Return true or false."""
        value = self.take(key)
        if not isinstance(value, bool):
            raise self.mistyped(key, _("true or false"), value)
        return value

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of the members of an enum."""
        if default is not None and key not in self._table:
            return default
        value = self.take(key)
        if not isinstance(value, str) or value not in {member.value for member in kind}:
            expected = _("one of: {choices}").format(choices=", ".join(member.value for member in kind))
            raise self.mistyped(key, expected, value)
        return kind(value)

    def range(self, key: str) -> tuple[float, float]:
        """Return two numbers, the lower one first."""
        value = self.take(key)
        pair = value if isinstance(value, list) else []
        numbers = [n for n in pair if isinstance(n, int | float) and not isinstance(n, bool)]
        if len(pair) != 2 or len(numbers) != 2 or not 0 <= numbers[0] <= numbers[1] <= 1e6:
            raise self.mistyped(key, _("two numbers, the lower one first"), value)
        return float(numbers[0]), float(numbers[1])

    def table(self, key: str, empty: bool = False) -> "Fields":
        """Return a table within this one; with `empty` a missing one counts as empty."""
        if empty and key not in self._table:
            value: object = {}
        else:
            value = self.take(key)
        if not isinstance(value, Mapping):
            raise self.mistyped(key, _("a table"), value)
        return self._within(value, key)

    def tables(self, key: str) -> Iterator["Fields"]:
        """Yield the tables of a list, each named by its number from 1."""
        value = self.take(key)
        if not isinstance(value, list):
            raise self.mistyped(key, _("a list of tables"), value)
        for number, table in enumerate(value, start=1):
            if not isinstance(table, Mapping):
                raise self.mistyped(key, _("a list of tables"), table)
            yield self._within(table, f"{key} {number}")

    def _within(self, table: Mapping[str, Any], name: str) -> "Fields":
        return Fields(table, f"{self._where}, {escape_for_message(name)}", self._error, self._advice)

    def _check_text(self, key: str, value: str, limit: int) -> None:
        if len(value) > limit:
            raise self.error_about(key, _("is longer than {limit} letters").format(limit=limit))
        if not value.isprintable():
            what = _("holds a control character: {found}").format(found=found(value))
            raise self.error_about(key, what)

    def finish(self) -> None:
        """Raise the error about a field that nobody asked for."""
        for key in self._table:
            if key not in self._asked:
                raise self.error_about(key, _("is not a field this version knows"))
