"""Share the column between words and figure: pure numbers, no widgets.

The words are as large as they are wanted where there is room, and the figure is put under them or beside
them, wherever it is larger.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor

from stretchtimer.ui.session.geometry import FrameBox

#: The least share of the figure that would fit without the second text; below it the words shrink.
LEAST_FIGURE = 0.36
#: So much larger must a figure be for the second text to stand in short rows beside it.
_WORTH_SHORT_ROWS = 1.25
#: Shares of the column's width that the second text may take beside the figure.
_BESIDE = (0.34, 0.4, 0.46, 0.52)
#: Words shrink in steps of this share, down to the least.
_STEP, _LEAST = 0.04, 0.2


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and how large it is wanted.

    `height_at` gives its height for a font size and a width, infinite where a word is wider than that.
    """

    pixels: float
    height_at: Callable[[float, float], float]

    def height(self, scale: float, width: float) -> float:
        """Return the height at a share of the wanted size."""
        # a place is cut to whole pixels
        return self.height_at(scale * self.pixels, floor(width))


@dataclass(frozen=True, slots=True)
class Shared:
    """What the parts of a column get: `scale` is the share of their size that the words get."""

    scale: float
    headline: FrameBox
    line: FrameBox
    picture: FrameBox

    def figure_size(self, aspect: float) -> float:
        """Return the area that a figure of a width to height fills."""
        height = min(self.picture.height, self.picture.width / aspect)
        return aspect * height * height


def stacked_scale(wordings: Sequence[Wording], width: float, height: float, gap: float, most: float) -> float:
    """Return the largest scale, `most` at most, at which texts fit one below the other."""

    def fits(scale: float) -> bool:
        heights = sum(wording.height(scale, width) for wording in wordings)
        return heights + gap * (len(wordings) - 1) <= height

    if fits(most):
        return most
    least = 0.0
    for _halving in range(9):
        middle = (least + most) / 2
        least, most = (middle, most) if fits(middle) else (least, middle)
    return least


def shared(
    column: FrameBox, headline: Wording, line: Wording | None, aspect: float, gap: float, most: float
) -> Shared:
    """Share a column between a headline, a second text if there is one, and a figure of a width to height."""
    scale = most
    while True:
        alone = _without_line(column, headline, scale, gap)
        if alone is not None:
            if line is None:
                return alone
            candidates = _candidates(column, alone, line, gap)
            best = max(candidates, key=lambda one: _worth(one, aspect, column), default=None)
            least = LEAST_FIGURE * alone.figure_size(aspect)
            if best is not None and best.figure_size(aspect) >= least:
                return best
        if scale <= _LEAST:
            return alone or Shared(scale, column, column.below(column.bottom), column.below(column.bottom))
        scale = max(_LEAST, scale - _STEP * most)


def _worth(one: Shared, aspect: float, column: FrameBox) -> float:
    """Return how good a way to share is: a large figure, and rows as long as the column."""
    return one.figure_size(aspect) * (_WORTH_SHORT_ROWS if one.line.width == column.width else 1.0)


def _without_line(column: FrameBox, headline: Wording, scale: float, gap: float) -> Shared | None:
    """Return the headline with the figure under it, None where they do not fit."""
    height = headline.height(scale, column.width)
    if height > 0.5 * column.height:
        return None
    top = FrameBox(column.x, column.y, column.width, height)
    rest = column.below(top.bottom + (gap if height else 0.0))
    return Shared(scale, top, FrameBox(column.x, rest.y, column.width, 0.0), rest)


def _candidates(column: FrameBox, alone: Shared, line: Wording, gap: float) -> list[Shared]:
    """Return the ways in which the second text fits: over the figure, and at its left."""
    found, rest = [], alone.picture
    height = line.height(alone.scale, column.width)
    if height + 2 * gap < rest.height:
        text = FrameBox(rest.x, rest.y, rest.width, height)
        found.append(Shared(alone.scale, alone.headline, text, rest.below(text.bottom + 2 * gap)))
    for share in _BESIDE:
        width = share * rest.width
        height = line.height(alone.scale, width)
        if height <= rest.height:
            text = FrameBox(rest.x, rest.y + gap, width, min(height, rest.height - gap))
            x = text.right + 2 * gap
            picture = FrameBox(x, rest.y, rest.right - x, rest.height)
            found.append(Shared(alone.scale, alone.headline, text, picture))
    return found
