"""Lay out the cues of one phase in time, so that none overlaps another or outlives its phase."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from stretchtimer.domain.hold_cues import HoldCues
from stretchtimer.domain.plan import Cue, CueKind, CueLengths, Level, Phase, PhaseKind, ReleaseCue, Role, Tone
from stretchtimer.domain.script import Script, ScriptLine
from stretchtimer.domain.spacing import GAP_S, end_s, push_apart, spoken_cues, spread_evenly, tone_cue
from stretchtimer.domain.transition import AFTER_SPEECH_S, LEAD_IN_S, LEAST_SETTLE_S, RELEASE_S

#: Between two sentences that only tell something.
GAP_BETWEEN_S = 0.5
GAP_BETWEEN_LEARN_S = 1.2
#: After one that asks for something, so that there is time to do it. Brief is for those who know what comes.
FOLLOW_S = {Level.LEARN: 1.8, Level.GUIDE: 1.5}

#: After a line that asks for a movement of the whole body, which nobody is to be hurried in.
CHANGE_OVER_S = 4.5

#: The last words wait this long for whoever likes to stay a little.
CLOSING_GAP_S = 4.0

_ANNOUNCING = (Role.NEEDS, Role.ANNOUNCE, Role.CHANGE_OVER, Role.SWITCH)


@dataclass(frozen=True, slots=True)
class CueLayout:
    """Lay out phases at one level. `calm` ends holds with one soft tone; `lengths` measures the words."""

    script: Script
    level: Level
    calm: bool
    lengths: CueLengths

    def lay_out(self, phase: Phase) -> Phase:
        """Return the phase with its length and its cues."""
        if phase.kind.is_work:
            laid = self._hold_cues().lay_out(phase)
        elif phase.kind is PhaseKind.DONE:
            laid = self._closing(phase)
        elif phase.stretch is None:
            laid = self._rest(phase)
        else:
            laid = self._way(phase)
        return self._audible(laid)

    def lay_out_rest(self, phase: Phase, elapsed_s: float, length_s: float | None = None) -> Phase:
        """Lay a phase out anew while it is under way, after its seconds changed or its words were measured.

        What has begun stays as it was; of the rest only what was not said yet is said. A hold takes what is
        asked of it. Anything else takes `length_s`, and says what fits; without it, as long as it did, or
        longer where the words ahead need it.
        """
        if phase.kind.is_work:
            return self._audible(self._hold_cues().lay_out_rest(phase, elapsed_s))
        gap_s = self._gap_s(phase)
        begun = [cue for cue in phase.cues if cue.at_s <= elapsed_s and not _cut_off(cue, phase, elapsed_s)]
        said = {cue.text for cue in begun}
        unsaid = [cue for cue in self.lay_out(replace(phase, quiet_s=0.0)).cues if cue.text not in said]
        free_s = max(end_s(begun) + GAP_S, elapsed_s, phase.quiet_s)
        ahead = push_apart(unsaid, free_s, gap_s)
        if length_s is not None and end_s(ahead) > length_s:
            ahead = push_apart((replace(cue, at_s=free_s) for cue in unsaid), free_s, gap_s)
        cues = [*begun, *ahead]
        if length_s is None:
            length_s = max(phase.length_s, self._needed_s(phase, cues), phase.quiet_s)
        return self._audible(replace(phase, length_s=length_s, cues=_until(cues, length_s)))

    def lead_in(self) -> tuple[Cue, ...]:
        """Return what is heard in the seconds between a pause and its going on: words, or three ticks."""
        if self.level is Level.MUTE:
            return ()
        if text := self.script.resume():
            cue = self._say(ScriptLine(text, Role.REPLY), 0.0)
            if cue.end_s <= LEAD_IN_S:
                return (cue,)
        return tuple(tone_cue(Tone.TICK, second) for second in range(int(LEAD_IN_S)))

    def _audible(self, laid: Phase) -> Phase:
        """Return a laid phase as it is heard at this level and until it is broken off."""
        if self.level is Level.MUTE:
            laid = replace(laid, cues=())
        if laid.broken_off_s is None:
            return laid
        length_s = min(laid.length_s, laid.broken_off_s)
        return replace(laid, length_s=length_s, cues=_until(laid.cues, length_s))

    def _gap_s(self, phase: Phase) -> float:
        return GAP_BETWEEN_LEARN_S if phase.every_step or self.level is Level.LEARN else GAP_BETWEEN_S

    def _follow_s(self, phase: Phase) -> float:
        level = Level.LEARN if phase.every_step else self.level
        return FOLLOW_S.get(level, GAP_BETWEEN_S)

    def _hold_cues(self) -> HoldCues:
        return HoldCues(self.script, self.level, self.calm, self.lengths)

    def _say(self, line: ScriptLine, at_s: float) -> Cue:
        return Cue(at_s, self.lengths(line.text), CueKind.SPEECH, line.text, line.role)

    def _release(self, phase: Phase) -> list[Cue]:
        """Return the tone that ends a stretch and the words about letting go of it."""
        if phase.departure is None or phase.departure.release is ReleaseCue.NOTHING:
            return []
        cues = [tone_cue(Tone.END, 0.0)]
        for line in self.script.release(phase):
            cues.append(self._say(line, max(cues[-1].end_s + GAP_S, phase.quiet_s)))
        return cues

    def _way(self, phase: Phase) -> Phase:
        """Lay out release, announcement and steps; the last step ends as the person arrives."""
        cues, gap_s, follow_s = self._release(phase), self._gap_s(phase), self._follow_s(phase)
        free_s = max(RELEASE_S, end_s(cues) + follow_s) if cues else 0.0
        free_s = max(free_s, phase.quiet_s)
        if phase.kind is PhaseKind.SWITCH:
            cues.append(tone_cue(Tone.SWITCH, free_s))
            free_s = cues[-1].end_s + GAP_S
        steps: list[Cue] = []
        for line in self.script.instruction(phase):
            if line.role in _ANNOUNCING:
                cues.append(self._say(line, free_s))
                free_s = cues[-1].end_s + (CHANGE_OVER_S if line.role is Role.CHANGE_OVER else gap_s)
            else:
                steps.append(self._say(line, 0.0))
        announced_s = max(end_s(cues), phase.quiet_s)
        free_s = max(free_s, announced_s + gap_s)
        compact = [*cues, *push_apart(steps, free_s, follow_s)]
        length_s = max(phase.asked_s, self._needed_s(phase, compact), phase.quiet_s)
        spread = spread_evenly(steps, announced_s, length_s - AFTER_SPEECH_S, follow_s)
        cues += push_apart(spread, free_s, follow_s)
        return replace(phase, length_s=length_s, cues=tuple(cues))

    def _needed_s(self, phase: Phase, cues: list[Cue]) -> float:
        """Return the least length of a phase with these cues: people must be able to follow the words."""
        if phase.stretch is None or not spoken_cues(cues):
            return end_s(cues)
        announced_s = end_s(spoken_cues(cues, *_ANNOUNCING))
        least_s = LEAST_SETTLE_S if phase.kind is PhaseKind.SWITCH else 0.0
        settled_s = announced_s + max(phase.settle_s, least_s) if announced_s else 0.0
        return max(end_s(spoken_cues(cues)) + AFTER_SPEECH_S, settled_s, end_s(cues))

    def _rest(self, phase: Phase) -> Phase:
        cues = self._release(phase)
        for line in self.script.rest(phase):
            cue = self._say(line, max(RELEASE_S, end_s(cues) + GAP_BETWEEN_S, phase.quiet_s))
            if cue.end_s <= phase.asked_s:
                cues.append(cue)
        return replace(phase, length_s=max(phase.asked_s, end_s(cues)), cues=tuple(cues))

    def _closing(self, phase: Phase) -> Phase:
        cues = self._release(phase)
        cues.append(tone_cue(Tone.DONE, max(RELEASE_S, end_s(cues) + GAP_S, phase.quiet_s)))
        spoken = [self._say(line, 0.0) for line in self.script.closing(phase)]
        cues += push_apart(spoken, end_s(cues) + GAP_S, CLOSING_GAP_S)
        return replace(phase, length_s=max(phase.asked_s, end_s(cues)), cues=tuple(cues))


def _cut_off(cue: Cue, phase: Phase, elapsed_s: float) -> bool:
    """Tell whether words are silenced by a reply that begins now, and have to be said once more."""
    return cue.kind is CueKind.SPEECH and elapsed_s < phase.quiet_s and cue.end_s > elapsed_s


def _until(cues: Iterable[Cue], length_s: float) -> tuple[Cue, ...]:
    """Return the cues that are over by a moment."""
    return tuple(cue for cue in cues if cue.end_s <= length_s)
