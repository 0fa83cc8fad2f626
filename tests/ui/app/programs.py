"""Open the program in a test."""

from stretchtimer.app import Application
from stretchtimer.speech.silent import SilentSound


class QuietApplication(Application):
    def sound(self, preferences):
        return SilentSound(preferences)


def opened(program) -> None:
    """Show the window; nothing follows its first picture."""
    program.open(then=lambda: None)
