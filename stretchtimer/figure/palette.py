"""Choose the colours of the figure: the canvas gives clothes, mat and tint, a palette gives skin and hair.

Colours are "#RRGGBB". Far limbs are always lighter towards the canvas, never darker: one rule for near and
far, whatever the pose.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from stretchtimer.domain.errors import ResourceError
from stretchtimer.domain.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Shading:
    """The colours of a material: in the light, in the shade, and of its contour."""

    lit: str
    shade: str
    edge: str


@dataclass(frozen=True, slots=True)
class FigureColours:
    """The figure's own colours; clothes without one take the canvas's."""

    skin: str
    hair: str
    top: str = ""
    bottom: str = ""


@dataclass(frozen=True, slots=True)
class Wardrobe:
    """What there is to choose from, by name; the first of each is the default."""

    looks: Mapping[str, FigureColours]
    clothes: Mapping[str, Mapping[str, str]]

    def dressed(self, looks: str, clothes: str) -> FigureColours:
        """Return a choice of looks in a choice of clothes; raise KeyError for a name that is not there."""
        return replace(self.looks[looks], **self.clothes[clothes])


@dataclass(frozen=True, slots=True)
class Roles:
    """The colours of a canvas that the figure takes part in."""

    canvas: str
    text: str
    body: str
    far: str
    active: str
    mat: str


@dataclass(frozen=True, slots=True)
class Colours:
    """Everything a painter needs: shadings by material, near and far, and the colours of the surroundings."""

    near: Mapping[str, Shading]
    far: Mapping[str, Shading]
    mat: str
    mat_edge: str
    cushion: Shading
    shadow: str
    shadow_strength: float
    felt: Mapping[str, str]
    felt_far: Mapping[str, str]
    canvas: str
    text: str


@cache
def load_wardrobe(path: Path) -> Wardrobe:
    """Return the wardrobe in a file; raise ResourceError with a sentence when it cannot be read."""
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
        looks = {name: FigureColours(**entry) for name, entry in entries["looks"].items()}
        wardrobe = Wardrobe(looks, entries["clothes"])
        for name, clothes in product(looks, wardrobe.clothes):
            one = wardrobe.dressed(name, clothes)
            for colour in (one.skin, one.hair, one.top or one.skin, one.bottom or one.skin):
                _parts(colour)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        sentence = _("The looks in “{path}” cannot be read: {error}. Install the program again.")
        raise ResourceError(sentence.format(path=path, error=error)) from error
    return wardrobe


def mixed(a: str, b: str, share: float) -> str:
    """Return the colour at a share of the way from one to another."""
    return _mixed(a, b, round(share, 2))


@lru_cache(maxsize=4096)
def _mixed(a: str, b: str, share: float) -> str:
    pairs = zip(_parts(a), _parts(b), strict=True)
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def lightness(colour: str) -> float:
    """Return the relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    high, low = sorted((lightness(a), lightness(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def shading_between(near: Shading, far: Shading, share: float) -> Shading:
    """Return the shading of a limb that is partly the far one."""
    share = round(share, 1)
    if share <= 0.0:
        return near
    if share >= 1.0:
        return far
    return Shading(
        mixed(near.lit, far.lit, share),
        mixed(near.shade, far.shade, share),
        mixed(near.edge, far.edge, share),
    )


#: Hair that stands out less from the canvas is lightened.
HAIR_CONTRAST = 1.5
#: What neither itself nor by a dark contour stands out as much gets a light contour.
EDGE_CONTRAST = 2.2
#: Chosen clothes are made lighter or darker until the legs stand out as much from canvas and mat.
CLOTH_CONTRAST = 2.6
#: Cushions and blankets are yellow; beside legs that are yellowish themselves they are blue-green.
_CUSHION, _CUSHION_BY_YELLOW = "#C8902E", "#2F8F93"
#: A cushion stands out from mat and legs as much, or else as much as it can.
CUSHION_CONTRAST = 1.5
#: A tint stands out from the cloth it lies on at least by this contrast ratio.
TINT_CONTRAST = 1.9


def _tint_on(cloth: str, roles: Roles) -> str:
    """Return the canvas's active colour, made richer, lighter or darker until it stands out from a cloth."""
    tints = [_rich(roles.active), roles.active]
    for share in (0.2, 0.4, 0.55, 0.7):
        tints += [mixed(roles.active, other, share) for other in (roles.canvas, roles.text)]
    return next(
        (tint for tint in tints if contrast(tint, cloth) >= TINT_CONTRAST),
        max(tints, key=lambda tint: contrast(tint, cloth)),
    )


def _rich(colour: str) -> str:
    """Return a colour with half of its white taken out."""
    parts = _parts(colour)
    white = min(parts) / 2
    grow = max(parts) / (max(parts) - white) if white else 1.0
    return "#" + "".join(f"{round((part - white) * grow):02X}" for part in parts)


def _cloth_on(cloth: str, grounds: tuple[str, str], roles: Roles) -> str:
    """Return a cloth, made lighter on dark grounds and darker on light ones until it stands out from them."""
    way = max("#FFFFFF", _INK, key=lambda end: contrast(end, roles.canvas))
    cloths = (mixed(cloth, way, share) for share in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5))
    return next((one for one in cloths if min(contrast(one, g) for g in grounds) >= CLOTH_CONTRAST), cloth)


def _cushion_on(mat: str, legs: tuple[str, str], roles: Roles) -> Shading:
    """Return the cushions' colours: theirs, or lighter or darker, whichever stands out from mat and legs."""

    def stands_out(colour: str) -> float:
        return min(contrast(colour, other) for other in (mat, *legs))

    _red, green, blue = _parts(legs[0])
    dye = _CUSHION_BY_YELLOW if blue < green else _CUSHION
    ways = ((_INK, 0.0), (_INK, 0.25), ("#FFFFFF", 0.3), (_INK, 0.5), ("#FFFFFF", 0.55))
    shades = [mixed(dye, end, share) for end, share in ways]
    lit = next((one for one in shades if stands_out(one) >= CUSHION_CONTRAST), max(shades, key=stands_out))
    return Shading(lit, mixed(lit, _INK, 0.14), _edge_of(lit, roles))


_INK = "#0A1216"


def _edge_of(material: str, roles: Roles) -> str:
    """Return a material's contour: dark, unless neither it nor the material stands out from the canvas."""
    dark = mixed(material, _INK, 0.62)
    if max(contrast(material, roles.canvas), contrast(dark, roles.canvas)) >= EDGE_CONTRAST:
        return dark
    light = max(roles.text, roles.canvas, key=lightness)
    return mixed(material, light, 0.45)


@lru_cache(maxsize=64)
def chosen(roles: Roles, looks: FigureColours) -> Colours:
    """Return the figure's colours on a canvas."""
    dark = lightness(roles.canvas) < 0.18
    deep = mixed(roles.body, _INK, 0.55)
    mat = mixed(roles.mat, roles.canvas, 0.25)
    bottom = _cloth_on(looks.bottom, (roles.canvas, mat), roles) if looks.bottom else roles.body
    top = looks.top or mixed(roles.body, roles.canvas, 0.45)
    hair = looks.hair
    if contrast(hair, roles.canvas) < HAIR_CONTRAST:
        hair = mixed(hair, looks.skin, 0.3)
    materials = {"skin": looks.skin, "hair": hair, "top": top, "bottom": bottom}
    near, far = {}, {}
    for name, lit in materials.items():
        edge = _edge_of(lit, roles)
        near[name] = Shading(lit, mixed(lit, deep, 0.22), edge)
        far_lit = mixed(lit, roles.canvas, 0.38 if name == "skin" else 0.45)
        far[name] = Shading(far_lit, mixed(far_lit, deep, 0.12), mixed(edge, roles.canvas, 0.35))
    if not looks.bottom:
        far_shade = mixed(roles.far, deep, 0.14)
        far["bottom"] = Shading(roles.far, far_shade, mixed(roles.far, _INK, 0.45))
    return Colours(
        near=near,
        far=far,
        mat=mat,
        mat_edge=mixed(roles.mat, roles.text, 0.16),
        cushion=_cushion_on(mat, (near["bottom"].lit, far["bottom"].lit), roles),
        shadow="#000000" if dark else mixed(roles.text, roles.body, 0.3),
        shadow_strength=1.6 if dark else 1.0,
        felt={name: _tint_on(near[name].lit, roles) for name in ("top", "bottom")},
        felt_far={name: _tint_on(far[name].lit, roles) for name in ("top", "bottom")},
        canvas=roles.canvas,
        text=roles.text,
    )
