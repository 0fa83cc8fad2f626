"""Play a ruler on the sound device until the input ends: a program of its own that shares nothing with ours.

What the least that can play manages on this machine is the measure of what is heard of anything else. The
ruler is the number of each frame, on a channel that nothing else plays on, so a recording tells which frame
was heard when and which was not heard at all. Each block's first frame and the moment it was asked for go to
the standard output.
"""

import os
import sys
import time
from array import array
from contextlib import suppress

RATE = 48_000
#: The ruler's marks run from 1 to this and begin again; a prime number, so that no block size divides it.
MARKS = 32_749
BLOCK_MS = 25


def main() -> None:
    """Play until the input ends."""
    sys.modules["numpy"] = None  # miniaudio can do without, and starts faster
    import miniaudio

    with suppress(OSError):  # as any player asks for; where it is not allowed, none has it
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    device = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=3,
        sample_rate=RATE,
        buffersize_msec=BLOCK_MS,
        app_name="bare player",
    )
    blocks = _blocks()
    next(blocks)
    device.start(blocks)
    sys.stdin.read()
    device.close()


def _blocks():
    twice = array("h", bytes(2 * 3 * 2 * MARKS))
    twice[2::3] = array("h", list(range(1, MARKS + 1)) * 2)
    ruler, frame = twice.tobytes(), 0
    frames = yield b""
    while True:
        sys.stdout.write(f"{frame} {time.perf_counter()!r}\n")
        sys.stdout.flush()
        first = frame % MARKS
        frame += frames
        frames = yield ruler[6 * first : 6 * (first + frames)]


if __name__ == "__main__":
    main()
