"""Hold what can be changed about one stretch of the draft."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stretchtimer.domain import draft as drafts
from stretchtimer.domain.draft import DraftField
from stretchtimer.domain.routine import MAX_REPEATS, MAX_REST_S, Item, Pacing, Sides
from stretchtimer.domain.stretch import Side, Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.editor import row_words as words
from stretchtimer.ui.editor.fields import ChoiceField, NumberField, TextField
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.label import label

FIELD_PX, GAP_PX = 118, 8
#: A field that says itself what it is, and does not stand under the name of a column.
_NAMED_FIELD_PX = 154
_VARIANT_PX, _LEAST_VARIANT_PX, _PACING_PX, _NOTE_PX = 270, 160, 166, 200
_LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class RowShape:
    """How a row is laid out: with all in one line, or with the fields below the name, two in a line.

    They then begin `indent_px` from the row's edge, and each says what it is: no column does. Pixels are
    those at 100 % text size.
    """

    wide: bool
    indent_px: int

    @property
    def columns(self) -> int:
        """Return how many fields stand in a line."""
        return 4 if self.wide else 2

    @property
    def field_px(self) -> int:
        """Return how wide a field is."""
        return FIELD_PX if self.wide else _NAMED_FIELD_PX


def shape_at(width_px: float) -> RowShape:
    """Return the shape of a row of a width, in pixels at 100 % text size."""
    if width_px >= 780:
        return RowShape(wide=True, indent_px=150)
    if width_px >= 582:
        return RowShape(wide=False, indent_px=74)
    return RowShape(wide=False, indent_px=14)


class RowFields(QWidget):
    """Hold, sides, repeats and rest, in columns. Only those of the chosen row can all be changed.

    What the chosen row alone needs is built when it is first chosen: on a slow machine a stepper takes 4 ms
    to build and to style, a drop-down 7, and a routine may have 60 rows.
    """

    edited = Signal(object, object)
    """One of the edits of `domain.draft`, and a tuple of what it is to be done with."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._shape = shape_at(0)
        self._item: Item | None = None
        self._sides: tuple[Sides, Side | None] = words.SIDES[0]
        self._chosen = False
        self.hold = _number(5, self)
        self.hold.changed.connect(lambda held_s: self.edited.emit(drafts.with_hold, (held_s,)))
        self.sides: ChoiceField | None = None
        self.repeats: NumberField | None = None
        self.rest: NumberField | None = None
        self._pose, self._repeats, self._rest = (label(role) for role in ("body-soft", "body", "body"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for widget in (self.hold, self._pose, self._repeats, self._rest):
            widget.setParent(self)
        # they give way where there is no room
        self._repeats.setMinimumWidth(1)
        self._place()
        style.changed.connect(self._place)

    @property
    def all(self) -> list[QWidget]:
        """Return the fields there are, in the order of Tab."""
        return [one for one in (self.hold, self.sides, self.repeats, self.rest) if one is not None]

    @property
    def numbers(self) -> Mapping[DraftField, NumberField | None]:
        """Return the steppers by what a problem of theirs is about."""
        return {DraftField.HOLD: self.hold, DraftField.REPEATS: self.repeats, DraftField.REST: self.rest}

    def build_sides(self) -> ChoiceField:
        """Return the drop-down of the sides."""
        if self.sides is None:
            self.sides = _choice(self)
            self.sides.picked.connect(lambda chosen: self.edited.emit(drafts.with_sides, chosen))
            self._place()
        return self.sides

    def build_steppers(self) -> tuple[NumberField, NumberField]:
        """Return the steppers of repeats and rest."""
        if self.repeats is None or self.rest is None:
            self.repeats, self.rest = _number(1, self), _number(5, self)
            self.repeats.setSuffix("")
            self.repeats.set_limits(1, MAX_REPEATS)
            self.rest.set_limits(0, MAX_REST_S)
            self.repeats.changed.connect(lambda n: self.edited.emit(drafts.with_repeats, (round(n),)))
            self.rest.changed.connect(lambda rest_s: self.edited.emit(drafts.with_rest, (rest_s,)))
            self._place()
        return self.repeats, self.rest

    def set_shape(self, shape: RowShape) -> None:
        """Stand in the row's line, or below it."""
        if shape != self._shape:
            self._shape = shape
            self._place()
            self._show_words()

    def _place(self) -> None:
        style, shape, grid = self._style, self._shape, self._grid
        for widget in (*self.all, self._pose, self._repeats, self._rest):
            grid.removeWidget(widget)
        self._name_fields()
        indent, below = (0, 0) if shape.wide else (style.px(shape.indent_px), style.px(GAP_PX))
        self.setContentsMargins(indent, 0, 0, below)
        grid.setSpacing(style.px(GAP_PX))
        for column in range(4):
            grid.setColumnMinimumWidth(column, style.px(shape.field_px) if column < shape.columns else 0)
        grid.addWidget(self.hold, 0, 0, _LEFT)
        for sides in (self.sides, self._pose):
            if sides is not None:
                sides.setFixedWidth(style.px(shape.field_px))
                grid.addWidget(sides, 0, 1)
        grid.addWidget(self._repeats, 0, 2, 1, 1 if shape.wide else 2)
        grid.addWidget(self._rest, 0, 3)
        for number, stepper in enumerate((self.repeats, self.rest), start=2):
            if stepper is not None:
                grid.addWidget(stepper, number // shape.columns, number % shape.columns, _LEFT)

    def _name_fields(self) -> None:
        """Say in each field what it is where no column is named above it."""
        named = not self._shape.wide
        for stepper in (self.hold, self.repeats, self.rest):
            if stepper is not None and bool(stepper.property("named")) is not named:
                stepper.setProperty("named", named)
                stepper.style().unpolish(stepper)
                stepper.style().polish(stepper)
        if self.sides is not None:
            self.sides.offer([(chosen, words.sides(chosen, named)) for chosen in words.SIDES])
            self.sides.set_value(self._sides)
        self.hold.setPrefix(_("Hold") + " " if named else "")
        if self.repeats is not None:
            self.repeats.setPrefix((_("Repeat") + " " if named else "") + "×")
        if self.rest is not None:
            self.rest.setPrefix(_("Rest") + " " if named else "")
            self.rest.setSpecialValueText(_("No rest") if named else words.rest(0))

    def show_item(self, item: Item, stretch: Stretch, chosen: bool) -> None:
        """Show an item; the chosen one with all its fields."""
        self._item, self._chosen = item, chosen
        self.hold.set_limits(stretch.min_s, stretch.max_s)
        self.hold.set_seconds(item.hold_s)
        self.hold.set_stretch(stretch.name)
        if stretch.one_sided:
            self._sides = (item.sides, item.first_side)
            sides = self.build_sides()
            sides.set_value(self._sides)
            sides.setAccessibleName(_("Sides of {stretch}").format(stretch=stretch.name))
        else:
            self._pose.setText(words.one_pose(stretch))
        if self.sides is not None:
            self.sides.setVisible(stretch.one_sided)
        self._pose.setVisible(not stretch.one_sided)
        if chosen:
            repeats, rest = self.build_steppers()
            repeats.set_seconds(item.repeats)
            rest.set_seconds(item.rest_after_s)
            repeats.setAccessibleName(_("Repeat {stretch}, times").format(stretch=stretch.name))
            rest.setAccessibleName(_("Rest after {stretch}, seconds").format(stretch=stretch.name))
        for stepper in (self.repeats, self.rest):
            if stepper is not None:
                stepper.setVisible(chosen)
        self._show_words()

    def _show_words(self) -> None:
        """Say repeats and rest where they cannot be changed: in their columns, or both in a few words."""
        item, wide = self._item, self._shape.wide
        if item is None:
            return
        self._repeats.setText(words.repeats(item.repeats) if wide else words.others(item))
        self._rest.setText(words.rest(item.rest_after_s))
        self._repeats.setVisible(not self._chosen)
        self._rest.setVisible(not self._chosen and wide)


class RowDetails(QWidget):
    """Variant, pace and note, up and down: below the fields of the chosen row, in lines as there is room."""

    edited = Signal(object, object)
    """As of `RowFields`."""
    typed = Signal(str)
    """The note as it is while it is typed."""
    moved = Signal(int)
    """The stretch goes this many rows down."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._room_px = 0.0
        self.variant, self.pacing = _choice(self), _choice(self)
        self.note = TextField(self)
        self.note.setProperty("extent", "small")
        self.note.setPlaceholderText(_("Note (the voice says it first)"))
        self.up, self.down = QPushButton(_("Up")), QPushButton(_("Down"))
        for button, by in ((self.up, -1), (self.down, 1)):
            button.setParent(self)
            button.setProperty("kind", "secondary")
            button.setProperty("extent", "small")
            button.clicked.connect(lambda _on=False, by=by: self.moved.emit(by))
        self.pacing.offer([(chosen, words.pacing(chosen)) for chosen in Pacing])
        self.variant.picked.connect(lambda chosen: self.edited.emit(drafts.with_variant, (chosen,)))
        self.pacing.picked.connect(lambda chosen: self.edited.emit(drafts.with_pacing, (chosen,)))
        self.note.textEdited.connect(self.typed)
        self._lines = QHBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        for line in self._lines:
            self._column.addLayout(line)
        style.changed.connect(self._place)

    @property
    def all(self) -> list[QWidget]:
        """Return the fields in the order of Tab."""
        return [self.variant, self.pacing, self.note, self.up, self.down]

    def show_place(self, index: int, count: int) -> None:
        """Offer to move up and down where there is a row to change places with."""
        for button, can in ((self.up, index > 0), (self.down, index < count - 1)):
            button.setEnabled(can)

    def set_room(self, width_px: float, indent_px: int) -> None:
        """Fit into a width, in pixels at 100 % text size, from an indent on."""
        self._room_px = width_px - indent_px
        px = self._style.px
        self._column.setContentsMargins(px(indent_px), 0, 0, px(GAP_PX))
        self._place()

    def _place(self) -> None:
        px = self._style.px
        self._column.setSpacing(px(GAP_PX))
        self.variant.setMinimumWidth(px(_LEAST_VARIANT_PX))
        self.variant.setMaximumWidth(px(_VARIANT_PX))
        self.pacing.setFixedWidth(px(_PACING_PX))
        moves = sum(button.sizeHint().width() / self._style.scale + GAP_PX for button in (self.up, self.down))
        shown = [(self.variant, _VARIANT_PX), (self.pacing, _PACING_PX)]
        taken = sum(wide + GAP_PX for field, wide in shown if not field.isHidden())
        below = taken + _NOTE_PX + moves > self._room_px
        first, second = self._lines
        for line in self._lines:
            line.setSpacing(px(GAP_PX))
            while line.takeAt(0) is not None:
                pass
        for field in (self.variant, self.pacing):
            first.addWidget(field)
        last = second if below else first
        last.addWidget(self.note, 1)
        for button in (self.up, self.down):
            last.addWidget(button)
        if below:
            first.addStretch(1)

    def show_item(self, item: Item, stretch: Stretch, plain: Stretch) -> None:
        """Show an item; `plain` is its stretch in the usual way."""
        ways = [(None, plain.name), *((way.id, way.name) for way in plain.variants.values())]
        self.variant.offer([(way, words.way(name)) for way, name in ways])
        self.variant.set_value(item.variant)
        self.pacing.set_value(item.pacing)
        self.note.show_text(item.note)
        self.variant.setVisible(bool(stretch.variants))
        self.pacing.setVisible(stretch.moving)
        for field, text in (
            (self.variant, _("Variant of {stretch}")),
            (self.pacing, _("Pace of {stretch}")),
            (self.note, _("Note for {stretch}, the voice says it first")),
            (self.up, _("Move {stretch} up")),
            (self.down, _("Move {stretch} down")),
        ):
            field.setAccessibleName(text.format(stretch=stretch.name))
        self.variant.setToolTip(self.variant.accessibleName())
        self._place()


def _number(step: int, parent: QWidget) -> NumberField:
    made = NumberField(step, 1, parent)
    made.setProperty("extent", "small")
    return made


def _choice(parent: QWidget) -> ChoiceField:
    made = ChoiceField(parent)
    made.setProperty("extent", "small")
    return made
