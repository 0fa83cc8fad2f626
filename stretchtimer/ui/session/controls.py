"""Offer every control of a session in one row; what fits no window that is usual is under a menu."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from stretchtimer.domain.command import COMMANDS, Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import SessionView
from stretchtimer.ui.session.button import ButtonGroup, SessionButton
from stretchtimer.ui.session.keys import INFO, WindowCommand
from stretchtimer.ui.widgets.button_face import ButtonContent, Emphasis, Parts

_GAP = 4
_MENU = "menu"


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
    "longer": Control(Command.LONGER),
    "repeat_side": Control(Command.REPEAT_SIDE),
    "say_again": Control(Command.SAY_AGAIN),
    "hurts": Control(Command.HURTS, Emphasis.OUTLINE),
    "voice": Control(Command.VOICE, others=(lambda: _("Voice off"),)),
    "full_screen": Control(WindowCommand.FULL_SCREEN),
    "end": Control(Command.END),
}
FIRST_AT_RIGHT = "hurts"
#: What is given up, one after the other, until the row fits; None puts the control into the menu.
GIVE_UP: Sequence[tuple[str, Parts | None]] = (
    ("full_screen", Parts.KEY),
    ("repeat_side", Parts.KEY),
    ("say_again", Parts.KEY),
    ("voice", Parts.KEY),
    ("back", Parts.KEY),
    ("skip", Parts.KEY),
    ("full_screen", Parts.NONE),
    ("repeat_side", Parts.NONE),
    ("voice", Parts.NONE),
    ("say_again", Parts.NONE),
    ("longer", Parts.LABEL),
    ("back", Parts.NONE),
    ("pause", Parts.LABEL),
    ("end", Parts.KEY),
    ("hurts", Parts.LABEL),
    ("skip", Parts.NONE),
    ("full_screen", None),
    ("repeat_side", None),
    ("voice", None),
    ("say_again", None),
    ("longer", None),
    ("back", None),
)
_SHOWABLE = (Parts.ALL, Parts.LABEL, Parts.KEY, Parts.NONE)

#: What each control shows; None: it is in the menu.
Fitted = dict[str, Parts | None]


class ControlBar(ButtonGroup):
    """Show the controls and say which was pressed."""

    asked = Signal(object)
    """A Command or a WindowCommand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._looks: tuple[bool, ...] = ()
        self._buttons: dict[str, SessionButton] = {}
        for name, control in CONTROLS.items():
            content = ButtonContent(control.icon, control.label, control.key)
            self._buttons[name] = SessionButton(self, content, control.kind)
            self._buttons[name].reserve(control.label, *(label() for label in control.others))
            self._buttons[name].clicked.connect(
                lambda _on=False, command=control.command: self.asked.emit(command)
            )
            self._buttons[name].setObjectName(name)
            if name == "voice":
                self._add_menu_button()
        self._buttons["longer"].setAccessibleName(_("10 seconds longer"))

    def _add_menu_button(self) -> None:
        self._more = SessionButton(self, ButtonContent("more", _("More")))
        self._more.set_parts(Parts.NONE)
        self._more.setObjectName(_MENU)
        self._more.clicked.connect(self._open_menu)

    def show_view(self, view: SessionView) -> None:
        """Name pause and voice by what they will do or are."""
        looks = (view.paused, view.voice_on)
        if looks == self._looks:
            return
        self._looks = looks
        does = COMMANDS[Command.RESUME if view.paused else Command.PAUSE_RESUME]
        self._buttons["pause"].set_content(ButtonContent(does.icon, does.label, CONTROLS["pause"].key))
        icon, label = ("voice", _("Voice on")) if view.voice_on else ("mute", _("Voice off"))
        self._buttons["voice"].set_content(ButtonContent(icon, label, CONTROLS["voice"].key))

    def hidden_controls(self) -> list[str]:
        """Return the names of the controls that are under the menu."""
        return [name for name, button in self._buttons.items() if button.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Give every control its parts and its place at one of both edges."""
        widths = {
            name: {parts: round(button.face.width_of(parts)) for parts in _SHOWABLE}
            for name, button in self._buttons.items()
        }
        menu_width = round(self._more.face.width_of(Parts.NONE))
        fitted = fit(widths, self.width() - 2 * self.MARGIN, _GAP, menu_width)
        for name, parts in fitted.items():
            self._buttons[name].setVisible(parts is not None)
            self._buttons[name].set_parts(parts or Parts.NONE)
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

    def _place(self, row: list[tuple[SessionButton, int]], x: int) -> None:
        for button, width in row:
            button.setGeometry(x, self.MARGIN, width, self.height() - 2 * self.MARGIN)
            x += width + _GAP

    def _open_menu(self) -> None:
        """Offer what did not fit; the menu closes itself."""
        menu = self.overflow_menu()
        menu.popup(self._more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def overflow_menu(self) -> QMenu:
        """Return a menu of the controls that did not fit."""
        menu = QMenu(self)
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

    def needed(fitted: Fitted) -> float:
        row = [widths[name][parts] for name, parts in fitted.items() if parts is not None]
        menu = [menu_width] if len(row) < len(fitted) else []
        return sum(row) + sum(menu) + gap * (len(row) + len(menu) - 1)

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
