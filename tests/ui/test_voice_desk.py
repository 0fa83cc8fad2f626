import pytest

from stretchtimer.app import House
from stretchtimer.domain.clock import ManualClock
from stretchtimer.domain.plan import Level
from stretchtimer.domain.preferences import Preferences
from stretchtimer.paths import Folders
from stretchtimer.speech.silent import SilentSound
from stretchtimer.ui.voice_desk import VoiceDesk


class Counting(SilentSound):
    """A sound that counts how often clips are asked for."""

    asked = 0

    def prepare(self, texts):
        self.asked += 1
        super().prepare(texts)


class Rooms(House):
    def sound(self, preferences):
        return Counting(preferences)


@pytest.fixture
def rooms(tmp_path):
    made = Rooms(Folders(data=tmp_path, cache=tmp_path / "cache"), ManualClock())
    with made.stores:
        yield made


@pytest.fixture
def desk(qtbot, rooms):
    made = VoiceDesk(rooms, Preferences())
    yield made
    made.close()


def test_tells_once_that_a_routine_is_measured(qtbot, desk, rooms):
    routine = rooms.routine("gentle")
    with qtbot.waitSignal(desk.measured):
        desk.prepare(routine)
    with qtbot.assertNotEmitted(desk.measured, wait=100):
        desk.prepare(routine)
    assert desk.sound.asked == 1


def test_a_page_that_asks_again_when_it_hears_that_goes_to_rest(qtbot, desk, rooms):
    routine = rooms.routine("gentle")
    heard = []
    desk.measured.connect(lambda: (heard.append(1), desk.prepare(routine)))
    desk.prepare(routine)
    qtbot.waitUntil(lambda: not desk.watching)
    assert heard == [1]


def test_another_level_is_prepared_anew(qtbot, desk, rooms):
    with qtbot.waitSignal(desk.measured):
        desk.prepare(rooms.routine("gentle"))
    with qtbot.waitSignal(desk.measured):
        desk.configure(Preferences(level=Level.LEARN))
    assert desk.sound.asked == 2


def test_a_session_waits_for_its_first_words_and_no_longer(qtbot, desk, rooms):
    begun = []
    desk.first_words(rooms.routine("gentle"), lambda: begun.append(1))
    qtbot.waitUntil(lambda: begun == [1])
