"""Choose the words of every phase; when they are said is not decided here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stretchtimer.domain.change_over import change_over, get_up
from stretchtimer.domain.phrases import PhraseBook, all_in_turn, in_turn
from stretchtimer.domain.plan import Level, Phase, PhaseKind, ReleaseCue, Role
from stretchtimer.domain.stretch import Family, Side, Stretch

#: The shortest hold that has anything said between its start and its count.
TALK_FROM_S = 20.0
#: The shortest hold whose middle is told, at each level. Learn has enough said in a shorter one; at Brief
#: nobody is to wonder in a longer one whether the voice is still there.
HALFWAY_FROM_S = {Level.LEARN: 45.0, Level.GUIDE: TALK_FROM_S, Level.BRIEF: 45.0}
#: The shortest hold that is told how much is left, ten seconds or more after its middle.
TIME_REMAINING_FROM_S = 60.0
#: The shortest hold in which there is time to say where it is felt; before a shorter one it is said ahead.
FEEL_FROM_S = 30.0


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A sentence and what it is for. `at_s` is the moment it wants, None where it may be said any time.

    Lines of a lower `rank` are dropped first where there is no room. A `movable` one may come a little
    earlier or later than it wants. `others` may be said in its place where it is too long.
    """

    text: str
    role: Role
    at_s: float | None = None
    rank: int = 9
    movable: bool = False
    others: tuple[str, ...] = ()


