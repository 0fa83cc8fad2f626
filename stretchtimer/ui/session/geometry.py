"""Work out where everything of the session page goes: pure numbers, no widgets.

All lengths are logical pixels. Sizes are fractions of the window's height, so that what is read from the
floor grows with the window.
"""

from dataclasses import dataclass

from stretchtimer.domain.duration import MINUTES_FROM_S

#: The height of a capital letter of Inter, as a share of the font's pixels.
CAP = 0.727
#: Below this width to height the ring stands above the words instead of beside them.
PORTRAIT_BELOW = 1.15
#: A picture in a smaller place says nothing.
LEAST_PICTURE = 72.0
_LOW_WINDOW = 640.0
_LEAST_LABEL = 17.0
_CONTROLS, _LEAST_CONTROLS = 48.0, 32.0


@dataclass(frozen=True, slots=True)
class FrameBox:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y of the lower edge."""
        return self.y + self.height

    @property
    def center_y(self) -> float:
        """Return the y of the middle."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The places that stay the same in every phase, and the sizes of the texts.

    `unit` is the height that the texts of the column are fractions of. `ring` is a square; `column` holds
    the words and spans the ring from top to bottom, or what remains below it in portrait. `..._px` are font
    sizes.
    """

    portrait: bool
    unit: float
    bar: FrameBox
    labels: FrameBox
    ring: FrameBox
    column: FrameBox
    controls: FrameBox
    label_px: float
    phase_px: float
    name_px: float
    side_px: float
    line_px: float
    next_px: float

    @property
    def stroke(self) -> float:
        """Return the width of the ring's stroke."""
        return 0.042 * self.ring.width

    @property
    def inner_radius(self) -> float:
        """Return the radius of the free circle inside the ring."""
        return self.ring.width / 2 - self.stroke

    def digits_px(self, digits_s: int) -> float:
        """Return the font size of the digits: smaller where minutes are shown."""
        return (0.33 if digits_s >= MINUTES_FROM_S else 0.55) * self.ring.width


@dataclass(frozen=True, slots=True)
class Stack:
    """The places within the column, from top to bottom; `picture` is None where there is no room for one.

    `phase` encloses the capital letters of the phase word. `panel` is the place of the buttons that stand
    instead of picture and next line while the session stands still.
    """

    phase: FrameBox
    name: FrameBox
    side: FrameBox
    line: FrameBox
    picture: FrameBox | None
    ground: FrameBox
    next: FrameBox
    panel: FrameBox


def frame(width: float, height: float, controls_float: bool = False) -> Frame:
    """Lay out a page; `controls_float` leaves them no room of their own (full screen, where they hide)."""
    margin = 0.04 * min(width, height)
    bar = FrameBox(margin, margin, width - 2 * margin, 0.025 * min(width, height))
    label_px = max(_LEAST_LABEL, 0.0275 * min(width, height))
    labels = FrameBox(margin, bar.bottom + 3, bar.width, 1.3 * label_px + 18)
    bottom = margin if controls_float else 64.0 if height < _LOW_WINDOW else 92.0
    top = labels.bottom - 3
    stage = FrameBox(margin, top, bar.width, height - top - bottom)
    portrait = width / height < PORTRAIT_BELOW
    ring, column = _above(stage) if portrait else _beside(stage, width, margin)
    unit = min(0.8 * min(width, height), column.height / 0.55) if portrait else height
    under = max(ring.bottom, column.bottom)
    control = min(_CONTROLS, max(_LEAST_CONTROLS, height - under - 2))
    row_top = stage.bottom + (bottom - _CONTROLS) / 2
    if controls_float:
        row_top = under + (height - under - control) / 2
    return Frame(
        portrait=portrait,
        unit=unit,
        bar=bar,
        labels=labels,
        ring=ring,
        column=column,
        controls=FrameBox(margin, row_top, bar.width, control),
        label_px=label_px,
        phase_px=0.12 * unit,
        name_px=0.0575 * unit,
        side_px=0.042 * unit,
        line_px=0.031 * unit,
        next_px=0.03 * unit,
    )


def _beside(stage: FrameBox, width: float, margin: float) -> tuple[FrameBox, FrameBox]:
    """Return ring and column side by side."""
    x = 0.525 * width
    diameter = min(0.925 * stage.height, 0.455 * width)
    center_x = (stage.x + x - 1.5 * margin) / 2
    top = stage.y + (stage.height - diameter) / 2
    ring = FrameBox(center_x - diameter / 2, top, diameter, diameter)
    return ring, FrameBox(x, top, width - margin - x, diameter)


def _above(stage: FrameBox) -> tuple[FrameBox, FrameBox]:
    """Return the ring above the column."""
    gap = 0.04 * stage.height
    diameter = min(0.46 * stage.height, stage.width)
    ring = FrameBox(stage.x + (stage.width - diameter) / 2, stage.y + gap / 2, diameter, diameter)
    top = ring.bottom + gap
    return ring, FrameBox(stage.x, top, stage.width, stage.bottom - gap / 2 - top)


def stack(frame: Frame, phase_px: float, phase_rows: int, has_side: bool, line_height: float) -> Stack:
    """Lay out the column: `phase_px` is what the word really got, `line_height` 0 where there is no line."""
    column, unit = frame.column, frame.unit
    phase = FrameBox(column.x, column.y, column.width, CAP * phase_px + (phase_rows - 1) * 0.98 * phase_px)
    name = _row(column, phase.bottom + 0.042 * unit, frame.name_px)
    y = name.center_y + CAP * frame.name_px / 2 + 0.025 * unit
    side = FrameBox(column.x, y, column.width, 0.07 * unit if has_side else 0.0)
    y = side.bottom + (0.014 if has_side else 0.004) * unit
    line = FrameBox(column.x, y, column.width, line_height)
    ground_px = max(2.0, round(0.005 * unit))
    ground = FrameBox(column.x, column.bottom - 0.0615 * unit, column.width, ground_px)
    following = _row(column, column.bottom - 0.032 * unit, frame.next_px)
    top = line.bottom + (0.02 * unit if line_height else 0.008 * unit)
    room = ground.y - top
    picture = FrameBox(column.x, top, column.width, room) if room >= LEAST_PICTURE else None
    panel_top = side.bottom + 0.03 * unit
    panel = FrameBox(column.x, panel_top, column.width, column.bottom - panel_top)
    return Stack(phase, name, side, line, picture, ground, following, panel)


def _row(column: FrameBox, cap_top: float, pixels: float) -> FrameBox:
    """Return the place of one row of text whose capital letters begin at `cap_top`."""
    height = 1.4 * pixels
    return FrameBox(column.x, cap_top + CAP * pixels / 2 - height / 2, column.width, height)
