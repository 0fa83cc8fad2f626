"""Show the six rules and when to get help first."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.ui import icons
from stretchtimer.ui.safety.texts import HelpGroup, Rule, load_texts
from stretchtimer.ui.tokens import Tokens

#: Two columns of rules from this width on, in logical pixels at 100 % text size.
TWO_COLUMNS_FROM_PX = 760
ICON_BOX_PX = 44
ICON_PX = 22


class SafetyPage(QWidget):
    """The page; `accepted` says that the person has read it."""

    accepted = Signal()

    def __init__(self, tokens: Tokens, scale: float = 1.0) -> None:
        super().__init__()
        self._texts = load_texts()
        self._tokens = tokens
        self._scale = scale
        self._pictures: list[tuple[QLabel, str]] = []
        self.setObjectName("page")
        self._rules = [self._rule(rule) for rule in self._texts.rules]
        self._grid = QGridLayout()
        self._help = self._help_card()
        self._lay_out()
        self.set_tokens(tokens)

    def _lay_out(self) -> None:
        content = QWidget(objectName="page")
        column = QVBoxLayout(content)
        column.setContentsMargins(48, 40, 48, 24)
        column.setSpacing(16)
        column.addWidget(_label(self._texts.title, "title-l"))
        column.addWidget(_label(self._texts.lead, "body"))
        column.addSpacing(8)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(24)
        column.addLayout(self._grid)
        column.addSpacing(8)
        column.addWidget(_label(self._texts.disclaimer, "caption"))
        column.addWidget(self._help)
        column.addStretch(1)
        self._scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._footer())

    def _footer(self) -> QWidget:
        footer = QFrame(objectName="footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(48, 12, 48, 16)
        self.help_button = QPushButton(self._texts.help_title)
        self.help_button.setProperty("kind", "ghost")
        self.help_button.setCheckable(True)
        self.help_button.toggled.connect(self._show_help)
        self.accept_button = QPushButton(_("Got it, show my routines"))
        self.accept_button.setProperty("kind", "primary")
        self.accept_button.setMinimumHeight(52)
        self.accept_button.clicked.connect(self.accepted)
        row.addWidget(self.help_button)
        row.addStretch(1)
        row.addWidget(self.accept_button)
        return footer

    def _rule(self, rule: Rule) -> QWidget:
        card = QWidget()
        row = QHBoxLayout(card)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        picture = QLabel(objectName="iconBox", alignment=Qt.AlignmentFlag.AlignCenter)
        picture.setFixedSize(ICON_BOX_PX, ICON_BOX_PX)
        self._pictures.append((picture, rule.icon))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(_label(rule.title, "title-s"))
        words.addWidget(_label(rule.text, "body-soft"))
        words.addStretch(1)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return card

    def _help_card(self) -> QWidget:
        card = QFrame(objectName="card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(_label(self._texts.help_title, "title-m"))
        for group in self._texts.help_groups:
            column.addSpacing(4)
            column.addWidget(_label(group.urgency, "title-s"))
            column.addWidget(_label(_listed(group), "body"))
        card.hide()
        return card

    def show_help(self) -> None:
        """Open the list of signs that ask for help, and bring it into sight."""
        self.help_button.setChecked(True)

    def _show_help(self, shown: bool) -> None:
        self._help.setVisible(shown)
        if shown:
            self._help.parentWidget().layout().activate()
            self._scroll.ensureWidgetVisible(self._help, 0, self._scroll.height())
        else:
            self._scroll.verticalScrollBar().setValue(0)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        self._tokens = tokens
        for label, name in self._pictures:
            label.setPixmap(icons.pixmap(name, tokens.color("accent"), ICON_PX, self.devicePixelRatioF()))

    def set_scale(self, scale: float) -> None:
        """Use another text size; 1.0 is 100 %."""
        self._scale = scale
        self._arrange()

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS_FROM_PX * self._scale else 1
        for number, card in enumerate(self._rules):
            self._grid.addWidget(card, number // columns, number % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def showEvent(self, event) -> None:
        super().showEvent(event)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.accepted.emit()
        else:
            super().keyPressEvent(event)


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def _listed(group: HelpGroup) -> str:
    return "\n".join(f"•  {sign}" for sign in group.signs)
