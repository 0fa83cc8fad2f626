"""Paint a routine on one page: figures, holds, sides and the words to do it by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.print.sheet_grid import Grid, grid_for
from stretchtimer.ui.print.sheet_rows import SheetRow
from stretchtimer.ui.text.dates import short_weekdays
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.tokens import Tokens, light
from stretchtimer.ui.widgets.figure_view import paint_still
from stretchtimer.ui.widgets.picture_file import decoded

#: Points: the head above the stretches, the foot under them.
HEAD, FOOT = 64.0, 62.0
#: A figure is painted this much finer than a point; 300 dots an inch.
DOTS = 300 / 72
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page says, and how its figures look."""

    title: str
    headline: str
    rows: Sequence[SheetRow]
    looks: Looks = Looks.SAND
    clothes: Clothes = Clothes.SCREEN


Picture = Callable[[str], str]


def paint_sheet(painter: QPainter, size: QSizeF, sheet: Sheet, picture: Picture) -> None:
    """Paint the page; `size` is what is inside the margins, in points, the painter's unit.

    `picture` gives the path of an own stretch's picture, empty where there is none.
    """
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    _paint_head(painter, size, sheet)
    room = QRectF(0, HEAD, size.width(), size.height() - HEAD - FOOT)
    # the gap after the last cell of a row lies outside: the cells end where the head and the foot do
    grid = grid_for(len(sheet.rows), room.width() + _GAP, room.height())
    for place, row in enumerate(sheet.rows):
        down, along = divmod(place, grid.columns)
        x, y = along * grid.cell_width, HEAD + down * grid.cell_height
        cell = QRectF(x, y, grid.cell_width - _GAP, grid.cell_height - _GAP)
        _paint_cell(painter, cell, row, grid, sheet, picture(row.stretch_id))
    _paint_foot(painter, size)


def _ink(name: str) -> QColor:
    return light().color(name)


def _paint_head(painter: QPainter, size: QSizeF, sheet: Sheet) -> None:
    pixels, width = 26.0, size.width()
    while pixels > 12 and QFontMetricsF(ui_font(pixels, 700)).horizontalAdvance(sheet.title) > width:
        pixels -= 1
    font = ui_font(pixels, 700)
    painter.setFont(font)
    painter.setPen(_ink("text"))
    line = QFontMetricsF(font).elidedText(sheet.title, Qt.TextElideMode.ElideRight, width)
    painter.drawText(QRectF(0, 0, width, 32), Qt.AlignmentFlag.AlignVCenter, line)
    painter.setFont(ui_font(12))
    painter.setPen(_ink("text-2"))
    painter.drawText(QRectF(0, 32, width, 18), Qt.AlignmentFlag.AlignVCenter, sheet.headline)


def _paint_cell(
    painter: QPainter, cell: QRectF, row: SheetRow, grid: Grid, sheet: Sheet, picture: str
) -> None:
    scale = grid.scale
    painter.setPen(QPen(_ink("border"), 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cell, 8 * scale, 8 * scale)
    inside = cell.adjusted(6 * scale, 5 * scale, -6 * scale, -5 * scale)
    wide = min(inside.width() * 0.47, inside.height() * 1.5)
    figure = QRectF(inside.left(), inside.top(), wide, inside.height())
    _paint_figure(painter, figure, row, light().worn(sheet.looks, sheet.clothes), picture)
    _paint_words(painter, inside.adjusted(wide + 6 * scale, 0, 0, 0), row, scale)


def _paint_figure(painter: QPainter, box: QRectF, row: SheetRow, tokens: Tokens, picture: str) -> None:
    """Paint a figure as a picture: tints and shadows come out alike on every printer."""
    size = QSize(round(box.width() * DOTS), round(box.height() * DOTS))
    image = decoded(picture, size) if picture else QImage()
    if image.isNull():
        image = figure_image(row, size, tokens)
    width, height = image.width() / DOTS, image.height() / DOTS
    place = QPointF(box.center().x() - width / 2, box.center().y() - height / 2)
    painter.drawImage(QRectF(place, QSizeF(width, height)), image)


def figure_image(row: SheetRow, size: QSize, tokens: Tokens) -> QImage:
    """Return the body of a stretch's hold on white, `size` in dots."""
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    rect = QRectF(0, 0, size.width(), size.height())
    paint_still(painter, rect, row.stretch_id, row.variant, row.side, tokens)
    painter.end()
    return image


def _paint_words(painter: QPainter, box: QRectF, row: SheetRow, scale: float) -> None:
    amount = f"{row.amount}, {row.which}" if row.which else row.amount
    lines = (
        (f"{row.number}  {row.name}", 13.5, 700, "text"),
        (amount, 12, 600, "accent"),
        (row.steps, 11.5, 400, "text"),
        (row.note, 11, 400, "text-2"),
    )
    top = box.top()
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    for text, pixels, weight, color in lines:
        room_below = box.bottom() - top
        font = ui_font(pixels * scale, weight)
        metrics = QFontMetricsF(font)
        if not text or room_below < metrics.height():
            continue
        painter.setFont(font)
        painter.setPen(_ink(color))
        room = QRectF(box.left(), top, box.width(), room_below)
        text = _fitted(text, metrics, room)
        painter.drawText(room, flags, text)
        top += metrics.boundingRect(room, flags, text).height() + 2 * scale


def _fitted(text: str, metrics: QFontMetricsF, room: QRectF) -> str:
    """Return a text with words left out at its end until it fits."""
    words = text.split()
    endless = QRectF(0, 0, room.width(), 10_000)
    flags = Qt.TextFlag.TextWordWrap
    while metrics.boundingRect(endless, flags, text).height() > room.height() + 0.5 and len(words) > 1:
        words.pop()
        text = " ".join(words) + "…"
    return text


def _paint_foot(painter: QPainter, size: QSizeF) -> None:
    top = size.height() - FOOT + 12
    painter.setPen(QPen(_ink("border-strong"), 0.8))
    painter.drawLine(QPointF(0, top), QPointF(size.width(), top))
    font = ui_font(9.5)
    painter.setFont(font)
    painter.setPen(_ink("text"))
    words = _(
        "A mild pull is right, pain is not. Breathe, do not bounce. Ease off when it is too much; stop if "
        "pain is sharp, or if a leg tingles or goes numb, and ask a professional."
    )
    days = short_weekdays()
    boxes = 26.0 * len(days)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(QRectF(0, top + 8, size.width() - boxes - 24, FOOT), flags, words)
    for number, day in enumerate(days):
        x = size.width() - boxes + number * 26.0
        painter.setFont(ui_font(8))
        painter.setPen(_ink("text-2"))
        painter.drawText(QRectF(x, top + 6, 24, 11), Qt.AlignmentFlag.AlignCenter, day)
        painter.setPen(QPen(_ink("border-strong"), 0.9))
        painter.drawRoundedRect(QRectF(x + 4, top + 19, 16, 16), 3, 3)
