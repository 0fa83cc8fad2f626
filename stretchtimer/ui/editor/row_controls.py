"""Hold the controls of one row."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from stretchtimer.domain.draft import DraftField
from stretchtimer.domain.routine import MAX_REPEATS, MAX_REST_S, Item, Pacing
from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.editor import row_words as words
from stretchtimer.ui.editor.icon_button import IconButton
from stretchtimer.ui.editor.look import Look
from stretchtimer.ui.editor.stepper import Stepper
from stretchtimer.ui.editor.text_field import TextField


class RowChoice(QComboBox):
    """Choose one of a few values. The wheel scrolls the page: nothing changes by accident."""

    picked = Signal(object)
    """The value the person chose."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.activated.connect(self._activated)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer values with their words."""
        texts = [text for _value, text in choices]
        if texts != [self.itemText(number) for number in range(self.count())]:
            self.clear()
            self.addItems(texts)
        self._values = [value for value, _text in choices]

    def set_value(self, value: object) -> None:
        """Show a value without telling anyone; one that is not offered leaves none shown."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _activated(self, number: int) -> None:
        self.picked.emit(self._values[number])

    def wheelEvent(self, event) -> None:
        event.ignore()

    def keyPressEvent(self, event) -> None:
        """Leave Delete to the row."""
        if event.key() == Qt.Key.Key_Delete:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Controls:
    """Everything in a row that can be changed; those of the chosen row alone are all in sight."""

    def __init__(self, row: QWidget, look: Look) -> None:
        self.hold, self.repeats = Stepper(5, 1, row), Stepper(1, 1, row)
        self.rest = Stepper(5, 1, row)
        self.sides, self.variant, self.pacing = RowChoice(row), RowChoice(row), RowChoice(row)
        self.note = TextField(row)
        self.trash = IconButton("trash", "text-2", look, row)
        for control in (self.hold, self.repeats, self.rest, self.sides, self.variant, self.pacing, self.note):
            control.setProperty("extent", "small")
        self.repeats.setPrefix("×")
        self.repeats.setSuffix("")
        self.repeats.set_limits(1, MAX_REPEATS)
        self.rest.setSpecialValueText(words.rest(0))
        self.rest.set_limits(0, MAX_REST_S)
        self.note.setPlaceholderText(_("Own note, spoken first"))
        self.sides.offer([(chosen, words.sides(chosen)) for chosen in words.SIDES])
        self.pacing.offer([(chosen, words.pacing(chosen)) for chosen in Pacing])

    def named(self) -> Iterator[tuple[str, QWidget]]:
        """Yield the controls with the names of their places, in the order of Tab."""
        names = ("hold", "sides", "repeats", "rest", "variant", "pacing", "note", "trash")
        return ((name, getattr(self, name)) for name in names)

    def all(self) -> list[QWidget]:
        """Return the controls in the order of Tab."""
        return [control for _name, control in self.named()]

    def of(self, field: DraftField) -> QWidget:
        """Return the control of a field of a line."""
        return {
            DraftField.HOLD: self.hold,
            DraftField.REPEATS: self.repeats,
            DraftField.REST: self.rest,
            DraftField.VARIANT: self.variant,
            DraftField.NOTE: self.note,
        }[field]

    def show_item(self, item: Item, stretch: Stretch, plain: Stretch, wrong: Iterable[DraftField]) -> None:
        """Show an item; `plain` is its stretch in the usual way, `wrong` are the fields to mend."""
        self.hold.set_limits(stretch.min_s, stretch.max_s)
        self.hold.set_seconds(item.hold_s)
        self.repeats.set_seconds(item.repeats)
        self.rest.set_seconds(item.rest_after_s)
        self.sides.set_value((item.sides, item.first_side))
        self.variant.offer([(None, plain.name), *((way.id, way.name) for way in plain.variants.values())])
        self.variant.set_value(item.variant)
        self.pacing.set_value(item.pacing)
        self.note.show_text(item.note)
        for field in (DraftField.HOLD, DraftField.REPEATS, DraftField.REST, DraftField.NOTE):
            self.of(field).set_wrong(field in wrong)
        self._name(stretch.name)

    def _name(self, stretch: str) -> None:
        self.hold.set_stretch(stretch)
        for control, text in (
            (self.sides, _("Sides of {stretch}")),
            (self.repeats, _("Repeat {stretch}, times")),
            (self.rest, _("Rest after {stretch}, seconds")),
            (self.variant, _("Variant of {stretch}")),
            (self.pacing, _("Pace of {stretch}")),
            (self.note, _("Own note for {stretch}, spoken before it")),
            (self.trash, _("Remove {stretch}")),
        ):
            control.setAccessibleName(text.format(stretch=stretch))
        self.trash.setToolTip(self.trash.accessibleName())
        self.variant.setToolTip(self.variant.accessibleName())
