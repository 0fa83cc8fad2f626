import pytest

from stretchtimer.app import Application
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.plan import Level
from stretchtimer.domain.ports import SoundMode, SoundStatus, Voice
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

    def speakable(self, texts):
        return self.done

    def voices(self):
        return (Voice("en", "English", "en"),) if self.done else ()


class Tried(SilentSound):
    """A sound that notes the voices that were to be heard, and says what the test says of itself."""

    status = SoundStatus(SoundMode.VOICE)

    def __init__(self, preferences):
        super().__init__(preferences)
        self.heard, self.polls = [], 0

    def audition(self, text, voice):
        self.heard.append((text, voice))

    def poll(self):
        self.polls += 1
        return self.status


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


def idle(qtbot, desk):
    """Wait until nothing is waited for."""
    qtbot.waitUntil(lambda: not desk.watching)


def test_a_routine_is_asked_for_once(qtbot, desk, services):
    routine = services.routine("gentle")
    desk.prepare(routine)
    idle(qtbot, desk)
    desk.prepare(routine)
    assert not desk.watching
    assert desk.sound.asked == 1


class Lengthy(Slow):
    """A sound whose words take twice as long as they are estimated, as soon as they are spoken."""

    def length_s(self, text):
        return super().length_s(text) * (2 if self.done else 1)


def test_a_length_that_was_read_stays_when_the_words_have_their_own(qtbot, desk, services):
    services.made = Lengthy
    routines = services.stores.routines.all()
    desk.prepare(routines[0])
    read_s = [desk.total_s(routine) for routine in routines]
    desk.sound.done = True
    idle(qtbot, desk)
    spoken_s = services.planner(Preferences(), desk.sound).plan(routines[0]).total_s
    assert spoken_s != read_s[0]
    assert [desk.total_s(routine) for routine in routines] == read_s


def test_another_level_is_prepared_anew(qtbot, desk, services):
    desk.prepare(services.routine("gentle"))
    idle(qtbot, desk)
    desk.configure(Preferences(level=Level.LEARN))
    idle(qtbot, desk)
    assert desk.sound.asked == 2


def test_what_takes_longer_than_usual_is_waited_for(qtbot, monkeypatch, desk, services):
    monkeypatch.setattr(voice_controller, "LOOK_FOR_MS", 100)
    monkeypatch.setattr(voice_controller, "LOOK_LATER_EVERY_MS", 30, raising=False)
    services.made = Slow
    heard, polls = [], []
    desk.voices_found.connect(lambda voices: heard.append(voices[0].id))
    desk.find_voices()
    desk.prepare(services.routine("gentle"))
    poll = desk.sound.poll
    monkeypatch.setattr(desk.sound, "poll", lambda: (polls.append(1), poll())[1])
    qtbot.waitUntil(lambda: len(polls) > 10)
    assert heard == []
    desk.sound.done = True
    qtbot.waitUntil(lambda: heard == ["en"])
    idle(qtbot, desk)


def test_a_session_in_between_does_not_end_the_waiting(qtbot, desk, services):
    services.made = Slow
    routine = services.routine("gentle")
    desk.prepare(routine)
    desk.rest()
    desk.prepare(routine)
    assert desk.watching
    desk.sound.done = True
    idle(qtbot, desk)


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


def test_a_voice_is_heard_by_words_that_the_routines_say(desk, services):
    services.made = Tried
    desk.audition("heart")
    desk.audition("")
    [(words, voice), (again, usual)] = desk.sound.heard
    assert (voice, usual, again) == ("heart", "", words)
    planner = services.planner(Preferences())
    said = [planner.texts(planner.plan(routine)) for routine in services.stores.routines.all()]
    assert sum(words in texts for texts in said) > 1


def test_a_voice_is_looked_after_until_it_has_sounded_and_no_longer(qtbot, monkeypatch, desk, services):
    monkeypatch.setattr(voice_controller, "HEARD_WITHIN_MS", 100)
    monkeypatch.setattr(voice_controller, "estimated_length_s", lambda _text, _rate: 0.1)
    services.made = Tried
    desk.audition("heart")
    idle(qtbot, desk)
    assert desk.sound.polls >= 200 // voice_controller.LOOK_EVERY_MS


def test_why_a_voice_is_not_heard_is_said_as_long_as_it_is_so(qtbot, desk, services):
    services.made = Tried
    told = []
    desk.audition_trouble.connect(told.append)
    desk.find_voices()
    desk.sound.status = SoundStatus(SoundMode.SCREEN, "No sound can be played.")
    desk._look()
    # nobody wanted to hear anything
    assert told == []
    desk.audition("heart")
    desk._look()
    desk._look()
    assert told == ["No sound can be played."]
    desk.sound.status = SoundStatus(SoundMode.VOICE, "The voice is back.", recovered=True)
    desk._look()
    assert told == ["No sound can be played.", ""]
    desk.rest()
