"""Time every importer on generated and mutated files: `python -m benchmarks.hostile_imports [COUNT] [SEED]`.

COUNT is 50000 where left out, over all formats together. Asked for: no traceback, nothing over a second,
nothing written. A second is counted in the processor's time, which a busy machine does not stretch; the time
on the clock stands beside it.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter, process_time

from tests.exchange.hostile import run


class Slowest:
    """Keep the longest import of each format, in seconds of the processor and on the clock."""

    def __init__(self) -> None:
        self.worked_s: defaultdict[str, float] = defaultdict(float)
        self.clock_s: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def timing(self, name: str) -> Iterator[None]:
        """Time an import of a format."""
        started, worked = perf_counter(), process_time()
        try:
            yield
        finally:
            self.worked_s[name] = max(self.worked_s[name], process_time() - worked)
            self.clock_s[name] = max(self.clock_s[name], perf_counter() - started)


def main() -> int:
    """Print the table; exit with 1 where something asked for was not reached."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    slowest = Slowest()
    rows, written, faults = run(count, seed, slowest.timing)
    heads = ("files", "preview", "refused", "traceback", "broken", "slowest", "on clock")
    print(f"{'format':20}" + "".join(f"{head:>10}" for head in heads))
    for name, row in rows.items():
        print(
            f"{name:20}{row.files:10}{row.previews:10}{row.refused:10}{row.tracebacks:10}{row.broken:10}"
            f"{slowest.worked_s[name] * 1000:7.0f} ms{slowest.clock_s[name] * 1000:7.0f} ms"
        )
    print(f"{sum(row.files for row in rows.values())} files, {len(written)} writes")
    for text in [*written[:5], *faults]:
        print(text)
    bad = any(row.tracebacks or row.broken for row in rows.values()) or max(slowest.worked_s.values()) > 1
    return 1 if bad or written else 0


if __name__ == "__main__":
    sys.exit(main())
