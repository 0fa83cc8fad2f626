"""Say what every plan has to keep to, and find where one does not."""

from collections.abc import Iterator
from itertools import pairwise

from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.plan import Cue, CueKind, Level, Phase, PhaseKind, Plan, ReleaseCue, Role
from stretchtimer.domain.planner import PlanOptions

#: What additions of seconds may be off by.
CLOSE_S = 1e-6
SHARE = {Level.LEARN: 0.45, Level.GUIDE: 0.15, Level.BRIEF: 0.15}


def broken_rules(plan: Plan, options: PlanOptions, phrases: PhraseBook) -> list[str]:
    """Return a sentence for every rule that a plan breaks, with the phase."""
    found = [
        f"phase {index}, {phase.kind} of {phase.length_s:.3f} s: {rule}"
        for index, phase in enumerate(plan.phases)
        for rule in of_phase(phase, options)
    ]
    found += _switches(plan)
    found += _banks(plan, phrases)
    return found


def of_phase(phase: Phase, options: PlanOptions) -> Iterator[str]:
    """Yield the rules that a phase breaks by itself."""
    yield from _time(phase)
    yield from _sound(phase, options)


def _time(phase: Phase) -> Iterator[str]:
    """Yield what is wrong with a phase's time."""
    if phase.length_s < 0:
        yield "takes less than no time"
    if phase.length_s < phase.asked_s:
        yield "is shorter than asked"
    if phase.kind.is_work and phase.length_s != phase.asked_s:
        yield "is longer than asked"
    if [cue.at_s for cue in phase.cues] != sorted(cue.at_s for cue in phase.cues):
        yield "has cues out of order"
    for cue in phase.cues:
        if cue.at_s < 0 or cue.end_s > phase.length_s + CLOSE_S:
            yield f"does not hold “{cue.text}” from {cue.at_s:.3f} to {cue.end_s:.3f}"
    for one, other in pairwise(phase.cues):
        if other.at_s < one.end_s - CLOSE_S:
            yield f"“{other.text}” falls on “{one.text}”"
    if phase.stretch is not None and not phase.kind.is_work:
        yield from _way(phase)


def _way(phase: Phase) -> Iterator[str]:
    """Yield what keeps a person from following a way into a hold."""
    words = spoken(phase)
    if words and words[-1].end_s + 3.0 > phase.length_s + CLOSE_S:
        yield f"leaves {phase.length_s - words[-1].end_s:.3f} s after the last word"
    announced = [cue.end_s for cue in words if cue.role in (Role.ANNOUNCE, Role.SWITCH)]
    if announced and announced[-1] + phase.settle_s > phase.length_s + CLOSE_S:
        yield f"leaves less than {phase.settle_s} s to get into position"


def _sound(phase: Phase, options: PlanOptions) -> Iterator[str]:
    """Yield what is wrong with what is heard in a phase."""
    if options.level is Level.MUTE:
        if phase.cues:
            yield "is not mute"
        return
    if not options.level.speaks and spoken(phase):
        yield "speaks"
    if any(not cue.text.strip() for cue in phase.cues):
        yield "says nothing as a cue"
    yield from _tones(phase)
    if phase.kind is PhaseKind.HOLD:
        yield from _lines(phase, options)
        yield from _count(phase, options)
    if phase.kind is PhaseKind.MOVE and phase.beat_s:
        yield from _move(phase)


def _tones(phase: Phase) -> Iterator[str]:
    """Yield the tones that a phase lacks or has too many of."""
    tones = [cue.text for cue in phase.cues if cue.kind is CueKind.TONE]
    lets_go = phase.departure is not None and phase.departure.release is not ReleaseCue.NOTHING
    first = (phase.cues[0].text, phase.cues[0].at_s) if phase.cues else None
    if phase.kind.is_work and first != ("start", 0.0):
        yield "does not begin with the start tone"
    if lets_go and first != ("end", 0.0):
        yield "does not begin with the end tone"
    if (phase.kind is PhaseKind.SWITCH) != ("switch" in tones):
        yield "has the wrong tones for a switch"
    if (phase.kind is PhaseKind.DONE) != ("done" in tones):
        yield "has the wrong tones for the closing"


