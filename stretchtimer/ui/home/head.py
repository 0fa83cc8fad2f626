"""Show what the open routine is, how long and what it needs, and change all of its holds at once."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.duration import about_text
from stretchtimer.domain.guideline import GUIDELINE_S, guideline_hint, guideline_text
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.home.layout import Layout
from stretchtimer.ui.home.model import HomeModel
from stretchtimer.ui.text import counts
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.button_menu import ButtonMenu
from stretchtimer.ui.widgets.segmented import Segmented

STEP_S = 5.0
CHOICES_S = (20.0, 25.0, 30.0)


class Head(QFrame):
    """Title, totals, menu and the control of all holds; it never scrolls.

    `drop_down` shows the routines where there is no list, and stands in the place of the title then.
    """

    shifted = Signal(float)
    """All holds are to change by these seconds."""
    chosen = Signal(object)
    """All holds are to have these seconds."""
    remove_asked = Signal()
    render_asked = Signal()
    edit_asked = Signal()

    def __init__(
        self, style: Style, model: HomeModel, drop_down: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("head")
        self._style, self._model, self._drop_down = style, model, drop_down
        self._small, self._totals = False, ("", "")
        self.title, self.totals, self.guideline = _label("title-l"), _label("body-soft"), _label("caption")
        self.summary, self.needs = _label("body"), _label("body-soft")
        self.edit_button = QPushButton(_("Edit"))
        self.menu_button = QToolButton()
        self._menu = ButtonMenu(self.menu_button)
        self.render_action = self._menu.addAction(_("Save as audio file…"))
        self.remove_action = self._menu.addAction("")
        step = round(STEP_S)
        self.less = _small_button(_("−{n} s").format(n=step))
        self.more = _small_button(_("+{n} s").format(n=step))
        self.all_holds = Segmented(
            _("All holds"), [(value, _("{n} s").format(n=round(value))) for value in CHOICES_S]
        )
        self._all_label = _label("label")
        self._all_label.setText(_("All holds"))
        self.holds_menu = QMenu(_("All holds"), self)
        self._build_menu()
        self._build_holds_menu()
        self._lay_out()
        self.less.setAccessibleName(_("All holds, {n} seconds less").format(n=step))
        self.more.setAccessibleName(_("All holds, {n} seconds more").format(n=step))
        self.less.clicked.connect(self._less)
        self.more.clicked.connect(self._more)
        self.all_holds.chosen.connect(self.chosen)
        self._restyle()
        style.changed.connect(self._restyle)

    def add_action(self, text: str) -> QAction:
        """Add something that can be done with routines to the menu, before what takes one away."""
        action = QAction(text, self)
        self._menu.insertAction(self.remove_action, action)
        return action

    def _build_menu(self) -> None:
        self.render_action.triggered.connect(self.render_asked)
        self.remove_action.triggered.connect(self.remove_asked)
        self.edit_button.setProperty("kind", "secondary")
        self.edit_button.setToolTip(_("Edit this routine (E)"))
        self.edit_button.clicked.connect(self.edit_asked)
        self.menu_button.setProperty("kind", "icon")
        self.menu_button.setMenu(self._menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAccessibleName(_("More for this routine"))
        self.menu_button.setToolTip(_("More for this routine"))
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _build_holds_menu(self) -> None:
        """Offer in the menu what the row of all holds does, for windows that have no room for it."""
        self._menu.insertMenu(self.render_action, self.holds_menu)
        for button in (self.less, self.more, *self.all_holds.buttons):
            self.holds_menu.addAction(button.text()).triggered.connect(button.click)

    def _lay_out(self) -> None:
        for sentence in (self.title, self.summary, self.totals, self.needs):
            sentence.setWordWrap(True)
        # a long sentence takes two lines, it does not push the controls
        self.guideline.setWordWrap(True)
        self.guideline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.title)
        texts.addWidget(self._drop_down)
        top = QHBoxLayout()
        top.addLayout(texts, 1)
        top.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addSpacing(4)
        top.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignVCenter)
        about = QVBoxLayout()
        about.setSpacing(2)
        for label in (self.summary, self.totals, self.needs):
            about.addWidget(label)
        self._holds_row = QWidget()
        self._holds = QHBoxLayout(self._holds_row)
        self._holds.setContentsMargins(0, 0, 0, 0)
        self._holds.setSpacing(8)
        for widget in (self._all_label, self.less, self.all_holds, self.more):
            self._holds.addWidget(widget)
        self._holds.addSpacing(4)
        self._holds.addWidget(self.guideline, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addLayout(about)
        self._column.addWidget(self._holds_row)

    def show_routine(self, routine: Routine, today: Routine | None = None) -> None:
        """Show a routine as it is now; `today` is the same with shorter holds for one session."""
        model = self._model
        if self.title.text() != routine.name:
            self.title.setText(routine.name)
        holds = model.holds(routine)
        self.summary.setText(routine.summary)
        self.summary.setVisible(bool(routine.summary))
        needs = model.needs(routine)
        self.needs.setText(needs)
        time = about_text(model.total_s(today or routine))
        stretches = counts.stretches(len(routine.items))
        shorter = _("{time} today").format(time=time)
        total = _("about {time}").format(time=time) if today is None else shorter
        self._totals = (
            " · ".join((stretches, counts.holds(holds.count), total)),
            " · ".join(part for part in (stretches, time if today is None else shorter, needs) if part),
        )
        self._show_totals()
        self.all_holds.set_value(holds.common_s)
        for control in (self.less, self.all_holds, self.more, self.holds_menu):
            control.setEnabled(bool(holds.held_s))
        sentence = guideline_words(holds.shortest_s)
        self.guideline.setText(sentence)
        self.guideline.setToolTip(sentence)
        restore = routine.builtin
        self.remove_action.setText(_("Restore the original") if restore else _("Delete routine"))

    def _restyle(self) -> None:
        size = self._style.px(20)
        for button, name in ((self.edit_button, "edit"), (self.menu_button, "more")):
            button.setIcon(icons.icon(name, self._style.color("text"), size))
            button.setIconSize(QSize(size, size))

    def set_layout(self, layout: Layout) -> None:
        """Use the layout of a small window: less words, no guideline, holds at the right or in the menu."""
        small = layout.small
        self._drop_down.setVisible(layout.list_px is None)
        self.title.setVisible(layout.list_px is not None)
        self._holds_row.setVisible(layout.holds)
        self.holds_menu.menuAction().setVisible(not layout.holds)
        role = "title-m" if small else "title-l"
        if self.title.property("role") != role:
            self.title.setProperty("role", role)
            self.title.style().unpolish(self.title)
            self.title.style().polish(self.title)
        self._small = small
        self._show_totals()
        self.guideline.setVisible(not small)
        self._holds.setStretchFactor(self._all_label, 1 if small else 0)
        self._column.setContentsMargins(*((18, 10, 18, 10) if small else (32, 20, 32, 12)))
        self._column.setSpacing(6 if small else 12)

    def _show_totals(self) -> None:
        """Say in one line what a large window says in two."""
        self.totals.setText(self._totals[self._small])
        self.needs.setVisible(bool(self.needs.text()) and not self._small)

    def _less(self) -> None:
        self.shifted.emit(-STEP_S)

    def _more(self) -> None:
        self.shifted.emit(STEP_S)


def guideline_words(shortest_s: float | None) -> str:
    """Return the hint beside the control: a guideline, never a rule; nothing where nothing is held."""
    if shortest_s is None:
        return ""
    if shortest_s >= GUIDELINE_S[0]:
        return guideline_text()
    return guideline_hint(shortest_s)


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    # names are data: they are never read as markup
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _small_button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "secondary")
    button.setProperty("extent", "small")
    return button
