"""Guide a session in a terminal: the second front end, proof that a session needs no window."""

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from stretchtimer.domain.command import COMMANDS, Command
from stretchtimer.domain.duration import clock_text, countdown_text, whole_seconds
from stretchtimer.domain.event import PhaseBegan, SessionFinished
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.session_runner import SessionRunner
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import NoticeKind, SessionView

if TYPE_CHECKING:
    from rich.console import RenderableType

#: The terminal is drawn, and keys are read, this often.
TICK_S = 0.1
#: The bar under the countdown is this wide, in characters.
BAR_CELLS = 40
#: From this many rows on the countdown is drawn large, to be read from the floor.
LARGE_FROM_ROWS = 18
#: The states in which nothing is held stand out.
_REVERSED = (ScreenState.PREPARE, ScreenState.SWITCH, ScreenState.REST)
#: Large digits, five rows of three cells each: a set bit is a cell that is filled.
_DIGITS = {
    "0": (7, 5, 5, 5, 7),
    "1": (2, 6, 2, 2, 7),
    "2": (7, 1, 7, 4, 7),
    "3": (7, 1, 7, 1, 7),
    "4": (5, 5, 7, 1, 1),
    "5": (7, 4, 7, 1, 7),
    "6": (7, 4, 7, 5, 7),
    "7": (7, 1, 2, 2, 2),
    "8": (7, 5, 7, 5, 7),
    "9": (7, 5, 7, 1, 7),
    ":": (0, 2, 0, 2, 0),
}

KEYS = {info.terminal: command for command, info in COMMANDS.items() if info.terminal}


def describe(view: SessionView) -> str:
    """Return what is shown as one line of text."""
    parts = [view.word, view.stretch]
    if view.side_words:
        parts.append(view.side_words)
    # seconds do not count while it hurts
    parts.append(view.offer.advice if view.offer else _("{seconds} s").format(seconds=view.digits_s))
    return " · ".join(part for part in parts if part)


def guide(
    runner: SessionRunner,
    wait: Callable[[float], None],
    keyboard: IO[str] | None = None,
    fancy: bool = True,
) -> None:
    """Lead a session to its end, drawing it and reading keys; `wait` lets the seconds of a tick go by.

    `keyboard` is a terminal to read single keys from, None where there is none. `fancy` draws a live
    display; otherwise each phase prints one line.
    """
    with keys_of(keyboard) as pressed, screen_of(fancy) as draw, put_aside() as stop_here:
        finished = False
        while not finished:
            events = runner.tick()
            for key in pressed():
                if key in KEYS:
                    events += runner.command(KEYS[key])
            view = runner.view()
            draw(view, any(isinstance(event, PhaseBegan) for event in events))
            finished = any(isinstance(event, SessionFinished) for event in events)
            if not finished:
                # time runs on while the program is stopped, and nobody is held by it then
                stop_here(runner.interrupt)
                wait(TICK_S)


@contextmanager
def screen_of(fancy: bool) -> Iterator[Callable[[SessionView, bool], None]]:
    """Provide a function that shows a view; `True` as its second argument says that a phase began."""
    if not fancy:
        yield _Lines().draw
        return
    from rich.live import Live

    with Live(refresh_per_second=10, transient=False) as live:
        large = live.console.height >= LARGE_FROM_ROWS
        yield lambda view, _began: live.update(_picture(view, large))


class _Lines:
    """Print one line a phase, what it hurts offers with its keys, and every new notice once."""

    def __init__(self) -> None:
        self._notice = ""
        self._offers = False

    def draw(self, view: SessionView, began: bool) -> None:
        """Print what is new."""
        if view.notice and view.notice != self._notice:
            print(view.notice, flush=True)
        self._notice = view.notice
        offers, self._offers = view.offer is not None and not self._offers, view.offer is not None
        if began or offers:
            print(describe(view), flush=True)
        if offers:
            print(_hints(view), flush=True)


def countdown(seconds: int) -> str:
    """Return the seconds left in large digits, five rows."""
    text = countdown_text(seconds)
    rows = ("  ".join(_cells(_DIGITS[letter][row]) for letter in text) for row in range(5))
    return "\n".join(rows)


def _cells(bits: int) -> str:
    return "".join("██" if bits & bit else "  " for bit in (4, 2, 1))


