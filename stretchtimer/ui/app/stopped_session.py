"""Keep the session that was broken off until the person takes it up again or leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.app.services import Services

if TYPE_CHECKING:
    from stretchtimer.domain.snapshot import Snapshot


class StoppedSession:
    """The session that was under way when the program that led it ended, if any."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._stopped: Snapshot | None = None
        #: Why what was done of it could not be kept, empty where all is well.
        self.trouble = ""

    def look(self) -> bool:
        """Look for one, again and again; tell whether there is something else to say than before."""
        before = self.sentence(), self.trouble
        self._stopped, self.trouble = None, ""
        try:
            self._stopped = self._services.logbook.stopped()
        except StorageError as error:
            # it stays written down, so that it is tried again at the next look
            self.trouble = str(error)
        return (self.sentence(), self.trouble) != before

    def sentence(self) -> str | None:
        """Return what to say about it, None where there is none."""
        if self._stopped is None:
            return None
        return _("Your last session, {routine}, stopped at stretch {number} of {count}.").format(
            routine=self._stopped.plan.routine_name,
            number=self._stopped.number,
            count=len({hold.item for hold in self._stopped.plan.holds}),
        )

    def take(self) -> Snapshot | None:
        """Return it to go on with; it is no longer on offer."""
        stopped, self._stopped = self._stopped, None
        return stopped

    def leave(self) -> bool:
        """Keep what was done of it as a record that ended early; tell whether there was one."""
        stopped = self.take()
        if stopped is not None:
            try:
                self._services.logbook.leave(stopped)
            except StorageError as error:
                # it stays written down, so that it is tried again at the next look
                self.trouble = str(error)
        return stopped is not None
