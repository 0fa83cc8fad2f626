"""Choose a page at the left edge of the window."""

from gettext import gettext as _

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from stretchtimer.ui import icons
from stretchtimer.ui.fonts import ui_font
from stretchtimer.ui.tokens import Tokens

#: Widths of the rail, and the width of the window below which it is narrow (`visual.md` section 4).
WIDE_PX, NARROW_PX, NARROW_BELOW_PX = 96, 72, 960
BUTTON_HEIGHT_PX = 68
ICON_PX = 22
PILL = QRectF(0, 20, 4, 28)


class RailButton(QToolButton):
    """One page on the rail: a card with a pill when it is the one shown."""

    def __init__(self, key: str, title: str, icon: str, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._icon_name = icon
        self._tokens = tokens
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(NARROW_PX - 8, BUTTON_HEIGHT_PX)

    def paintEvent(self, event) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(4.5, 0.5, -4.5, -0.5)
        tokens = self._tokens
        if self.isChecked():
            painter.setPen(tokens.color("border"))
            painter.setBrush(tokens.color("surface"))
            painter.drawRoundedRect(card, 10, 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent"))
            painter.drawRoundedRect(PILL.translated(card.left() - 1, 0), 2, 2)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("hover"))
            painter.drawRoundedRect(card, 10, 10)
        color = tokens.color("accent" if self.isChecked() else "text-2")
        picture = icons.pixmap(self._icon_name, color, ICON_PX, self.devicePixelRatioF())
        painter.drawPixmap(round((self.width() - ICON_PX) / 2), 11, picture)
        painter.setPen(color)
        narrow = self.width() < WIDE_PX - 8
        painter.setFont(ui_font(12 if narrow else 13, 600 if self.isChecked() else 500))
        painter.drawText(self.rect().adjusted(0, 38, 0, -8), Qt.AlignmentFlag.AlignHCenter, self.text())


class NavRail(QWidget):
    """The rail; `chosen` carries a page's key."""

    chosen = Signal(str)

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self._brand = QLabel(self)
        self._brand.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._brand.setAccessibleName(_("Stretch Timer"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 16, 4, 16)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._brand)
        self._layout.addSpacing(8)
        self._layout.addStretch(1)
        self.set_tokens(tokens)
        self.set_narrow(False)

    def add(self, key: str, title: str, icon: str) -> None:
        """Offer a page."""
        button = RailButton(key, title, icon, self._tokens, self)
        button.clicked.connect(self._clicked)
        self._buttons[key] = button
        self._group.addButton(button)
        self._layout.insertWidget(self._layout.count() - 1, button)

    def keys(self) -> list[str]:
        """Return the pages offered, from the top."""
        return list(self._buttons)

    def show_current(self, key: str) -> None:
        """Mark a page as the one shown; none for a page that is not offered."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(key in self._buttons)

    def set_narrow(self, narrow: bool) -> None:
        """Be narrow or wide."""
        self.setFixedWidth(NARROW_PX if narrow else WIDE_PX)

    def set_tokens(self, tokens: Tokens) -> None:
        """Use the colours of another theme."""
        self._tokens = tokens
        ratio = self.devicePixelRatioF()
        self._brand.setPixmap(icons.pixmap("brand", tokens.color("accent"), 40, ratio))
        for button in self._buttons.values():
            button.set_tokens(tokens)
        self.update()

    def _clicked(self) -> None:
        self.chosen.emit(self.sender().key)

    def changeEvent(self, event) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.set_tokens(self._tokens)

    def paintEvent(self, event) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._tokens.color("rail"))
        painter.setPen(self._tokens.color("border"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
