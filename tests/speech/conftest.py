"""Hand the tests of the speech room a sound device that is recorded, and the room itself, playing on it."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from stretchtimer.domain.preferences import Preferences
from stretchtimer.speech.sound import VoiceAndTones
from tests.e2e.harness import need, wait_until
from tests.e2e.harness_sound import Recording, SoundServer


@pytest.fixture
def null_sink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    """Return a sound server with one device that plays into recordings; this process plays on it."""
    need("pulseaudio", "pactl", "pacat", "parec")
    folder = tmp_path / "sound"
    folder.mkdir()
    server = SoundServer(folder)
    with suppress(OSError):  # the priority it has on a desktop, so that a busy machine spoils no recording
        for task in Path("/proc", str(server._process.pid), "task").iterdir():
            os.sched_setscheduler(int(task.name), os.SCHED_RR, os.sched_param(5))
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    yield server
    server.stop()


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
        sound.prepare(texts)
        wait_until(lambda: (sound.poll(), sound.prepared(texts))[1], "the clips were made")
        return sound

    yield open_
    for sound in opened:
        sound.close()
