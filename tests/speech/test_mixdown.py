"""An audio file is the plan: as long, each cue at its sample, whole or not there."""

import sys
import types
import wave
from array import array
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain.errors import SoundError, StorageError
from stretchtimer.domain.plan import Cue, CueKind, Level, Pace, Phase, PhaseKind, Plan, Role, Tone
from stretchtimer.domain.stretch import Family
from stretchtimer.speech import mixdown
from stretchtimer.speech.mixdown import render_plan
from stretchtimer.speech.pcm import RATE, read_clip, write_clip
from stretchtimer.speech.tones import tone_samples
from tests.speech.pretended import sine


def plan_of(*phases: tuple[float, list[tuple[float, str]]]) -> Plan:
    """Return a plan; a cue's text that is a tone's name is that tone."""
    made = []
    for length_s, cues in phases:
        tones = set(Tone)
        kinds = [(at_s, text, CueKind.TONE if text in tones else CueKind.SPEECH) for at_s, text in cues]
        made.append(
            Phase(
                PhaseKind.HOLD,
                length_s,
                tuple(Cue(at_s, 0.1, kind, text, Role.STEP) for at_s, text, kind in kinds),
            )
        )
    return Plan("r", "R", Level.GUIDE, Pace.STANDARD, Family.STANDING, tuple(made))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def clips(tmp_path):
    """Return the clips of two texts; no other text has one."""
    write_clip(tmp_path / "hold.wav", sine(0.5, 300))
    write_clip(tmp_path / "left.wav", sine(0.7, 500))
    known = {"Hold.": tmp_path / "hold.wav", "Left.": tmp_path / "left.wav"}
    return known.get


def test_every_cue_stands_at_its_sample_and_the_file_is_as_long_as_the_plan(tmp_path, clips):
    plan = plan_of((10.00003, [(0.5, "start"), (9.9, "Hold.")]), (7.3, [(3.33333, "Left."), (7.0, "end")]))
    assert render_plan(plan, clips, tmp_path / "out.wav")
    heard = read_clip(tmp_path / "out.wav")
    assert len(heard) == round(plan.total_s * RATE)
    expected = np.zeros(len(heard) + RATE, int)
    sounds = {"Hold.": sine(0.5, 300), "Left.": sine(0.7, 500)}
    for at_s, cue in plan.cues():
        samples = sounds.get(cue.text) or tone_samples(Tone(cue.text))
        first = round(at_s * RATE)
        expected[first : first + len(samples)] += samples
    assert heard == array("h", expected[: len(heard)].tolist())


@settings(max_examples=30)
@given(
    st.floats(0.01, 25.0),
    st.lists(st.tuples(st.floats(0, 24.9), st.sampled_from(["Hold.", "Left.", "start", "tick"])), max_size=8),
)
def test_any_plan_gets_a_file_of_its_length(tmp_path_factory, total_s, cues):
    folder = tmp_path_factory.mktemp("any")
    write_clip(folder / "clip.wav", sine(0.5))
    inside = [(min(at_s, total_s), text) for at_s, text in cues]
    plan = plan_of((total_s, inside))
    assert render_plan(plan, lambda text: folder / "clip.wav", folder / "out.wav")
    heard = read_clip(folder / "out.wav")
    assert len(heard) == round(total_s * RATE)
    ends = [round((at_s + 0.7) * RATE) for at_s, _text in inside]
    assert not any(heard[max(ends, default=0) :])


def test_sounds_at_one_moment_add_up(tmp_path, clips):
    render_plan(plan_of((2.0, [(1.0, "Hold."), (1.0, "start")])), clips, tmp_path / "out.wav")
    heard = read_clip(tmp_path / "out.wav")[RATE : RATE + 5000]
    parts = zip(sine(0.5, 300), tone_samples(Tone.START), strict=False)
    assert list(heard) == [max(-32768, min(32767, a + b)) for a, b in parts][:5000]


def test_sides_make_it_stereo(tmp_path, clips):
    def pan(text: str) -> tuple[float, float]:
        return (1.0, 0.5) if text == "Left." else (1.0, 1.0)

    render_plan(plan_of((3.0, [(0.5, "Left."), (1.5, "Hold.")])), clips, tmp_path / "out.wav", pan=pan)
    with wave.open(str(tmp_path / "out.wav")) as file:
        assert (file.getnchannels(), file.getnframes()) == (2, 3 * RATE)
        both = np.frombuffer(file.readframes(3 * RATE), "<i2").reshape(-1, 2)
    left, right = np.abs(both[: RATE + 1000].astype(int)).max(0)
    assert right == pytest.approx(left / 2, abs=1)
    assert np.array_equal(both[RATE + 9000 :, 0], both[RATE + 9000 :, 1])


