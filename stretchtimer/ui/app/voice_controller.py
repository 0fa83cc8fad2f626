"""Keep the voice for the window: have clips made while the person still chooses, let it be tried."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from stretchtimer.domain.plan import estimated_length_s
from stretchtimer.domain.ports import Sound
from stretchtimer.domain.preferences import Preferences
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.sample import VOICE_SAMPLE, announcement
from stretchtimer.ui.app.services import Services

#: How often it is looked whether what was asked for is there; nothing is looked at once it is.
LOOK_EVERY_MS = 20
#: What takes longer than this, on a slow machine, is looked for less often, and for as long as it takes.
LOOK_FOR_MS = 8000
LOOK_LATER_EVERY_MS = 250
#: A computer without a voice never tells which it has.
VOICES_WITHIN_MS = 30_000
#: A session waits for its first texts, and for no longer than this; a voice starts in about half a second.
FIRST_WORDS = 2
FIRST_WORDS_WITHIN_MS = 900
#: A voice that has to be opened first is heard within this time, or not at all.
HEARD_WITHIN_MS = 10_000


class VoiceController(QObject):
    """The voice outside sessions."""

    voices_found = Signal(object)
    stand_in_changed = Signal(str)
    """The sentence about a voice that is set but not here is another; empty where it is here."""
    audition_trouble = Signal(str)
    """The sentence that says why a voice that was to be heard is not is another; empty where it is heard."""

    def __init__(self, services: Services, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._preferences = services, preferences
        self._made: Sound | None = None
        self._routine: Routine | None = None
        self._texts: Sequence[str] = ()
        self._unready = self._wants_voices = False
        self._looked_ms = 0
        self._heard_until_ms = 0.0
        self._trouble = ""
        #: The sentence about a voice that is set but not here, with what speaks instead.
        self.stand_in = ""
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._waiting: Callable[[], None] | None = None
        self._deadline = QTimer(self, singleShot=True, interval=FIRST_WORDS_WITHIN_MS)
        self._deadline.timeout.connect(self._go)

    @property
    def sound(self) -> Sound:
        """Return the voice; it is made when it is first needed."""
        if self._made is None:
            self._made = self._services.sound(self._preferences)
        return self._made

    @property
    def watching(self) -> bool:
        """Tell whether something is waited for."""
        return self._timer.isActive()

    def total_s(self, routine: Routine) -> float:
        """Return how long a routine takes with the settings as they are.

        Words are estimated, also where the voice has spoken them already: a length that was read is to stay.
        """
        return self._services.planner(self._preferences).plan(routine).total_s

    @Slot(object)
    def prepare(self, routine: Routine) -> None:
        """Have the clips of a routine made, its first words first."""
        self._routine = routine
        planner = self._services.planner(self._preferences, self.sound)
        texts = planner.texts(planner.plan(routine))
        if texts == self._texts:
            if self._unready:
                self._watch()  # a session came in between
            return
        self._texts = texts
        self._unready = True
        # whether a voice that was chosen is here shows only when it is asked for
        self._wants_voices = self._wants_voices or bool(self._preferences.voice)
        self.sound.prepare(self._texts)
        self._watch()

    def first_words(self, routine: Routine, then: Callable[[], None]) -> None:
        """Call back as soon as a routine's first words can be spoken, within a second in any case."""
        self.prepare(routine)
        self._waiting = then
        self._deadline.start()
        self._watch()
        self._look()

    @Slot()
    def _go(self) -> None:
        self._deadline.stop()
        then, self._waiting = self._waiting, None
        if then is not None:
            then()

    def configure(self, preferences: Preferences) -> None:
        """Speak with these settings from now on."""
        before, self._preferences = self._preferences, preferences
        if self._made is not None:
            self._made.configure(preferences)
            self._tell_stand_in(self._made.poll().stand_in)
        if self._routine is not None and not preferences.speak_alike(before):
            self._texts = ()
            self.prepare(self._routine)

    def find_voices(self) -> None:
        """Ask which voices there are; `voices_found` comes when they are known."""
        self._wants_voices = True
        self._watch()

    @Slot(str)
    def audition(self, voice: str) -> None:
        """Let a voice be heard by words of a session, and look after the sound until they have sounded."""
        usual = Preferences()
        text = announcement(self._services.planner(usual).plan(VOICE_SAMPLE))
        self.sound.audition(text, voice)
        self._heard_until_ms = HEARD_WITHIN_MS + 1000 * estimated_length_s(text, usual.rate_wpm)
        self._watch()

    def rest(self) -> None:
        """Look after nothing: a session does so itself."""
        self._heard_until_ms = 0.0
        self._timer.stop()

    def close(self) -> None:
        """Stop the voice."""
        self._timer.stop()
        if self._made is not None:
            self._made.close()
            self._made, self._texts = None, ()

    def _watch(self) -> None:
        """Look after the sound as long as something is waited for: it tells when no more is to come."""
        self._looked_ms = 0
        self._timer.start(LOOK_EVERY_MS)

    def _tell_trouble(self, sentence: str) -> None:
        if sentence != self._trouble:
            self._trouble = sentence
            self.audition_trouble.emit(sentence)

    def _tell_stand_in(self, sentence: str) -> None:
        if sentence != self.stand_in:
            self.stand_in = sentence
            self.stand_in_changed.emit(sentence)

    @Slot()
    def _look(self) -> None:
        self._looked_ms += self._timer.interval()
        status = self.sound.poll()
        self._tell_stand_in(status.stand_in)
        if self._looked_ms >= self._heard_until_ms:
            self._heard_until_ms = 0.0
        sounding = self._heard_until_ms > 0
        self._tell_trouble(status.sentence if sounding and not status.recovered else "")
        if self._waiting is not None and self.sound.awake and self.sound.speakable(self._texts[:FIRST_WORDS]):
            self._go()
        if self._unready and self.sound.prepared(self._texts):
            self._unready = False
            if self._routine is not None:
                # their true lengths may let other words in
                self.prepare(self._routine)
        if self._wants_voices and (voices := self.sound.voices()):
            self._wants_voices = False
            self.voices_found.emit(voices)
            # known by now, if it was not a moment ago
            self._tell_stand_in(self.sound.poll().stand_in)
        if self._looked_ms >= VOICES_WITHIN_MS:
            self._wants_voices = False
        if not (sounding or self._unready or self._wants_voices or self._waiting is not None):
            self._timer.stop()
        elif self._looked_ms >= LOOK_FOR_MS:
            self._timer.setInterval(LOOK_LATER_EVERY_MS)
