"""Lay out the cues within a hold or a move, from its start tone to its count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stretchtimer.domain.plan import Cue, CueKind, CueLengths, Level, Phase, PhaseKind, Role, Tone
from stretchtimer.domain.script import Script, ScriptLine
from stretchtimer.domain.spacing import GAP_S, HOLD_GAP_S, are_apart, end_s, speech_s, tone_cue
from stretchtimer.domain.tempo import Rhythm

#: The last seconds of a hold belong to the count.
COUNT_ONLY_S = 6.0
#: The count begins this long before the end.
COUNT_S = 3.0
#: How much of a hold may be words.
SPEECH_SHARE = {Level.LEARN: 0.45, Level.GUIDE: 0.15, Level.BRIEF: 0.15}
#: A spoken number has its second for itself.
LONGEST_NUMBER_S = 0.95
#: A line that is not tied to its moment comes at most this much earlier or later.
MOST_MOVED_S = 3.0
#: The closing sentence of a warm-up comes this long before its end.
WARM_UP_ENDING_S = 10.0

#: What belongs to its moment and is not said at another; the rest are lines.
_TIMED = (Role.TONE, Role.COUNT, Role.BEAT)


def ending_from_s(phase: Phase) -> float:
    """Return the second of a hold, or a move, from which only its ending is said: a count, a last round."""
    if phase.kind is not PhaseKind.MOVE:
        return phase.length_s - COUNT_S
    return phase.length_s - (phase.pair_s or WARM_UP_ENDING_S)


@dataclass(frozen=True, slots=True)
class HoldCues:
    """Lay out holds and moves at one level. `calm` ends them with one soft tone; `lengths` measures words."""

    script: Script
    level: Level
    calm: bool
    lengths: CueLengths

    def lay_out(self, phase: Phase) -> Phase:
        """Return the phase with its length, which is what was asked for, and its cues."""
        cues = self._move(phase) if phase.kind is PhaseKind.MOVE else self._hold(phase)
        return replace(phase, length_s=phase.asked_s, cues=tuple(cues))

    def lay_out_rest(self, phase: Phase, elapsed_s: float) -> Phase:
        """Lay a phase out anew while it is under way, after its seconds changed.

        What has begun stays as it was; of the lines ahead only those are said that were not said yet.
        """
        laid = self.lay_out(phase)
        begun = tuple(cue for cue in phase.cues if cue.at_s <= elapsed_s)
        said = {cue.text for cue in begun if cue.role not in _TIMED}
        free_s = max(end_s(begun), elapsed_s)
        ahead = tuple(
            cue
            for cue in laid.cues
            if cue.at_s >= free_s + (0.0 if cue.role in _TIMED else HOLD_GAP_S)
            and (cue.role in _TIMED or cue.text not in said)
        )
        return replace(laid, cues=begun + ahead)

    def _say(self, text: str, role: Role, at_s: float) -> Cue:
        return Cue(at_s, self.lengths(text), CueKind.SPEECH, text, role)

    def _hold(self, phase: Phase) -> list[Cue]:
        hold_s = phase.asked_s
        cues = [tone_cue(Tone.START, 0.0)]
        ending = [cue for cue in self._count(hold_s) if cue.at_s >= cues[0].end_s + GAP_S]
        budget_s = hold_s * SPEECH_SHARE.get(self.level, 0.0) - speech_s(ending)
        start = self.script.start(phase)
        if start is not None:
            cue = self._say(start.text, start.role, cues[0].end_s + GAP_S)
            if cue.length_s <= budget_s and cue.end_s <= hold_s - COUNT_ONLY_S:
                cues.append(cue)
                budget_s -= cue.length_s
        return [*cues, *self._within(phase, cues[-1], budget_s), *ending]

    def _within(self, phase: Phase, opening: Cue, budget_s: float) -> list[Cue]:
        """Return the lines of a hold that fit after its opening, the important ones first."""
        kept = [opening]
        last_s = phase.asked_s - COUNT_ONLY_S
        for line in sorted(self.script.within(phase), key=lambda line: -line.rank):
            fitting = (
                cue
                for cue in self._placed(line, kept)
                if cue.end_s <= last_s
                and cue.length_s <= budget_s
                and all(are_apart(cue, other, HOLD_GAP_S) for other in kept)
            )
            if (cue := next(fitting, None)) is not None:
                kept.append(cue)
                budget_s -= cue.length_s
        return sorted(kept[1:], key=lambda cue: cue.at_s)

    def _placed(self, line: ScriptLine, kept: Sequence[Cue]) -> Iterator[Cue]:
        """Yield a line, and what may be said in its place, at the moments it may come at."""
        for text in (line.text, *line.others):
            wanted = self._say(text, line.role, line.at_s or 0.0)
            for at_s in _moments(wanted, kept) if line.movable else (wanted.at_s,):
                yield replace(wanted, at_s=at_s)

    def _count(self, hold_s: float) -> list[Cue]:
        """Return how the last three seconds sound: words, ticks, or one soft tone."""
        from_s = hold_s - COUNT_S
        if self.calm:
            return [tone_cue(Tone.SOFT, from_s)]
        words = self.script.count()
        spoken = [self._say(word, Role.COUNT, from_s + second) for second, word in enumerate(words)]
        if spoken and all(cue.length_s <= LONGEST_NUMBER_S for cue in spoken):
            return spoken
        return [tone_cue(Tone.TICK, from_s + second) for second in range(int(COUNT_S))]

    def _move(self, phase: Phase) -> Iterator[Cue]:
        """Yield words and tones on the beats of a moving stretch; it ends without a count."""
        opening = tone_cue(Tone.START, 0.0)
        yield opening
        if phase.stretch is None or phase.stretch.tempo is None:
            yield from self._warm_up(phase.asked_s)
            return
        rhythm = Rhythm(
            round(phase.asked_s / phase.beat_s), phase.beat_s, phase.stretch.tempo.beats_per_cycle
        )
        said = self.script.beats(phase, rhythm.beats, rhythm.pair_beats)
        toned_from = max((beat for beat in said if beat < rhythm.beats - rhythm.pair_beats), default=0)
        for beat in range(rhythm.beats):
            at_s = beat * rhythm.beat_s
            if beat in said:
                cue = self._say(said[beat], Role.BEAT, at_s if beat else opening.end_s + GAP_S)
                if cue.end_s <= at_s + rhythm.beat_s - GAP_S:
                    yield cue
                    continue
            if beat and (beat > toned_from or beat in said):
                yield tone_cue(Tone.IN if beat % 2 else Tone.OUT, at_s)

    def _warm_up(self, length_s: float) -> Iterator[Cue]:
        """Yield the sentences of a warm-up evenly over its time, the closing one near its end."""
        *lines, ending = self.script.warm_up() or ("",)
        last_s = max(length_s - WARM_UP_ENDING_S, 0.0)
        free_s = Tone.START.length_s + GAP_S
        for number, text in enumerate(lines):
            cue = self._say(text, Role.STEP, max(free_s, last_s * number / len(lines)))
            if cue.end_s + HOLD_GAP_S <= last_s:
                yield cue
                free_s = cue.end_s + HOLD_GAP_S
        if ending:
            cue = self._say(ending, Role.STEP, last_s)
            if free_s <= cue.at_s and cue.end_s <= length_s:
                yield cue


def _moments(wanted: Cue, kept: Sequence[Cue]) -> list[float]:
    """Return the moments a line may come at, the nearest first: its own, and beside what is in its way."""
    later = [cue.end_s + HOLD_GAP_S for cue in kept]
    earlier = [cue.at_s - HOLD_GAP_S - wanted.length_s for cue in kept]
    moved = sorted((abs(at_s - wanted.at_s), at_s) for at_s in (wanted.at_s, *later, *earlier))
    return [at_s for by_s, at_s in moved if by_s <= MOST_MOVED_S]
