"""Work out where everything of the session page goes: pure numbers, no widgets.

All lengths are logical pixels. Sizes are fractions of the window's height, so that what is read from the
floor grows with the window; what is read at the screen grows with the text size too.
"""

from dataclasses import dataclass
from enum import StrEnum

from stretchtimer.domain.duration import MINUTES_FROM_S

#: The height of a capital letter of Inter, as a share of the font's pixels.
CAP = 0.727
#: Below this width to height the ring stands above the words instead of beside them.
PORTRAIT_BELOW = 1.15
_LOW_WINDOW = 640.0
#: Font sizes of the labels and the controls, the least height of a control, all at a text size of 100 %.
_LEAST_LABEL, _CONTROL_PX, _CONTROLS, _LOW_CONTROLS = 17.0, 16.0, 48.0, 42.0
#: Font sizes of the phase and of what comes next, as shares of the unit.
_TAB_PX, _NEXT_PX = 0.0445, 0.03
#: About as many times its font size is what comes next wide, in each arrangement.
_NEXT_EMS, _LONG_NEXT_EMS = 17.0, 22.0
#: Digits as a share of the ring they stand in: seconds, and minutes with seconds.
_SECONDS, _MINUTES = 0.6, 0.33
#: Without a ring: the width and the height of digits, in font sizes.
_SECONDS_WIDE, _MINUTES_WIDE, _DIGITS_HIGH = 1.4, 3.0, 0.8


class Arrangement(StrEnum):
    """What is large: the words while the person gets ready, ring and figure while they are at work.

    In floor view there are digits, side and figure alone.
    """

    READY = "ready"
    WORK = "work"
    FLOOR = "floor"


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

    def below(self, y: float) -> "FrameBox":
        """Return what lies below a height."""
        return FrameBox(self.x, y, self.width, max(0.0, self.bottom - y))


@dataclass(frozen=True, slots=True)
class Frame:
    """The places that stay the same in every phase of an arrangement, and the sizes of the texts.

    `unit` is the height that the large texts are fractions of. `ring` encloses the digits: a square where
    there is a ring. `tab` is the row with the phase, `column` holds the words, and at work the figure too;
    else `picture` is its place. `..._px` are font sizes.
    """

    arrangement: Arrangement
    portrait: bool
    unit: float
    gap: float
    bar: FrameBox
    labels: FrameBox
    tab: FrameBox
    ring: FrameBox
    picture: FrameBox | None
    column: FrameBox
    next: FrameBox
    controls: FrameBox
    label_px: float
    tab_px: float
    next_px: float
    control_px: float

    @property
    def ringed(self) -> bool:
        """Tell whether there is a ring around the digits."""
        return self.arrangement is not Arrangement.FLOOR

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
        minutes = digits_s >= MINUTES_FROM_S
        if self.ringed:
            return (_MINUTES if minutes else _SECONDS) * self.ring.width
        wide = _MINUTES_WIDE if minutes else _SECONDS_WIDE
        return min(self.ring.width / wide, self.ring.height / _DIGITS_HIGH)


@dataclass(frozen=True, slots=True)
class _Stage:
    """What lies between the labels and the controls, and what all arrangements of it share."""

    box: FrameBox
    gap: float
    tab_height: float
    next_px: float

    def next_height(self, width: float, ems: float) -> float:
        """Return the height of what comes next: one row, or two where it is too long for the width."""
        return (1.35 if ems * self.next_px <= width else 2.5) * self.next_px


@dataclass(frozen=True, slots=True)
class _Places:
    tab: FrameBox
    ring: FrameBox
    picture: FrameBox | None
    column: FrameBox
    next: FrameBox


