"""Plans to write to a file, and what a folder holds then."""

from pathlib import Path

from stretchtimer.domain.plan import Cue, CueKind, Level, Pace, Phase, PhaseKind, Plan, Role, Tone
from stretchtimer.domain.stretch import Family


def plan_of(*phases: tuple[float, list[tuple[float, str]]]) -> Plan:
    """Return a plan; a cue's text that is a tone's name is that tone."""
    made = []
    for length_s, cues in phases:
        tones = set(Tone)
        kinds = [(at_s, text, CueKind.TONE if text in tones else CueKind.SPEECH) for at_s, text in cues]
        made.append(
            Phase(
                PhaseKind.HOLD,
                length_s,
                tuple(Cue(at_s, 0.1, kind, text, Role.STEP) for at_s, text, kind in kinds),
            )
        )
    return Plan("r", "R", Level.GUIDE, Pace.STANDARD, Family.STANDING, tuple(made))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def long_plan() -> Plan:
    """Return a plan of more than one piece, with a cue across the seam."""
    return plan_of((10.5, [(0.5, "start"), (9.9, "Hold.")]), (12.25, [(0.0, "end"), (5.33333, "Left.")]))
