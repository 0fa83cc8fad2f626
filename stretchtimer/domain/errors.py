"""Name what can go wrong outside the program, as sentences a person can act on.

    StretchTimerError           the environment's fault: shown as its sentence, never as a traceback
    ├── ResourceError           a file that ships with the program is missing or malformed
    ├── RoutineError            a routine breaks a rule (hold out of range, no stretches, ...)
    │   └── UnknownRoutineError no routine of that id or name
    ├── PreferenceError         a setting's value is outside what it allows
    ├── StorageError            the data folder cannot be read or written
    │   └── NewerDataError      the data was written by a newer version
    ├── SessionElsewhereError   another window or terminal leads a session with the same data
    ├── exchange RefusedError   a file to be brought in, or to be handed over, is refused
    ├── SoundError              the voice or the sound device cannot do what was asked
    └── DesktopError            the operating system cannot do what was asked

Anything else that escapes is a bug and crashes loudly.
"""


class StretchTimerError(Exception):
    """Carry one sentence: what is wrong, where, and what to do next."""


class ResourceError(StretchTimerError):
    """A file that ships with the program is missing or malformed."""


class RoutineError(StretchTimerError):
    """A routine breaks a rule."""


class UnknownRoutineError(RoutineError):
    """No routine has the id or name that was asked for."""


class PreferenceError(StretchTimerError):
    """A setting's value is outside what it allows."""


class StorageError(StretchTimerError):
    """The data folder cannot be read or written."""


class NewerDataError(StorageError):
    """The data was written by a newer version of the program."""


class SessionElsewhereError(StretchTimerError):
    """Another program leads a session with the same data."""


class SoundError(StretchTimerError):
    """The voice or the sound device cannot do what was asked."""


class DesktopError(StretchTimerError):
    """The operating system cannot do what was asked."""
