"""A file hears what a person would, to the sample; a stand-in keeps events going."""

import threading
import wave
from array import array

from stretchtimer.speech.audio_sink import BlockSource, FileSink, NullSink
from stretchtimer.speech.mixer import Mixer
from stretchtimer.speech.pcm import RATE
from tests.patience import PATIENCE_S
from tests.speech.pretended import sine


def heard(path) -> "array[int]":
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getframerate()) == (2, RATE)
        samples = array("h")
        samples.frombytes(file.readframes(file.getnframes()))
    return samples[0::2]


def test_cues_stand_in_a_file_at_their_very_samples(tmp_path):
    mixer = Mixer(lambda event: None)
    file = FileSink(mixer, tmp_path / "out.wav", start_s=50.0)
    sound = sine(0.2, level=0.4)
    moments = [50.1, 50.5, 51.2345, 52.0]
    for id_, at_s in enumerate(moments):
        mixer.add(id_, sound, at_s)
    for moment_s in (50.0, 50.013, 50.7, 51.9, 53.0):
        file.play_until(moment_s)
    file.close()
    expected = array("h", bytes(2 * 3 * RATE))
    for at_s in moments:
        first = round((at_s - 50.0) * RATE)
        expected[first : first + len(sound)] = sound
    assert heard(tmp_path / "out.wav") == expected
    assert file.blocks > 100


def test_a_file_that_goes_live_is_written_as_time_goes_by(tmp_path):
    now = [10.0]
    written = threading.Event()
    mixer = Mixer(lambda event: written.set() if event["event"] == "ended" else None)
    mixer.add(1, sine(0.1), 10.2)
    file = FileSink(mixer, tmp_path / "out.wav", 10.0, clock=lambda: now[0])
    file.go_live()
    now[0] = 11.0
    assert written.wait(PATIENCE_S)
    file.close()
    assert any(heard(tmp_path / "out.wav"))


def test_a_stand_in_lets_sounds_come_and_go():
    events = []
    over = threading.Event()

    def emit(event):
        events.append(event["event"])
        if event["event"] == "ended":
            over.set()

    mixer = Mixer(emit)
    mixer.add(1, sine(0.02), 0.0, latest_s=1e9)
    stand_in = NullSink(mixer)
    stand_in.go_live()
    assert over.wait(PATIENCE_S)
    stand_in.close()
    assert events == ["started", "ended"]
    assert stand_in.blocks > 0


def test_a_source_is_silent_until_it_is_live():
    mixer = Mixer(lambda event: None)
    mixer.configure(1.0, 0.0)
    mixer.add(1, array("h", [9] * 10), 5.0)
    source = BlockSource(mixer, 0.0, clock=lambda: 5.0)
    assert source.fill(5) == bytes(20)
    source.live = True
    assert any(source.fill(5))
    assert source.blocks == 2
