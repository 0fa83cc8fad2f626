"""Keep the record of the session that just ended, and what the person says about it."""

from dataclasses import replace

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.ports import History
from stretchtimer.domain.record import SessionRecord
from stretchtimer.ui.check_in.model import CheckIn


class KeptRecord:
    """One record. What could not be kept at once is tried again with the answers."""

    def __init__(self, history: History, record: SessionRecord) -> None:
        self.record = record
        self._history = history
        self._id: int | None = None

    def keep(self) -> str:
        """Keep it; return the sentence that says why it could not be for good, empty where it is kept."""
        return self._try(None) or self._history.trouble

    def answer(self, check_in: CheckIn | None) -> str:
        """Keep what the person said, and the record where it is not kept yet; return as `keep` does."""
        return self._try(check_in)

    def take_back(self) -> str:
        """Forget the record: its session goes on. Return as `keep` does."""
        try:
            if self._id is not None:
                self._history.remove(self._id)
                self._id = None
        except StorageError as error:
            return str(error)
        return ""

    def _try(self, check_in: CheckIn | None) -> str:
        record = self.record
        if check_in is not None:
            record = replace(record, pain_after=check_in.pain_after, felt=check_in.felt, note=check_in.note)
        try:
            # not by its number: another file may stand in the place of the history by now
            if self._id is None or check_in is not None:
                self._id = self._history.add(record)
        except StorageError as error:
            return str(error)
        return ""
