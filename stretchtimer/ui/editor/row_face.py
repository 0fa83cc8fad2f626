"""Paint what of a row is not a control: handle, number, picture, name, words and sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from stretchtimer.domain.routine import Item
from stretchtimer.domain.stretch import Stretch
from stretchtimer.ui.editor import row_words as words
from stretchtimer.ui.editor.look import Look, paint_picture
from stretchtimer.ui.editor.row_layout import Places
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.fonts import digits_font, ui_font

_RADIUS = 10
_LABEL_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.TextFlag.TextWordWrap
#: The icon before a sentence, and the room it takes.
ICON_PX, ICON_ROOM_PX = 16, 26


@dataclass(frozen=True, slots=True)
class RowFace:
    """What a row says. `messages` are sentences, each with whether it is about something wrong."""

    number: int
    item: Item
    stretch: Stretch
    selected: bool
    messages: Sequence[tuple[bool, str]] = ()


def message_font(look: Look):
    """Return the font of the sentences below a row."""
    return ui_font(look.px(13), 500)


def message_lines(face: RowFace, look: Look, width: int) -> list[int]:
    """Return how many lines each sentence takes in a width."""
    metrics = QFontMetrics(message_font(look))
    room = QRect(0, 0, max(40, width - look.px(ICON_ROOM_PX)), 1000)
    heights = (metrics.boundingRect(room, _WRAP, sentence).height() for _wrong, sentence in face.messages)
    return [max(1, round(height / metrics.lineSpacing())) for height in heights]


def paint_row(painter: QPainter, box: QRect, face: RowFace, places: Places, look: Look, ratio: float) -> None:
    """Paint a row."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    _paint_ground(painter, box, face, look)
    parts = places.parts
    grip = icons.pixmap("drag", look.tokens.color("text-2"), parts["handle"].width(), ratio)
    painter.drawPixmap(parts["handle"].topLeft(), grip)
    painter.setPen(look.tokens.color("text-2"))
    painter.setFont(digits_font(look.px(14), 500))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(parts["number"], right, str(face.number))
    paint_picture(painter, parts["picture"], look, face.item.stretch_id, face.item.variant, ratio)
    painter.setPen(look.tokens.color("text"))
    painter.setFont(ui_font(look.px(16), 600))
    painter.drawText(parts["name"], _LABEL_FLAGS | _WRAP, face.stretch.name)
    _paint_words(painter, face, places, look)
    _paint_messages(painter, face, places, look, ratio)


def _paint_ground(painter: QPainter, box: QRect, face: RowFace, look: Look) -> None:
    if face.selected:
        painter.setPen(QPen(look.tokens.color("accent"), 2))
        painter.setBrush(look.tokens.color("selected"))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -2), _RADIUS, _RADIUS)
    else:
        painter.fillRect(0, box.height() - 1, box.width(), 1, look.tokens.color("border"))


def _paint_words(painter: QPainter, face: RowFace, places: Places, look: Look) -> None:
    parts, item = places.parts, face.item
    if not face.stretch.one_sided:
        painter.setPen(look.tokens.color("text-2"))
        painter.setFont(ui_font(look.px(14)))
        painter.drawText(parts["sides"], _LABEL_FLAGS, words.one_pose(face.stretch))
    if face.selected:
        return
    painter.setPen(look.tokens.color("text"))
    painter.setFont(digits_font(look.px(15), 400))
    if places.wide:
        painter.drawText(parts["repeats"], _LABEL_FLAGS, words.repeats(item.repeats))
        painter.drawText(parts["rest"], _LABEL_FLAGS, words.rest(item.rest_after_s))
    else:
        painter.drawText(parts["others"], _LABEL_FLAGS, words.others(item))


def _paint_messages(painter: QPainter, face: RowFace, places: Places, look: Look, ratio: float) -> None:
    box = places.parts.get("message")
    if box is None:
        return
    top, line = box.top(), look.px(20)
    painter.setFont(message_font(look))
    for (wrong, sentence), lines in zip(face.messages, message_lines(face, look, box.width()), strict=True):
        color = look.tokens.color("error" if wrong else "text-2")
        drawn = icons.pixmap("alert" if wrong else "info", color, look.px(ICON_PX), ratio)
        painter.drawPixmap(box.left(), top + (line - look.px(ICON_PX)) // 2, drawn)
        painter.setPen(color)
        indent = look.px(ICON_ROOM_PX)
        place = QRect(box.left() + indent, top, box.width() - indent, line * lines)
        painter.drawText(place, _LABEL_FLAGS | _WRAP, sentence)
        top += line * lines
