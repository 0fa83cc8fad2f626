"""Show what to do when some of the signs apply: get help or ask, and until then Gentle with less in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stretchtimer.domain.command import key_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.safety.help_card import bullets
from stretchtimer.ui.safety.scrolling import scroll_area
from stretchtimer.ui.safety.texts import Case, load_texts
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.button_face import ButtonContent
from stretchtimer.ui.widgets.label import label
from stretchtimer.ui.widgets.page_button import PageButton

#: From this width on, at 100 % text size, the cases stand in two columns.
TWO_COLUMNS_FROM_PX = 700
#: Longer lines are hard to read.
WIDEST_PX = 1080


class AskFirstPage(QWidget):
    """The page. It asks for the Gentle routine, or for the way back to the signs."""

    gentle_asked = Signal()
    back_asked = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        texts = load_texts()
        self.setObjectName("page")
        self._style = style
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.setSpacing(20)
        self._steps = bullets(texts.ask_first.steps)
        self._steps.setProperty("role", "body")
        self._steps.setAccessibleName(" ".join(texts.ask_first.steps))
        self._cases = [_case(case) for case in texts.cases]
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(16)
        card = QFrame()
        card.setObjectName("card")
        within = QVBoxLayout(card)
        within.setContentsMargins(24, 20, 24, 20)
        within.setSpacing(16)
        within.addWidget(label("title-m", texts.ask_first.until, wrap=True))
        within.addLayout(self._grid)
        for part in (label("title-l", texts.ask_first.title, wrap=True), self._steps, card):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        self.scroll_area = scroll_area(content, texts.ask_first.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.addWidget(self.scroll_area, 1)
        column.addWidget(self._footer())
        self._arrange()
        style.changed.connect(self._arrange)

    def _footer(self) -> QWidget:
        bottom = QFrame()
        bottom.setObjectName("footer")
        row = QHBoxLayout(bottom)
        row.setContentsMargins(24, 12, 32, 12)
        self.back_button = QPushButton(_("Back"))
        self.back_button.setProperty("kind", "ghost")
        self.back_button.clicked.connect(self.back_asked)
        content = ButtonContent("", _("Open Gentle"), key_text("Enter"))
        self.gentle_button = PageButton(self._style, content, True, self)
        self.gentle_button.clicked.connect(self.gentle_asked)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.gentle_button)
        return bottom

    def minimumSizeHint(self) -> QSize:
        # The layout follows the size: it must be possible to become narrower before the parts do.
        return QSize(360, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS_FROM_PX * self._style.scale else 1
        for number, case in enumerate(self._cases):
            self._grid.addWidget(case, number // columns, number % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        self._grid.setHorizontalSpacing(32 if columns > 1 else 0)
        side = 40 if columns > 1 else 20
        beyond = self.width() - 2 * side - self._style.px(WIDEST_PX)
        self._inside.setContentsMargins(side, 32, side + max(0, beyond), 24)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scroll_area.verticalScrollBar().setValue(0)
        self.gentle_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with the keyboard on Enter, else open Gentle; Escape goes back."""
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton):
            focused.click()
        elif enter:
            self.gentle_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)


def _case(case: Case) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label("strong", case.sign, wrap=True))
    column.addWidget(label("body-soft", case.until, wrap=True))
    column.addStretch(1)
    return widget
