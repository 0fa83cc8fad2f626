"""Lead to the editor and back: build its page when it is first needed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.routine import Routine
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.app.window import MainWindow
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.dialogs import Dialogs
from stretchtimer.ui.widgets.thumbnails import Thumbnail


class EditorController(QObject):
    """What *Edit* and *New* lead to, under the key `editor` of the window."""

    saved = Signal(object)
    """The Routine as it was saved."""
    left = Signal()
    """The person left without saving."""
    own_written = Signal()
    """There is a new stretch of the person's own, about to be drawn."""

    def __init__(
        self,
        services: Services,
        style: Style,
        dialogs: Dialogs,
        window: MainWindow,
        total_s: Callable[[Routine], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._style, self._dialogs = services, style, dialogs
        self._window, self._total_s = window, total_s

    def page(self, thumbnail: Thumbnail) -> QWidget:
        """Return the page, built now."""
        from stretchtimer.ui.editor.page import EditorPage

        stores = self._services.stores
        page = EditorPage(
            self._style, self._dialogs, self._services.catalogue, stores.routines, self._total_s, thumbnail
        )
        page.saved.connect(self.saved)
        page.closed.connect(self.left)
        page.own_asked.connect(self._write_own)
        return page

    @Slot()
    def refresh_pictures(self) -> None:
        """Draw the pictures that have been painted meanwhile."""
        page = self._window.built("editor")
        if page is not None:
            page.refresh_pictures()

    @Slot(str)
    def _write_own(self, name: str) -> None:
        """Let a stretch of one's own be written, and add it to the routine."""
        from stretchtimer.ui.library.form import OwnStretchForm

        page = self._window.page("editor")
        form = OwnStretchForm(self._style, self._dialogs, self._services.stores.stretches, page, name=name)
        form.accepted.connect(self._add_own)
        form.finished.connect(form.deleteLater)
        form.open()

    @Slot()
    def _add_own(self) -> None:
        self.own_written.emit()
        page = self._window.page("editor")
        page.library.refresh()
        page.editing.add(self._services.catalogue[self.sender().saved_id])

    @Slot(object)
    def edit(self, routine: Routine | None) -> None:
        """Edit a routine, or build a new one."""
        self._window.show_page("editor")
        page = self._window.page("editor")
        if routine is None:
            page.new()
        else:
            page.edit(routine)
