"""Hand the tests of the speech room a sound device that is recorded, and the room itself, playing on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.pcm import write_clip
from stretchtimer.speech.sound import VoiceAndTones
from tests.e2e.harness_sound import Recording, SoundServer
from tests.speech.hearing import prepared
from tests.speech.pretended import sine


@pytest.fixture(scope="module")
def sound_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    """Start a sound server for the tests of a module; one that breaks it mends it again."""
    server = SoundServer(tmp_path_factory.mktemp("sound"))
    yield server
    server.stop()


@pytest.fixture
def null_sink(sound_server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> SoundServer:
    """Return a sound server with one device that plays into recordings; this process plays on it."""
    for name, value in sound_server.environment.items():
        monkeypatch.setenv(name, value)
    return sound_server


@pytest.fixture
def heard(null_sink: SoundServer) -> Iterator[Recording]:
    """Record what the device plays until the test ends."""
    with null_sink.recording() as recording:
        yield recording


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Callable[..., VoiceAndTones]]:
    """Open the speech room with clips of these texts made; closed when the test ends."""
    opened: list[VoiceAndTones] = []

    def open_(*texts: str, **preferences) -> VoiceAndTones:
        sound = VoiceAndTones(tmp_path / "clips", Preferences(volume=100, **preferences))
        opened.append(sound)
        prepared(sound, texts)
        return sound

    yield open_
    for sound in opened:
        sound.close()


@pytest.fixture
def clips(tmp_path: Path) -> Callable[[str], Path | None]:
    """Return the clips of two texts; no other text has one."""
    write_clip(tmp_path / "hold.wav", sine(0.5, 300))
    write_clip(tmp_path / "left.wav", sine(0.7, 500))
    known = {"Hold.": tmp_path / "hold.wav", "Left.": tmp_path / "left.wav"}
    return known.get
