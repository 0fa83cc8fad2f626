"""Read the words of the safety page."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.paths import resource


@dataclass(frozen=True, slots=True)
class Rule:
    """One of the six rules. `icon` names a file of `assets/icons`."""

    icon: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """Something to ask about first. `until` is what to leave out until the person has asked."""

    sign: str
    until: str


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Signs that ask for help, by how soon; `lead` begins the sentence that each of them ends."""

    urgency: str
    signs: tuple[str, ...]
    lead: str = ""
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class AskFirst:
    """What to do when some of it applies; `until` stands above the cases."""

    title: str
    steps: tuple[str, ...]
    until: str


@dataclass(frozen=True, slots=True)
class WarmUp:
    """The offer to begin with a warm-up; `choice` says what is chosen."""

    title: str
    text: str
    choice: str


@dataclass(frozen=True, slots=True)
class SafetyTexts:
    """Everything the page says."""

    title: str
    lead: str
    disclaimer: str
    rules: tuple[Rule, ...]
    warm_up: WarmUp
    help_title: str
    help_groups: tuple[HelpGroup, ...]
    ask_first: AskFirst

    @property
    def cases(self) -> tuple[Case, ...]:
        """Return what the person is to ask about first."""
        return tuple(case for group in self.help_groups for case in group.cases)

    @property
    def stop_signs(self) -> tuple[str, ...]:
        """Return the signs to stop at while stretching, the last of the groups."""
        return self.help_groups[-1].signs


def load_texts(language: str = "en", folder: Path | None = None) -> SafetyTexts:
    """Return the words of a language; raise ResourceError when their file is missing or damaged.

    `folder` stands in for the folder that ships.
    """
    path = (folder / language if folder else resource(language)) / "safety.toml"
    try:
        return _texts(tomllib.loads(path.read_text("utf-8")))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ResourceError(
            _("The safety texts in {file} cannot be read ({reason}). Install the program again.").format(
                file=path.name, reason=error
            )
        ) from error


def _texts(data: Mapping[str, Any]) -> SafetyTexts:
    ask_first = data["ask_first"]
    return SafetyTexts(
        title=data["title"],
        lead=data["lead"],
        disclaimer=data["disclaimer"],
        rules=tuple(Rule(**rule) for rule in data["rules"]),
        warm_up=WarmUp(**data["warm_up"]),
        help_title=data["help"]["title"],
        help_groups=tuple(_group(group) for group in data["help"]["groups"]),
        ask_first=AskFirst(ask_first["title"], tuple(ask_first["steps"]), ask_first["until"]),
    )


def _group(group: Mapping[str, Any]) -> HelpGroup:
    cases = tuple(Case(**case) for case in group.get("cases", ()))
    signs = tuple(case.sign for case in cases) if cases else tuple(group["signs"])
    return HelpGroup(group["urgency"], signs, group.get("lead", ""), cases)
