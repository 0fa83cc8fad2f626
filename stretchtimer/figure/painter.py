"""Paint a body: the only file of the figure that knows Qt.

Everything with an edge is an opaque fill, which Qt's raster engine does many times quicker than a
translucent one: contour first, then its shaded colour, then the lit one inside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPainterPath, QPen, QRadialGradient, QTransform

from stretchtimer.domain.stretch import Side
from stretchtimer.figure.act import Prop
from stretchtimer.figure.depth import far_shares, in_order, layers_of
from stretchtimer.figure.face import cap_outline, ear_outline, face_lines
from stretchtimer.figure.flesh import parts_of
from stretchtimer.figure.ground import box_faces, cushion_loops, mat_loops, shadow_rows
from stretchtimer.figure.lens import TAG_HALF
from stretchtimer.figure.motion import Body, FeelTint
from stretchtimer.figure.outline import (
    Loop,
    Outline,
    Point,
    Screen,
    crease_lines,
    limb_outline,
    lump_outline,
    screen_for,
    tube_outline,
)
from stretchtimer.figure.palette import Colours, Shading, mixed, shading_between
from stretchtimer.figure.shapes import Cap, Crease, FaceShape, Limb, Lump, Part, Shape, Tube

#: The widest contour, in head heights.
EDGE = 0.026
#: Below as many pixels a head height, shade is left out: nobody could see it.
PLAIN = 16.0
#: From as many on, outlines are rounded.
LARGE = 90.0
#: Half a tag's width in pixels is never less; a picture of fewer pixels a head height has no tags.
TAG_LEAST, TAG_FROM = 8.0, 14.0
#: A limb that is as far as this (0 to 1) is painted flat: it steps back behind the near one.
FLAT = 0.6


@dataclass(frozen=True, slots=True)
class Letters:
    """The outlines of both sides' letters, around the origin, as large as a tag of half width 1 holds."""

    paths: Mapping[Side, QPainterPath]

    @classmethod
    def of(cls, words: Mapping[Side, str], font: QFont) -> "Letters":
        """Return the letters in a font."""
        return cls({side: _letter(word, font) for side, word in words.items()})


def _letter(word: str, font: QFont) -> QPainterPath:
    path = QPainterPath()
    path.addText(0, 0, font, word)
    box = path.boundingRect()
    size = min(1.15 / max(1.0, box.height()), 1.5 / max(1.0, box.width()))
    return QTransform.fromScale(size, size).map(path.translated(-box.center()))


#: What a shape's paths depend on: the shape, where it is seen from, the ends that its contour goes around.
Key = tuple[Shape, Screen, tuple[bool, bool]]


@dataclass(slots=True)
class Paths:
    """The paths of a shape."""

    contour: QPainterPath
    fill: QPainterPath
    lit: QPainterPath | None
    rim: QPainterPath | None


@dataclass(slots=True)
class Memory:
    """What was drawn last, so that limbs that rest are not worked out again."""

    paths: dict[tuple[str, int, int], tuple[Key, Paths]] = field(default_factory=dict)


