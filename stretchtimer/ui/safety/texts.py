"""Read the words of the safety page."""

import tomllib
from dataclasses import dataclass
from gettext import gettext as _

from stretchtimer.domain.errors import ResourceError
from stretchtimer.paths import resource


@dataclass(frozen=True, slots=True)
class Rule:
    """One of the six rules."""

    icon: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Signs that ask for help, by how soon."""

    urgency: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SafetyTexts:
    """Everything the page says."""

    title: str
    lead: str
    disclaimer: str
    rules: tuple[Rule, ...]
    help_title: str
    help_groups: tuple[HelpGroup, ...]


def load_texts(language: str = "en") -> SafetyTexts:
    """Return the words of a language; raise ResourceError when their file is damaged."""
    path = resource(language, "safety.toml")
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return SafetyTexts(
            title=data["title"],
            lead=data["lead"],
            disclaimer=data["disclaimer"],
            rules=tuple(Rule(**rule) for rule in data["rules"]),
            help_title=data["help"]["title"],
            help_groups=tuple(
                HelpGroup(group["urgency"], tuple(group["signs"])) for group in data["help"]["groups"]
            ),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ResourceError(
            _("The safety texts in {file} cannot be read ({reason}). Install the program again.").format(
                file=path.name, reason=error
            )
        ) from error
