"""The device that the sound library invents where there is none is no device."""

import miniaudio
import pytest

from stretchtimer.speech.audio_library import DeviceStream, NoDeviceError


class Nowhere:
    """A computer without sound, as the library sees it: only playing into the void works."""

    backend = "Null"

    def __init__(self, backends=None, **_options) -> None:
        if backends is not None and miniaudio.Backend.NULL not in backends:
            raise miniaudio.MiniaudioError("failed to init device", -103)

    def start(self, _source) -> None:
        """Play into the void."""

    def close(self) -> None:
        """Stop."""


def test_a_computer_without_sound_has_no_device(monkeypatch):
    monkeypatch.setattr(miniaudio, "PlaybackDevice", Nowhere)
    with pytest.raises(NoDeviceError, match="failed to init device"):
        DeviceStream(lambda frames: bytes(4 * frames))
