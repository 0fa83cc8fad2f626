"""Give examples of what is said: how much at each level, and a cue by which a voice can be heard."""

from stretchtimer.domain.plan import Plan, Role
from stretchtimer.domain.routine import Item, Routine
from stretchtimer.domain.stretch import Family

_KNEE = Item("knee-to-chest", 30.0)
#: What is planned at each level to show how much it says.
LEVEL_SAMPLE = Routine("sample", "knee-to-chest", (_KNEE,), Family.STANDING)
#: What is planned to hear a voice: its last stretch is announced as in the midst of a session.
VOICE_SAMPLE = Routine("sample", "knee-to-chest", (Item("butterfly", 30.0), _KNEE), Family.STANDING)

#: What leads into a stretch; the rest of the words belong to the session, not to the level.
_WAY_IN = (Role.ANNOUNCE, Role.CHANGE_OVER, Role.STEP)


def way_in_words(plan: Plan) -> str:
    """Return what is said on the way into the first stretch of a plan, empty where nothing is."""
    first = next((phase for phase in plan.phases if phase.stretch is not None), None)
    said = [cue.text for cue in first.cues if cue.role in _WAY_IN] if first else []
    return " ".join(said)


def announcement(plan: Plan) -> str:
    """Return the words that announce the last stretch of a plan, empty where nothing does."""
    said = [cue.text for phase in plan.phases for cue in phase.cues if cue.role is Role.ANNOUNCE]
    return said[-1] if said else ""
