"""Show how rows are moved, and give the offer to undo its place."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.undo_toast import UndoToast

#: Lower pages, at 100 % text size, have no foot.
FROM_PX = 560


class Keycap(QWidget):
    """A key as it looks on a keyboard."""

    def __init__(self, style: Style, text: str) -> None:
        super().__init__()
        self._style, self._text = style, text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return self._style.font(13, 600)

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._font()).horizontalAdvance(self._text) + self._style.px(14)
        return QSize(max(wide, self._style.px(28)), self._style.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        style, painter = self._style, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(style.color("border-strong"), 1))
        painter.setBrush(style.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(style.color("text"))
        painter.setFont(self._font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class EditorFooter(QFrame):
    """The foot of the page; hidden in a low window."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self.setObjectName("footer")
        self._words = QLabel(_("Drag a row to reorder, or use"))
        self._words.setProperty("role", "caption")
        self._keys = [Keycap(style, text) for text in (_("Alt"), "↑", "↓")]
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(4)
        row.addWidget(self._words)
        for key in self._keys:
            row.addWidget(key)
        row.addStretch(1)
        self._restyle()
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedHeight(self._style.px(64))

    def fit(self, page_px: int) -> None:
        """Give way on a low page."""
        self.setVisible(page_px / self._style.scale >= FROM_PX)


class CornerToast(UndoToast):
    """The offer to undo, at the bottom right."""

    def _corner_gap(self) -> int:
        return 24

    def _corner(self) -> QPoint:
        page, gap = self._page, self._corner_gap()
        return QPoint(page.width() - gap - self.width(), page.height() - self.height() - 10)
