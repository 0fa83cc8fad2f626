"""Show the six rules and when to get help first: at the first run, and ever after with F1."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.command import key_text
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.safety.help_card import HelpCard
from stretchtimer.ui.safety.scrolling import scroll_area
from stretchtimer.ui.safety.texts import Rule, load_texts
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.button_face import ButtonContent
from stretchtimer.ui.widgets.page_button import PageButton

#: From these widths on, at 100 % text size: the opening words stand beside the rules, rules in two columns.
BESIDE_FROM_PX = 1080
TWO_COLUMNS_FROM_PX = 700
INTRO_PX = 320
ICON_BOX_PX = 44
ICON_PX = 22


class SafetyPage(QWidget):
    """The page, which asks whether any of the signs apply."""

    accepted = Signal()
    """The person has read it, and none of the signs apply."""
    some_apply = Signal()
    warm_up_chosen = Signal(bool)
    """Sessions shall begin with the warm-up, or not."""

    def __init__(self, style: Style, warm_up: bool = False) -> None:
        super().__init__()
        self._texts = load_texts()
        self._style = style
        self._pictures: list[tuple[QLabel, str]] = []
        self.setObjectName("page")
        self._rules = [self._rule(rule) for rule in self._texts.rules]
        self._intro = self._opening()
        self.help_card = HelpCard(style, self._texts.help_title, self._texts.help_groups)
        self._grid = QGridLayout()
        self.warm_up = QCheckBox(self._texts.warm_up.choice)
        self._lay_out()
        self.show_warm_up(warm_up)
        self.warm_up.toggled.connect(self.warm_up_chosen)
        self._restyle()
        style.changed.connect(self._restyle)

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(28)
        self._grid.setVerticalSpacing(24)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._warm_up())
        self._column.addWidget(self.help_card)
        self._column.addStretch(1)
        self.scroll_area = scroll_area(content, self._texts.title)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.scroll_area, 1)
        right.addWidget(self._footer())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.addLayout(right, 1)

    def minimumSizeHint(self) -> QSize:
        # The layout follows the size: it must be possible to become narrower before the parts do.
        return QSize(360, 320)

    def _opening(self) -> QWidget:
        intro = QWidget()
        self._intro_column = QVBoxLayout(intro)
        self._intro_column.setSpacing(12)
        self._intro_column.addWidget(_label(self._texts.title, "title-l"))
        self._intro_column.addWidget(_label(self._texts.lead, "body-soft"))
        self.help_button = QPushButton(self._texts.help_title)
        self.help_button.setProperty("kind", "secondary")
        self.help_button.clicked.connect(self.show_help)
        self._intro_column.addWidget(self.help_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._intro_column.addStretch(1)
        self._intro_column.addWidget(_label(self._texts.disclaimer, "caption"))
        return intro

    def _footer(self) -> QWidget:
        self._bottom = QFrame()
        self._bottom.setObjectName("footer")
        row = QHBoxLayout(self._bottom)
        row.setContentsMargins(24, 12, 32, 12)
        self._question = QLabel(_("Do any of these apply to you?"))
        self._question.setProperty("role", "body-soft")
        _asked, some, none, key = _answers()[0]
        self.some_button = PageButton(self._style, ButtonContent("", some), False, self)
        self.some_button.clicked.connect(self.some_apply)
        self.accept_button = PageButton(self._style, ButtonContent("", none, key), True, self)
        self.accept_button.clicked.connect(self.accepted)
        row.addWidget(self._question)
        row.addStretch(1)
        row.addWidget(self.some_button)
        row.addSpacing(4)
        row.addWidget(self.accept_button)
        return self._bottom

    def _warm_up(self) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(16)
        picture = QLabel()
        self._pictures.append((picture, "walk"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(_label(self._texts.warm_up.title, "strong"))
        words.addWidget(_label(self._texts.warm_up.text, "body-soft"))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column.addLayout(row)
        # a check box cannot wrap its words: it has the whole width
        column.addWidget(self.warm_up)
        return card

    def show_warm_up(self, chosen: bool) -> None:
        """Show whether sessions begin with the warm-up, without telling anybody."""
        with QSignalBlocker(self.warm_up):
            self.warm_up.setChecked(chosen)

    def _rule(self, rule: Rule) -> QWidget:
        card = QWidget()
        row = QHBoxLayout(card)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        picture = QLabel()
        picture.setObjectName("iconBox")
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
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

    def show_help(self) -> None:
        """Bring the signs that ask for help to the top."""
        self._scroll_to_help()
        # a page that was only just built lays out its words when the event loop comes round
        QTimer.singleShot(0, self, self._scroll_to_help)
        self.scroll_area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scroll_to_help(self) -> None:
        self.scroll_area.verticalScrollBar().setValue(self.help_card.y() - self._column.spacing())

    def _restyle(self) -> None:
        accent, ratio = self._style.color("accent"), self.devicePixelRatioF()
        for label, name in self._pictures:
            label.setPixmap(icons.pixmap(name, accent, ICON_PX, ratio))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= BESIDE_FROM_PX * self._style.scale
        home: QBoxLayout = self._row if beside else self._column
        moves = home.indexOf(self._intro) < 0
        if moves:
            home.insertWidget(0, self._intro)
        margins = (40, 40, 32, 32) if beside else (0, 0, 0, 0)
        self._intro_column.setContentsMargins(*margins)
        self._intro.setFixedWidth(self._style.px(INTRO_PX)) if beside else _free_width(self._intro)
        room = self.width() - (self._intro.width() if beside else 0)
        columns = 2 if room >= TWO_COLUMNS_FROM_PX * self._style.scale else 1
        for number, card in enumerate(self._rules):
            self._grid.addWidget(card, number // columns, number % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        self._grid.setHorizontalSpacing(32 if columns > 1 else 0)
        side = 40 if columns > 1 else 20
        self._column.setContentsMargins(side, 32, side, 24)
        self.help_card.set_columns(columns)
        self._word_answers(room)
        if moves:
            # not in two steps, the first of which would be seen
            self._row.activate()

    def _word_answers(self, room: int) -> None:
        """Ask and answer with as many words as there is room for."""
        for asked, some, none, key in _answers():
            self._question.setVisible(asked)
            self.some_button.set_content(ButtonContent("", some))
            self.accept_button.set_content(ButtonContent("", none, key))
            if self._bottom.minimumSizeHint().width() <= room:
                return

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button with the keyboard on Enter, else accept; Escape accepts, too."""
        focused = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton):
            focused.click()
        elif enter or event.key() == Qt.Key.Key_Escape:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)


def _answers() -> tuple[tuple[bool, str, str, str], ...]:
    """Return whether it is asked, both answers and the key, from the longest words to the shortest."""
    key, some, none = key_text("Enter"), _("Some of these apply to me"), _("None of these")
    return (
        (True, some, _("None of these, show my routines"), key),
        (False, some, none, key),
        (False, _("Some apply"), none, key),
        (False, _("Some apply"), none, ""),
    )


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def _free_width(widget: QWidget) -> None:
    widget.setMinimumWidth(0)
    widget.setMaximumWidth(16_777_215)