def test_progress_runs_to_the_end(tmp_path, clips):
    shares = []
    render_plan(plan_of((95.0, [])), clips, tmp_path / "out.wav", shares.append)
    assert shares == sorted(shares)
    assert len(shares) == 10
    assert shares[-1] == 1.0


def test_cancelling_leaves_nothing_and_spares_an_older_file(tmp_path, clips):
    (tmp_path / "out.wav").write_text("older")
    asked = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 2

    assert not render_plan(plan_of((95.0, [])), clips, tmp_path / "out.wav", cancelled=cancelled)
    assert (tmp_path / "out.wav").read_text() == "older"
    assert names(tmp_path) == ["hold.wav", "left.wav", "out.wav"]


def test_a_missing_clip_is_a_sentence_and_no_file(tmp_path, clips):
    with pytest.raises(SoundError, match="could not be spoken"):
        render_plan(plan_of((3.0, [(1.0, "Breathe.")])), clips, tmp_path / "out.wav")
    (tmp_path / "hold.wav").write_bytes(b"RIFF")
    with pytest.raises(SoundError, match="cannot be read"):
        render_plan(plan_of((3.0, [(1.0, "Hold.")])), clips, tmp_path / "out.wav")
    assert not (tmp_path / "out.wav").exists()


@pytest.mark.parametrize("path", ["nowhere/out.wav", "hold.wav/out.wav"])
def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path, clips, path):
    with pytest.raises(StorageError, match="cannot be written"):
        render_plan(plan_of((3.0, [])), clips, tmp_path / path)


def test_a_disk_that_fills_up_leaves_nothing(tmp_path, clips, monkeypatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mixdown.os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        render_plan(plan_of((3.0, [])), clips, tmp_path / "out.wav")
    assert names(tmp_path) == ["hold.wav", "left.wav"]


@pytest.mark.parametrize("name", ["out.mp3", "out", "wav"])
def test_another_kind_of_file_is_refused(tmp_path, clips, name):
    with pytest.raises(SoundError, match=r"\.wav, \.flac or \.ogg"):
        render_plan(plan_of((3.0, [])), clips, tmp_path / name)


def test_without_its_package_flac_names_what_is_missing(tmp_path, clips, monkeypatch):
    monkeypatch.setitem(sys.modules, "soundfile", None)
    with pytest.raises(SoundError, match=r"stretchtimer\[audio\]"):
        render_plan(plan_of((3.0, [])), clips, tmp_path / "out.flac")


class PretendedSoundFile:
    """Stand in for soundfile's file: it packs by writing its kind in front of the samples."""

    def __init__(self, path, mode="r", rate=0, channels=0, coding="", format="") -> None:  # noqa: A002
        self.samplerate, self.channels = RATE, 1
        self._path, self._mode = path, mode
        self._written = bytearray(f"{format} {coding} {rate} {channels} ".encode())

    def __enter__(self):
        return self

    def __exit__(self, *_reason) -> None:
        if self._mode == "w":
            self._path.write_bytes(self._written)

    def blocks(self, size, dtype):
        assert dtype == "int16"
        samples = read_clip(type(self).source or self._path)
        for start in range(0, len(samples), size):
            yield samples[start : start + size]

    source = None

    def write(self, block) -> None:
        self._written += str(len(block)).encode() + b" "


@pytest.fixture
def soundfile(monkeypatch):
    class File(PretendedSoundFile):
        def __init__(self, path, *how, **named) -> None:
            super().__init__(Path(path), *how, **named)

    module = types.ModuleType("soundfile")
    module.SoundFile = File
    module.LibsndfileError = type("LibsndfileError", (Exception,), {})
    monkeypatch.setitem(sys.modules, "soundfile", module)
    return module


@pytest.mark.parametrize(("name", "start"), [("out.flac", b"FLAC PCM_16 "), ("out.ogg", b"OGG VORBIS ")])
def test_packed_files_are_made_from_the_same_samples(tmp_path, clips, soundfile, name, start):
    assert render_plan(plan_of((12.0, [])), clips, tmp_path / name)
    assert (tmp_path / name).read_bytes() == start + b"22050 1 220500 44100 "
    assert names(tmp_path) == ["hold.wav", "left.wav", name]


def test_packing_can_be_cancelled(tmp_path, clips, soundfile):
    answers = iter([False, False, True])
    done = render_plan(plan_of((12.0, [])), clips, tmp_path / "out.ogg", cancelled=lambda: next(answers))
    assert not done
    assert names(tmp_path) == ["hold.wav", "left.wav"]


def test_a_failure_to_pack_is_a_sentence(tmp_path, clips, soundfile, monkeypatch):
    def broken(*_how, **_named):
        raise soundfile.LibsndfileError("Format not recognised")

    monkeypatch.setattr(soundfile, "SoundFile", broken)
    with pytest.raises(StorageError, match="Format not recognised"):
        render_plan(plan_of((3.0, [])), clips, tmp_path / "out.flac")
