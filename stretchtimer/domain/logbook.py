"""Keep the book of one person's sessions: who leads one, what was broken off, what becomes a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from stretchtimer.domain.errors import SessionElsewhereError, StorageError
from stretchtimer.domain.translation import gettext as _

if TYPE_CHECKING:
    from stretchtimer.domain.clock import Clock
    from stretchtimer.domain.ports import History, RunningStore
    from stretchtimer.domain.record import SessionRecord
    from stretchtimer.domain.snapshot import Snapshot
    from stretchtimer.domain.stretch import Catalogue


class Logbook:
    """Lead one session at a time, of all programs on the same data, and lose none that was broken off.

    A session is written down from its first second until its record is kept. It belongs to the program that
    leads it: no other one offers, keeps, overwrites or forgets it. When that program ends or dies, whoever
    looks next finds what is left.
    """

    def __init__(
        self,
        running: RunningStore,
        history: Callable[[], History],
        catalogue: Catalogue,
        clock: Clock,
    ) -> None:
        self._running, self._history = running, history
        self._catalogue, self._clock = catalogue, clock
        self._leads = False

    def stopped(self) -> Snapshot | None:
        """Return the session that was broken off and can be gone on with, None where there is none.

        One that cannot be gone on with becomes a record of what was done; raise StorageError where that
        cannot be kept: it stays written down then. One that somebody leads just now was not broken off.
        """
        waits = self._running.waits or self._running.aside()
        if self._leads or not waits or not self._running.claim():
            return None
        try:
            self._keep_aside()
            unfinished = self._unfinished()
            if unfinished is None or unfinished.resumable(self._clock.wall_s()):
                return unfinished
            self._keep(unfinished.record())
            return None
        finally:
            self._running.release()

    def begin(self) -> list[str]:
        """Lead a session from now on, keeping what was broken off first.

        Return a sentence for each session that could not be kept and was set aside. Raise
        SessionElsewhereError while another program leads one.
        """
        if self._leads:
            return []
        self._lead()
        said = len(self._running.warnings())
        try:
            # opened now: what is wrong with it is known in time, and a folder that moves takes it along
            self._history()
            self._make_room()
        except BaseException:
            self.release()
            raise
        return list(self._running.warnings()[said:])

    def resume(self, stopped: Snapshot) -> Snapshot:
        """Lead the session that was broken off from now on; return it as it is written down by now.

        Raise SessionElsewhereError while another program leads one, or where one has led it to its end.
        """
        self._lead()
        try:
            unfinished = self._unfinished()
            if unfinished is None or not _same(unfinished, stopped):
                raise SessionElsewhereError(
                    _("{routine} was gone on with, or kept, elsewhere meanwhile. Choose a routine.").format(
                        routine=stopped.plan.routine_name
                    )
                )
        except BaseException:
            self.release()
            raise
        return unfinished

    def leave(self, stopped: Snapshot) -> None:
        """Keep what was done of the session that was broken off; nobody goes on with it.

        Raise StorageError where that cannot be kept: it stays written down then.
        """
        if not self._running.claim():
            return
        try:
            unfinished = self._unfinished()
            if unfinished is not None and _same(unfinished, stopped):
                self._keep(unfinished.record())
        finally:
            self._running.release()

    def keep(self, record: SessionRecord) -> bool:
        """Keep the record of the session that ended and lead it no longer; tell whether it was worth one.

        Raise StorageError where it cannot be kept: it stays written down then, and is tried again.
        """
        try:
            self._keep(record)
        finally:
            self.release()
        return record.worth_keeping

    def close(self, record: SessionRecord) -> None:
        """Lead no longer: the session is over, and its record kept where it is worth one."""
        if self._leads:
            self._forget(record)
            self.release()

    def release(self) -> None:
        """Lead no longer; what is written down of the session stays, to be gone on with or to be kept."""
        if self._leads:
            self._leads = False
            self._running.release()

    def revived(self, data: Mapping[str, object]) -> Snapshot | None:
        """Return a session that was left, from plain data; None where the data does not hold one."""
        # planning and all that follows are not needed for the first picture
        from stretchtimer.domain.snapshot import restore

        return restore(data, self._catalogue, self._clock.utc_offset_s())

    def _lead(self) -> None:
        if not self._running.claim():
            raise SessionElsewhereError(
                _("A session is under way in another window or terminal. End it there, then start this one.")
            )
        self._leads = True

    def _unfinished(self) -> Snapshot | None:
        """Return the session that is written down, unless its record is kept already."""
        data = self._running.load()
        if data is None:
            return None
        unfinished = self.revived(data)
        if unfinished is None:
            self._running.set_aside(_("it holds no session of this program"))
            return None
        if self._is_kept(unfinished.record()):
            # a program ended between keeping the record and forgetting the session
            self._running.clear()
            return None
        return unfinished

    def _is_kept(self, record: SessionRecord) -> bool:
        """Tell whether the history has a record, as far as it can be asked."""
        history = self._history()
        try:
            return not history.trouble and any(
                kept.same_session(record) and kept.covers(record) for kept in history.page(1)
            )
        except StorageError:
            return False

    def _keep_aside(self) -> None:
        """Keep the sessions that were set aside because the history could not be opened or written then."""
        if self._history().trouble:
            return
        for name, data in self._running.aside():
            unfinished = self.revived(data)
            if unfinished is None:
                continue
            try:
                if unfinished.record().worth_keeping:
                    self._history().add(unfinished.record())
            except StorageError:
                return  # it is tried again at the next look
            self._running.forget_aside(name)

    def _keep(self, record: SessionRecord) -> None:
        if record.worth_keeping:
            self._history().add(record)
        self._forget(record)

    def _forget(self, record: SessionRecord) -> None:
        """Forget the session of a record; one whose record goes with the program is left to the next."""
        if not self._history().trouble or not record.worth_keeping:
            self._running.clear()

    def _make_room(self) -> None:
        """Keep what was broken off; what cannot be kept is set aside, not written over."""
        unfinished = self._unfinished()
        if unfinished is None:
            if self._running.waits:
                self._running.set_aside(_("a newer version wrote it"))
            return
        try:
            self._keep(unfinished.record())
        except StorageError as error:
            self._running.set_aside(str(error))
        if self._running.waits:
            self._running.set_aside(_("the history cannot be opened"))


def _same(one: Snapshot, other: Snapshot) -> bool:
    return (one.plan.routine_id, one.started_at) == (other.plan.routine_id, other.started_at)
