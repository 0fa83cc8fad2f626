import pytest

from stretchtimer.app import Application
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.plan import Level
from stretchtimer.domain.ports import Voice
from stretchtimer.domain.preferences import Preferences
from stretchtimer.paths import Folders
from stretchtimer.speech.silent import SilentSound
from stretchtimer.ui.app import voice_controller
from stretchtimer.ui.app.voice_controller import VoiceController


class Counting(SilentSound):
    """A sound that counts how often clips are asked for."""

    asked = 0

    def prepare(self, texts):
        self.asked += 1
        super().prepare(texts)


class Slow(Counting):
    """A sound whose clips and voices are there when the test says so."""

    done = False

    def prepared(self, texts):
        return self.done

    def voices(self):
        return (Voice("en", "English", "en"),) if self.done else ()


class Rooms(Application):
    made = Counting

    def sound(self, preferences):
        return self.made(preferences)


@pytest.fixture
def services(tmp_path):
    made = Rooms(Folders(data=tmp_path, cache=tmp_path / "cache"), ManualClock())
    with made.stores:
        yield made


@pytest.fixture
def desk(qtbot, services):
    made = VoiceController(services, Preferences())
    yield made
    made.close()


def test_tells_once_that_a_routine_is_measured(qtbot, desk, services):
    routine = services.routine("gentle")
    with qtbot.waitSignal(desk.measured):
        desk.prepare(routine)
    with qtbot.assertNotEmitted(desk.measured, wait=100):
        desk.prepare(routine)
    assert desk.sound.asked == 1


def test_a_page_that_asks_again_when_it_hears_that_goes_to_rest(qtbot, desk, services):
    routine = services.routine("gentle")
    heard = []
    desk.measured.connect(lambda: (heard.append(1), desk.prepare(routine)))
    desk.prepare(routine)
    qtbot.waitUntil(lambda: not desk.watching)
    assert heard == [1]


def test_another_level_is_prepared_anew(qtbot, desk, services):
    with qtbot.waitSignal(desk.measured):
        desk.prepare(services.routine("gentle"))
    with qtbot.waitSignal(desk.measured):
        desk.configure(Preferences(level=Level.LEARN))
    assert desk.sound.asked == 2


def test_what_takes_longer_than_usual_is_waited_for(qtbot, monkeypatch, desk, services):
    monkeypatch.setattr(voice_controller, "LOOK_FOR_MS", 100)
    monkeypatch.setattr(voice_controller, "LOOK_LATER_EVERY_MS", 30, raising=False)
    services.made = Slow
    heard, polls = [], []
    desk.measured.connect(lambda: heard.append("measured"))
    desk.voices_found.connect(lambda voices: heard.append(voices[0].id))
    desk.find_voices()
    desk.prepare(services.routine("gentle"))
    poll = desk.sound.poll
    monkeypatch.setattr(desk.sound, "poll", lambda: (polls.append(1), poll())[1])
    qtbot.waitUntil(lambda: len(polls) > 10)
    assert heard == []
    desk.sound.done = True
    qtbot.waitUntil(lambda: heard == ["measured", "en"])
    assert not desk.watching


def test_a_session_in_between_does_not_end_the_waiting(qtbot, desk, services):
    services.made = Slow
    routine = services.routine("gentle")
    desk.prepare(routine)
    desk.rest()
    desk.prepare(routine)
    with qtbot.waitSignal(desk.measured):
        desk.sound.done = True


def test_voices_are_not_waited_for_where_there_are_none(qtbot, monkeypatch, desk):
    monkeypatch.setattr(voice_controller, "VOICES_WITHIN_MS", 60)
    desk.find_voices()
    qtbot.waitUntil(lambda: not desk.watching)


def test_a_session_waits_for_its_first_words_and_no_longer(qtbot, desk, services):
    begun = []
    desk.first_words(services.routine("gentle"), lambda: begun.append(1))
    qtbot.waitUntil(lambda: begun == [1])


def test_a_session_waits_for_the_device_that_its_first_words_sound_on(qtbot, desk, services):
    class Opening(Slow):
        done = True
        awake = False

    services.made = Opening
    begun = []
    desk._deadline.setInterval(3_600_000)
    desk.first_words(services.routine("gentle"), lambda: begun.append(1))
    desk._timer.timeout.emit()
    assert begun == []
    desk.sound.awake = True
    qtbot.waitUntil(lambda: begun == [1])
