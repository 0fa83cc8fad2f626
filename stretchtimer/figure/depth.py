"""Put the parts of a body in order, farthest first, as they are to be painted.

Two parts that cross on the screen are compared where they cross, not by their middles: a hand that holds a
shin is in front of it however far away its elbow is.
"""

from collections.abc import Mapping

from stretchtimer.figure.outline import Screen
from stretchtimer.figure.shapes import Part, PartLayer

#: A part's line on the screen: pixels, radius in pixels, nearness in head heights.
Node = tuple[float, float, float, float]

#: Parts that share a joint are compared by their far ends.
_JOINED = {
    frozenset(pair)
    for side in "LR"
    for pair in (
        (f"thigh.{side}", f"shin.{side}"),
        (f"shin.{side}", f"foot.{side}"),
        (f"upper-arm.{side}", f"forearm.{side}"),
        (f"forearm.{side}", f"hand.{side}"),
        (f"thigh.{side}", "pelvis"),
        (f"upper-arm.{side}", "shirt"),
    )
} | {frozenset(("pelvis", "shirt")), frozenset(("neck", "head"))}


_COLLAR = frozenset(("neck", "shirt"))
_COLLAR_DEPTH = 0.1


def layers_of(part: Part, screen: Screen) -> list[PartLayer]:
    """Return a part's layers from the farthest to the nearest."""
    if len(part.layers) == 1:
        return list(part.layers)
    return sorted(part.layers, key=lambda layer: screen.depth(layer.place))


def far_shares(parts: list[Part], screen: Screen, near: Mapping[str, float]) -> dict[str, float]:
    """Return for each limb how much it counts as the far one of its pair, 0 to 1."""
    depths: dict[str, list[float]] = {}
    for part in parts:
        if part.limb:
            depths.setdefault(part.limb, []).extend(screen.depth(place) for place, _radius in part.spine)
    middles = {name: sum(values) / len(values) for name, values in depths.items()}
    out = {}
    for name, middle in middles.items():
        other = name[:-1] + ("R" if name.endswith("L") else "L")
        seen = max(0.0, min(1.0, (middles[other] - middle - 0.25) / 0.45))
        # a limb that is named is the near one, wherever it is
        named = near.get(other, 0.0) - near.get(name, 0.0)
        out[name] = seen * (1.0 - abs(named)) + max(0.0, named)
    return out


def in_order(parts: list[Part], screen: Screen) -> list[Part]:
    """Return the parts from the farthest to the nearest."""
    lines = [_line(part, screen) for part in parts]
    boxes = [_box(line) for line in lines]
    means = [sum(node[3] for node in line) / len(line) for part, line in zip(parts, lines, strict=True)]
    count = len(parts)
    behind: list[set[int]] = [set() for _ in parts]
    for i in range(count):
        for j in range(i + 1, count):
            if not _overlap(boxes[i], boxes[j]):
                continue
            nearer = _nearer(parts[i], parts[j], lines[i], lines[j], means[i], means[j])
            if nearer > 0:
                behind[i].add(j)
            elif nearer < 0:
                behind[j].add(i)
    return [parts[i] for i in _sorted(behind, means)]


def _sorted(behind: list[set[int]], means: list[float]) -> list[int]:
    """Return the numbers so that each comes after all that are behind it; circles break at the farthest."""
    unpainted = sorted(range(len(means)), key=lambda i: means[i])
    out: list[int] = []
    painted: set[int] = set()
    while unpainted:
        free = next((i for i in unpainted if behind[i] <= painted), unpainted[0])
        unpainted.remove(free)
        painted.add(free)
        out.append(free)
    return out


def _line(part: Part, screen: Screen) -> list[Node]:
    out = []
    for place, radius in part.spine:
        x, y = screen.point(place)
        out.append((x, y, radius * screen.scale, screen.depth(place)))
    return out


def _box(line: list[Node]) -> tuple[float, float, float, float]:
    return (
        min(x - r for x, _y, r, _d in line),
        min(y - r for _x, y, r, _d in line),
        max(x + r for x, _y, r, _d in line),
        max(y + r for _x, y, r, _d in line),
    )


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _nearer(one: Part, other: Part, a: list[Node], b: list[Node], mean_a: float, mean_b: float) -> float:
    """Return how much nearer the first part is where the two cross; 0 where they do not."""
    pair = frozenset((one.name, other.name))
    if pair == _COLLAR:
        # the throat against the nape: which of them is seen tells whether neck or collar is in front
        return (
            (a[0][3] - b[-1][3] - _COLLAR_DEPTH)
            if one.name == "neck"
            else (a[-1][3] - b[0][3] + _COLLAR_DEPTH)
        )
    if pair in _JOINED:
        if "pelvis" in pair and "shirt" not in pair:
            # the hip that is turned to the viewer is in front, wherever the knee is
            return mean_a - mean_b + a[0][3] - b[0][3]
        return mean_a - mean_b
    best, nearer = 0.0, 0.0
    for p, q in zip(a, a[1:] or a, strict=False):
        for r, s in zip(b, b[1:] or b, strict=False):
            gap, difference = _crossing(p, q, r, s)
            if gap < best:
                best, nearer = gap, difference
    if best < 0.0 and abs(nearer) < 0.02:
        return mean_a - mean_b
    return nearer


def _crossing(p: Node, q: Node, r: Node, s: Node) -> tuple[float, float]:
    """Return the gap between two lines at their nearest on the screen, and how much nearer the first is."""
    ux, uy, vx, vy = q[0] - p[0], q[1] - p[1], s[0] - r[0], s[1] - r[1]
    wx, wy = p[0] - r[0], p[1] - r[1]
    a, b, c = ux * ux + uy * uy, ux * vx + uy * vy, vx * vx + vy * vy
    d, e = ux * wx + uy * wy, vx * wx + vy * wy
    det = a * c - b * b
    f = min(1.0, max(0.0, (b * e - c * d) / det)) if det > 1e-6 else 0.5
    g = min(1.0, max(0.0, (b * f + e) / c)) if c > 1e-6 else 0.0
    f = min(1.0, max(0.0, (b * g - d) / a)) if a > 1e-6 else 0.0
    dx, dy = wx + ux * f - vx * g, wy + uy * f - vy * g
    radius = p[2] + (q[2] - p[2]) * f + r[2] + (s[2] - r[2]) * g
    gap = (dx * dx + dy * dy) ** 0.5 - radius
    return gap, p[3] + (q[3] - p[3]) * f - r[3] - (s[3] - r[3]) * g
