"""Write a stretch of one's own: a name is enough, all else has a start."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.own_stretch import (
    MAX_NAME,
    MAX_S,
    MAX_STEP,
    MAX_STEPS,
    MIN_S,
    OwnStretch,
    OwnStretchField,
    free_name,
    new_id,
    problems,
)
from stretchtimer.domain.ports import StretchStore
from stretchtimer.domain.stretch import Family
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.library.examples import example
from stretchtimer.ui.text import stretch_facts
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialog import Dialog
from stretchtimer.ui.widgets.dialogs import Answer, Dialogs
from stretchtimer.ui.widgets.hold_stepper import HoldStepper
from stretchtimer.ui.widgets.label import label
from stretchtimer.ui.widgets.picture_file import decoded

_PREVIEW = QSize(120, 80)


class OwnStretchForm(Dialog):
    """Write or change a stretch; `saved_id` is its id when it was kept. A new one has a name already."""

    def __init__(
        self,
        style: Style,
        dialogs: Dialogs,
        shelf: StretchStore,
        parent: QWidget,
        own: OwnStretch | None = None,
        name: str = "",
    ) -> None:
        super().__init__(style, parent)
        self._dialogs, self._shelf, self._own = dialogs, shelf, own
        self._chosen = ""
        self._no_picture = False
        self.saved_id = ""
        self.setWindowTitle(_("Edit your stretch") if own else _("A stretch of your own"))
        self.name = QLineEdit(maxLength=MAX_NAME)
        self.position = QComboBox()
        # without a picture of its own, a stretch of no position has none
        self.position.addItem(_("Not said"), None)
        for family, text in stretch_facts.positions().items():
            self.position.addItem(text, family)
        self.sided = QCheckBox(_("Each side is held in turn"))
        self.hold = HoldStepper(MIN_S, MAX_S)
        self.steps = QPlainTextEdit(tabChangesFocus=True)
        self.feel, self.stop_if = QLineEdit(maxLength=MAX_STEP), QLineEdit(maxLength=MAX_STEP)
        self.side_button, self.other_button = (
            QPushButton(_("Insert side")),
            QPushButton(_("Insert other side")),
        )
        self._steps_hint = label("caption", wrap=True)
        #: Where a side is inserted: the field that was written in last.
        self._written_in: QPlainTextEdit | QLineEdit = self.steps
        self.picture_button = QPushButton(_("Choose a picture…"))
        self.no_picture_button = QPushButton(_("No picture"))
        self._preview = label("caption")
        self.errors = {field: label("error", wrap=True) for field in OwnStretchField}
        self.picture_error = label("error", wrap=True)
        self.save_button, self.cancel_button = QPushButton(_("Save")), QPushButton(_("Cancel"))
        self._build()
        self._fill(own or OwnStretch("", name[:MAX_NAME] or free_name(shelf.catalogue)))
        self._began = self.written
        # a suggested name is written over by what is typed
        self.name.selectAll()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._connect()

    def _build(self) -> None:
        self.name.setAccessibleName(_("Name"))
        self.position.setAccessibleName(_("Position"))
        self.hold.set_stretch(_("this stretch"))
        self.steps.setAccessibleName(_("Spoken steps"))
        self.steps.setFixedHeight(112)
        self.feel.setAccessibleName(_("Where you feel it"))
        self.stop_if.setAccessibleName(_("When to stop"))
        for button in (self.side_button, self.other_button):
            button.setProperty("kind", "secondary")
            button.setProperty("extent", "small")
        for field in (self.steps, self.feel, self.stop_if):
            field.installEventFilter(self)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fields = QWidget()
        fields.setObjectName("detail")
        form = QFormLayout(fields)
        form.setContentsMargins(24, 20, 24, 12)
        form.setVerticalSpacing(10)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        picture = QHBoxLayout()
        for part in (self._preview, self.picture_button, self.no_picture_button):
            picture.addWidget(part)
        picture.addStretch(1)
        form.addRow(label("label", _("Name")), _stacked(self.name, self.errors[OwnStretchField.NAME]))
        form.addRow(label("label", _("Position")), self.position)
        form.addRow(self.sided)
        hold = QHBoxLayout()
        hold.addWidget(self.hold)
        hold.addStretch(1)
        self._hold_label = label("label")
        form.addRow(self._hold_label, hold)
        form.addRow(self.errors[OwnStretchField.HOLD])
        sides = QHBoxLayout()
        for button in (self.side_button, self.other_button):
            sides.addWidget(button)
        sides.addStretch(1)
        steps = _stacked(self.steps, self._steps_hint, self.errors[OwnStretchField.STEPS])
        steps.insertLayout(1, sides)
        form.addRow(label("label", _("Spoken steps")), steps)
        form.addRow(
            label("label", _("Where you feel it, if you like")),
            _stacked(self.feel, self.errors[OwnStretchField.FEEL]),
        )
        said = label("caption", _("Both are said where every step is said: at Learn."), wrap=True)
        form.addRow(
            label("label", _("When to stop, if you like")),
            _stacked(self.stop_if, self.errors[OwnStretchField.STOP_IF], said),
        )
        form.addRow(label("label", _("Picture, if you like (PNG or JPEG)")), picture)
        form.addRow(self.picture_error)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the fields scroll it as the keyboard reaches them
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(fields)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(24, 8, 24, 16)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        self.resize(520, 660)

    def _fill(self, own: OwnStretch) -> None:
        self.name.setText(own.name)
        self.position.setCurrentIndex(self.position.findData(own.family) if own.family else 0)
        self.sided.setChecked(own.one_sided)
        self.hold.set_seconds(own.default_s)
        self.steps.setPlainText("\n".join(own.steps))
        self.feel.setText(own.feel)
        self.stop_if.setText(own.stop_if)
        self._show_preview(self._shelf.picture(own.id) if own.id else "")
        for error in (*self.errors.values(), self.picture_error):
            error.hide()

    def _connect(self) -> None:
        self.picture_button.clicked.connect(self._choose)
        self.no_picture_button.clicked.connect(self._take_out)
        self.hold.warned.connect(lambda sentence: self._show_error(OwnStretchField.HOLD, sentence))
        self.name.textEdited.connect(lambda _text: self._show_error(OwnStretchField.NAME, ""))
        self.sided.toggled.connect(self._follow)
        self.position.currentIndexChanged.connect(self._follow)
        self._follow()
        self.side_button.clicked.connect(lambda: self._insert("{side}"))
        self.other_button.clicked.connect(lambda: self._insert("{other}"))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)

    def _follow(self, *_chosen: object) -> None:
        """Let labels and examples fit what the stretch is: done in a position, on each side or not."""
        sided = self.sided.isChecked()
        self._hold_label.setText(_("Hold, per side") if sided else _("Hold"))
        for button in (self.side_button, self.other_button):
            button.setVisible(sided)
        hint = _("One step on each line, {limit} at most.").format(limit=MAX_STEPS)
        if sided:
            # the placeholders are shown as they are kept
            sides = _("Where {side} or {other} stands, the voice says left or right.")
            hint = f"{hint} {sides}"
        self._steps_hint.setText(hint)
        shown = example(self._family, sided)
        self.steps.setPlaceholderText("\n".join(shown.steps))
        self.feel.setPlaceholderText(shown.feel)
        self.stop_if.setPlaceholderText(shown.stop_if)

    def _insert(self, placeholder: str) -> None:
        """Put a side where the cursor stands in the field that was written in last."""
        field = self._written_in
        if isinstance(field, QLineEdit):
            before = field.text()[: field.cursorPosition()]
        else:
            cursor = field.textCursor()
            before = cursor.block().text()[: cursor.positionInBlock()]
        text = placeholder if not before or before[-1].isspace() else f" {placeholder}"
        if isinstance(field, QLineEdit):
            field.insert(text)
        else:
            field.insertPlainText(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember which field was written in last."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QPlainTextEdit | QLineEdit):
            self._written_in = watched
        return super().eventFilter(watched, event)

    @property
    def _family(self) -> Family | None:
        # Qt gives an enum of texts back as a text
        position = self.position.currentData()
        return Family(position) if position else None

    @property
    def written(self) -> OwnStretch:
        """Return the stretch as it stands in the fields."""
        name = " ".join(self.name.text().split())
        lines = (" ".join(line.split()) for line in self.steps.toPlainText().split("\n"))
        before = self._own or OwnStretch(new_id(name, self._shelf.catalogue.stretches), name)
        return replace(
            before,
            name=name,
            family=self._family,
            one_sided=self.sided.isChecked(),
            default_s=self.hold.seconds,
            steps=tuple(line for line in lines if line),
            feel=" ".join(self.feel.text().split()),
            stop_if=" ".join(self.stop_if.text().split()),
            picture="" if self._no_picture else before.picture,
        )

    def save(self) -> None:
        """Keep the stretch and close, or say at each field what is to be mended."""
        self.hold.interpretText()
        own = self.written
        found = dict(reversed(list(problems(own, self._shelf.catalogue))))
        for field in OwnStretchField:
            self._show_error(field, found.get(field, ""))
        fields = {
            OwnStretchField.NAME: self.name,
            OwnStretchField.HOLD: self.hold,
            OwnStretchField.STEPS: self.steps,
            OwnStretchField.FEEL: self.feel,
            OwnStretchField.STOP_IF: self.stop_if,
        }
        for field in found:
            fields[field].setFocus(Qt.FocusReason.OtherFocusReason)
        if not found and self._try(lambda: self._shelf.save(own, self._chosen)):
            self.saved_id = own.id
            self.accept()

    @property
    def changed(self) -> bool:
        """Tell whether closing would lose something."""
        return bool(self._chosen) or self.written != self._began

    def reject(self) -> None:
        """Close without keeping anything; what was written is asked about, once."""
        if self.changed:
            wrong = [sentence for _field, sentence in problems(self.written, self._shelf.catalogue)]
            answer = self._dialogs.unsaved(self, self.written.name, wrong[0] if wrong else "")
            if answer is Answer.SAVE:
                self.save()
            if answer is not Answer.DISCARD:
                return
        super().reject()

    def _choose(self) -> None:
        title, kinds = _("Choose a picture"), _("Pictures (*.png *.jpg *.jpeg)")
        path = self._dialogs.path_to_read(self, title, kinds)
        if path and self._try(lambda: self._shelf.check_picture(path)):
            if decoded(path, _PREVIEW).isNull():
                sentence = _("{file} is damaged and cannot be shown. Choose another picture.")
                self._warn(sentence.format(file=Path(path).name[:80]))
            else:
                self._chosen, self._no_picture = path, False
                self._show_preview(path)

    def _take_out(self) -> None:
        self._chosen, self._no_picture = "", True
        self._show_preview("")

    def _try(self, action: Callable[[], None]) -> bool:
        try:
            action()
        except StretchTimerError as error:
            self._warn(str(error))
            return False
        self._warn("")
        return True

    def _warn(self, sentence: str) -> None:
        self.picture_error.setText(sentence)
        self.picture_error.setVisible(bool(sentence))

    def _show_error(self, field: OwnStretchField, sentence: str) -> None:
        self.errors[field].setText(sentence)
        self.errors[field].setVisible(bool(sentence))
        if field is OwnStretchField.NAME:
            self.name.setProperty("error", bool(sentence))
            self.name.style().unpolish(self.name)
            self.name.style().polish(self.name)

    def _show_preview(self, path: str) -> None:
        image = decoded(path, _PREVIEW * self.devicePixelRatioF()) if path else QImage()
        shown = not image.isNull()
        if shown:
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            self._preview.setPixmap(pixmap)
        self._preview.setVisible(shown)
        self.no_picture_button.setVisible(shown)


def _stacked(*parts: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    return column
