"""An audio file is the plan: as long, each cue at its sample, whole or not there."""

import wave
from array import array

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchtimer.domain.errors import SoundError, StorageError
from stretchtimer.domain.plan import Tone
from stretchtimer.speech import file_export
from stretchtimer.speech.file_export import export_plan
from stretchtimer.speech.pcm import RATE, read_clip, write_clip
from stretchtimer.speech.tones import tone_samples
from tests.speech.exported import long_plan, names, plan_of
from tests.speech.pretended import sine


def test_every_cue_stands_at_its_sample_and_the_file_is_as_long_as_the_plan(tmp_path, clips):
    plan = plan_of((10.00003, [(0.5, "start"), (9.9, "Hold.")]), (7.3, [(3.33333, "Left."), (7.0, "end")]))
    assert export_plan(plan, clips, tmp_path / "out.wav")
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
    assert export_plan(plan, lambda text: folder / "clip.wav", folder / "out.wav")
    heard = read_clip(folder / "out.wav")
    assert len(heard) == round(total_s * RATE)
    ends = [round((at_s + 0.7) * RATE) for at_s, _text in inside]
    assert not any(heard[max(ends, default=0) :])


def test_sounds_at_one_moment_add_up(tmp_path, clips):
    export_plan(plan_of((2.0, [(1.0, "Hold."), (1.0, "start")])), clips, tmp_path / "out.wav")
    heard = read_clip(tmp_path / "out.wav")[RATE : RATE + 5000]
    parts = zip(sine(0.5, 300), tone_samples(Tone.START), strict=False)
    assert list(heard) == [max(-32768, min(32767, a + b)) for a, b in parts][:5000]


def test_sides_make_it_stereo(tmp_path, clips):
    def pan(text: str) -> tuple[float, float]:
        return (1.0, 0.5) if text == "Left." else (1.0, 1.0)

    export_plan(plan_of((3.0, [(0.5, "Left."), (1.5, "Hold.")])), clips, tmp_path / "out.wav", pan=pan)
    with wave.open(str(tmp_path / "out.wav")) as file:
        assert (file.getnchannels(), file.getnframes()) == (2, 3 * RATE)
        both = np.frombuffer(file.readframes(3 * RATE), "<i2").reshape(-1, 2)
    left, right = np.abs(both[: RATE + 1000].astype(int)).max(0)
    assert right == pytest.approx(left / 2, abs=1)
    assert np.array_equal(both[RATE + 9000 :, 0], both[RATE + 9000 :, 1])


def test_words_in_the_middle_alone_make_no_stereo(tmp_path, clips):
    export_plan(plan_of((3.0, [(0.5, "Hold.")])), clips, tmp_path / "out.wav", pan=lambda _text: (1.0, 1.0))
    with wave.open(str(tmp_path / "out.wav")) as file:
        assert file.getnchannels() == 1


def test_progress_runs_to_the_end(tmp_path, clips):
    shares = []
    export_plan(plan_of((95.0, [])), clips, tmp_path / "out.wav", shares.append)
    assert shares == sorted(shares)
    assert len(shares) == 10
    assert shares[-1] == 1.0


def test_a_link_stays_one_and_leads_to_the_file(tmp_path, clips):
    (tmp_path / "music").mkdir()
    link = tmp_path / "a.wav"
    link.symlink_to(tmp_path / "music" / "b.wav")
    assert export_plan(plan_of((1.0, [(0.0, Tone.START)])), clips, link)
    assert link.is_symlink()
    assert names(tmp_path / "music") == ["b.wav"]


def test_cancelling_leaves_nothing_and_spares_an_older_file(tmp_path, clips):
    (tmp_path / "out.wav").write_text("older")
    asked = []

    def cancelled() -> bool:
        asked.append(None)
        return len(asked) > 2

    assert not export_plan(plan_of((95.0, [])), clips, tmp_path / "out.wav", cancelled=cancelled)
    assert (tmp_path / "out.wav").read_text() == "older"
    assert names(tmp_path) == ["hold.wav", "left.wav", "out.wav"]


