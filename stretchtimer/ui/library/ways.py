"""Show the ways a stretch can be done as pictures, and take one for the person's routines."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.choice_button import ChoiceButton
from stretchtimer.ui.widgets.label import label
from stretchtimer.ui.widgets.stretch_picture import paint_picture
from stretchtimer.ui.widgets.thumbnails import Thumbnail

#: A picture with its name below, at 100 % text size: at least and at most so wide.
_LEAST_PX, _MOST_PX, _GAP_PX = 118, 176, 8
_PICTURE_PX, _WORDS_PX, _EDGE_PX, _RADIUS = 72, 38, 8, 10


class WayButton(ChoiceButton):
    """One way: its picture above its name."""

    def __init__(self, style: Style, stretch: Stretch, thumbnail: Thumbnail | None, parent: QWidget) -> None:
        super().__init__(stretch.name, parent)
        self._style, self._stretch, self._thumbnail = style, stretch, thumbnail
        self.setAccessibleName(stretch.name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._restyle()
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        px = self._style.px
        self.setFixedHeight(px(_PICTURE_PX + _WORDS_PX) + 3 * _EDGE_PX)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        style, painter = self._style, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        chosen, hovered = self.isChecked(), self.underMouse()
        painter.setPen(QPen(style.color("accent" if chosen else "border"), 2 if chosen else 1))
        painter.setBrush(style.color("selected" if chosen else "hover" if hovered else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        size = QSize(self.width() - 2 * _EDGE_PX, style.px(_PICTURE_PX))
        picture = None
        if self._thumbnail is not None:
            # the same whatever the width, so that it is painted once
            drawn = QSize(style.px(_LEAST_PX) - 3 * _EDGE_PX, size.height() - 6)
            picture = self._thumbnail(
                self._stretch.id, self._stretch.variant, drawn, self.devicePixelRatioF()
            )
        frame = QRectF(QPointF(_EDGE_PX, _EDGE_PX), size)
        paint_picture(painter, frame, style, picture)
        painter.setPen(style.color("text"))
        painter.setFont(style.font(13, 600 if chosen else 500))
        words = QRectF(_EDGE_PX, frame.bottom() + _EDGE_PX / 2, size.width(), style.px(_WORDS_PX) + _EDGE_PX)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self.text())


class Ways(QWidget):
    """A row of pictures, the usual way first; the way that is open is marked."""

    chosen = Signal(object)
    """The id of a variant to show, None for the usual way."""
    adopted = Signal()
    """The way that is open is to stand in the person's routines."""

    def __init__(self, style: Style, thumbnail: Thumbnail | None) -> None:
        super().__init__()
        self._style, self._thumbnail = style, thumbnail
        self._shown: Stretch | None = None
        self.buttons: dict[str | None, WayButton] = {}
        self.adopt_button = QPushButton()
        self.adopt_button.setAccessibleName(_("Use this one in my routines"))
        self.adopt_button.setProperty("kind", "secondary")
        self.adopt_button.setProperty("extent", "small")
        self.adopt_button.setMinimumWidth(1)
        self.adopt_button.clicked.connect(self.adopted)
        self._grid = QGridLayout()
        self._grid.setSpacing(_GAP_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.title = label("title-s", "")
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addWidget(self.adopt_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._head)
        column.addLayout(self._grid)
        style.changed.connect(self._place)

    def show_ways(self, plain: Stretch, variant: str | None, adoptable: bool) -> None:
        """Show the ways of a stretch, one of them open; `adoptable` where routines do it in another."""
        if plain is not self._shown:
            self._build(plain)
        for way, button in self.buttons.items():
            button.mark(way == variant)
        self.adopt_button.setVisible(adoptable)
        self.setVisible(len(self.buttons) > 1)

    def _build(self, plain: Stretch) -> None:
        self._shown = plain
        # where a way is usual, the plain one beside it is the harder one
        self.title.setText(_("Ways to do it") if plain.usual else _("Easier ways to do it"))
        for old in self.buttons.values():
            old.hide()
            old.deleteLater()
        self.buttons = {}
        for way in (None, *plain.variants):
            button = WayButton(self._style, plain.as_variant(way), self._thumbnail, self)
            button.asked.connect(lambda _on, way=way: self.chosen.emit(way))
            self.buttons[way] = button
        self._place()

    def refresh_pictures(self) -> None:
        """Draw the pictures that have been painted meanwhile."""
        for button in self.buttons.values():
            button.update()

    def _place(self) -> None:
        """Stand as many beside each other as there is room for."""
        room, px = self.width() + _GAP_PX, self._style.px
        columns = max(1, min(len(self.buttons), room // (px(_LEAST_PX) + _GAP_PX)))
        wide = min(room // columns - _GAP_PX, px(_MOST_PX))
        for number, button in enumerate(self.buttons.values()):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, number // columns, number % columns, Qt.AlignmentFlag.AlignLeft)
            button.setFixedWidth(max(1, wide))
            button.show()
        for column in range(self._grid.columnCount()):
            # what is left over lies behind the last one
            self._grid.setColumnStretch(column, int(column == columns - 1))
        self._name_adoption()

    def _name_adoption(self) -> None:
        """Say what the button does in as many words as there is room for."""
        for words in (_("Use this one in my routines"), _("Use in my routines"), _("Use this")):
            self.adopt_button.setText(words)
            if self.adopt_button.sizeHint().width() <= self.width():
                break
        both = self.title.sizeHint().width() + self.adopt_button.sizeHint().width() + _GAP_PX
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.LeftToRight if both <= self.width() else directions.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        # it must be possible to become narrower before the pictures do
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