def _lines(phase: Phase, options: PlanOptions) -> Iterator[str]:
    """Yield what is wrong with the words of a hold but for its count."""
    length_s = phase.length_s
    lines = [cue for cue in spoken(phase) if cue.role is not Role.COUNT]
    if length_s < 20 and any(line.role is not Role.START for line in lines):
        yield "is short and has more said than its start"
    if any(line.end_s > length_s - 6 + CLOSE_S for line in lines):
        yield "has words in its last six seconds"
    for one, other in pairwise(lines):
        if other.at_s - one.end_s < 2.0 - CLOSE_S:
            yield f"“{one.text}” and “{other.text}” stand closer than two seconds"
    said_s = sum(cue.length_s for cue in spoken(phase))
    if length_s >= 20 and options.level.speaks and said_s > SHARE[options.level] * length_s + CLOSE_S:
        yield f"is words for {said_s:.3f} s"


def _count(phase: Phase, options: PlanOptions) -> Iterator[str]:
    """Yield what is wrong with the end of a hold that is long enough to be counted down."""
    from_s = phase.length_s - 3
    if from_s < 0.5:
        return
    ending = [cue for cue in phase.cues if cue.at_s >= from_s - CLOSE_S]
    moments = [0] if options.calm else [0, 1, 2]
    if len(ending) != len(moments) or any(
        abs(cue.at_s - (from_s + second)) > CLOSE_S for cue, second in zip(ending, moments, strict=True)
    ):
        yield f"does not count on the second: {ending}"
    words = options.level in (Level.LEARN, Level.GUIDE) and all(cue.role is Role.COUNT for cue in ending)
    if not words and {cue.text for cue in ending} != {"soft" if options.calm else "tick"}:
        yield f"counts {[cue.text for cue in ending]}"


def _move(phase: Phase) -> Iterator[str]:
    """Yield what does not stand on its beat."""
    for cue in phase.cues[1:]:
        beat = cue.at_s / phase.beat_s
        first = cue.role is Role.BEAT and cue.at_s < 0.32
        if not first and abs(beat - round(beat)) > CLOSE_S:
            yield f"“{cue.text}” at {cue.at_s:.3f} is off its beat"


def _switches(plan: Plan) -> Iterator[str]:
    """Yield each item done on both sides whose sides do not get the same, with a switch between."""
    items = {hold.item for hold in plan.holds if hold.side is not None}
    for item in items:
        mine = [phase for phase in plan.phases if phase.item == item and phase.stretch is not None]
        holds = [phase for phase in mine if phase.kind is PhaseKind.HOLD]
        if len({hold.side for hold in holds}) < 2:
            continue
        if len({hold.length_s for hold in holds}) != 1:
            yield f"item {item}: its sides do not get the same time"
        kinds = [phase.kind for phase in mine]
        if kinds[1::2] != [PhaseKind.HOLD] * len(holds) or kinds[2::2] != [PhaseKind.SWITCH] * (
            len(holds) - 1
        ):
            yield f"item {item}: no switch between its sides"


def _banks(plan: Plan, phrases: PhraseBook) -> Iterator[str]:
    """Yield each phrase of a bank that comes twice running."""
    said = [cue.text for _at_s, cue in plan.cues() if cue.kind is CueKind.SPEECH]
    for bank in phrases.banks():
        if len(bank) > 1:
            mine = [text for text in said if text in bank]
            yield from (f"“{one}” twice running" for one, other in pairwise(mine) if one == other)


def spoken(phase: Phase) -> list[Cue]:
    """Return the words of a phase."""
    return [cue for cue in phase.cues if cue.kind is CueKind.SPEECH]
