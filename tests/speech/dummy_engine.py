"""Run the voice processes with pyttsx3's own dummy driver, which cannot write files."""

import sys

from stretchtimer.speech import live_voice, render_worker
from stretchtimer.speech.engine import Engine


def open_dummy() -> Engine:
    return Engine("dummy")


def main() -> None:
    """Be the worker that the first argument names."""
    name = sys.argv.pop(1)
    {"render": render_worker.main, "speak": live_voice.main}[name]([open_dummy])