def frame(
    width: float,
    height: float,
    arrangement: Arrangement,
    text_scale: float = 1.0,
    top_line: bool = True,
    headline: bool = True,
) -> Frame:
    """Lay out a page. `text_scale` is 1 for a text size of 100 %.

    Floor view has a `top_line` only where there is something to tell, and a place for the side only where
    there is a `headline`.
    """
    margin = 0.04 * min(width, height)
    bar = FrameBox(margin, margin, width - 2 * margin, 0.025 * min(width, height))
    label_px = max(_LEAST_LABEL, 0.0275 * min(width, height)) * text_scale
    labels = FrameBox(margin, bar.bottom + 3, bar.width, 1.3 * label_px + 18)
    edge = max(6.0, 0.011 * height)
    control = max(_LOW_CONTROLS if height < _LOW_WINDOW else _CONTROLS, 2.2 * _CONTROL_PX * text_scale)
    controls = FrameBox(margin, height - edge - control, bar.width, control)
    top = labels.bottom if top_line else margin
    box = FrameBox(margin, top, bar.width, controls.y - edge - top)
    portrait = width / height < PORTRAIT_BELOW
    unit = min(0.8 * min(width, height), 0.62 * height) if portrait else height
    stage = _Stage(box, 0.011 * unit + 2, 1.46 * _TAB_PX * unit * text_scale, _NEXT_PX * unit * text_scale)
    if arrangement is Arrangement.FLOOR:
        places = _alone(stage, portrait, headline)
    elif portrait:
        places = _above(stage, arrangement)
    else:
        places = _beside(stage, arrangement, width, margin)
    return Frame(
        arrangement=arrangement,
        portrait=portrait,
        unit=unit,
        gap=stage.gap,
        bar=bar,
        labels=labels,
        tab=places.tab,
        ring=places.ring,
        picture=places.picture,
        column=places.column,
        next=places.next,
        controls=controls,
        label_px=label_px,
        tab_px=_TAB_PX * unit * text_scale,
        next_px=stage.next_px,
        control_px=_CONTROL_PX * text_scale,
    )


def _beside(stage: _Stage, arrangement: Arrangement, width: float, margin: float) -> _Places:
    """Return the ring beside the words; while the person gets ready with the figure under it."""
    box, gap = stage.box, stage.gap
    ready = arrangement is Arrangement.READY
    side = min(0.34 * width, 0.8 * box.height) if ready else 0.42 * width
    following = stage.next_height(side, _NEXT_EMS if ready else _LONG_NEXT_EMS)
    top, bottom = box.y + stage.tab_height + gap, box.bottom - following - gap
    room = bottom - top
    diameter = min(side, 0.5 * box.height, 0.57 * room) if ready else min(side, room)
    if not ready:
        side = diameter
    ring_top = top if ready else top + (room - diameter) / 2
    ring = FrameBox(box.x + (side - diameter) / 2, ring_top, diameter, diameter)
    column_x = box.x + side + max(margin, 0.022 * width)
    picture_top = ring.bottom + gap
    return _Places(
        tab=FrameBox(box.x, box.y, side, stage.tab_height),
        ring=ring,
        picture=FrameBox(box.x, picture_top, side, bottom - picture_top) if ready else None,
        column=FrameBox(column_x, box.y, box.right - column_x, box.height),
        next=FrameBox(box.x, box.bottom - following, side, following),
    )


def _above(stage: _Stage, arrangement: Arrangement) -> _Places:
    """Return the ring above the words; while the person gets ready with the figure at its right."""
    box, gap = stage.box, stage.gap
    ready = arrangement is Arrangement.READY
    following = stage.next_height(box.width, _LONG_NEXT_EMS)
    top, bottom = box.y + stage.tab_height + gap, box.bottom - following - gap
    diameter = min((0.42 if ready else 0.7) * box.width, (0.26 if ready else 0.4) * box.height)
    ring_x = box.x if ready else box.x + (box.width - diameter) / 2
    ring = FrameBox(ring_x, top, diameter, diameter)
    picture_x = ring.right + 2 * gap
    column_top = ring.bottom + 2 * gap
    return _Places(
        tab=FrameBox(box.x, box.y, box.width, stage.tab_height),
        ring=ring,
        picture=FrameBox(picture_x, top, box.right - picture_x, diameter) if ready else None,
        column=FrameBox(box.x, column_top, box.width, bottom - column_top),
        next=FrameBox(box.x, box.bottom - following, box.width, following),
    )


def _alone(stage: _Stage, portrait: bool, headline: bool) -> _Places:
    """Return the side above digits and figure, each as large as the others let it be."""
    box, gap = stage.box, 2 * stage.gap
    column = FrameBox(box.x, box.y, box.width, (0.28 if portrait else 0.4) * box.height if headline else 0.0)
    rest = box.below(column.bottom + gap) if headline else box
    if portrait:
        ring = FrameBox(rest.x, rest.y, rest.width, (rest.height - gap) / 2)
        picture = rest.below(ring.bottom + gap)
    else:
        ring = FrameBox(rest.x, rest.y, (rest.width - gap) / 2, rest.height)
        picture = FrameBox(ring.right + gap, rest.y, ring.width, rest.height)
    nothing = FrameBox(box.x, box.y, 0.0, 0.0)
    return _Places(nothing, ring, picture, column, nothing)
