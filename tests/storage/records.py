"""Build records of sessions for the tests of this folder."""

from hypothesis import strategies as st

from stretchtimer.domain.record import Felt, HoldOutcome, HoldRecord, SessionRecord
from stretchtimer.domain.stretch import Side

MORNING = 1_760_000_000.0


def record(days: float = 0.0, routine: str = "gentle", **changes) -> SessionRecord:
    """Return a session some days after one morning."""
    start = MORNING + days * 86_400
    values = {
        "routine_id": routine,
        "routine_name": routine.title(),
        "started_at": start,
        "ended_at": start + 300.5,
        "utc_offset_s": 7200,
        "planned_s": 290.25,
        "active_s": 270.0,
        "finished": True,
        "holds": (
            HoldRecord("knee-to-chest", "Knee to Chest", Side.RIGHT, 30.0, 30.0, HoldOutcome.DONE),
            HoldRecord(
                "knee-to-chest", "Knee to Chest", Side.LEFT, 30.0, 12.5, HoldOutcome.HURT, hurt_at_s=12.5
            ),
            HoldRecord("cat-cow", "Chair Cat-Cow", None, 30.0, 40.0, HoldOutcome.DONE, 10.0, "chair"),
        ),
        "pain_before": 4,
        "note": "Stiff today",
    }
    return SessionRecord(**{**values, **changes})


_text = st.text(st.characters(codec="utf-8"), max_size=30)
_seconds = st.floats(0, 1e5)
_pain = st.none() | st.integers(0, 10)

holds = st.builds(
    HoldRecord,
    stretch_id=_text,
    stretch_name=_text,
    side=st.none() | st.sampled_from(Side),
    planned_s=_seconds,
    held_s=_seconds,
    outcome=st.sampled_from(HoldOutcome),
    added_s=st.floats(-1e4, 1e4),
    variant=st.none() | _text,
    hurt_at_s=st.none() | _seconds,
)

records = st.builds(
    SessionRecord,
    routine_id=_text,
    routine_name=_text,
    started_at=st.floats(-1e9, 4e9),
    ended_at=st.floats(-1e9, 4e9),
    utc_offset_s=st.integers(-50_400, 50_400),
    planned_s=_seconds,
    active_s=_seconds,
    finished=st.booleans(),
    holds=st.lists(holds, max_size=4).map(tuple),
    pain_before=_pain,
    pain_after=_pain,
    felt=st.none() | st.sampled_from(Felt),
    note=_text,
)
