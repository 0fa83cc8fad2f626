"""Histories to show."""

from stretchtimer.domain.record import HoldOutcome, HoldRecord, SessionRecord
from stretchtimer.domain.stretch import Side
from stretchtimer.storage.memory import MemoryHistory
from stretchtimer.storage.resources import load_catalogue

CATALOGUE = load_catalogue()
DAY_S = 86_400
#: Thursday 20 November 2025, 12:00 UTC.
NOW = 1_763_640_000.0
HOLDS = (
    HoldRecord("knee-to-chest", "Knee to Chest", Side.RIGHT, 30.0, 30.0, HoldOutcome.DONE),
    HoldRecord("knee-to-chest", "Knee to Chest", Side.LEFT, 30.0, 11.0, HoldOutcome.HURT, hurt_at_s=11.0),
    HoldRecord("happy-baby", "Happy Baby", None, 30.0, 40.0, HoldOutcome.DONE, added_s=10.0),
    HoldRecord("cat-cow", "Cat-Cow", None, 30.0, 0.0, HoldOutcome.NOT_REACHED),
)


def record(days_ago=0, **changes):
    began = NOW - days_ago * DAY_S
    values = {
        "routine_id": "full-relief",
        "routine_name": "Full Relief",
        "started_at": began,
        "ended_at": began + 300,
        "utc_offset_s": 0,
        "planned_s": 595.0,
        "active_s": 300.0,
        "finished": False,
        "holds": HOLDS,
    }
    return SessionRecord(**(values | changes))


class CountedHistory(MemoryHistory):
    """Hold any number of sessions without keeping them, and note which pages are read."""

    def __init__(self, total):
        super().__init__()
        self.total = total
        self.read = []

    def count(self):
        return self.total

    def page(self, limit, offset=0, after=None):
        self.read.append((limit, offset))
        rows = range(offset, min(offset + limit, self.total))
        return [record(row, routine_name=f"Session {row}", id=row) for row in rows]

    def minutes_by_day(self, first_day, last_day):
        return {}


def history_of(*records):
    history = MemoryHistory()
    for each in records:
        history.add(each)
    return history
