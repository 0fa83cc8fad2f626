"""Show by an example how much each level says."""

from stretchtimer.domain.plan import Plan, Role

#: What leads into a stretch; the rest of the words belong to the session, not to the level.
_WAY_IN = (Role.ANNOUNCE, Role.CHANGE_OVER, Role.STEP)


def way_in_words(plan: Plan) -> str:
    """Return what is said on the way into the first stretch of a plan, empty where nothing is."""
    first = next((phase for phase in plan.phases if phase.stretch is not None), None)
    said = [cue.text for cue in first.cues if cue.role in _WAY_IN] if first else []
    return " ".join(said)