def _picture(view: SessionView, large: bool = True) -> "RenderableType":
    """Return the live display: phase, stretch, side, countdown, progress, what is next."""
    from rich.console import Group
    from rich.text import Text

    style = "bold reverse" if view.screen in _REVERSED else "bold"
    lines: list[RenderableType] = [
        Text(f" {view.word} ", style=style),
        Text(" · ".join(part for part in (view.stretch, view.side_words) if part), style="bold"),
        Text(countdown(view.digits_s) if large else f"{view.digits_s:>3}", style="bold cyan"),
        _bar(1.0 - view.fraction),
        Text(view.offer.advice if view.offer else view.line, style="dim"),
        Text(_("Next: {next}").format(next=view.next) if view.next else "", style="dim"),
        Text(
            _("Stretch {number} of {count}, {time} left").format(
                number=view.number,
                count=view.count,
                time=clock_text(whole_seconds(view.remaining_s)),
            )
        ),
    ]
    lines.append(Text(_hints(view), style="bold" if view.paused else "dim"))
    if view.notice:
        lines.append(
            Text(view.notice, style="green" if view.notice_kind is NoticeKind.RECOVERED else "yellow")
        )
    return Group(*lines)


def _bar(share: float) -> "RenderableType":
    """Return how much of the phase has gone by."""
    from rich.text import Text

    gone = round(share * BAR_CELLS)
    return Text.assemble(("━" * gone, "cyan"), ("─" * (BAR_CELLS - gone), "dim"))


def _hints(view: SessionView) -> str:
    """Return the keys of the moment with what they do."""
    if view.offer is not None:
        hints = [(Command.PAUSE_RESUME, _("go on as before")), (Command.END, _("end and save"))]
        if view.offer.can_leave:
            hints.insert(0, (Command.SKIP_HOLD, _("go on with the next stretch")))
        if view.offer.variant_id is not None:
            hints.insert(0, (Command.TAKE_EASIER, view.offer.variant_name))
    elif view.paused:
        hints = [
            (Command.PAUSE_RESUME, _("go on")),
            (Command.RESTART_HOLD, _("restart the hold")),
            (Command.SKIP_HOLD, _("skip")),
            (Command.BACK, _("back")),
            (Command.END, _("end and save")),
        ]
    else:
        hints = [
            (Command.PAUSE_RESUME, _("pause")),
            (Command.SKIP_HOLD, _("skip")),
            (Command.BACK, _("back")),
            (Command.LONGER, _("longer")),
            (Command.HURTS, _("it hurts")),
            (Command.END, _("end")),
        ]
    return " · ".join(f"{COMMANDS[command].terminal_key} {words}" for command, words in hints)


@contextmanager
def put_aside() -> Iterator[Callable[[Callable[[], object]], None]]:
    """Provide a function that calls another one and stops the program, if Ctrl+Z was pressed."""
    if sys.platform == "win32":
        yield lambda _before: None
        return
    asked = False

    def ask(*_signal: object) -> None:
        nonlocal asked
        asked = True

    def stop_here(before: Callable[[], object]) -> None:
        nonlocal asked
        if asked:
            asked = False
            before()
            os.kill(os.getpid(), signal.SIGSTOP)

    earlier = signal.signal(signal.SIGTSTP, ask)
    try:
        yield stop_here
    finally:
        signal.signal(signal.SIGTSTP, earlier)


@contextmanager
def keys_of(keyboard: IO[str] | None) -> Iterator[Callable[[], str]]:
    """Provide a function that returns the keys pressed since it was last called, without waiting."""
    if keyboard is None or not keyboard.isatty() or sys.platform == "win32":
        yield lambda: ""
        return
    import termios
    import tty

    before = termios.tcgetattr(keyboard)
    tty.setcbreak(keyboard)
    try:
        yield lambda: _waiting(keyboard)
    finally:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)


def _waiting(keyboard: IO[str]) -> str:
    """Return what was typed; read below Python's buffer, which `select` does not see."""
    descriptor = keyboard.fileno()
    pressed = b""
    while select.select([descriptor], [], [], 0)[0]:
        typed = os.read(descriptor, 64)
        if not typed:
            break
        pressed += typed
    return pressed.decode(errors="ignore")
