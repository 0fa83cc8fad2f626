"""Show the few things to do while a session stands still: one large, others below it, and a note."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.command import COMMANDS, Command
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.view import Offer
from stretchtimer.ui.session.button import ButtonGroup, SessionButton
from stretchtimer.ui.theme.icons import pixmap
from stretchtimer.ui.theme.tokens import Canvas
from stretchtimer.ui.widgets.button_face import ButtonContent, Emphasis, Parts
from stretchtimer.ui.widgets.painted_words import Paragraph

#: The smallest font and the lowest row, in pixels; the room at both ends of a button, in font sizes.
_SMALLEST_PX, _LOWEST, _PADDING = 13.0, 30.0, 1.15


@dataclass(frozen=True, slots=True)
class PanelChoice:
    """One thing to do. The first of a panel is the main one."""

    content: ButtonContent
    command: Command


def pause_choices() -> tuple[PanelChoice, ...]:
    """Return going on, starting the hold again, and ending."""
    pause, goes_on = COMMANDS[Command.PAUSE_RESUME], COMMANDS[Command.RESUME]
    again, end = COMMANDS[Command.RESTART_HOLD], COMMANDS[Command.END]
    return (
        PanelChoice(ButtonContent(goes_on.icon, goes_on.label, pause.key), Command.RESUME),
        PanelChoice(ButtonContent(again.icon, again.label, again.key), Command.RESTART_HOLD),
        PanelChoice(ButtonContent(end.icon, _("End and save"), end.key), Command.END),
    )


def offer_choices(offer: Offer) -> tuple[PanelChoice, ...]:
    """Return the easier variant and leaving the stretch, where there are such, going on, and ending."""
    skip, easier = COMMANDS[Command.SKIP_STRETCH], COMMANDS[Command.TAKE_EASIER]
    pause, goes_on, end = (COMMANDS[one] for one in (Command.PAUSE_RESUME, Command.RESUME, Command.END))
    choices = [
        PanelChoice(ButtonContent(goes_on.icon, _("Go on as before"), pause.key), Command.RESUME),
        PanelChoice(ButtonContent(end.icon, _("End and save"), end.key), Command.END),
    ]
    if offer.can_leave:
        leave = ButtonContent(skip.icon, skip.label, skip.answer_key)
        choices.insert(0, PanelChoice(leave, Command.SKIP_STRETCH))
    if offer.variant_id is not None:
        content = ButtonContent(easier.icon, easier.label, easier.answer_key, detail=offer.variant_name)
        choices.insert(0, PanelChoice(content, Command.TAKE_EASIER))
    return tuple(choices)


class ChoicePanel(ButtonGroup):
    """Show two to four choices from the bottom of the place up, the note under them."""

    chosen = Signal(object)
    """The Command that was chosen."""

    def __init__(self, parent: QWidget, note_icon: str) -> None:
        super().__init__(parent)
        self._note_icon = note_icon
        self._choices: tuple[PanelChoice, ...] = ()
        kinds = (Emphasis.FILLED, *[Emphasis.OUTLINE] * 3)
        self._cells = [SessionButton(self, ButtonContent("close", ""), kind, spread=True) for kind in kinds]
        for number, cell in enumerate(self._cells):
            cell.clicked.connect(lambda _on=False, number=number: self._pressed(number))
        self.note = Paragraph(self)
        self._unit, self._parts = 0.0, Parts.ALL

    @property
    def choices(self) -> tuple[PanelChoice, ...]:
        """Return what is offered."""
        return self._choices

    def offer(self, choices: tuple[PanelChoice, ...], note: str) -> None:
        """Offer two to four choices."""
        self._choices = choices
        for cell, choice in zip(self._cells, choices, strict=False):
            cell.set_content(choice.content)
        for number, cell in enumerate(self._cells):
            cell.setVisible(number < len(choices))
        self.note.set_text(note)
        self._lay_out()

    def set_unit(self, unit: float) -> None:
        """Take the height that sizes are fractions of."""
        self._unit = unit
        self._lay_out()

    def set_canvas(self, canvas: Canvas) -> None:
        super().set_canvas(canvas)
        self.note.set_canvas(canvas)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._canvas is None or self.note.height() == 0:
            return
        size = 1.25 * self._note_px()
        drawn = pixmap(self._note_icon, self._canvas.soft, size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(QPointF(self.MARGIN, self.note.y()), drawn)

    def _note_px(self) -> float:
        return min(34.0, max(15.0, 0.031 * self._unit))

    def _lay_out(self) -> None:
        """Lay the note at the bottom and the choices above it, in the first arrangement that fits."""
        if not self._choices or self._unit == 0:
            return
        width, gap = self.width() - 2 * self.MARGIN, min(12.0, 0.02 * self._unit)
        indent = round(1.9 * self._note_px())
        self.note.set_pixels(self._note_px())
        note_height = round(self.note.height_for(width - indent, 0.34 * self.height()))
        note_top = self.height() - note_height
        self.note.setGeometry(self.MARGIN + indent, note_top, width - indent, note_height)
        room = note_top - 2 * self.MARGIN - (gap if note_height else 0)
        arrangements = _arrangements(self._cells[: len(self._choices)])
        # where not all of it fits, what is offered has to be read, not the keys
        for self._parts in (Parts.ALL, Parts.LABEL):
            rows = max(arrangements, key=lambda rows: self._grade(rows, width, room, gap))
            if self._pixels(rows, width, room, gap):
                break
        self._place(rows, width, room, gap)
        self.update()

    def _row_height(self, rows: list[list[SessionButton]], room: float, gap: float) -> float:
        return min(max(64.0, 0.08 * self._unit), 88.0, (room - gap * (len(rows) - 1)) / len(rows))

    def _pixels(self, rows: list[list[SessionButton]], width: float, room: float, gap: float) -> float:
        """Return the largest font size at which every choice is readable as a whole, 0 where none is."""
        height = self._row_height(rows, room, gap)
        pixels = min(26.0, max(16.0, 0.025 * self._unit), 0.42 * height)
        while pixels >= _SMALLEST_PX and height >= _LOWEST:
            for row in rows:
                for cell in row:
                    cell.set_size(pixels, _PADDING * pixels)
            shares = [(cell, self._share(row, width, gap)) for row in rows for cell in row]
            if all(cell.face.width_of(self._parts) <= share for cell, share in shares):
                return pixels
            pixels -= 0.5
        return 0.0

    def _grade(
        self, rows: list[list[SessionButton]], width: float, room: float, gap: float
    ) -> tuple[bool, float]:
        """Grade an arrangement: one that fits before one that does not, then the largest text."""
        pixels = self._pixels(rows, width, room, gap)
        return pixels > 0, round(pixels)

    def _share(self, row: list[SessionButton], width: float, gap: float) -> float:
        return (width - gap * (len(row) - 1)) / len(row)

    def _place(self, rows: list[list[SessionButton]], width: float, room: float, gap: float) -> None:
        height = self._row_height(rows, room, gap)
        pixels = self._pixels(rows, width, room, gap) or _SMALLEST_PX
        top = self.MARGIN + room - len(rows) * height - (len(rows) - 1) * gap
        for row in rows:
            share = self._share(row, width, gap)
            for number, cell in enumerate(row):
                cell.set_size(pixels, _PADDING * pixels)
                cell.set_parts(self._parts)
                x = self.MARGIN + number * (share + gap)
                cell.setGeometry(round(x), round(top), round(share), round(height))
            top += height + gap

    def _pressed(self, number: int) -> None:
        self.chosen.emit(self._choices[number].command)


def _arrangements(cells: list[SessionButton]) -> list[list[list[SessionButton]]]:
    """Return the rows that choices may stand in, those that are liked best first."""
    found = [[cells[:1], cells[1:]], [[cell] for cell in cells], [cells]]
    if len(cells) == 4:
        found[1:1] = [[cells[:2], cells[2:]], [cells[:1], cells[1:2], cells[2:]]]
    return found
