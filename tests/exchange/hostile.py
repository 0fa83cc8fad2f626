"""Send generated and mutated files through every importer and tell what became of them.

What an importer opens for writing, makes, renames or deletes is seen by an audit hook.
"""

import json
import random
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.routine import problems
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.exchange.preview import Preview
from stretchtimer.exchange.reading import preview_file, preview_text
from stretchtimer.storage.resources import load_catalogue
from tests.exchange.samples import CORRECT, NASTY_NUMBERS, NASTY_TEXTS, OLD, zipped

WRITES = frozenset(
    {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"}
    | {"shutil.move", "shutil.copyfile", "subprocess.Popen", "socket.connect", "os.system", "os.chown"}
)
MARKS = (*'"{}[]:,<>&=\n\x00\rxs;#', "''", '"""', "]]>", "[[", "<!--")


@dataclass
class Watch:
    """Note what is written while an importer runs: within its `with` block."""

    on: bool = False
    seen: list[str] = field(default_factory=list)

    def __enter__(self) -> None:
        self.on = True

    def __exit__(self, *_raised: object) -> None:
        self.on = False

    def hook(self, event: str, args: tuple[Any, ...]) -> None:
        """Look at an audit event of Python."""
        if not self.on or any(".pyc" in str(arg) or "__pycache__" in str(arg) for arg in args[:2]):
            return  # Python keeps what it compiles
        if event in WRITES:
            self.seen.append(f"{event} {args[:1]}")
        if event == "open":
            mode, flags = args[1], args[2] or 0
            if (mode and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & 0o1103):
                self.seen.append(f"open {args[0]} {mode}")


@dataclass
class Row:
    """What became of the files of one format."""

    files: int = 0
    previews: int = 0
    refused: int = 0
    tracebacks: int = 0
    broken: int = 0


def mutated(data: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    """Return a file with some of its bytes, marks, texts or numbers changed."""
    for _round in range(rng.choice((1, 1, 2, 3, 8))):
        at = rng.randrange(len(data) + 1)
        end = min(len(data), at + rng.choice((1, 2, 8, 40, 200)))
        kind = rng.randrange(8)
        if kind == 0:
            data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + data[end:]
        elif kind == 2:
            data = data[:end] + data[at:end] * rng.choice((1, 3, 50)) + data[end:]
        elif kind == 3:
            data = data[:at] + rng.choice(MARKS).encode() * rng.choice((1, 1, 2, 300)) + data[at:]
        elif kind == 4:
            data = data[:at] + rng.choice(NASTY_TEXTS).encode("utf-8", "surrogatepass") + data[at:]
        elif kind == 5:
            data = _number_changed(data, rng)
        elif kind == 6:
            other = rng.choice(others)
            data = data[:at] + other[rng.randrange(len(other)) :]
        else:
            data = data[:at]
        data = data[:300_000]
    return data


def _number_changed(data: bytes, rng: random.Random) -> bytes:
    starts = [at for at, code in enumerate(data[:20_000]) if 48 <= code <= 57]
    if not starts:
        return data
    at = end = rng.choice(starts)
    while end < len(data) and 48 <= data[end] <= 57:
        end += 1
    return data[:at] + rng.choice(NASTY_NUMBERS).encode() + data[end:]


def grown(value: Any, rng: random.Random, depth: int = 0) -> Any:
    """Return a JSON value with parts of it replaced by what does not belong there."""
    if rng.random() < 0.04:
        wrong = (None, True, [], {}, "", -1, 1e308, float("nan"), 10**30, rng.choice(NASTY_TEXTS), [[]])
        return rng.choice(wrong)
    if isinstance(value, dict):
        return {
            (rng.choice(NASTY_TEXTS) if rng.random() < 0.01 else key): grown(part, rng, depth + 1)
            for key, part in value.items()
            if rng.random() > 0.03
        }
    if isinstance(value, list):
        parts = [grown(part, rng, depth + 1) for part in value for _time in range(rng.choice((1, 1, 1, 2)))]
        return parts * (rng.choice((1, 1, 1, 1, 300)) if depth < 6 and rng.random() < 0.1 else 1)
    return value


def made(name: str, rng: random.Random, seeds: dict[str, list[bytes]]) -> bytes:
    """Return a file of a format: mutated as bytes, or as a value where it is JSON."""
    data = rng.choice(seeds[name])
    if name.endswith((".json", ".tmd", ".feeel")) and rng.random() < 0.4:
        return json.dumps(grown(json.loads(data), rng)).encode()[:900_000]
    if name.endswith(".zip") and rng.random() < 0.5:
        inner = rng.choice(seeds["workout.feeel"])
        names = rng.choice((["a.feeel"], ["../a.feeel", "b.json"], ["/etc/x", "C:/y", "d/../../e"]))
        return zipped({label: mutated(inner, rng, [inner]) for label in names})
    return mutated(data, rng, [one for many in seeds.values() for one in many])


def broken_rules(preview: Preview, catalogue: Catalogue) -> list[str]:
    """Return what of a preview could not be kept although it is offered."""
    found = []
    for proposed in preview.routines:
        own = {stretch.id: stretch for stretch in proposed.own_stretches}
        both = Catalogue({**catalogue.stretches, **own}, catalogue.warm_up)
        if proposed.usable:
            found += [sentence for _index, sentence in problems(proposed.routine, both)]
        texts = [proposed.routine.name, *(line.source_text for line in proposed.lines)]
        found += [f"unprintable: {text!r}" for text in texts if not text.isprintable()]
    return found


def run(
    count: int, seed: int, around: Callable[[str], AbstractContextManager[object]] = nullcontext
) -> tuple[dict[str, Row], list[str], list[str]]:
    """Import `count` files; return a row for each format, what was written, and the first tracebacks.

    Each import runs within `around(format)`. A file that brings a traceback is kept in the folder for
    temporary files.
    """
    rng = random.Random(seed)
    catalogue = load_catalogue()
    seeds = {name: [data, *([OLD[name]] if name in OLD else [])] for name, data in CORRECT.items()}
    rows = {name: Row() for name in [*CORRECT, "pasted text"]}
    watch = Watch()
    sys.addaudithook(watch.hook)
    faults: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            name = list(rows)[number % len(rows)]
            row = rows[name]
            source = rng.choice(list(CORRECT)) if name == "pasted text" else name
            data = made(source, rng, seeds)
            path = Path(folder, source)
            path.write_bytes(data)
            row.files += 1
            try:
                with around(name), watch:
                    if name == "pasted text":
                        preview = preview_text(data.decode("utf-8", "surrogateescape"), catalogue)
                    else:
                        preview = preview_file(path, catalogue)
                row.previews += 1
                rules = broken_rules(preview, catalogue)
                row.broken += bool(rules)
                faults.update(rules[:1])
            except StretchTimerError:
                row.refused += 1
            except Exception:
                row.tracebacks += 1
                faults[traceback.format_exc(limit=-3)] += 1
                Path(tempfile.gettempdir(), f"hostile-{row.tracebacks}-{source}").write_bytes(data)
    return rows, watch.seen, [f"{times} x {text}" for text, times in faults.most_common(8)]
