"""Make the cues of a session, or take them from one."""

from stretchtimer.domain.plan import Cue, CueKind, Plan, Role, Tone


def speech(text: str) -> Cue:
    """Return a spoken cue."""
    return Cue(0.0, 1.0, CueKind.SPEECH, text, Role.STEP)


def tone(which: Tone) -> Cue:
    """Return a tone cue."""
    return Cue(0.0, which.length_s, CueKind.TONE, which.value, Role.TONE)


def spoken(plan: Plan) -> list[str]:
    """Return the texts that a plan speaks, each once, in order."""
    return list(dict.fromkeys(cue.text for _at_s, cue in plan.cues() if cue.kind is CueKind.SPEECH))
