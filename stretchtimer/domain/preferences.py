"""Hold a person's settings: one typed table that the file, the settings page and the help derive from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from stretchtimer.domain.errors import PreferenceError
from stretchtimer.domain.plan import Level, Pace
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import mark


class SideOrder(StrEnum):
    """Which side of a one-sided stretch comes first."""

    RIGHT_FIRST = "right"
    LEFT_FIRST = "left"
    ALTERNATE = "alternate"

    def first_side(self, day: int) -> Side:
        """Return the first side on a day; `day` is the date's ordinal number."""
        if self is SideOrder.ALTERNATE:
            return Side.RIGHT if day % 2 else Side.LEFT
        return Side.LEFT if self is SideOrder.LEFT_FIRST else Side.RIGHT


class Theme(StrEnum):
    """Which colours the window uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Looks(StrEnum):
    """Skin and hair of the figure; their colours are in `resources/looks.toml`."""

    SAND = "sand"
    ROSE = "rose"
    OLIVE = "olive"
    UMBER = "umber"
    EBONY = "ebony"
    SILVER = "silver"


class Clothes(StrEnum):
    """What the figure wears; the colours are in `resources/looks.toml`."""

    SCREEN = "screen"
    PLUM = "plum"
    MOSS = "moss"
    CLAY = "clay"
    SKY = "sky"


#: The unit of what the file keeps in milliseconds and people read in seconds.
MILLISECONDS = mark("ms")
#: The last group: what few need. Its first row says whether the others are shown.
ADVANCED = mark("Advanced")


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. `low` and `high` bound numbers, `choices` names what an enum's members show.

    `spoken` says that the words of a session, their moments or their clips are others with another value.
    """

    group: str
    label: str
    help: str
    low: int | None = None
    high: int | None = None
    step: int = 1
    unit: str = ""
    choices: Mapping[str, str] | None = None
    spoken: bool = False


def _setting(default: Any, group: str, label: str, explanation: str, **bounds: Any) -> Any:
    return field(default=default, metadata={"setting": Setting(group, label, explanation, **bounds)})