def test_a_missing_clip_is_a_sentence_and_no_file(tmp_path, clips):
    with pytest.raises(SoundError, match="could not be spoken"):
        export_plan(plan_of((3.0, [(1.0, "Breathe.")])), clips, tmp_path / "out.wav")
    (tmp_path / "hold.wav").write_bytes(b"RIFF")
    with pytest.raises(SoundError, match="cannot be read"):
        export_plan(plan_of((3.0, [(1.0, "Hold.")])), clips, tmp_path / "out.wav")
    assert not (tmp_path / "out.wav").exists()


@pytest.mark.parametrize("path", ["nowhere/out.wav", "hold.wav/out.wav"])
def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path, clips, path):
    with pytest.raises(StorageError, match="cannot be written"):
        export_plan(plan_of((3.0, [])), clips, tmp_path / path)


def test_a_disk_that_fills_up_leaves_nothing(tmp_path, clips, monkeypatch):
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_export.os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        export_plan(plan_of((3.0, [])), clips, tmp_path / "out.wav")
    assert names(tmp_path) == ["hold.wav", "left.wav"]


@pytest.fixture
def soundfile():
    return pytest.importorskip("soundfile", reason="FLAC and OGG need the extra “audio”")


@pytest.mark.parametrize("pan", [None, lambda text: (1.0, 0.5) if text == "Left." else (0.5, 1.0)])
def test_flac_holds_the_very_samples_of_the_wav_file(tmp_path, clips, soundfile, pan):
    for name in ("out.wav", "out.flac"):
        assert export_plan(long_plan(), clips, tmp_path / name, pan=pan)
    (plain, rate), (packed, packed_rate) = (
        soundfile.read(str(tmp_path / name), dtype="int16") for name in ("out.wav", "out.flac")
    )
    assert soundfile.info(str(tmp_path / "out.flac")).format == "FLAC"
    assert packed_rate == rate == RATE
    assert len(plain) == round(long_plan().total_s * RATE)
    assert np.array_equal(packed, plain)
    assert plain.any()


@pytest.mark.parametrize("name", ["out.ogg", "out.oga"])
def test_ogg_is_as_long_and_sounds_the_same_at_the_same_samples(tmp_path, clips, soundfile, name):
    for each in ("out.wav", name):
        assert export_plan(long_plan(), clips, tmp_path / each)
    plain, _rate = soundfile.read(str(tmp_path / "out.wav"))
    packed, _rate = soundfile.read(str(tmp_path / name))
    assert soundfile.info(str(tmp_path / name)).format == "OGG"
    assert len(packed) == len(plain)
    alike = [float(np.corrcoef(plain, np.roll(packed, shift))[0, 1]) for shift in range(-3, 4)]
    assert alike[3] == max(alike) > 0.99
    assert names(tmp_path) == sorted(["hold.wav", "left.wav", "out.wav", name])


def test_packing_can_be_cancelled(tmp_path, clips, soundfile):
    answers = iter([False, False, False, True])
    done = export_plan(long_plan(), clips, tmp_path / "out.ogg", cancelled=lambda: next(answers))
    assert not done
    assert names(tmp_path) == ["hold.wav", "left.wav"]


def test_a_failure_to_pack_is_a_sentence(tmp_path, clips, soundfile, monkeypatch):
    def full(_file, _block):
        raise soundfile.LibsndfileError(2, "no room: ")

    monkeypatch.setattr(soundfile.SoundFile, "write", full)
    with pytest.raises(StorageError, match=r"out\.flac cannot be written: no room"):
        export_plan(plan_of((3.0, [])), clips, tmp_path / "out.flac")
    assert names(tmp_path) == ["hold.wav", "left.wav"]
