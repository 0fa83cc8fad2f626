"""Paint a stretch on the sheet: its figure, and beside or below it how it is done and how much of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QTextLayout, QTextOption

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.print.sheet_rows import SheetRow
from stretchtimer.ui.theme.fonts import ui_font
from stretchtimer.ui.theme.tokens import Tokens, light
from stretchtimer.ui.widgets.figure_view import paint_still
from stretchtimer.ui.widgets.picture_file import decoded

#: A figure is painted this much finer than a point; 300 dots an inch.
DOTS = 300 / 72
#: Texts are measured this much finer than a point: letters have whole sizes.
FINE = 10.0
#: Points at scale 1.0.
_PADDING, _MARK, _GAP = 7.0, 15.0, 3.0
#: A figure beside the words is at least this high, as a share of its width.
_FIGURE_HEIGHT = 0.62
#: Narrower cards have their figure above the words.
_BESIDE_FROM = 320.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that wraps, in points; `mark` is the number of a step before it."""

    text: str
    points: float
    weight: int = 400
    ink: str = "text"
    mark: str = ""
    above: float = _GAP


class Passages:
    """Paragraphs below each other, broken into lines once: as they are measured, so they are painted."""

    def __init__(self, paragraphs: list[Passage], width: float) -> None:
        self._parts: list[tuple[QTextLayout, QPointF, str]] = []
        y = 0.0
        for paragraph in paragraphs:
            y += paragraph.above * FINE if self._parts else 0.0
            indent = _MARK * FINE if paragraph.mark else 0.0
            if paragraph.mark:
                self._add(paragraph.mark, paragraph, indent, QPointF(0, y))
            y += self._add(paragraph.text, paragraph, width * FINE - indent, QPointF(indent, y))
        #: Points.
        self.height = y / FINE

    def _add(self, text: str, paragraph: Passage, width: float, at: QPointF) -> float:
        font = ui_font(paragraph.points * FINE, paragraph.weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        # a line of its own for every line that a note has
        layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        self._parts.append((layout, at, paragraph.ink))
        return height

    def paint(self, painter: QPainter, at: QPointF, scale: float = 1.0) -> None:
        """Paint them from a point on."""
        painter.save()
        painter.translate(at)
        painter.scale(scale / FINE, scale / FINE)
        for layout, place, ink in self._parts:
            painter.setPen(sheet_ink(ink))
            layout.draw(painter, place)
        painter.restore()


def sheet_ink(name: str) -> QColor:
    """Return a colour as it is on paper."""
    return light().color(name)


def card_words(row: SheetRow, width: float) -> Passages:
    """Return what stands on a card, broken into lines of a width; both at scale 1.0."""
    return Passages(list(_paragraphs(row)), width)


def _paragraphs(row: SheetRow) -> Iterator[Passage]:
    yield Passage(f"{row.number}  {row.name}", 14, 700)
    yield Passage(row.dose, 11.5, 600, "accent")
    if row.sides:
        yield Passage(row.sides, 11, 600, above=1)
    for number, step in enumerate(row.steps, start=1):
        yield Passage(step, 11, mark=f"{number}.", above=_GAP if number == 1 else 1)
    if row.easier:
        easier = _("Easier: {ways}").format(ways=in_a_row(row.easier))
        yield Passage(easier, 10, ink="text-2")
    if row.note:
        yield Passage(row.note, 11, 600)


def in_a_row(sentences: Sequence[str]) -> str:
    """Return short sentences as one: "Sit on a chair; rest your head"."""
    first, *others = sentences
    return "; ".join([first, *(other[:1].lower() + other[1:] for other in others)])


def card_height(row: SheetRow, width: float, figure_share: float, scale: float) -> float:
    """Return how high a card is at least, in points."""
    words = card_words(row, _words_width(width, figure_share, scale)).height * scale
    figure, padding = figure_share * width, _PADDING * scale
    if width < _BESIDE_FROM:
        return figure + words + 3 * padding
    return max(words, figure * _FIGURE_HEIGHT) + 2 * padding


def _words_width(width: float, figure_share: float, scale: float) -> float:
    """Return the room for words, at scale 1.0."""
    if width < _BESIDE_FROM:
        return width / scale - 2 * _PADDING
    return width * (1 - figure_share) / scale - 3 * _PADDING


def paint_card(
    painter: QPainter,
    card: QRectF,
    row: SheetRow,
    figure_share: float,
    scale: float,
    tokens: Tokens,
    picture: str,
) -> None:
    """Paint a card; `picture` is the path of an own stretch's picture, empty where there is none."""
    padding = _PADDING * scale
    painter.setPen(QPen(sheet_ink("border"), 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(card, 8, 8)
    inside = card.adjusted(padding, padding, -padding, -padding)
    words = card_words(row, _words_width(card.width(), figure_share, scale))
    if card.width() < _BESIDE_FROM:
        # what the page has to spare is the figure's
        high = max(figure_share * card.width(), inside.height() - words.height * scale - padding)
        figure = QRectF(inside.left(), inside.top(), inside.width(), high)
        at = QPointF(inside.left(), figure.bottom() + padding)
    else:
        figure = QRectF(inside.left(), inside.top(), figure_share * card.width(), inside.height())
        at = QPointF(figure.right() + padding, inside.top())
    _paint_figure(painter, figure, row, tokens, picture)
    painter.save()
    painter.setClipRect(card)
    words.paint(painter, at, scale)
    painter.restore()


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
