"""Lead to the editor and back: build its page when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from stretchtimer.domain.routine import Routine
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.app.window import MainWindow
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialogs import Dialogs
from stretchtimer.ui.widgets.thumbnails import Thumbnail

if TYPE_CHECKING:
    from stretchtimer.ui.editor.page import EditorPage


class EditorController(QObject):
    """What *Edit* and *New* lead to, under the key `editor` of the window."""

    saved = Signal(object)
    """The Routine as it was saved."""
    closed = Signal()
    """The person went without saving."""
    own_written = Signal()
    """There is a new stretch of the person's own, about to be drawn."""

    def __init__(
        self,
        services: Services,
        style: Style,
        dialogs: Dialogs,
        window: MainWindow,
        total_s: Callable[[Routine], float],
        thumbnail: Thumbnail,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._style, self._dialogs = services, style, dialogs
        self._window, self._total_s, self._thumbnail = window, total_s, thumbnail
        self._slot = window.add_page("editor", self._built, under="home")

    def _built(self) -> EditorPage:
        from stretchtimer.ui.editor.page import EditorPage

        stores = self._services.stores
        page = EditorPage(
            self._style,
            self._dialogs,
            self._services.catalogue,
            stores.routines,
            self._total_s,
            self._thumbnail,
        )
        page.saved.connect(self.saved)
        page.closed.connect(self.closed)
        page.own_asked.connect(lambda name: self._write_own(page, name))
        return page

    @Slot()
    def refresh_pictures(self) -> None:
        """Draw the pictures that have been painted meanwhile."""
        if self._slot.built is not None:
            self._slot.built.refresh_pictures()

    def _write_own(self, page: EditorPage, name: str) -> None:
        """Let a stretch of one's own be written, and add it to the routine."""
        from stretchtimer.ui.library.form import OwnStretchForm

        form = OwnStretchForm(self._style, self._dialogs, self._services.stores.stretches, page, name=name)
        form.accepted.connect(lambda: self._add_own(page, form.saved_id))
        form.finished.connect(form.deleteLater)
        form.open()

    def _add_own(self, page: EditorPage, stretch_id: str) -> None:
        self.own_written.emit()
        page.library.refresh()
        page.editing.add(self._services.catalogue[stretch_id])

    @Slot(object)
    def edit(self, routine: Routine | None) -> None:
        """Edit a routine, or build a new one."""
        self._window.show_page("editor")
        page = self._slot.page
        if routine is None:
            page.new()
        else:
            page.edit(routine)
