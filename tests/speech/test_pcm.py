"""Files in the form kept here are read whole or not at all."""

import wave
from array import array

import pytest

from stretchtimer.speech.pcm import DamagedSoundError, frames_in, read_clip, write_clip
from tests.speech.pretended import sine


def test_a_clip_comes_back_as_it_was_written(tmp_path):
    samples = sine(0.1)
    write_clip(tmp_path / "a.wav", samples)
    assert read_clip(tmp_path / "a.wav") == samples


def test_a_clip_has_a_header_of_44_bytes(tmp_path):
    write_clip(tmp_path / "a.wav", array("h", [1, 2, 3]))
    assert (tmp_path / "a.wav").stat().st_size == 44 + 6


@pytest.mark.parametrize("size", [0, 3, 43, 44, 2000])
def test_a_clip_cut_short_is_damaged(tmp_path, size):
    path = tmp_path / "a.wav"
    write_clip(path, sine(0.1))
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(DamagedSoundError):
        read_clip(path)


def test_a_file_of_zeros_is_damaged(tmp_path):
    (tmp_path / "a.wav").write_bytes(bytes(5000))
    with pytest.raises(DamagedSoundError):
        read_clip(tmp_path / "a.wav")


@pytest.mark.parametrize(("channels", "width", "rate"), [(2, 2, 22050), (1, 1, 22050), (1, 2, 44100)])
def test_another_form_is_not_taken(tmp_path, channels, width, rate):
    with wave.open(str(tmp_path / "a.wav"), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(bytes(400))
    with pytest.raises(DamagedSoundError, match="one channel of 16 bits"):
        read_clip(tmp_path / "a.wav")


def test_seconds_become_the_nearest_number_of_samples():
    assert frames_in(0.26) == 5733
    assert frames_in(1 / 3) == 7350
