"""Draw sheets of the figure to look at.

    python -m benchmarks.figure_sheet FOLDER [--sheets starts,sides,...] [--dark] [--columns N] [--scale S]

starts     start position and hold, or the extremes, of every stretch
holds      holds and extremes alone
sides      every one-sided stretch, right and left
variants   every easier variant
rests      resting and walking figures
canvases   two holds on every canvas
looks      one hold with every choice of skin and hair, and of clothes
thumbs     the pictures of Home's rows, at their size and at twice of it
enters     film strips: into every stretch
ways       film strips: from one position family to the next
switches   film strips: from one side to the other
moves      film strips: one round of every movement
blind      holds and mirrored holds without names, in random order, with a key in blind.txt
"""

import argparse
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter

from stretchtimer.domain.plan import PhaseKind
from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.domain.screen_state import ScreenState
from stretchtimer.domain.stretch import Side
from stretchtimer.domain.view import PoseMoment
from stretchtimer.figure.motion import body_at
from stretchtimer.figure.painter import paint_body
from stretchtimer.ui.theme import tokens
from stretchtimer.ui.widgets.figure_view import colours_for, side_letters
from tests.figure.figures import ONE_SIDED, STRETCHES, end_of, hold, library

WIDTH, HEIGHT, GAP, FRAMES = 460, 330, 14, 8
#: What is done before each stretch on the film strips of getting into it: something of the same family.
BEFORE = {"childs-pose": "cat-cow", "runners-lunge": "cat-cow", "cat-cow": "childs-pose"}
BEFORE |= {"butterfly": "seated-spinal-twist", "seated-spinal-twist": "butterfly"}
FAMILIES = (
    "knee-rotations",
    "figure-four",
    "cat-cow",
    "runners-lunge",
    "butterfly",
    "knee-to-chest",
    "warm-up",
)


@dataclass(frozen=True)
class Tile:
    """One picture of a sheet. `size` in pixels is the sheet's own where left out."""

    name: str
    moment: PoseMoment
    screen: ScreenState = ScreenState.HOLD
    looks: Looks = Looks.SAND
    clothes: Clothes = Clothes.SCREEN
    size: tuple[int, int] | None = None


def poses(stretch: str, variant: str | None = None, side: Side = Side.RIGHT) -> Iterator[Tile]:
    """Yield the hold of a stretch, or the ends of its beats."""
    name = " ".join(filter(None, (stretch, variant, side if stretch in ONE_SIDED else "")))
    beats = library().act(stretch, variant, side).beats
    for i in range(min(3, len(beats))):
        end_s = (i + 1) * 4.0 - 1e-6
        moment = PoseMoment(PhaseKind.MOVE, stretch, variant, side, end_s, 32.0, 4.0)
        yield Tile(f"{name}, end of beat {i + 1}", moment, ScreenState.MOVE)
    if not beats:
        yield Tile(name, hold(stretch, variant, side))


def starts() -> Iterator[Tile]:
    """Yield start and hold of every stretch."""
    for stretch in STRETCHES:
        moment = PoseMoment(PhaseKind.GET_READY, stretch, None, Side.RIGHT, 30.0, 60.0)
        yield Tile(f"{stretch}, start", moment, ScreenState.PREPARE)
        yield from poses(stretch)


def holds() -> Iterator[Tile]:
    """Yield the hold of every stretch."""
    for stretch in STRETCHES:
        yield from poses(stretch)


def sides() -> Iterator[Tile]:
    """Yield both sides of every one-sided stretch."""
    for stretch in ONE_SIDED:
        for side in (Side.RIGHT, Side.LEFT):
            yield from poses(stretch, side=side)


def variants() -> Iterator[Tile]:
    """Yield every variant."""
    for stretch, variant in library().acts:
        if variant:
            yield from poses(stretch, variant)


def rests() -> Iterator[Tile]:
    """Yield the rests, and two steps of the walk."""
    left = (
        ("figure-four", None),
        ("childs-pose", None),
        ("butterfly", None),
        ("cat-cow", "chair"),
        ("warm-up", None),
    )
    for stretch, variant in left:
        moment = PoseMoment(
            PhaseKind.REST, None, None, None, 10.0, 12.0, 0.0, end_of(stretch, variant, Side.RIGHT)
        )
        yield Tile(f"rest after {stretch} {variant or ''}", moment, ScreenState.REST)
    for step in (1, 2):
        moment = PoseMoment(PhaseKind.MOVE, "warm-up", None, None, 0.9 * step - 1e-6, 180.0)
        yield Tile(f"walk, step {step}", moment, ScreenState.MOVE)


def canvases() -> Iterator[Tile]:
    """Yield two holds on every canvas."""
    for screen in ScreenState:
        for stretch in ("runners-lunge", "happy-baby"):
            yield Tile(f"{screen}", hold(stretch), screen)


def looks() -> Iterator[Tile]:
    """Yield one hold with every choice of skin and hair, and of clothes on several canvases."""
    for one in Looks:
        yield Tile(one, hold("seated-spinal-twist"), looks=one)
    for worn in Clothes:
        yield Tile(worn, hold("seated-spinal-twist"), clothes=worn)
        yield Tile(worn, hold("figure-four"), ScreenState.SWITCH, clothes=worn)


def thumbs() -> Iterator[Tile]:
    """Yield the pictures of Home's rows."""
    for scale in (1, 2):
        for stretch in STRETCHES:
            tile = next(poses(stretch))
            yield replace(tile, name="", size=(78 * scale, 50 * scale))


