"""Open the program in a test."""

from stretchtimer.app import House
from stretchtimer.speech.silent import SilentSound


class QuietHouse(House):
    def sound(self, preferences):
        return SilentSound(preferences)


def opened(program) -> None:
    """Show the window; nothing follows its first picture."""
    program.open(then=lambda: None)
