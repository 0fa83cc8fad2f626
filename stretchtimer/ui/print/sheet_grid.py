"""Choose how many stretches stand beside each other, so that all of them fit on one page."""

from dataclasses import dataclass
from math import ceil

#: A cell of this size, in points, shows everything at full size.
FULL_WIDTH, FULL_HEIGHT = 250.0, 118.0
#: Cells grow no higher than this where there are few.
MOST_HEIGHT = 150.0
MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of cells. `scale` is the size of figures and texts in it, 1.0 for full size."""

    columns: int
    cell_width: float
    cell_height: float
    scale: float


def grid_for(count: int, width: float, height: float) -> Grid:
    """Return the grid whose cells are largest; lengths are in points."""
    return max((_grid(columns, count, width, height) for columns in range(2, MOST_COLUMNS + 1)), key=_size)


def _grid(columns: int, count: int, width: float, height: float) -> Grid:
    cell_width = width / columns
    cell_height = min(MOST_HEIGHT, height / max(1, ceil(count / columns)))
    scale = min(1.0, cell_width / FULL_WIDTH, cell_height / FULL_HEIGHT)
    return Grid(columns, cell_width, cell_height, scale)


def _size(grid: Grid) -> tuple[float, int]:
    return grid.scale, -grid.columns
