"""Lay the cues of one phase in time, so that none overlaps another or outlives its phase."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from stretchtimer.domain.plan import Cue, CueKind, CueLengths, Level, Opening, Phase, PhaseKind, Role, Tone
from stretchtimer.domain.script import Line, Script
from stretchtimer.domain.tempo import Rhythm
from stretchtimer.domain.transition import AFTER_SPEECH_S, CLOSING_S, LEAD_IN_S, RELEASE_S

#: Between a tone and the words that follow it, and the least between any two cues.
GAP_S = 0.05
#: Between two sentences of an instruction; Learn leaves room to follow each.
STEP_GAP_S = {Level.LEARN: 1.2}
STEP_GAP_DEFAULT_S = 0.5
#: The least silence between two lines within a hold.
HOLD_GAP_S = 2.0
#: The last seconds of a hold belong to the count.
COUNT_ONLY_S = 6.0
#: How much of a hold may be words (`stretches.md` section 4).
SPEECH_SHARE = {Level.LEARN: 0.45, Level.GUIDE: 0.15, Level.BRIEF: 0.15}
#: A spoken number has its second for itself.
LONGEST_NUMBER_S = 0.95


@dataclass(frozen=True, slots=True)
class Layer:
    """Lay phases at one level. `calm` ends holds with one soft tone; `lengths` measures the words."""

    script: Script
    level: Level
    calm: bool
    lengths: CueLengths

    def lay(self, phase: Phase) -> Phase:
        """Return the phase with its length and its cues."""
        lay = {
            PhaseKind.GET_READY: self._transition,
            PhaseKind.SWITCH: self._transition,
            PhaseKind.HOLD: self._hold,
            PhaseKind.MOVE: self._move,
            PhaseKind.REST: self._rest,
            PhaseKind.DONE: self._closing,
        }[phase.kind]
        laid = lay(phase)
        return laid if self.level is not Level.MUTE else replace(laid, cues=())

    def relay(self, phase: Phase, elapsed_s: float) -> Phase:
        """Lay a phase anew while it is under way, after its seconds changed.

        What has begun stays as it was; of the rest only what was not said yet is said.
        """
        laid = self.lay(phase)
        begun = tuple(cue for cue in phase.cues if cue.at_s <= elapsed_s)
        said = {cue.text for cue in begun if cue.kind is CueKind.SPEECH and cue.role is not Role.BEAT}
        free_s = max(_end_s(begun) + GAP_S, elapsed_s)
        ahead = tuple(cue for cue in laid.cues if cue.at_s >= free_s and cue.text not in said)
        return replace(laid, cues=begun + ahead)

    def lead_in(self) -> tuple[Cue, ...]:
        """Return what is heard in the seconds between a pause and its going on: words, or three ticks."""
        if self.level is Level.MUTE:
            return ()
        if text := self.script.resume():
            cue = self._say(Line(text, Role.REPLY), 0.0)
            if cue.end_s <= LEAD_IN_S:
                return (cue,)
        return tuple(tone(Tone.TICK, second) for second in range(int(LEAD_IN_S)))

    def _say(self, line: Line, at_s: float) -> Cue:
        return Cue(at_s, self.lengths(line.text), CueKind.SPEECH, line.text, line.role)

    def _opening(self, phase: Phase) -> list[Cue]:
        """Return the tone that ends a stretch and the words about letting go of it."""
        if phase.leaving is None or phase.leaving.opening is Opening.NOTHING:
            return []
        cues = [tone(Tone.END, 0.0)]
        for line in self.script.opening(phase):
            cues.append(self._say(line, cues[-1].end_s + GAP_S))
        return cues

    def _transition(self, phase: Phase) -> Phase:
        """Lay release, announcement and steps; the last step ends as the person arrives."""
        gap_s = STEP_GAP_S.get(self.level, STEP_GAP_DEFAULT_S)
        cues = self._opening(phase)
        free_s = max(RELEASE_S, cues[-1].end_s + gap_s) if cues else 0.0
        if phase.kind is PhaseKind.SWITCH:
            cues.append(tone(Tone.SWITCH, free_s))
            free_s += Tone.SWITCH.length_s + GAP_S
        steps: list[Cue] = []
        for line in self.script.instruction(phase):
            if line.role in (Role.ANNOUNCE, Role.SWITCH):
                cues.append(self._say(line, free_s))
                free_s = cues[-1].end_s + gap_s
            else:
                steps.append(self._say(line, 0.0))
        announced_s = _end_s(cues)
        length_s = phase.asked_s
        if self.level.speaks:
            compact_s = announced_s + sum(gap_s + cue.length_s for cue in steps)
            length_s = max(length_s, compact_s + AFTER_SPEECH_S, announced_s + phase.settle_s)
        cues += _spread(steps, announced_s, length_s - AFTER_SPEECH_S, gap_s)
        return replace(phase, length_s=length_s, cues=tuple(cues))

    def _hold(self, phase: Phase) -> Phase:
        hold_s = phase.asked_s
        cues = [tone(Tone.START, 0.0)]
        ending = self._count(hold_s)
        budget_s = hold_s * SPEECH_SHARE.get(self.level, 0.0) - _speech_s(ending)
        start = self.script.start(phase)
        if start is not None:
            cue = self._say(start, cues[0].end_s + GAP_S)
            if cue.length_s <= budget_s and cue.end_s <= hold_s - COUNT_ONLY_S:
                cues.append(cue)
                budget_s -= cue.length_s
        cues += self._within(phase, cues[-1].end_s, budget_s)
        return replace(phase, length_s=hold_s, cues=tuple(cues + ending))

    def _within(self, phase: Phase, free_s: float, budget_s: float) -> list[Cue]:
        """Return the lines of a hold that fit, the important ones first."""
        kept: list[Cue] = []
        last_s = phase.asked_s - COUNT_ONLY_S
        for line in sorted(self.script.within(phase), key=lambda line: -line.rank):
            cue = self._say(line, line.at_s or 0.0)
            fits = (
                cue.at_s >= free_s + HOLD_GAP_S
                and cue.end_s <= last_s
                and cue.length_s <= budget_s
                and all(_apart(cue, other, HOLD_GAP_S) for other in kept)
            )
            if fits:
                kept.append(cue)
                budget_s -= cue.length_s
        return sorted(kept, key=lambda cue: cue.at_s)

    def _count(self, hold_s: float) -> list[Cue]:
        """Return how the last three seconds sound: words, ticks, or one soft tone."""
        if self.calm:
            return [tone(Tone.SOFT, hold_s - 3)]
        words = self.script.count()
        spoken = [self._say(Line(word, Role.COUNT), hold_s - 3 + second) for second, word in enumerate(words)]
        if spoken and all(cue.length_s <= LONGEST_NUMBER_S for cue in spoken):
            return spoken
        return [tone(Tone.TICK, hold_s - 3 + second) for second in range(3)]

    def _move(self, phase: Phase) -> Phase:
        """Lay words and tones on the beats of a moving stretch; it ends without a count."""
        cues = [tone(Tone.START, 0.0)]
        if phase.stretch is None or phase.stretch.tempo is None:
            cues += self._warm_up(phase.asked_s)
            return replace(phase, length_s=phase.asked_s, cues=tuple(cues))
        rhythm = Rhythm(
            round(phase.asked_s / phase.beat_s), phase.beat_s, phase.stretch.tempo.beats_per_cycle
        )
        said = self.script.beats(phase, rhythm.beats, rhythm.pair_beats)
        toned_from = max((beat for beat in said if beat < rhythm.beats - rhythm.pair_beats), default=0)
        for beat in range(rhythm.beats):
            at_s = beat * rhythm.beat_s
            if beat in said:
                start_s = max(at_s, cues[-1].end_s + GAP_S) if beat == 0 else at_s
                cue = self._say(Line(said[beat], Role.BEAT), start_s)
                if cue.end_s <= at_s + rhythm.beat_s - GAP_S:
                    cues.append(cue)
                    continue
            if beat and (beat > toned_from or beat in said):
                cues.append(tone(Tone.IN if beat % 2 else Tone.OUT, at_s))
        return replace(phase, length_s=phase.asked_s, cues=tuple(cues))

    def _warm_up(self, length_s: float) -> Iterable[Cue]:
        """Yield the sentences of a warm-up evenly over its time, the closing one ten seconds from its end."""
        *lines, ending = self.script.warm_up() or (None,)
        if ending is None:
            return
        last_s = max(length_s - 10.0, 0.0)
        free_s = Tone.START.length_s + GAP_S
        for number, text in enumerate(lines):
            cue = self._say(Line(text, Role.STEP), max(free_s, last_s * number / len(lines)))
            if cue.end_s + HOLD_GAP_S <= last_s:
                yield cue
                free_s = cue.end_s + HOLD_GAP_S
        cue = self._say(Line(ending, Role.STEP), last_s)
        if free_s <= cue.at_s and cue.end_s <= length_s:
            yield cue

    def _rest(self, phase: Phase) -> Phase:
        """Lay a rest: between two repeats it leads back into the stretch, else it only rests."""
        if phase.stretch is not None:
            return self._transition(phase)
        cues = self._opening(phase)
        for line in self.script.rest(phase):
            cue = self._say(line, max(RELEASE_S, _end_s(cues) + STEP_GAP_DEFAULT_S))
            if cue.end_s <= phase.asked_s:
                cues.append(cue)
        length_s = max(phase.asked_s, _end_s(cues))
        return replace(phase, length_s=length_s, cues=tuple(cues))

    def _closing(self, phase: Phase) -> Phase:
        cues = self._opening(phase)
        free_s = max(RELEASE_S, _end_s(cues) + GAP_S)
        cues.append(tone(Tone.DONE, free_s))
        free_s = cues[-1].end_s + GAP_S
        spoken = [self._say(line, 0.0) for line in self.script.closing(phase)]
        needed_s = sum(cue.length_s + GAP_S for cue in spoken)
        if len(spoken) > 1 and free_s + needed_s > CLOSING_S:
            spoken = spoken[1:]
        for cue in spoken:
            cues.append(replace(cue, at_s=free_s))
            free_s = cues[-1].end_s + GAP_S
        return replace(phase, length_s=max(phase.asked_s, _end_s(cues)), cues=tuple(cues))


def tone(which: Tone, at_s: float) -> Cue:
    """Return a tone as a cue."""
    return Cue(at_s, which.length_s, CueKind.TONE, which.value, Role.TONE)


def _end_s(cues: Sequence[Cue]) -> float:
    return max((cue.end_s for cue in cues), default=0.0)


def _speech_s(cues: Iterable[Cue]) -> float:
    return sum(cue.length_s for cue in cues if cue.kind is CueKind.SPEECH)


def _apart(one: Cue, other: Cue, gap_s: float) -> bool:
    return one.end_s + gap_s <= other.at_s or other.end_s + gap_s <= one.at_s


def _spread(spoken: Sequence[Cue], from_s: float, until_s: float, gap_s: float) -> list[Cue]:
    """Return sentences laid between two moments, the last ending at the second.

    Few sentences stand at the end, where the person has arrived; many share the room evenly.
    """
    if not spoken:
        return []
    slack_s = until_s - from_s - sum(cue.length_s + gap_s for cue in spoken)
    between_s = gap_s + (slack_s / len(spoken) if len(spoken) > 2 else 0.0)
    laid: list[Cue] = []
    end_s = until_s
    for cue in reversed(spoken):
        laid.append(replace(cue, at_s=end_s - cue.length_s))
        end_s = laid[-1].at_s - between_s
    return laid[::-1]
