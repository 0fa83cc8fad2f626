"""Choose how the stretches of a routine fill the pages of its sheet: few pages first, then large letters."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

#: The size of letters and figures; at 1.0 a step has 11 points. Less than the least is hard to read on a mat.
SCALES = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.95, 0.9)
MOST_COLUMNS = 2
#: The share of a card's width that its figure has, in width or height; more of it where there is room.
FIGURE_SHARES = (0.48, 0.44, 0.4, 0.36, 0.32, 0.28)
#: Points between two cards.
GAP = 10.0
#: Cards grow to fill the page, and no higher than this: a page with one stretch looks like a page with three.
MOST_HEIGHT = 400.0

#: How high a card must be, given its number, width, the share of its figure, and the scale.
CardHeight = Callable[[int, float, float, float], float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where the card of a stretch goes, and the share of its figure; points from the top left of the room."""

    number: int
    x: float
    y: float
    width: float
    height: float
    figure_share: float


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """The cards of every page, and the size of what is in them."""

    pages: Sequence[Sequence[Place]]
    scale: float


def lay_out(count: int, width: float, heights: Sequence[float], card_height: CardHeight) -> SheetLayout:
    """Return the layout of `count` stretches; `heights` is the room on the first page and on all others."""
    needed = cache(card_height)
    pages = 1
    while True:
        tries = [
            _Try(columns, pages, count, width, heights, needed) for columns in range(1, MOST_COLUMNS + 1)
        ]
        found = [(scale, -one.columns, one) for one in tries if (scale := one.largest_scale())]
        # a stretch with more words than a page has room for is cut: it has a page of its own by then
        if found or pages >= max(1, count):
            scale, _fewest, best = max(found, key=lambda each: each[:2], default=(SCALES[-1], 0, tries[0]))
            return SheetLayout(tuple(best.places(scale)), scale)
        pages += 1


@dataclass(frozen=True, slots=True)
class _Try:
    """So many columns on so many pages."""

    columns: int
    page_count: int
    count: int
    width: float
    heights: Sequence[float]
    needed: CardHeight

    @property
    def card_width(self) -> float:
        return (self.width - GAP * (self.columns - 1)) / self.columns

    def largest_scale(self) -> float:
        """Return the largest scale at which all pages have room, 0 where none has it."""
        pages, least = list(self._pages()), FIGURE_SHARES[-1]
        return next(
            (
                scale
                for scale in SCALES
                if all(self._fits(number, rows, scale, least) for number, rows in enumerate(pages))
            ),
            0.0,
        )

    def places(self, scale: float) -> Iterator[Sequence[Place]]:
        """Yield the cards of every page: their figures as large as can be, their rows grown to fill it."""
        for number, rows in enumerate(self._pages()):
            shares = (share for share in FIGURE_SHARES if self._fits(number, rows, scale, share))
            share = next(shares, FIGURE_SHARES[-1])
            room, needed = self._room(number), [self._row_height(row, scale, share) for row in rows]
            spare = (room - sum(needed) - GAP * (len(rows) - 1)) / max(1, len(rows))
            placed, y = [], 0.0
            for row, least in zip(rows, needed, strict=True):
                height = min(room, max(least, min(MOST_HEIGHT, least + spare)))
                for column, index in enumerate(row):
                    x = column * (self.card_width + GAP)
                    placed.append(Place(index, x, y, self.card_width, height, share))
                y += height + GAP
            yield placed

    def _pages(self) -> Iterator[Sequence[range]]:
        """Yield the rows of every page; as many on each as can be, the first ones more."""
        ends = range(0, self.count, self.columns)
        rows = [range(start, min(self.count, start + self.columns)) for start in ends]
        start = 0
        for page in range(self.page_count):
            taken = ceil((len(rows) - start) / (self.page_count - page))
            yield rows[start : start + taken]
            start += taken

    def _room(self, page: int) -> float:
        return self.heights[min(page, len(self.heights) - 1)]

    def _row_height(self, row: range, scale: float, share: float) -> float:
        return max(self.needed(index, self.card_width, share, scale) for index in row)

    def _fits(self, page: int, rows: Sequence[range], scale: float, share: float) -> bool:
        return sum(self._row_height(row, scale, share) + GAP for row in rows) - GAP <= self._room(page)
