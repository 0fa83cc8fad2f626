"""Offer every control of a session in one row of words; the rare ones are under a menu where it is short."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.command import COMMANDS, Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import SessionView
from stretchtimer.ui.session.button import ButtonGroup, SessionButton
from stretchtimer.ui.session.fade import OpacityFade
from stretchtimer.ui.session.keys import INFO, WindowCommand
from stretchtimer.ui.widgets.button_face import ButtonContent, Emphasis, Parts
from stretchtimer.ui.widgets.button_menu import ButtonMenu

_GAP = 4
_MENU = "menu"
#: Labels shrink to this many pixels before one is cut.
_SMALLEST_PX = 11.0
#: The room at both ends of a control, in font sizes: the main one's, the others'.
_MAIN_PADDING, _PADDING = 1.4, 0.72


@dataclass(frozen=True, slots=True)
class Control:
    """One control: what it asks for, and how it looks.

    `others` are labels it may get later; it is wide enough for all of them, so that nothing moves.
    """

    command: Command | WindowCommand
    kind: Emphasis = Emphasis.PLAIN
    others: tuple[Callable[[], str], ...] = ()

    @property
    def icon(self) -> str:
        """Return its icon at first."""
        return INFO[self.command].icon

    @property
    def key(self) -> str:
        """Return the key that stands on it."""
        return INFO[self.command].key

    @property
    def label(self) -> str:
        """Return its label at first."""
        return INFO[self.command].label


#: From left to right; those from `FIRST_AT_RIGHT` on stand at the right edge.
CONTROLS: dict[str, Control] = {
    "pause": Control(Command.PAUSE_RESUME, Emphasis.FILLED, (lambda: COMMANDS[Command.RESUME].label,)),
    "back": Control(Command.BACK),
    "skip": Control(Command.SKIP_HOLD),
    "repeat_side": Control(Command.REPEAT_SIDE),
    "say_again": Control(Command.SAY_AGAIN),
    "hurts": Control(Command.HURTS, Emphasis.OUTLINE),
    "floor_view": Control(WindowCommand.FLOOR_VIEW, others=(lambda: _("Usual view"),)),
    "voice": Control(Command.VOICE, others=(lambda: _("Voice off"),)),
    "longer": Control(Command.LONGER),
    "full_screen": Control(WindowCommand.FULL_SCREEN),
    "end": Control(Command.END),
}
FIRST_AT_RIGHT = "hurts"
#: What never fades.
ALWAYS_SEEN = "hurts"
#: What is given up, one after the other, until the row fits; None puts the control into the menu. A key is
#: given up before a word, and no control is without its word.
GIVE_UP: Sequence[tuple[str, Parts | None]] = (
    ("full_screen", Parts.LABEL),
    ("longer", Parts.LABEL),
    ("voice", Parts.LABEL),
    ("full_screen", None),
    ("longer", None),
    ("voice", None),
    ("floor_view", Parts.LABEL),
    ("repeat_side", Parts.LABEL),
    ("say_again", Parts.LABEL),
    ("back", Parts.LABEL),
    ("skip", Parts.LABEL),
    ("end", Parts.LABEL),
    ("pause", Parts.LABEL),
    ("hurts", Parts.LABEL),
    ("floor_view", None),
    ("repeat_side", None),
    ("say_again", None),
)
_SHOWABLE = (Parts.ALL, Parts.LABEL)

#: What each control shows; None: it is in the menu.
Fitted = dict[str, Parts | None]


class ControlBar(ButtonGroup):
    """Show the controls and say which was pressed.

    Faded, all but *It hurts* are unseen and take no click; they are still read out, and Tab goes to them.
    """

    asked = Signal(object)
    """A Command or a WindowCommand."""

    focus_moved = Signal()
    """The keyboard came to a control, or went."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks: tuple[bool, ...] = ()
        self._pixels = 16.0
        self._fade = OpacityFade(self)
        self._fade.changed.connect(self._show_faded)
        self._buttons: dict[str, SessionButton] = {}
        for name, control in CONTROLS.items():
            content = ButtonContent(control.icon, control.label, control.key)
            self._buttons[name] = SessionButton(self, content, control.kind)
            self._buttons[name].reserve(control.label, *(label() for label in control.others))
            self._buttons[name].clicked.connect(
                lambda _on=False, command=control.command: self.asked.emit(command)
            )
            self._buttons[name].setObjectName(name)
            self._buttons[name].focus_moved.connect(self.focus_moved)
            if name == "full_screen":
                self._add_menu_button()
        self._buttons["longer"].setAccessibleName(_("10 seconds longer"))

    def _add_menu_button(self) -> None:
        self._more = SessionButton(self, ButtonContent("more", _("More")))
        self._more.set_parts(Parts.NONE)
        self._more.setObjectName(_MENU)
        self._more.clicked.connect(self._open_menu)
        self._more.focus_moved.connect(self.focus_moved)

    @property
    def fade(self) -> OpacityFade:
        """Return how much of the controls is seen."""
        return self._fade

    def set_pixels(self, pixels: float) -> None:
        """Set the font size that labels have where there is room."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._lay_out()

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is at one of the controls."""
        return any(button.hasFocus() for button in self.buttons())

    def _show_faded(self) -> None:
        for button in self.buttons():
            if button.objectName() != ALWAYS_SEEN:
                button.set_opacity(self._fade.opacity)

    def show_view(self, view: SessionView, floor_view: bool) -> None:
        """Name pause, voice and view by what they will do or are."""
        looks = (view.paused, view.voice_on, floor_view)
        if looks == self._looks:
            return
        self._looks = looks
        does = COMMANDS[Command.RESUME if view.paused else Command.PAUSE_RESUME]
        self._buttons["pause"].set_content(ButtonContent(does.icon, does.label, CONTROLS["pause"].key))
        icon, label = ("voice", _("Voice on")) if view.voice_on else ("mute", _("Voice off"))
        self._buttons["voice"].set_content(ButtonContent(icon, label, CONTROLS["voice"].key))
        other = CONTROLS["floor_view"]
        label = other.others[0]() if floor_view else other.label
        self._buttons["floor_view"].set_content(ButtonContent(other.icon, label, other.key))

    def hidden_controls(self) -> list[str]:
        """Return the names of the controls that are under the menu."""
        return [name for name, button in self._buttons.items() if button.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Give every control its parts and its place at one of both edges; shrink all where none is left."""
        room, pixels = self.width() - 2 * self.MARGIN, self._pixels
        widths, menu_width = self._widths(pixels)
        while least_width(widths, _GAP, menu_width) > room and pixels > _SMALLEST_PX:
            pixels = max(_SMALLEST_PX, pixels - 0.5)
            widths, menu_width = self._widths(pixels)
        fitted = fit(widths, room, _GAP, menu_width)
        for name, parts in fitted.items():
            self._buttons[name].setVisible(parts is not None)
            self._buttons[name].set_parts(parts or Parts.LABEL)
        self._more.setVisible(None in fitted.values())
        order = list(self._buttons)
        split = order.index(FIRST_AT_RIGHT)
        row = [(name, widths[name][parts]) for name, parts in fitted.items() if parts is not None]
        first = [(self._buttons[name], width) for name, width in row if order.index(name) < split]
        last = [(self._buttons[name], width) for name, width in row if order.index(name) >= split]
        if None in fitted.values():
            last.insert(-1, (self._more, menu_width))
        self._place(first, self.MARGIN)
        taken = sum(width for _button, width in last) + _GAP * (len(last) - 1)
        self._place(last, self.width() - self.MARGIN - taken)
        self.update()

    def _widths(self, pixels: float) -> tuple[dict[str, dict[Parts, int]], int]:
        """Return the width of every control for what it may show, and that of the menu, at a font size."""
        for name, button in self._buttons.items():
            main = CONTROLS[name].kind is Emphasis.FILLED
            button.set_size(pixels, (_MAIN_PADDING if main else _PADDING) * pixels)
        self._more.set_size(pixels, _PADDING * pixels)
        widths = {
            name: {parts: ceil(button.face.width_of(parts)) for parts in _SHOWABLE}
            for name, button in self._buttons.items()
        }
        return widths, ceil(self._more.face.width_of(Parts.NONE))

    def _place(self, row: list[tuple[SessionButton, int]], x: int) -> None:
        for button, width in row:
            button.setGeometry(x, self.MARGIN, width, self.height() - 2 * self.MARGIN)
            x += width + _GAP

    def _open_menu(self) -> None:
        """Offer what did not fit; the menu closes itself."""
        self.overflow_menu().open()

    def overflow_menu(self) -> ButtonMenu:
        """Return a menu of the controls that did not fit."""
        menu = ButtonMenu(self._more)
        menu.aboutToHide.connect(menu.deleteLater)
        for name in self.hidden_controls():
            action = menu.addAction(f"{self._buttons[name].text()}\t{CONTROLS[name].key}")
            action.setObjectName(name)
            action.triggered.connect(
                lambda _on=False, command=CONTROLS[name].command: self.asked.emit(command)
            )
        return menu


def fit(widths: Mapping[str, Mapping[Parts, float]], room: float, gap: float, menu_width: float) -> Fitted:
    """Return what every control shows so that the row fits `room`; None: it is in the menu.

    `widths` holds the width of each control for the parts it may show. What was given up first comes back
    where giving up something wide left room for it. Where even the least does not fit, it is returned.
    """
    needed = partial(_width, widths, gap, menu_width)
    fitted: Fitted = dict.fromkeys(widths, Parts.ALL)
    given_up: list[tuple[str, Parts | None]] = []
    for name, parts in GIVE_UP:
        if needed(fitted) <= room:
            break
        given_up.append((name, fitted[name]))
        fitted[name] = parts
    for name, parts in reversed(given_up):
        restored = {**fitted, name: parts}
        if needed(restored) <= room:
            fitted = restored
    return fitted


def least_width(widths: Mapping[str, Mapping[Parts, float]], gap: float, menu_width: float) -> float:
    """Return the width of the row when all that can be given up is."""
    least: Fitted = dict.fromkeys(widths, Parts.ALL)
    return _width(widths, gap, menu_width, {**least, **dict(GIVE_UP)})


def _width(
    widths: Mapping[str, Mapping[Parts, float]], gap: float, menu_width: float, fitted: Fitted
) -> float:
    row = [widths[name][parts] for name, parts in fitted.items() if parts is not None]
    menu = [menu_width] if len(row) < len(fitted) else []
    return sum(row) + sum(menu) + gap * (len(row) + len(menu) - 1)
