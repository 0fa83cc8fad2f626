"""Paint a body: the only file of the figure that knows Qt.

Everything with an edge is an opaque fill, which Qt's raster engine does many times quicker than a
translucent one: contour first, then the shaded tone, then the lit one inside it.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QRadialGradient

from stretchtimer.figure.act import Mat, Prop
from stretchtimer.figure.depth import far_shares, in_order, layers_of
from stretchtimer.figure.face import cap_outline, ear_outline, face_lines
from stretchtimer.figure.flesh import parts_of
from stretchtimer.figure.ground import mat_loops, prop_faces, shadow_rows
from stretchtimer.figure.motion import Body, Felt
from stretchtimer.figure.outline import (
    Loop,
    Outline,
    Screen,
    limb_outline,
    lump_outline,
    screen_for,
    tube_outline,
)
from stretchtimer.figure.palette import Colours, Tone, mixed, tone_between
from stretchtimer.figure.shapes import Cap, Face, Limb, Lump, Part, Shape, Tube

#: The widest contour, in head heights.
EDGE = 0.026
#: Below as many pixels a head height, shade is left out: nobody could see it.
PLAIN = 16.0
#: A limb that is as far as this (0 to 1) is painted flat: it steps back behind the near one.
FLAT = 0.6


@dataclass(slots=True)
class Paths:
    """The paths of a shape, kept as long as the shape stays where it is."""

    shape: Shape
    screen: Screen
    contour: QPainterPath
    fill: QPainterPath
    lit: QPainterPath | None


@dataclass(slots=True)
class Memory:
    """What was painted last, so that limbs that rest are not worked out again."""

    paths: dict[tuple[str, int, int], Paths] = field(default_factory=dict)
    mat: tuple[Mat, Screen, QPainterPath, QPainterPath] | None = None


def paint_body(
    painter: QPainter, rect: QRectF, body: Body, colours: Colours, memory: Memory | None = None
) -> None:
    """Paint a body with its mat, things and shadow into a rectangle; `memory` makes the next time quicker."""
    screen = screen_for(rect.x(), rect.y(), rect.width(), rect.height(), body.box, body.camera)
    memory = memory or Memory()
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if body.mat:
        _paint_mat(painter, body.mat, screen, colours, memory)
    for prop, share in body.props:
        _paint_prop(painter, prop, share, screen, colours)
    parts = parts_of(body.skeleton, body.breath)
    _paint_shadow(painter, parts, screen, colours)
    far = far_shares(parts, screen, dict(body.near))
    for part in in_order(parts, screen):
        _paint_part(painter, part, far.get(part.limb, 0.0), body, screen, colours, memory)
    painter.restore()


def _paint_part(
    painter: QPainter,
    part: Part,
    far: float,
    body: Body,
    screen: Screen,
    colours: Colours,
    memory: Memory,
) -> None:
    for i, layer in enumerate(layers_of(part, screen)):
        for j, shape in enumerate(layer.shapes):
            tone = tone_between(colours.near[shape.tone], colours.far[shape.tone], far)
            if isinstance(shape, Face):
                _paint_face(painter, shape, tone, screen)
                continue
            paths = _paths((part.name, i, j), shape, screen, memory)
            painter.fillPath(paths.contour, _colour(tone.edge))
            if paths.lit is None or far > FLAT:
                painter.fillPath(paths.fill, _colour(tone.lit))
            else:
                painter.fillPath(paths.fill, _colour(tone.shade))
                painter.fillPath(paths.lit, _colour(tone.lit))
            for felt in body.felt:
                if part.name in felt.parts and shape.tone in colours.felt:
                    painter.fillPath(paths.fill, _tint(felt, colours.felt[shape.tone], screen))


def _paths(key: tuple[str, int, int], shape: Shape, screen: Screen, memory: Memory) -> Paths:
    kept = memory.paths.get(key)
    if kept is not None and kept.screen == screen and kept.shape == shape:
        return kept
    outline = _outline(shape, screen, min(2.6, max(0.5, EDGE * screen.scale)))
    lit = _path(outline.lit) if outline.lit and screen.scale >= PLAIN else None
    paths = Paths(shape, screen, _path(outline.contour), _path(outline.fill), lit)
    memory.paths[key] = paths
    return paths


def _outline(shape: Shape, screen: Screen, edge: float) -> Outline:
    match shape:
        case Limb():
            return limb_outline(shape, screen, edge)
        case Tube():
            return tube_outline(shape, screen, edge)
        case Cap():
            return cap_outline(shape, screen, edge)
        case Lump():
            return lump_outline(shape, screen, edge)
    raise TypeError(shape)


def _paint_face(painter: QPainter, face: Face, tone: Tone, screen: Screen) -> None:
    if screen.scale < PLAIN:
        return
    for ear in ear_outline(face, screen):
        painter.fillPath(_path([ear]), _colour(tone.shade))
    pen = QPen(_colour(tone.edge), 1.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    for points, width in face_lines(face, screen):
        pen.setWidthF(max(0.5, width))
        painter.setPen(pen)
        painter.drawPolyline([QPointF(x, y) for x, y in points])
    painter.setPen(Qt.PenStyle.NoPen)


def _path(loops: list[Loop]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    line = path.lineTo
    for loop in loops:
        path.moveTo(*loop[0])
        for x, y in loop:
            line(x, y)
        path.closeSubpath()
    return path


@lru_cache(maxsize=512)
def _colour(name: str) -> QColor:
    return QColor(name)


def _tint(felt: Felt, name: str, screen: Screen) -> QBrush:
    x, y = screen.point(felt.place)
    gradient = QRadialGradient(QPointF(x, y), felt.radius * screen.scale)
    colour = QColor(name)
    for at, strength in ((0.0, 0.85), (0.3, 0.75), (0.55, 0.45), (0.8, 0.14), (1.0, 0.0)):
        colour.setAlphaF(strength * felt.strength)
        gradient.setColorAt(at, colour)
    return QBrush(gradient)


def _paint_mat(painter: QPainter, mat: Mat, screen: Screen, colours: Colours, memory: Memory) -> None:
    if memory.mat is None or memory.mat[:2] != (mat, screen):
        edge, top = mat_loops(mat, screen)
        memory.mat = (mat, screen, _path(edge), _path([top]))
    painter.fillPath(memory.mat[2], _colour(colours.mat_edge))
    painter.fillPath(memory.mat[3], _colour(colours.mat))


def _paint_prop(painter: QPainter, prop: Prop, share: float, screen: Screen, colours: Colours) -> None:
    painter.setOpacity(share)
    for loop, brightness in prop_faces(prop, screen):
        painter.fillPath(_path([loop]), _colour(mixed(colours.mat_edge, colours.canvas, brightness)))
    painter.setOpacity(1.0)


def _paint_shadow(painter: QPainter, parts: list[Part], screen: Screen, colours: Colours) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    colour = QColor(colours.shadow)
    for strength, loops in shadow_rows(parts, screen):
        colour.setAlphaF(strength * colours.shadow_strength)
        painter.fillPath(_path(loops), colour)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