class Script:
    """Say what is said, at one level and in one language. No line is ever empty."""

    def __init__(self, phrases: PhraseBook, level: Level) -> None:
        self._phrases = phrases
        self._level = level
        self._banks = phrases.banks()

    def fill(self, text: str, side: Side | None) -> str:
        """Return a text with its placeholders for a side and its other side filled in."""
        names = {Side.LEFT: self._phrases.left, Side.RIGHT: self._phrases.right}
        side = side or Side.RIGHT
        name, other = names[side], names[side.other]
        for placeholder, word in (
            ("{side}", name),
            ("{Side}", name.capitalize()),
            ("{other}", other),
            ("{Other}", other.capitalize()),
        ):
            text = text.replace(placeholder, word)
        return text

    def recent_phrases(self, phase: Phase) -> tuple[str, ...]:
        """Return the phrase of each bank that was heard last when a laid phase is over."""
        said = [*phase.recent_phrases, *(cue.text for cue in phase.cues)]
        lasts = (next((text for text in reversed(said) if text in bank), "") for bank in self._banks)
        return tuple(text for text in lasts if text)

    def in_place_of(self, text: str) -> tuple[str, ...]:
        """Return what may be said in a text's place, itself included: the phrases of its bank."""
        return next((bank for bank in self._banks if text in bank), (text,))

    def release(self, phase: Phase) -> list[ScriptLine]:
        """Return what is said about letting go at the start of a phase."""
        departure = phase.departure
        if departure is None or departure.release is ReleaseCue.NOTHING or not self._level.speaks:
            return []
        if departure.release is ReleaseCue.SKIPPED:
            text = in_turn(self._phrases.skipped, phase.recent_phrases)
        elif self._level is Level.BRIEF:
            text = self.fill(departure.stretch.words.release_short, departure.side)
            text = text or self._phrases.brief_release
        else:
            words = departure.stretch.words
            last = departure.release is ReleaseCue.RELEASE_LAST and words.release_last
            text = self.fill(last or words.release, departure.side)
            text = text or in_turn(self._phrases.release, phase.recent_phrases)
        return _spoken([ScriptLine(text, Role.RELEASE)])

    def instruction(self, phase: Phase) -> list[ScriptLine]:
        """Return what is said to lead into a phase's stretch: things, announcements, then steps."""
        stretch = phase.stretch
        if stretch is None or not (self._level.speaks or phase.every_step):
            return []
        if phase.kind is PhaseKind.SWITCH:
            return _spoken([self._switch(stretch, phase), *self._steps(stretch, phase)])
        if phase.kind is PhaseKind.REST:
            return _spoken([ScriptLine(self._phrases.repeat, Role.ANNOUNCE), *self._steps(stretch, phase)])
        lines = [ScriptLine(text, Role.NEEDS) for text in phase.needs]
        lines.append(self._announcement(stretch, phase))
        if phase.every_step or self._level is not Level.BRIEF:
            moves = change_over(self._phrases, phase.comes_from, stretch.family)
            lines += [ScriptLine(text, Role.CHANGE_OVER) for text in moves]
        lines += self._steps(stretch, phase)
        if self._level is Level.GUIDE and phase.ordinal == 0 and phase.hold_s < FEEL_FROM_S:
            lines.append(ScriptLine(self.fill(stretch.words.feel, phase.side), Role.FEEL))
        if _warns(phase) and not phase.every_step:
            lines.append(ScriptLine(in_turn(self._phrases.safety, phase.recent_phrases), Role.EASE))
        if phase.note.strip():
            lines.append(ScriptLine(self._phrases.note.format(note=phase.note), Role.NOTE))
        return _spoken(lines)

    def _steps(self, stretch: Stretch, phase: Phase) -> Iterator[ScriptLine]:
        """Yield the steps that are told on the way: all, the key ones, those of the other side, or none."""
        words, way = stretch.words, phase.kind
        ready = way is PhaseKind.GET_READY
        there = not ready or _is_there(phase, stretch)
        steps: tuple[str, ...] = ()
        if phase.every_step or (self._level is Level.LEARN and ready):
            steps = words.steps
            if there and words.stay:
                steps = (words.stay, *steps[1:])
        elif self._level is Level.GUIDE and ready:
            steps = words.key_steps if there or not words.stay else (words.steps[0], *words.key_steps)
        elif self._level is Level.LEARN and way is PhaseKind.SWITCH and phase.ordinal == 1:
            steps = words.switch_steps
        for step in steps:
            yield ScriptLine(self.fill(step, phase.side or phase.first_side), Role.STEP)

    def again(self, phase: Phase) -> list[tuple[str, ...]]:
        """Return the words of a hold once more, the fullest first: its name and side, and every step.

        The step that takes the position has been done for good. Where there is less time the first of the
        others are left out, which the person has done; then come the key steps, and at last the name and side
        alone.
        """
        stretch = phase.stretch
        if stretch is None:
            return []
        words, side = stretch.words, phase.side
        name = [words.brief or f"{stretch.name}."]
        if side and "{side}" not in words.brief.lower():
            name.append(f"{self.side(stretch, side)}.")
        begin = 1 if words.stay else 0
        later = [words.steps[first:] for first in range(begin, max(begin + 1, len(words.steps) - 1))]
        return [
            tuple(self.fill(text, side or phase.first_side) for text in (*name, *steps))
            for steps in dict.fromkeys([*later, words.key_steps, ()])
        ]

    def side(self, stretch: Stretch, side: Side) -> str:
        """Return a side in the stretch's own words: "Left foot forward", or "Left side" if it has none."""
        words = self.fill(stretch.side_words, side)
        name = self._phrases.left if side is Side.LEFT else self._phrases.right
        return words or self._phrases.status_side.format(side=name).capitalize()

    def _announcement(self, stretch: Stretch, phase: Phase) -> ScriptLine:
        words = stretch.words
        text = words.brief if self._level is Level.BRIEF else words.next
        text = text or f"{stretch.name}."
        if phase.departure is None and self._phrases.first and text.startswith(self._phrases.next):
            text = self._phrases.first + text.removeprefix(self._phrases.next)
        if self._level is not Level.BRIEF and phase.side:
            which = f"{stretch.side_words}." if phase.alone and stretch.side_words else words.next_side
            text = f"{text} {which}".strip()
        return ScriptLine(self.fill(text, phase.side), Role.ANNOUNCE)

    def _switch(self, stretch: Stretch, phase: Phase) -> ScriptLine:
        words = stretch.words
        text = words.switch_short if self._level is Level.BRIEF else ""
        named = f"{self.side(stretch, phase.side)}." if phase.side else ""
        text = self.fill(text or words.switch, phase.side) or named
        # a first side that comes back is not a mistake of anybody's
        again = self._phrases.repeat if phase.ordinal and phase.ordinal % 2 == 0 else ""
        return ScriptLine(f"{again} {text}".strip(), Role.SWITCH)

    def start(self, phase: Phase) -> ScriptLine | None:
        """Return the words at the first moment of a hold, None where only the tone sounds."""
        if not self._level.speaks or phase.stretch is None:
            return None
        words = phase.stretch.words.hold if phase.ordinal == 0 else self._phrases.hold_again
        text = "" if self._level is Level.BRIEF else self.fill(words, phase.side)
        text = text or self._phrases.brief_hold
        return next(iter(_spoken([ScriptLine(text, Role.START, 0.0)])), None)

    def within(self, phase: Phase) -> list[ScriptLine]:
        """Return what may be said within a hold of `asked_s` seconds, with the moments of the script."""
        stretch, hold_s = phase.stretch, phase.asked_s
        if stretch is None or not self._level.speaks or hold_s < TALK_FROM_S:
            return []
        lines: list[ScriptLine] = []
        if self._level is Level.LEARN:
            for text, role, at_s, rank in (
                (stretch.words.feel, Role.FEEL, 3.0, 4),
                (stretch.words.ease, Role.EASE, 9.0, 5),
                (stretch.words.breath, Role.BREATH, hold_s * 2 / 3, 3),
            ):
                lines.append(ScriptLine(self.fill(text, phase.side), role, at_s, rank, movable=True))
        elif _feels_within(stretch, phase, self._level):
            feel = self.fill(stretch.words.feel, phase.side)
            lines.append(ScriptLine(feel, Role.FEEL, 5.0, rank=8, movable=True))
        elif _warns_within(stretch, phase, self._level):
            safety = in_turn(self._phrases.safety, phase.recent_phrases)
            lines.append(ScriptLine(safety, Role.EASE, 6.0, rank=5, movable=True))
        if hold_s >= HALFWAY_FROM_S[self._level]:
            halfway, *others = all_in_turn(self._phrases.halfway, phase.recent_phrases) or ("",)
            lines.append(ScriptLine(halfway, Role.HALFWAY, hold_s / 2, rank=6, others=tuple(others)))
            if hold_s >= TIME_REMAINING_FROM_S and self._level is not Level.BRIEF:
                twenty = self._phrases.twenty_remaining
                lines.append(ScriptLine(twenty, Role.TIME_REMAINING, hold_s - 20, rank=2))
        return _spoken(lines)

    def count(self) -> tuple[str, ...]:
        """Return the words of the last three seconds, none where ticks take their place."""
        return self._phrases.count if self._level in (Level.LEARN, Level.GUIDE) else ()

    def beats(self, phase: Phase, beats: int, pair_beats: int) -> dict[int, str]:
        """Return the words said on the beats of a moving stretch, by beat number."""
        stretch = phase.stretch
        if stretch is None or not self._level.speaks:
            return {}
        words = stretch.words
        if self._level is Level.BRIEF:
            said = dict(enumerate(words.beats[:pair_beats]))
        else:
            said = dict(enumerate(words.beats[:beats]))
            last_pair = beats - pair_beats
            if last_pair > 0:
                said = {beat: text for beat, text in said.items() if beat < last_pair}
                said.setdefault(len(said), words.keep)
                said |= dict(enumerate(words.beats[-pair_beats:], last_pair))
                said[last_pair] = words.last
                said[beats - 1] = words.last_in
        return {beat: self.fill(text, phase.first_side) for beat, text in said.items() if text.strip()}

    def resume(self) -> str:
        """Return what is said as a pause ends."""
        return in_turn(self._phrases.resume) if self._level in (Level.LEARN, Level.GUIDE) else ""

    def rest(self, phase: Phase) -> list[ScriptLine]:
        """Return what is said in a rest."""
        if not self._level.speaks:
            return []
        return _spoken([ScriptLine(in_turn(self._phrases.rest, phase.recent_phrases), Role.REST)])

    def closing(self, phase: Phase) -> list[ScriptLine]:
        """Return the last words of a session."""
        if not self._level.speaks:
            return []
        if self._level is Level.BRIEF:
            return _spoken([ScriptLine(self._phrases.brief_closing, Role.CLOSING)])
        family = phase.departure.stretch.family if phase.departure is not None else None
        stands = family is Family.STANDING
        closing = self._phrases.closing_standing if stands else self._phrases.closing
        lines = [in_turn(closing, phase.recent_phrases)]
        if family is not None and not (family is Family.SUPINE and phase.stays_down):
            lines += get_up(self._phrases, family)
        return _spoken(ScriptLine(line, Role.CLOSING) for line in lines)

    def warm_up(self) -> tuple[str, ...]:
        """Return what is said in a warm-up, in order, its closing sentence last."""
        if not self._level.speaks:
            return ()
        lines = self._phrases.warm_up[:1] if self._level is Level.BRIEF else self._phrases.warm_up
        return (*lines, self._phrases.warm_up_end)


def _spoken(lines: Iterable[ScriptLine]) -> list[ScriptLine]:
    """Return the lines that have words."""
    return [line for line in lines if line.text.strip()]


def _is_there(phase: Phase, stretch: Stretch) -> bool:
    """Tell whether the person is in a stretch's position already; a session begins by taking one."""
    came, family = phase.comes_from, stretch.family
    return phase.departure is not None and came is not None and came.set_up_from is family.set_up_from


def _feels_within(stretch: Stretch, phase: Phase, level: Level) -> bool:
    """Tell whether a hold says where it is felt: the first side's, where that was not said ahead."""
    long = phase.asked_s >= FEEL_FROM_S
    return level is Level.GUIDE and phase.ordinal == 0 and long and bool(stretch.words.feel)


def _warns_within(stretch: Stretch, phase: Phase, level: Level) -> bool:
    """Tell whether a hold has safety words: the stretch's first, or the one after that with the feeling."""
    told = level is Level.GUIDE and bool(stretch.words.feel)
    return phase.ordinal == (1 if told else 0) and not _warns(phase)


def _warns(phase: Phase) -> bool:
    """Tell whether safety words belong to a phase's way in: to the first stretch's and the second's."""
    return phase.item < 2 and phase.ordinal == 0
