"""Write records as plain data that other programs read."""

import json
from datetime import datetime

from stretchtimer.domain.record import SessionRecord

#: Version of the JSON file.
FORMAT = 1


def json_session(record: SessionRecord) -> str:
    """Return a session as one JSON object."""
    at = record.began
    data = {
        "began": at.isoformat(timespec="seconds"),
        "ended": datetime.fromtimestamp(record.ended_at, at.tzinfo).isoformat(timespec="seconds"),
        "routine": record.routine_name,
        "routine_id": record.routine_id,
        "planned_s": record.planned_s,
        "session_s": record.active_s,
        "finished": record.finished,
        "pain_before": record.pain_before,
        "pain_after": record.pain_after,
        "felt": record.felt,
        "note": record.note,
        "holds": [
            {
                "stretch": hold.stretch_name,
                "stretch_id": hold.stretch_id,
                "variant": hold.variant,
                "side": hold.side,
                "felt_side": hold.felt_side,
                "planned_s": hold.planned_s,
                "held_s": hold.held_s,
                "added_s": hold.added_s,
                "outcome": hold.outcome,
                "hurt_at_s": hold.hurt_at_s,
            }
            for hold in record.holds
        ],
    }
    return json.dumps(data, ensure_ascii=False)
