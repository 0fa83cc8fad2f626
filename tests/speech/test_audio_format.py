"""Other kinds of audio files say the same at the same moments; those that can be written here are offered."""

import sys

import miniaudio
import numpy as np
import pytest

from stretchtimer.domain.errors import SoundError, StorageError
from stretchtimer.speech import audio_format
from stretchtimer.speech.audio_format import MP3_DELAY, format_of, formats_here, mp3_tags
from stretchtimer.speech.file_export import check_place, export_plan
from stretchtimer.speech.pcm import RATE, read_clip
from tests.speech.exported import long_plan, names, plan_of

#: A decoder rounds, and a sound that begins softly is noticed a little later.
OFF_BY_MOST = 40


def decoded(path) -> np.ndarray:
    sound = miniaudio.decode_file(str(path), miniaudio.SampleFormat.SIGNED16, 1, RATE)
    return np.array(sound.samples, dtype=float)


def onsets(samples) -> list[int]:
    """Return where sound begins after at least half a second of silence."""
    loud = np.flatnonzero(np.abs(np.asarray(samples, dtype=float)) > 800)
    return [int(at) for at, before in zip(loud, [-RATE, *loud[:-1]], strict=True) if at - before > RATE / 2]


def test_every_cue_of_an_mp3_file_is_where_the_plan_has_it(tmp_path, clips):
    for name in ("out.wav", "out.mp3"):
        assert export_plan(long_plan(), clips, tmp_path / name)
    plain, packed = onsets(read_clip(tmp_path / "out.wav")), onsets(decoded(tmp_path / "out.mp3"))
    assert len(packed) == len(plain) == 3
    assert [after - MP3_DELAY for after in packed] == pytest.approx(plain, abs=OFF_BY_MOST)


def test_an_mp3_file_sounds_as_the_wav_file_does(tmp_path, clips):
    for name in ("out.wav", "out.mp3"):
        export_plan(long_plan(), clips, tmp_path / name)
    plain, packed = np.array(read_clip(tmp_path / "out.wav"), dtype=float), decoded(tmp_path / "out.mp3")
    assert np.corrcoef(plain, packed[MP3_DELAY : MP3_DELAY + len(plain)])[0, 1] > 0.99
    # a tenth of the size is what it is there for
    assert (tmp_path / "out.mp3").stat().st_size < (tmp_path / "out.wav").stat().st_size / 5


def test_a_side_stays_a_side(tmp_path, clips):
    def pan(text: str) -> tuple[float, float]:
        return (1.0, 0.0) if text == "Left." else (1.0, 1.0)

    export_plan(plan_of((3.0, [(1.0, "Left.")])), clips, tmp_path / "out.mp3", pan=pan)
    sound = miniaudio.decode_file(str(tmp_path / "out.mp3"), miniaudio.SampleFormat.SIGNED16, 2, RATE)
    left, right = np.abs(np.array(sound.samples).reshape(-1, 2)).max(0)
    assert right < left / 10


@pytest.mark.parametrize("title", ["Quick Reset", "Rückén 朝 🙂", ""])
def test_a_player_shows_the_name_of_the_routine(title):
    tags = mp3_tags(title)
    size = sum(byte << shift for byte, shift in zip(tags[6:10], (21, 14, 7, 0), strict=True))
    assert (tags[:3], len(tags)) == (b"ID3", 10 + size)
    length = int.from_bytes(tags[14:18], "big")
    assert (tags[10:14], tags[21 : 20 + length].decode("utf-16")) == (b"TIT2", title)


def test_an_mp3_file_begins_with_its_tags(tmp_path, clips):
    export_plan(plan_of((1.0, [])), clips, tmp_path / "out.mp3")
    assert (tmp_path / "out.mp3").read_bytes().startswith(mp3_tags("R"))


def test_packing_is_part_of_the_progress_and_can_be_given_up_at_any_piece(tmp_path, clips):
    shares, asked = [], []
    assert export_plan(long_plan(), clips, tmp_path / "out.mp3", shares.append, lambda: asked.append(None))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    for times in range(len(asked)):
        (tmp_path / "out.mp3").write_text("older")
        answers = iter([False] * times + [True])
        assert not export_plan(long_plan(), clips, tmp_path / "out.mp3", cancelled=lambda: next(answers))  # noqa: B023
        assert (tmp_path / "out.mp3").read_text() == "older"
        assert names(tmp_path) == ["hold.wav", "left.wav", "out.mp3"]


def test_a_disk_that_fills_up_while_it_is_packed_leaves_nothing(tmp_path, clips, monkeypatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(audio_format.os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        export_plan(plan_of((3.0, [])), clips, tmp_path / "out.mp3")
    assert names(tmp_path) == ["hold.wav", "left.wav"]


def without(monkeypatch, *packages):
    for package in packages:
        monkeypatch.setitem(sys.modules, package, None)


@pytest.mark.parametrize(
    ("missing", "here"),
    [
        ([], ["MP3", "WAV"]),
        (["soundfile"], ["MP3", "WAV"]),
        (["lameenc", "soundfile"], ["WAV"]),
    ],
)
def test_what_cannot_be_written_here_is_not_offered(monkeypatch, missing, here):
    without(monkeypatch, *missing)
    assert [format_.name for format_ in formats_here()][: len(here)] == here
    assert len(formats_here()) == len(here) or "soundfile" not in missing


@pytest.mark.parametrize("name", ["out.flac", "out.ogg", "out.OGA"])
def test_a_kind_that_cannot_be_written_here_names_those_that_can(tmp_path, monkeypatch, name):
    without(monkeypatch, "soundfile")
    with pytest.raises(SoundError, match=r"cannot be written on this computer.+with \.mp3 or \.wav\."):
        format_of(tmp_path / name)
    without(monkeypatch, "lameenc")
    with pytest.raises(SoundError, match=r"with \.wav\."):
        format_of(tmp_path / name)


@pytest.mark.parametrize("name", ["out.m4a", "out", "wav", "Back 3.5"])
def test_no_kind_of_audio_file_names_those_that_are(tmp_path, monkeypatch, name):
    without(monkeypatch, "soundfile")
    with pytest.raises(SoundError, match=r"“.+” is no kind of audio file.+with \.mp3 or \.wav\."):
        format_of(tmp_path / name)


def test_a_place_is_tried_without_a_trace(tmp_path):
    (tmp_path / "out.wav").write_text("older")
    check_place(tmp_path / "out.wav")
    check_place(tmp_path / "out.mp3")
    assert names(tmp_path) == ["out.wav"]
    with pytest.raises(StorageError, match="cannot be written"):
        check_place(tmp_path / "nowhere" / "out.mp3")
    with pytest.raises(SoundError, match="no kind of audio file"):
        check_place(tmp_path / "out.txt")