@dataclass(frozen=True, slots=True)
class Preferences:
    """All settings with their defaults."""

    level: Level = _setting(
        Level.GUIDE,
        mark("Voice"),
        mark("How much is said"),
        mark(
            "Learn says every step, Guide the main ones, Brief what comes next; "
            "Tones has no words, Mute no sound."
        ),
        choices={
            "learn": mark("Learn"),
            "guide": mark("Guide"),
            "brief": mark("Brief"),
            "tones": mark("Tones"),
            "mute": mark("Mute"),
        },
        spoken=True,
    )
    voice: str = _setting(
        "",
        mark("Voice"),
        mark("Voice"),
        mark("Who speaks. “Chosen for you” is the natural voice."),
        spoken=True,
    )
    rate_wpm: int = _setting(
        # where the natural voice is understood best; its clips that ship are as fast as this
        170,
        mark("Voice"),
        mark("Speed"),
        mark("How many words a minute. 130 to 180 is easy to follow."),
        low=100,
        high=220,
        step=10,
        spoken=True,
    )
    volume: int = _setting(
        80,
        mark("Voice"),
        mark("Volume"),
        mark("How loud words and tones are. The computer's own volume comes on top."),
        low=0,
        high=100,
        step=5,
        unit=mark("%"),
    )
    warm_up: bool = _setting(
        False,
        mark("Session"),
        mark("Warm up first"),
        mark("Three easy minutes on your feet before the first stretch."),
        spoken=True,
    )
    pace: Pace = _setting(
        Pace.STANDARD,
        mark("Session"),
        mark("Time to change position"),
        mark("Relaxed gives 50 % more time than Standard, Brisk 25 % less."),
        choices={
            "relaxed": mark("Relaxed"),
            "standard": mark("Standard"),
            "brisk": mark("Brisk"),
        },
        spoken=True,
    )
    side_order: SideOrder = _setting(
        SideOrder.RIGHT_FIRST,
        mark("Session"),
        mark("First side"),
        mark("Which side begins in a stretch that is done on one side, then on the other."),
        choices={
            "right": mark("Right first"),
            "left": mark("Left first"),
            "alternate": mark("Change every day"),
        },
        spoken=True,
    )
    calm: bool = _setting(
        False,
        mark("Session"),
        mark("Calm endings"),
        mark("One soft tone before a hold ends, instead of three, two, one."),
        spoken=True,
    )
    breath: bool = _setting(
        True,
        mark("Session"),
        mark("Breathing circle"),
        mark("A circle to breathe with: it grows for 4 seconds in and shrinks for 6 seconds out."),
    )
    theme: Theme = _setting(
        Theme.SYSTEM,
        mark("Look"),
        mark("Colours"),
        mark("Light, dark, or the same as the rest of the computer."),
        choices={
            "system": mark("As the computer"),
            "light": mark("Light"),
            "dark": mark("Dark"),
        },
    )
    text_size: int = _setting(
        100,
        mark("Look"),
        mark("Text size"),
        mark("How large words are. In a session the largest grow where there is room."),
        low=100,
        high=150,
        step=25,
        unit=mark("%"),
    )
    reduced_motion: bool = _setting(
        False,
        mark("Look"),
        mark("Less movement"),
        mark("Pictures and the breathing circle stand still; colours change at once."),
    )
    floor_view: bool = _setting(
        False,
        mark("Look"),
        mark("Floor view"),
        mark("Only digits, side and figure during a session, as large as fits; B switches it."),
    )
    looks: Looks = _setting(
        Looks.SAND,
        mark("Look"),
        mark("Skin and hair"),
        mark("Of the figure that shows the stretches."),
        choices={
            "sand": mark("Sand, dark hair"),
            "rose": mark("Rose, light brown hair"),
            "olive": mark("Olive, black hair"),
            "umber": mark("Umber, black hair"),
            "ebony": mark("Ebony, black hair"),
            "silver": mark("Sand, grey hair"),
        },
    )
    clothes: Clothes = _setting(
        Clothes.SCREEN,
        mark("Look"),
        mark("Clothes"),
        mark("Of the figure. The first ones take the colours of the screen."),
        choices={
            "screen": mark("As the screen"),
            "plum": mark("Plum"),
            "moss": mark("Moss"),
            "clay": mark("Clay"),
            "sky": mark("Sky"),
        },
    )
    advanced: bool = _setting(
        False,
        ADVANCED,
        mark("Show these settings"),
        mark("For wireless headphones, the sound of the voice, and files of routines."),
    )
    pre_roll_ms: int = _setting(
        0,
        ADVANCED,
        mark("If the first word is cut off"),
        mark(
            "Some headphones fall asleep in silence. "
            "A hiss too soft to hear wakes them this long before the voice speaks."
        ),
        low=0,
        high=1500,
        step=100,
        unit=MILLISECONDS,
    )
    offset_ms: int = _setting(
        0,
        ADVANCED,
        mark("If the voice comes late"),
        mark(
            "Move it to the right until the voice agrees with the screen. "
            "Wireless headphones often need 0.1 to 0.3 s."
        ),
        low=-200,
        high=300,
        step=10,
        unit=MILLISECONDS,
    )
    pan_sides: bool = _setting(
        False,
        ADVANCED,
        mark("Hear each side on its side"),
        mark(
            "Words about your right side are a little louder on the right, "
            "words about your left side on the left."
        ),
    )
    pitch: int = _setting(
        50,
        ADVANCED,
        mark("Deep or high voice"),
        mark("Less is deeper, more is higher. At 50 the voice is as it was made."),
        low=0,
        high=100,
        step=5,
        spoken=True,
    )

    def first_side(self, day: int) -> Side:
        """Return the side that one-sided stretches begin with on a day (ordinal number)."""
        return self.side_order.first_side(day)

    def speak_alike(self, other: "Preferences") -> bool:
        """Tell whether sessions say the same at the same moments, in the same voice, with other settings."""
        spoken = (key for key, setting in SETTINGS.items() if setting.spoken)
        return all(getattr(self, key) == getattr(other, key) for key in spoken)

    def changed(self, key: str, value: object) -> "Preferences":
        """Return the settings with one changed; raise PreferenceError if it is not allowed."""
        return replace(self, **{key: checked(key, value)})


SETTINGS: Mapping[str, Setting] = {f.name: f.metadata["setting"] for f in fields(Preferences)}
_DEFAULTS = Preferences()


def checked(key: str, value: object) -> Any:
    """Return a value as its setting's type; raise PreferenceError with a sentence when it does not fit."""
    if key not in SETTINGS:
        raise PreferenceError(_("There is no setting called “{key}”. Remove the line.").format(key=key))
    setting, default = SETTINGS[key], getattr(_DEFAULTS, key)
    check: Callable[[str, object, Setting, Any], object]
    if isinstance(default, bool):
        check = _checked_bool
    elif isinstance(default, StrEnum):
        check = _checked_choice
    elif isinstance(default, int):
        check = _checked_number
    else:
        check = _checked_text
    return check(key, value, setting, default)


def _checked_bool(key: str, value: object, _setting: Setting, _default: object) -> bool:
    if isinstance(value, bool):
        return value
    raise PreferenceError(_("Setting “{key}” must be true or false.").format(key=key))


def _checked_choice(key: str, value: object, setting: Setting, default: StrEnum) -> StrEnum:
    if isinstance(value, str) and value in (setting.choices or {}):
        return type(default)(value)
    raise PreferenceError(
        _("Setting “{key}” must be one of: {choices}.").format(
            key=key, choices=", ".join(setting.choices or {})
        )
    )


def _checked_number(key: str, value: object, setting: Setting, _default: object) -> int:
    low, high = setting.low or 0, setting.high or 0
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    raise PreferenceError(
        _("Setting “{key}” must be a whole number from {low} to {high}.").format(key=key, low=low, high=high)
    )


def _checked_text(key: str, value: object, _setting: Setting, _default: object) -> str:
    if isinstance(value, str) and len(value) <= 200 and value.isprintable():
        return value
    raise PreferenceError(
        _("Setting “{key}” must be a short text without control characters.").format(key=key)
    )
