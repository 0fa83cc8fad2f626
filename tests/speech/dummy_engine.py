"""Run the voice processes with pyttsx3's own dummy driver, which cannot write files."""

import sys

from stretchtimer.speech import live_voice_worker, render_worker
from stretchtimer.speech.pyttsx3_engine import Pyttsx3Engine


def open_dummy() -> Pyttsx3Engine:
    return Pyttsx3Engine("dummy")


def main() -> None:
    """Be the worker that the first argument names."""
    name = sys.argv.pop(1)
    {"render": render_worker.main, "speak": live_voice_worker.main}[name](open_dummy)