def film(name: str, first: PoseMoment, screen: ScreenState, from_s: float = 0.0) -> Iterator[Tile]:
    """Yield a film strip of a phase."""
    for i in range(FRAMES):
        elapsed_s = from_s + (first.length_s - from_s) * i / (FRAMES - 1)
        yield Tile(name if i == 0 else "", replace(first, elapsed_s=elapsed_s), screen)


def enters() -> Iterator[Tile]:
    """Yield a film strip of getting into every stretch."""
    for stretch in STRETCHES:
        before = end_of(BEFORE.get(stretch, "happy-baby"), None, Side.RIGHT)
        moment = PoseMoment(PhaseKind.GET_READY, stretch, None, Side.RIGHT, 0.0, 9.0, 0.0, before)
        yield from film(stretch, moment, ScreenState.PREPARE)


def ways() -> Iterator[Tile]:
    """Yield a film strip of every change between position families."""
    for before, after in zip((None, *FAMILIES), FAMILIES, strict=False):
        left = before and end_of(before, None, Side.LEFT)
        moment = PoseMoment(PhaseKind.GET_READY, after, None, Side.RIGHT, 0.0, 18.0, 0.0, left)
        yield from film(f"{before or 'standing'} to {after}", moment, ScreenState.PREPARE)
    closing = PoseMoment(
        PhaseKind.DONE, None, None, None, 0.0, 12.0, 0.0, end_of("happy-baby", None, Side.RIGHT)
    )
    yield from film("happy-baby to the end", closing, ScreenState.DONE)


def switches() -> Iterator[Tile]:
    """Yield a film strip of every change of sides."""
    for stretch in ONE_SIDED:
        moment = PoseMoment(
            PhaseKind.SWITCH, stretch, None, Side.LEFT, 0.0, 8.0, 0.0, end_of(stretch, None, Side.RIGHT)
        )
        yield from film(stretch, moment, ScreenState.SWITCH)


def moves() -> Iterator[Tile]:
    """Yield a film strip of one round of every movement."""
    for stretch, variant, beats, beat_s in (
        ("knee-rotations", None, 5, 4.0),
        ("cat-cow", None, 3, 4.0),
        ("cat-cow", "chair", 3, 4.0),
        ("warm-up", None, 3, 0.9),
    ):
        moment = PoseMoment(PhaseKind.MOVE, stretch, variant, Side.RIGHT, 0.0, beats * beat_s - 1e-6, beat_s)
        yield from film(f"{stretch} {variant or ''}", moment, ScreenState.MOVE, from_s=beat_s)


def blind() -> Iterator[Tile]:
    """Yield holds and mirrored holds under numbers, in an order nobody chose."""
    tiles = [next(poses(stretch)) for stretch in STRETCHES]
    tiles += [next(poses(stretch, side=Side.LEFT)) for stretch in ONE_SIDED]
    random.shuffle(tiles)
    yield from tiles


SHEETS: dict[str, Callable[[], Iterator[Tile]]] = {
    draw.__name__: draw
    for draw in (
        *(starts, holds, sides, variants, rests, canvases, looks, thumbs),
        *(enters, ways, switches, moves, blind),
    )
}
STRIPS = ("enters", "ways", "switches", "moves")


def draw(tiles: list[Tile], theme: tokens.Tokens, columns: int, size: tuple[int, int]) -> QImage:
    """Return a sheet of tiles."""
    width, height = (max(tile.size[i] if tile.size else size[i] for tile in tiles) for i in (0, 1))
    rows = -(-len(tiles) // columns)
    image = QImage(columns * (width + GAP) + GAP, rows * (height + GAP) + GAP, QImage.Format.Format_RGB32)
    image.fill(theme.color("window"))
    painter = QPainter(image)
    font = QFont("Inter")
    font.setPixelSize(13)
    painter.setFont(font)
    for i, tile in enumerate(tiles):
        x, y = GAP + (width + GAP) * (i % columns), GAP + (height + GAP) * (i // columns)
        rect = QRectF(x, y, *(tile.size or size))
        canvas = theme.canvas(tile.screen)
        painter.fillRect(rect, canvas.canvas)
        painter.setClipRect(rect)
        colours = colours_for(theme.worn(tile.looks, tile.clothes), tile.screen)
        paint_body(painter, rect, body_at(tile.moment, library()), colours, side_letters())
        painter.setClipping(False)
        painter.setPen(canvas.text)
        painter.drawText(rect.topLeft() + QPointF(8, 18), tile.name)
    painter.end()
    return image


def main() -> None:
    """Draw the sheets that are asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sheets", default="starts,sides,variants,rests")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--columns", type=int, default=0)
    parser.add_argument("--scale", type=float, default=1.0)
    asked = parser.parse_args()
    app = QGuiApplication([])
    theme = tokens.dark() if asked.dark else tokens.light()
    asked.folder.mkdir(parents=True, exist_ok=True)
    for sheet in asked.sheets.split(","):
        tiles = list(SHEETS[sheet]())
        if sheet == "blind":
            key = "\n".join(f"{i} {tile.name}" for i, tile in enumerate(tiles, 1))
            (asked.folder / "blind.txt").write_text(key, "utf-8")
            tiles = [replace(tile, name=str(i), screen=ScreenState.HOLD) for i, tile in enumerate(tiles, 1)]
        scale = asked.scale * (0.5 if sheet in STRIPS else 1.0)
        columns = asked.columns or (FRAMES if sheet in STRIPS else 10 if sheet == "thumbs" else 4)
        image = draw(tiles, theme, columns, (round(WIDTH * scale), round(HEIGHT * scale)))
        path = asked.folder / f"{sheet}{'-dark' if asked.dark else ''}.png"
        image.save(str(path))
        print(path)
    app.quit()


if __name__ == "__main__":
    main()
