"""What a person does between *Start* and the first word."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pytest

from stretchtimer.domain.errors import RoutineError, StretchTimerError
from stretchtimer.domain.session_runner import SessionRunner
from stretchtimer.speech.silent import SilentSound
from stretchtimer.ui.widgets.dialogs import Answer
from tests.ui.app.programs import opened
from tests.ui.app.test_going_on import end, tick

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform knows no least size


class SlowSound(SilentSound):
    """A voice that never has its words ready; the window waits a second for them at most."""

    def prepared(self, _texts):
        return False

    def speakable(self, _texts):
        return False


@pytest.mark.parametrize(("answer", "page"), [(Answer.STAY, "editor"), (Answer.DISCARD, "session")])
def test_a_session_asks_before_it_takes_the_window_from_changes(
    services, program, monkeypatch, asked, answer, page
):
    monkeypatch.setattr(services, "sound", SlowSound)
    asked.answer = answer
    opened(program)
    program.start(services.routine("gentle"))
    program.editor.edit(services.routine("gentle"))
    program.window.page("editor").editing.remove(0)
    program.voice._go()
    assert len(asked.leavings) == 1
    assert program.window.current == page
    begun = page == "session"
    assert (program.run.driver is not None) == begun
    assert program.run.busy == begun
    assert program.window._rail.isVisible() != begun


class TestAnErrorBeforeTheFirstTick:
    """Whoever cannot start a session because of an error can start the next one."""

    @pytest.fixture(params=[RoutineError("Gentle has no stretches. Add one."), KeyError("a bug")], ids=type)
    def error(self, request):
        return request.param

    @pytest.fixture
    def failing(self, services, monkeypatch, error):
        """Let something raise the error that a session needs; return what lets it work again."""

        @contextmanager
        def fail(owner: object, name: str) -> Iterator[None]:
            def refuse(*_arguments, **_named):
                raise error

            with monkeypatch.context() as patch:
                patch.setattr(owner, name, refuse)
                known = isinstance(error, StretchTimerError)
                with nullcontext() if known else pytest.raises(KeyError):
                    yield

        return fail

    def check(self, services, program, error) -> None:
        assert not program.run.busy
        assert program.run.driver is None
        assert program.window._rail.isVisible()
        if isinstance(error, StretchTimerError):
            assert program.window.current == "home"
            assert program.window.page("home").detail.banners.warning.sentence == str(error)
        program.start(services.routine("gentle"))
        assert program.window.current == "session"
        assert program.run.driver is not None

    @pytest.mark.parametrize("place", ["first_words", "session", "first tick", "keeping what was broken off"])
    def test_gives_the_window_back(self, services, program, failing, error, place):
        opened(program)
        owner, name = {
            "first_words": (program.voice, "first_words"),
            "session": (services, "session"),
            "first tick": (SessionRunner, "tick"),
            "keeping what was broken off": (services.logbook, "begin"),
        }[place]
        with failing(owner, name):
            program.start(services.routine("gentle"))
        self.check(services, program, error)

    @pytest.mark.parametrize("place", ["resumed", "first tick"])
    def test_gives_back_a_session_that_was_to_be_resumed(
        self, services, clock, program, failing, error, place
    ):
        opened(program)
        program.start(services.routine("quick-reset"))
        tick(program, clock, 60)
        program.run.interrupt()
        program.run._give_up()
        program.window.show_page("home")
        assert program._stopped.look()
        owner, name = {"resumed": (services, "resumed"), "first tick": (SessionRunner, "tick")}[place]
        with failing(owner, name):
            program._resume()
        # nothing of it is lost
        assert services.logbook.stopped() is not None
        assert services.stores.history.count() == 0
        self.check(services, program, error)
        assert services.stores.history.count() == 1

    def test_keeps_the_record_of_one_that_was_to_go_on(self, services, clock, program, failing, error):
        opened(program)
        program.start(services.routine("quick-reset"))
        tick(program, clock, 60)
        end(program)
        with failing(SessionRunner, "tick"):
            program.run._go_on()
        assert services.stores.history.count() == 1
        self.check(services, program, error)
