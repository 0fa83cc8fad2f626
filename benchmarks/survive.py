"""Kill the program at random moments of a session and take the session up again each time.

    python benchmarks/survive.py [--kills 100]

Each round starts the real session of a routine in a process of its own, against the real files, kills it
with SIGKILL after a random time and reads what is left: the snapshot must lead back to the stretch, side and
second, within the two seconds it is written in, and the history must be whole.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from stretchtimer.app import Application

SESSION = """
import sys, time
from dataclasses import replace
from pathlib import Path
from stretchtimer.app import Application
from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.silent import SilentSound
app = Application.at(Path(sys.argv[1]))
app.logbook.begin()
record = app.session(app.routine("desk-break"), Preferences(), SilentSound())
app.stores.history.add(replace(record.record(), routine_id="another"))
print("go", flush=True)
while True:
    record.tick()
    print(f"{record.session.position_s(app.clock.steady_s()):.3f}", flush=True)
    time.sleep(0.02)
"""


def round_of(folder: Path, chance: random.Random) -> tuple[float, float | None, int]:
    """Return the last position seen before a kill, the one that is offered, and the records there are."""
    process = subprocess.Popen(
        [sys.executable, "-c", SESSION, str(folder)], stdout=subprocess.PIPE, text=True
    )
    process.stdout.readline()
    last_s = 0.0
    for _line in range(chance.randint(3, 250)):
        last_s = float(process.stdout.readline())
    process.kill()
    process.wait()
    app = Application.at(folder)
    with app.stores as stores:
        snapshot = app.logbook.stopped()
        return last_s, snapshot.position_s if snapshot else None, stores.history.count()


def main() -> None:
    """Print how many were taken up again, and how far off."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=100)
    kills = options.parse_args().kills
    chance = random.Random(1)
    offered, furthest_s, lost = 0, 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(kills):
            last_s, found_s, records = round_of(Path(folder), chance)
            lost += records != number + 1
            if found_s is not None:
                offered += 1
                furthest_s = max(furthest_s, last_s - found_s)
    print(
        f"{kills} kills: offered again {offered}, furthest behind {furthest_s:.2f} s,"
        f" rounds with a record lost {lost}"
    )


if __name__ == "__main__":
    main()
