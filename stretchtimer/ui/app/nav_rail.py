"""Choose a page at the left edge of the window."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.choice_button import ChoiceButton

#: Widths of the rail, and the width of the window below which it is narrow.
WIDE_PX, NARROW_PX, NARROW_BELOW_PX = 96, 72, 960
BUTTON_HEIGHT_PX = 68
ICON_PX = 22
BRAND_PX = 40


class RailButton(ChoiceButton):
    """One page on the rail: a card with a pill when it is the one shown."""

    def __init__(self, style: Style, key: str, title: str, icon: str, parent: "NavRail") -> None:
        super().__init__(title, parent)
        self.key = key
        self._style = style
        self._icon_name = icon
        self._rail = parent
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._style.px(NARROW_PX - 8), self._style.px(BUTTON_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, px = self._style.color, self._style.px
        # the narrow rail has no room between the pill and the longest word
        inset = 1.5 if self._rail.narrow else 4.5
        card = QRectF(self.rect()).adjusted(inset, 0.5, -inset, -0.5)
        if self.isChecked():
            painter.setPen(color("border"))
            painter.setBrush(color("surface"))
            painter.drawRoundedRect(card, 10, 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            pill = QRectF(card.left() - 1, px(20), 4, self.height() - 2 * px(20))
            painter.drawRoundedRect(pill, 2, 2)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("hover"))
            painter.drawRoundedRect(card, 10, 10)
        ink = color("accent" if self.isChecked() else "text-2")
        picture = icons.pixmap(self._icon_name, ink, px(ICON_PX), self.devicePixelRatioF())
        painter.drawPixmap(round((self.width() - px(ICON_PX)) / 2), px(11), picture)
        painter.setPen(ink)
        painter.setFont(self._style.font(12 if self._rail.narrow else 13, 600 if self.isChecked() else 500))
        painter.drawText(
            self.rect().adjusted(0, px(38), 0, -px(8)), Qt.AlignmentFlag.AlignHCenter, self.text()
        )


class NavRail(QWidget):
    """The rail; `chosen` carries a page's key."""

    chosen = Signal(str)

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self.narrow = style, False
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
        self._restyle()
        style.changed.connect(self._restyle)

    def add(self, key: str, title: str, icon: str) -> None:
        """Offer a page."""
        button = RailButton(self._style, key, title, icon, self)
        button.asked.connect(lambda chosen, button=button: self._asked(button, chosen))
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
            button.mark(name == key)
        self._group.setExclusive(key in self._buttons)

    def fit(self, window_px: int) -> None:
        """Be narrow or wide, as the width of the window allows."""
        self.narrow = window_px < NARROW_BELOW_PX * self._style.scale
        self.setFixedWidth(self._style.px(NARROW_PX if self.narrow else WIDE_PX))

    def _restyle(self) -> None:
        accent, side = self._style.color("accent"), self._style.px(BRAND_PX)
        self._brand.setPixmap(icons.pixmap("brand", accent, side, self.devicePixelRatioF()))
        self.fit(self.window().width())
        self.update()

    def _asked(self, button: RailButton, chosen: bool) -> None:
        # the page that is shown can be asked for again; one whose mark went to another was not asked for
        if chosen or button.isChecked():
            self.chosen.emit(button.key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._style.color("rail"))
        painter.setPen(self._style.color("border"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
