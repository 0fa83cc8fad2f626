"""Draw contact sheets of the figure to look at: every start, hold and extreme, sides, variants, film strips.

python benchmarks/figure_sheet.py FOLDER [--dark] [--only NAME ...] [--what holds,sides,variants,ways,...]
"""

import argparse
import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.view import PoseMoment, Shown
from stretchtimer.figure.library import PoseLibrary, load
from stretchtimer.figure.motion import body_at
from stretchtimer.figure.painter import paint_body
from stretchtimer.paths import resource
from stretchtimer.ui import tokens
from stretchtimer.ui.figure_view import colours_for, shipped_looks

WIDTH, HEIGHT, GAP = 460, 330, 14
LEFT, RIGHT = Side.LEFT, Side.RIGHT
IDS = (
    "knee-to-chest",
    "both-knees-to-chest",
    "knee-rotations",
    "childs-pose",
    "runners-lunge",
    "happy-baby",
    "cat-cow",
    "butterfly",
    "figure-four",
    "seated-spinal-twist",
)
SIDED = ("knee-to-chest", "runners-lunge", "figure-four", "seated-spinal-twist")
Tile = tuple[str, PoseMoment, Shown]


def moment(
    kind: PhaseKind,
    stretch: str | None,
    variant: str | None = None,
    side: Side | None = RIGHT,
    elapsed_s: float = 0.0,
    length_s: float = 30.0,
    beat_s: float = 0.0,
    **origin: object,
) -> PoseMoment:
    """Return a moment, with what does not matter left out."""
    return PoseMoment(kind, stretch, variant, side, elapsed_s, length_s, beat_s, **origin)


def poses_of(
    stretch: str, library: PoseLibrary, variant: str | None = None, side: Side = RIGHT
) -> Iterator[Tile]:
    """Yield start and hold, or the extremes, of a stretch."""
    act = library.act(stretch, variant, side)
    name = f"{stretch}{' ' + variant if variant else ''} {side if stretch in SIDED else ''}"
    ready = moment(
        PhaseKind.GET_READY,
        stretch,
        variant,
        side,
        0.1,
        30,
        from_stretch=stretch,
        from_variant=variant,
        from_side=side,
    )
    if act.beats:
        for i in range(len(act.beats) if len(act.beats) < 3 else 3):
            yield (
                f"{name} beat {i}",
                moment(PhaseKind.MOVE, stretch, variant, side, (i + 1) * 4 - 1e-6, 32, 4.0),
                Shown.MOVE,
            )
        return
    yield f"{name} hold", moment(PhaseKind.HOLD, stretch, variant, side), Shown.HOLD
    del ready


def starts(library: PoseLibrary) -> Iterator[Tile]:
    for stretch in IDS:
        at = moment(PhaseKind.GET_READY, stretch, None, RIGHT, 20.0, 60)
        yield f"{stretch} start", at, Shown.PREPARE
        yield from poses_of(stretch, library)


def holds(library: PoseLibrary) -> Iterator[Tile]:
    for stretch in IDS:
        yield from poses_of(stretch, library)


def sides(library: PoseLibrary) -> Iterator[Tile]:
    for stretch in SIDED:
        for side in (RIGHT, LEFT):
            yield from poses_of(stretch, library, side=side)


def variants(library: PoseLibrary) -> Iterator[Tile]:
    for stretch, variant in library.acts:
        if variant:
            yield from poses_of(stretch, library, variant)


def rests(library: PoseLibrary) -> Iterator[Tile]:
    for ground, stretch, variant in (
        ("lying", "figure-four", None),
        ("kneeling", "childs-pose", None),
        ("sitting", "butterfly", None),
        ("chair", "cat-cow", "chair"),
        ("stand", "warm-up", None),
    ):
        yield (
            f"rest {ground}",
            moment(
                PhaseKind.REST,
                None,
                None,
                None,
                10.0,
                12.0,
                from_stretch=stretch,
                from_variant=variant,
                from_side=RIGHT,
            ),
            Shown.REST,
        )
    for i in range(2):
        yield (
            f"walk {i}",
            moment(PhaseKind.MOVE, "warm-up", None, None, 0.9 * (i + 1) - 1e-6, 180.0),
            Shown.MOVE,
        )
    for name in library.way.acts:
        act = library.way.acts[name]
        del act
    for i in range(8):
        yield (
            f"done {i}",
            moment(PhaseKind.DONE, None, None, None, i * 8 / 7, 8.0, from_stretch="happy-baby"),
            Shown.DONE,
        )


def canvases(library: PoseLibrary) -> Iterator[Tile]:
    for shown in Shown:
        yield f"lunge {shown}", moment(PhaseKind.HOLD, "runners-lunge"), shown
        yield f"baby {shown}", moment(PhaseKind.HOLD, "happy-baby"), shown


def film(name: str, start: dict[str, object], count: int = 8) -> Iterator[Tile]:
    length_s = float(start.get("length_s", 12.0))  # type: ignore[arg-type]
    for i in range(count):
        at = moment(**{**start, "elapsed_s": length_s * i / (count - 1)})  # type: ignore[arg-type]
        yield f"{name} {i}", at, Shown.SWITCH if at.kind is PhaseKind.SWITCH else Shown.PREPARE


