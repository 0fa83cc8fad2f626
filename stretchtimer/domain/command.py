"""Name everything a person can ask of a session, and the keys, words and pictures that ask for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import mark


class Command(StrEnum):
    """One thing that a person asks; keys, buttons, media keys and the terminal all send these."""

    PAUSE_RESUME = "pause_resume"
    PAUSE = "pause"
    RESUME = "resume"
    SKIP_HOLD = "skip_hold"
    SKIP_STRETCH = "skip_stretch"
    BACK = "back"
    RESTART_HOLD = "restart_hold"
    LONGER = "longer"
    SHORTER = "shorter"
    REPEAT_SIDE = "repeat_side"
    SAY_AGAIN = "say_again"
    STATUS = "status"
    HURTS = "hurts"
    TAKE_EASIER = "take_easier"
    VOICE = "voice"
    END = "end"


@dataclass(frozen=True, slots=True)
class CommandInfo:
    """One row of the table: what a command is called, and what asks for it.

    `name` is its short label and `help` what it does, both before they are translated; the help is empty
    where the terminal has no key for it. `keys` are those of the window, by Qt's names, the one that stands
    on its control first; `answer_keys` ask for it only while an offer stands. `terminal` is the letter of the
    terminal. `icon` is a file of `assets/icons`, empty where it has no control. `repeats` tells that a key
    held down asks again.
    """

    name: str
    keys: tuple[str, ...] = ()
    answer_keys: tuple[str, ...] = ()
    terminal: str = ""
    icon: str = ""
    help: str = ""
    repeats: bool = False

    @property
    def label(self) -> str:
        """Return what it is called, in the person's language."""
        return _(self.name)

    @property
    def key(self) -> str:
        """Return its first key in the window as it is written, empty where it has none."""
        return key_text(self.keys[0]) if self.keys else ""

    @property
    def answer_key(self) -> str:
        """Return its first key while an offer stands, empty where it has none of its own then."""
        return key_text(self.answer_keys[0]) if self.answer_keys else ""

    @property
    def terminal_key(self) -> str:
        """Return the key of the terminal as it is written, empty where it has none."""
        return key_text("Space") if self.terminal == " " else self.terminal


#: Every command once. Presenter clickers send the page keys, headsets and keyboards the media keys.
COMMANDS: Mapping[Command, CommandInfo] = {
    Command.PAUSE_RESUME: CommandInfo(
        mark("Pause"),
        keys=("Space", "K", "MediaPlay", "MediaTogglePlayPause"),
        terminal=" ",
        icon="pause",
        help=mark("pause or go on"),
    ),
    Command.PAUSE: CommandInfo(mark("Pause"), keys=("MediaPause", "MediaStop"), icon="pause"),
    Command.RESUME: CommandInfo(mark("Resume"), icon="play"),
    Command.SKIP_HOLD: CommandInfo(
        mark("Skip"),
        keys=("Right", "MediaNext", "PageDown"),
        terminal="n",
        icon="next",
        help=mark("skip the hold"),
    ),
    Command.SKIP_STRETCH: CommandInfo(
        mark("Skip this stretch"),
        keys=("Shift+Right",),
        answer_keys=("2",),
        terminal="N",
        icon="next",
        help=mark("skip the stretch"),
    ),
    Command.BACK: CommandInfo(
        mark("Back"),
        keys=("Left", "MediaPrevious", "PageUp"),
        terminal="b",
        icon="prev",
        help=mark("back"),
    ),
    Command.RESTART_HOLD: CommandInfo(
        mark("Restart hold"), keys=("R",), terminal="r", icon="undo", help=mark("restart the hold")
    ),
    Command.LONGER: CommandInfo(
        mark("10 s"), keys=("Up",), terminal="+", icon="plus", help=mark("10 s longer"), repeats=True
    ),
    Command.SHORTER: CommandInfo(
        mark("10 s less"), keys=("Down",), terminal="-", help=mark("10 s shorter"), repeats=True
    ),
    Command.REPEAT_SIDE: CommandInfo(
        mark("Repeat side"), keys=("P",), terminal="p", icon="repeat", help=mark("repeat the side")
    ),
    Command.SAY_AGAIN: CommandInfo(
        mark("Say again"), keys=("S",), terminal="s", icon="speech", help=mark("say that again")
    ),
    Command.STATUS: CommandInfo(mark("Status"), keys=("T", "I"), terminal="i", help=mark("say the status")),
    Command.HURTS: CommandInfo(
        mark("It hurts"), keys=("H",), terminal="h", icon="palm", help=mark("it hurts")
    ),
    Command.TAKE_EASIER: CommandInfo(
        mark("Do it the easier way"),
        answer_keys=("1",),
        terminal="e",
        icon="slow",
        help=mark("the easier way after that"),
    ),
    Command.VOICE: CommandInfo(
        mark("Voice on"), keys=("V",), terminal="v", icon="voice", help=mark("voice off or on")
    ),
    # the session pauses first where it runs, and ends where it stands still
    Command.END: CommandInfo(
        mark("End"), keys=("Escape",), terminal="q", icon="close", help=mark("end and save")
    ),
}


def terminal_help() -> str:
    """Return the keys of the terminal with what they do."""
    keys = (f"{info.terminal_key} {_(info.help)}" for info in COMMANDS.values() if info.terminal)
    return _("Keys: {keys}").format(keys=" · ".join(keys))


def key_text(key: str) -> str:
    """Return how a key is written on a control, in the person's language."""
    written = {"Space": _("Space"), "Escape": _("Esc"), "Enter": _("Enter")}
    signs = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
    return written.get(key) or signs.get(key, key)