@dataclass(slots=True)
class Drawing:
    """A body worked out for painting: paths with what fills them (or the pen they are drawn with), in order.

    What is not `smooth` has no antialiasing: it lies inside of something that has.
    """

    steps: list[tuple[QPainterPath, QBrush | QPen, bool]] = field(default_factory=list)

    def fill(self, path: QPainterPath, colour: str, smooth: bool = True) -> None:
        """Add a filled path."""
        if not path.isEmpty():
            self.steps.append((path, _brush(colour), smooth))

    def paint(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        was_smooth = None
        for path, ink, smooth in self.steps:
            if smooth is not was_smooth:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
                was_smooth = smooth
            if isinstance(ink, QPen):
                painter.strokePath(path, ink)
            else:
                painter.fillPath(path, ink)


def paint_body(
    painter: QPainter, rect: QRectF, body: Body, colours: Colours, letters: Letters | None = None
) -> None:
    """Paint a body with its mat, things and shadow into a rectangle; with `letters`, with its tags."""
    screen = screen_in(rect, body)
    painter.save()
    paint_ground(painter, body, screen, colours)
    drawing = drawing_of(body, screen, colours)
    if letters is not None:
        add_tags(drawing, body, screen, colours, letters)
    drawing.paint(painter)
    painter.restore()


def screen_in(rect: QRectF, body: Body) -> Screen:
    """Return the screen that shows a body in a rectangle."""
    return screen_for(rect.x(), rect.y(), rect.width(), rect.height(), body.box, body.camera)


def paint_ground(painter: QPainter, body: Body, screen: Screen, colours: Colours) -> None:
    """Paint mat and things."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    below = colours.canvas
    if body.mat:
        mat, share = body.mat
        below = mixed(below, colours.mat, share)
        painter.setOpacity(share)
        for loop, colour in zip(mat_loops(mat, screen), (colours.mat_edge, colours.mat), strict=True):
            painter.fillPath(_polygon([loop]), _brush(colour))
        painter.setOpacity(1.0)
    # what comes or goes is pale, not translucent: nobody sees one leg of a chair through another
    for prop, share in body.props:
        for loop, colour in _faces(prop, screen, colours):
            painter.fillPath(_polygon([loop]), _brush(mixed(below, colour, share)))


def _faces(prop: Prop, screen: Screen, colours: Colours) -> Iterator[tuple[Loop, str]]:
    """Yield what can be seen of a thing, with its colour."""
    if prop.kind == "cushion":
        tone = colours.cushion
        yield from zip(cushion_loops(prop, screen), (tone.edge, tone.shade, tone.lit), strict=True)
        return
    for loop, brightness in box_faces(prop, screen):
        yield loop, mixed(colours.mat_edge, colours.canvas, brightness)


def drawing_of(
    body: Body, screen: Screen, colours: Colours, memory: Memory | None = None, quick: bool = False
) -> Drawing:
    """Return a body with its shadow, worked out for painting; `memory` makes the next time quicker.

    A `quick` drawing is painted in half the time: only contours are smooth, which is hard to see in motion.
    """
    drawing = Drawing()
    parts = in_order(parts_of(body.skeleton, body.breath), screen)
    _draw_shadow(drawing, parts, screen, colours, not quick)
    far = far_shares(parts, screen, dict(body.near))
    strokes = list(_strokes(parts, far, screen, colours, memory or Memory()))
    for stroke in strokes:
        if stroke.paths.rim is not None:
            drawing.fill(stroke.paths.rim, stroke.shading.edge)
    for stroke in strokes:
        _draw_stroke(drawing, stroke, body, screen, colours, not quick)
    return drawing


def add_tags(drawing: Drawing, body: Body, screen: Screen, colours: Colours, letters: Letters) -> None:
    """Add the letters of the sides, over all else, where the picture is large enough to carry them."""
    if screen.scale < TAG_FROM:
        return
    half = max(TAG_LEAST, TAG_HALF * screen.scale)
    for tag in body.tags:
        x, y = screen.point(tag.place)
        plate, ink = QColor(colours.text), QColor(colours.canvas)
        plate.setAlphaF(tag.share)
        ink.setAlphaF(tag.share)
        for path, size, colour in (
            (_plate(), 1.16 * half, ink),
            (_plate(), half, plate),
            (letters.paths[tag.side], half, ink),
        ):
            drawing.steps.append((QTransform(size, 0, 0, size, x, y).map(path), QBrush(colour), True))


@cache
def _plate() -> QPainterPath:
    """Return what a letter stands on, of half width 1, around the origin."""
    path = QPainterPath()
    path.addRoundedRect(-1, -1, 2, 2, 0.4, 0.4)
    return path


@dataclass(frozen=True, slots=True)
class Stroke:
    """One shape as it is painted."""

    part: str
    shape: Shape
    paths: Paths
    shading: Shading
    flat: bool


def _strokes(
    parts: list[Part], far: dict[str, float], screen: Screen, colours: Colours, memory: Memory
) -> Iterator[Stroke]:
    """Yield the shapes of ordered parts from the farthest to the nearest."""
    place = {part.name: number for number, part in enumerate(parts)}
    for part in parts:
        share = far.get(part.limb, 0.0)
        for i, layer in enumerate(layers_of(part, screen)):
            for j, shape in enumerate(layer.shapes):
                whole = (True, True)
                if isinstance(shape, Limb):
                    start, end = (place.get(name, -1) > place[part.name] for name in shape.joins)
                    whole = (start, end)
                paths = _paths((part.name, i, j), (shape, screen, whole), memory)
                shading = shading_between(colours.near[shape.material], colours.far[shape.material], share)
                yield Stroke(part.name, shape, paths, shading, share > FLAT)


def _draw_stroke(
    drawing: Drawing, stroke: Stroke, body: Body, screen: Screen, colours: Colours, smooth: bool
) -> None:
    paths, shading = stroke.paths, stroke.shading
    if isinstance(stroke.shape, FaceShape):
        _draw_face(drawing, stroke.shape, shading, screen)
        return
    if isinstance(stroke.shape, Crease):
        _draw_lines(drawing, crease_lines(stroke.shape, screen), shading, screen)
        return
    drawing.fill(paths.contour, shading.edge)
    if paths.lit is None or stroke.flat:
        drawing.fill(paths.fill, shading.lit, smooth)
    else:
        drawing.fill(paths.fill, shading.shade, smooth)
        drawing.fill(paths.lit, shading.lit, smooth)
    tint = (colours.felt_far if stroke.flat else colours.felt).get(stroke.shape.material)
    for felt in body.felt:
        if tint is not None and stroke.part in felt.parts:
            drawing.steps.append((paths.fill, _tint(felt, tint, screen), smooth))


def _paths(name: tuple[str, int, int], key: Key, memory: Memory) -> Paths:
    kept = memory.paths.get(name)
    if kept is not None and kept[0] == key:
        return kept[1]
    shape, screen, whole = key
    outline = _outline(shape, screen, min(2.6, max(0.5, EDGE * screen.scale)), whole)
    fine = screen.scale >= PLAIN
    paths = Paths(
        _path(outline.contour, screen),
        _path(outline.fill, screen),
        _path(outline.lit, screen) if outline.lit and fine else None,
        _path(outline.rim, screen) if outline.rim and fine else None,
    )
    memory.paths[name] = (key, paths)
    return paths


def _outline(shape: Shape, screen: Screen, edge: float, whole: tuple[bool, bool]) -> Outline:
    match shape:
        case Limb():
            return limb_outline(shape, screen, edge, whole)
        case Tube():
            return tube_outline(shape, screen, edge)
        case Cap():
            return cap_outline(shape, screen, edge)
        case Lump():
            return lump_outline(shape, screen, edge)
        case FaceShape() | Crease():
            return Outline([], [])


def _draw_face(drawing: Drawing, face: FaceShape, shading: Shading, screen: Screen) -> None:
    if screen.scale < PLAIN:
        return
    for ear in ear_outline(face, screen):
        drawing.fill(_polygon([ear]), shading.shade)
    _draw_lines(drawing, face_lines(face, screen), shading, screen)


def _draw_lines(
    drawing: Drawing, lines: list[tuple[list[Point], float]], shading: Shading, screen: Screen
) -> None:
    """Draw lines with their widths; where nobody could see them, they are left out."""
    if screen.scale < PLAIN:
        return
    for points, width in lines:
        line = QPainterPath(QPointF(*points[0]))
        for x, y in points[1:]:
            line.lineTo(x, y)
        pen = QPen(_brush(shading.edge), max(0.5, width), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        drawing.steps.append((line, pen, True))


def _path(loops: list[Loop], screen: Screen) -> QPainterPath:
    """Return a union of closed rows of points, rounded where the picture is so large that corners show."""
    if screen.scale < LARGE:
        return _polygon(loops)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    curve = path.quadTo
    for loop in loops:
        x0, y0 = loop[-1]
        x1, y1 = loop[0]
        path.moveTo((x0 + x1) / 2, (y0 + y1) / 2)
        for x2, y2 in loop[1:]:
            curve(x1, y1, (x1 + x2) / 2, (y1 + y2) / 2)
            x1, y1 = x2, y2
        curve(x1, y1, (x1 + loop[0][0]) / 2, (y1 + loop[0][1]) / 2)
        path.closeSubpath()
    return path


def _polygon(loops: list[Loop]) -> QPainterPath:
    """Return a union of closed rows of points with their corners."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for loop in loops:
        path.moveTo(*loop[0])
        line = path.lineTo
        for x, y in loop[1:]:
            line(x, y)
        path.closeSubpath()
    return path


@lru_cache(maxsize=512)
def _brush(name: str) -> QBrush:
    return QBrush(QColor(name))


def _tint(felt: FeelTint, name: str, screen: Screen) -> QBrush:
    x, y = screen.point(felt.place)
    gradient = QRadialGradient(QPointF(x, y), felt.radius * screen.scale)
    colour = QColor(name)
    for at, strength in ((0.0, 0.85), (0.3, 0.75), (0.55, 0.45), (0.8, 0.14), (1.0, 0.0)):
        colour.setAlphaF(strength * felt.strength)
        gradient.setColorAt(at, colour)
    return QBrush(gradient)


def _draw_shadow(drawing: Drawing, parts: list[Part], screen: Screen, colours: Colours, smooth: bool) -> None:
    colour = QColor(colours.shadow)
    for strength, loops in shadow_rows(parts, screen, smooth):
        colour.setAlphaF(strength * colours.shadow_strength)
        drawing.steps.append((_path(loops, screen), QBrush(colour), smooth))
