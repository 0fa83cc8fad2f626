"""List the voice engines, and open the first one that can speak on this computer."""

from collections.abc import Callable, Sequence

from stretchtimer.speech.voice_engine import RenderError, VoiceEngine


def _pyttsx3() -> VoiceEngine:
    from stretchtimer.speech.pyttsx3_engine import Pyttsx3Engine

    return Pyttsx3Engine()


OpenEngine = Callable[[], VoiceEngine]

#: What opens each engine, the preferred one first.
ENGINES: tuple[OpenEngine, ...] = (_pyttsx3,)


def open_engine(engines: Sequence[OpenEngine] = ENGINES) -> VoiceEngine:
    """Return the first engine that can speak; raise what the first one raised when none can."""
    first: Exception | None = None
    for engine in engines:
        try:
            return engine()
        except Exception as error:  # whatever an engine raises, the next one may speak
            first = first or error
    raise first or RenderError("there is no engine")