def ways(library: PoseLibrary) -> Iterator[Tile]:
    del library
    order = [
        ("knee-rotations", None, None),
        *[
            (i, None, RIGHT)
            for i in (
                "figure-four",
                "cat-cow",
                "childs-pose",
                "runners-lunge",
                "butterfly",
                "seated-spinal-twist",
                "knee-to-chest",
            )
        ],
    ]
    before = None
    for stretch, variant, side in order:
        start: dict[str, object] = {
            "kind": PhaseKind.GET_READY,
            "stretch": stretch,
            "variant": variant,
            "side": side,
            "length_s": 18.0,
        }
        if before:
            start |= {"from_stretch": before, "from_side": LEFT if before in SIDED else None}
        yield from film(f"{before or 'stand'} > {stretch}", start)
        before = stretch


def enters(library: PoseLibrary) -> Iterator[Tile]:
    del library
    for stretch in IDS:
        yield from film(
            f"{stretch}",
            {
                "kind": PhaseKind.GET_READY,
                "stretch": stretch,
                "side": RIGHT,
                "length_s": 9.0,
                "from_stretch": {
                    "childs-pose": "cat-cow",
                    "runners-lunge": "cat-cow",
                    "cat-cow": "childs-pose",
                    "butterfly": "seated-spinal-twist",
                    "seated-spinal-twist": "butterfly",
                }.get(stretch, "happy-baby"),
                "from_side": RIGHT,
            },
        )


def switches(library: PoseLibrary) -> Iterator[Tile]:
    del library
    for stretch in SIDED:
        yield from film(
            f"{stretch} switch",
            {
                "kind": PhaseKind.SWITCH,
                "stretch": stretch,
                "side": LEFT,
                "length_s": 8.0,
                "from_stretch": stretch,
                "from_side": RIGHT,
            },
        )


def moves(library: PoseLibrary) -> Iterator[Tile]:
    for stretch, variant in (
        ("knee-rotations", None),
        ("cat-cow", None),
        ("cat-cow", "chair"),
        ("warm-up", None),
    ):
        beat = 0.9 if stretch == "warm-up" else 4.0
        for i in range(8):
            yield (
                f"{stretch} {i}",
                moment(
                    PhaseKind.MOVE,
                    stretch,
                    variant,
                    RIGHT,
                    beat * (1 + 3 * i / 7),
                    60,
                    0 if stretch == "warm-up" else beat,
                ),
                Shown.MOVE,
            )


SHEETS: dict[str, Callable[[PoseLibrary], Iterator[Tile]]] = {
    "starts": starts,
    "holds": holds,
    "sides": sides,
    "variants": variants,
    "rests": rests,
    "canvases": canvases,
    "ways": ways,
    "enters": enters,
    "switches": switches,
    "moves": moves,
}


def draw(
    path: Path, tiles: list[Tile], library: PoseLibrary, theme: tokens.Tokens, columns: int, scale: float
) -> None:
    """Draw tiles into a picture file."""
    width, height = round(WIDTH * scale), round(HEIGHT * scale)
    rows = -(-len(tiles) // columns)
    image = QImage(columns * (width + GAP) + GAP, rows * (height + GAP) + GAP, QImage.Format.Format_RGB32)
    image.fill(theme.color("window"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont("Inter")
    font.setPixelSize(13)
    painter.setFont(font)
    for i, (name, at, shown) in enumerate(tiles):
        rect = QRectF(
            GAP + (width + GAP) * (i % columns), GAP + (height + GAP) * (i // columns), width, height
        )
        canvas = theme.canvas(shown)
        painter.fillRect(rect, canvas.canvas)
        painter.setClipRect(rect)
        paint_body(painter, rect, body_at(at, library), colours_for(theme, shown, shipped_looks()[0]))
        painter.setClipping(False)
        painter.setPen(QColor(canvas.text))
        painter.drawText(rect.topLeft() + QPointF(8, 18), name)
    painter.end()
    image.save(str(path))


def main() -> None:
    """Draw the sheets that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--what", default="holds,variants,rests")
    parser.add_argument("--only", default="")
    parser.add_argument("--columns", type=int, default=0)
    parser.add_argument("--scale", type=float, default=1.0)
    asked = parser.parse_args()
    app = QGuiApplication([])
    library = load(resource("poses.toml"))
    theme = tokens.dark() if asked.dark else tokens.light()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for what in asked.what.split(","):
        tiles = [tile for tile in SHEETS[what](library) if asked.only in tile[0]]
        strip = what in ("ways", "enters", "switches", "moves")
        columns = asked.columns or (8 if strip else 4)
        name = f"{what}{'-dark' if asked.dark else ''}.png"
        draw(asked.folder / name, tiles, library, theme, columns, asked.scale * (0.5 if strip else 1.0))
        print(asked.folder / name)
    app.quit()


if __name__ == "__main__":
    main()
