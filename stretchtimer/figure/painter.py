"""Paint a body: the only file of the figure that knows Qt.

Everything with an edge is an opaque fill, which Qt's raster engine does many times quicker than a
translucent one: contour first, then the shaded tone, then the lit one inside it.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QRadialGradient

from stretchtimer.figure.act import Mat, Prop
from stretchtimer.figure.depth import in_order
from stretchtimer.figure.flesh import Limb, Part, Shape, Tube, parts_of
from stretchtimer.figure.ground import mat_loops, prop_faces, shadow_rows
from stretchtimer.figure.lens import Box, Lens
from stretchtimer.figure.motion import Body, Felt
from stretchtimer.figure.outline import Loop, Outline, Screen, limb_outline, lump_outline, tube_outline
from stretchtimer.figure.palette import Colours, Tone, mixed, tone_between

#: The share of a picture that stays empty around the figure.
MARGIN = 0.04
#: The widest contour, in head heights.
EDGE = 0.026


def paint_body(painter: QPainter, rect: QRectF, body: Body, colours: Colours) -> None:
    """Paint a body with its mat, props and shadow into a rectangle of the painter."""
    screen = screen_for(rect, body)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if body.mat:
        _paint_mat(painter, body.mat, screen, colours)
    for prop, share in body.props:
        _paint_prop(painter, prop, share, screen, colours)
    parts = parts_of(body.skeleton, body.breath)
    _paint_shadow(painter, parts, screen, colours)
    far = _far_shares(parts, screen)
    edge = min(2.6, max(0.5, EDGE * screen.scale))
    for part in in_order(parts, screen):
        for shape in part.shapes:
            tone = tone_between(colours.near[shape.tone], colours.far[shape.tone], far.get(part.limb, 0.0))
            path = _paint_shape(painter, shape, tone, screen, edge)
            for felt in body.felt:
                if part.name in felt.parts and shape.tone != "skin":
                    painter.fillPath(path, _tint(felt, screen, colours))
    painter.restore()


def screen_for(rect: QRectF, body: Body) -> Screen:
    """Return the screen that fits a body's box into a rectangle."""
    box: Box = body.box
    width, height = rect.width() * (1 - 2 * MARGIN), rect.height() * (1 - 2 * MARGIN)
    scale = min(width / (box.right - box.left), height / (box.top - box.bottom))
    x = rect.center().x() - (box.left + box.right) / 2 * scale
    y = rect.center().y() + (box.top + box.bottom) / 2 * scale
    return Screen(Lens.of(body.camera), scale, x, y)


def _far_shares(parts: list[Part], screen: Screen) -> dict[str, float]:
    """Return for each limb how much it counts as the far one of its pair, 0 to 1."""
    depth: dict[str, list[float]] = {}
    for part in parts:
        if part.limb:
            depth.setdefault(part.limb, []).extend(screen.depth(place) for place, _radius in part.spine)
    out = {}
    for name, values in depth.items():
        pair = depth[f"{name[:-1]}{'R' if name.endswith('L') else 'L'}"]
        behind = sum(pair) / len(pair) - sum(values) / len(values)
        out[name] = max(0.0, min(1.0, (behind - 0.15) / 0.5))
    return out


def _paint_shape(painter: QPainter, shape: Shape, tone: Tone, screen: Screen, edge: float) -> QPainterPath:
    outline = _outline(shape, screen, edge)
    painter.fillPath(_path(outline.contour), _colour(tone.edge))
    fill = _path(outline.fill)
    painter.fillPath(fill, _colour(tone.shade))
    if outline.lit:
        painter.fillPath(_path(outline.lit), _colour(tone.lit))
    return fill


def _outline(shape: Shape, screen: Screen, edge: float) -> Outline:
    if isinstance(shape, Limb):
        return limb_outline(shape, screen, edge)
    if isinstance(shape, Tube):
        return tube_outline(shape, screen, edge)
    return lump_outline(shape, screen, edge)


def _path(loops: list[Loop]) -> QPainterPath:
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
def _colour(name: str) -> QColor:
    return QColor(name)


def _tint(felt: Felt, screen: Screen, colours: Colours) -> QBrush:
    x, y = screen.point(felt.place)
    gradient = QRadialGradient(QPointF(x, y), felt.radius * screen.scale)
    colour = QColor(colours.felt)
    for at, strength in ((0.0, 0.85), (0.3, 0.75), (0.55, 0.45), (0.8, 0.14), (1.0, 0.0)):
        colour.setAlphaF(strength * felt.strength)
        gradient.setColorAt(at, colour)
    return QBrush(gradient)


def _paint_mat(painter: QPainter, mat: Mat, screen: Screen, colours: Colours) -> None:
    edge, top = mat_loops(mat, screen)
    painter.fillPath(_path(edge), _colour(colours.mat_edge))
    painter.fillPath(_path([top]), _colour(colours.mat))


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
