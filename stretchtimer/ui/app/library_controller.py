"""Lead the library: keep holds and own stretches, add to routines, and build the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtGui import QPixmap

from stretchtimer.domain.errors import StretchTimerError
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.app.services import Services
from stretchtimer.ui.library import adding
from stretchtimer.ui.library.own_pictures import OwnPictures, lend_poses
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.button_menu import ButtonMenu
from stretchtimer.ui.widgets.dialogs import Dialogs, Question
from stretchtimer.ui.widgets.thumbnails import Thumbnail

if TYPE_CHECKING:
    from stretchtimer.ui.library.page import LibraryPage

#: A routine's name in the menu is cut here.
MENU_LETTERS = 40


class LibraryController(QObject):
    """What the library asks for, done. The page is built when it is first shown."""

    try_asked = Signal(object)
    """The Routine of one stretch to start."""
    help_asked = Signal()
    changed = Signal()
    """Stretches or routines are no longer what they were."""
    own_saved = Signal(str)
    """The name of a stretch of the person's own that was written down."""

    def __init__(
        self,
        services: Services,
        style: Style,
        dialogs: Dialogs,
        thumbnail: Thumbnail,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services, self._style, self._dialogs = services, style, dialogs
        self._pictures = OwnPictures(services.stores.stretches, thumbnail, style)
        self._page: LibraryPage | None = None
        self._take_back: Callable[[], None] | None = None

    def picture(self, stretch_id: str, variant: str | None, size: QSize, ratio: float) -> QPixmap | None:
        """Return a stretch's picture, shipped or own, None while it is still to be painted."""
        return self._pictures.pixmap(stretch_id, variant, size, ratio)

    def lend_poses(self) -> None:
        """Let own stretches be drawn; the figure is needed now."""
        lend_poses(self._services.stores.stretches)

    def page(self, reduced_motion: bool) -> LibraryPage:
        """Return the page, built now."""
        from stretchtimer.ui.library.page import LibraryPage

        self.lend_poses()
        services = self._services
        page = LibraryPage(
            self._style, services.stores.stretches, services.clock, self.picture, self._adoptable
        )
        page.set_reduced_motion(reduced_motion)
        page.try_asked.connect(self.try_asked)
        page.help_asked.connect(self.help_asked)
        page.add_asked.connect(self._ask_where)
        page.adopted.connect(self._adopt)
        page.own_asked.connect(self._write_own)
        page.edit_asked.connect(self._edit_own)
        page.delete_asked.connect(self._delete_own)
        page.hold_changed.connect(self._set_hold)
        page.toast.undone.connect(self._undo)
        self._page = page
        return page

    @Slot()
    def refresh_pictures(self) -> None:
        """Show small pictures that have been painted meanwhile."""
        if self._page is not None:
            self._page.refresh_pictures()

    @property
    def _open_page(self) -> LibraryPage:
        """Return the page: what follows is asked by it."""
        if self._page is None:
            raise RuntimeError("the library has no page yet")
        return self._page

    @Slot(str, float)
    def _set_hold(self, stretch_id: str, hold_s: float) -> None:
        self._do(lambda: self._services.stores.stretches.set_hold(stretch_id, hold_s))
        self._open_page.refresh()

    @Slot(object)
    def _ask_where(self, stretch: Stretch) -> None:
        """Offer the routines in a menu at the button."""
        self.menu(stretch).open()

    def menu(self, stretch: Stretch) -> ButtonMenu:
        """Return the menu: own routines, those that ship, a new one."""
        menu = ButtonMenu(self._open_page.detail.add_button)
        menu.aboutToHide.connect(menu.deleteLater)
        new = menu.addAction(_("A new routine"))
        new.triggered.connect(lambda: self._add(None, stretch))
        for routines in adding.offered(self._services.stores.routines.all()):
            if routines:
                menu.addSeparator()
            for routine in routines:
                # a single & would underline the letter after it
                name = routine.name.replace("&", "&&")[:MENU_LETTERS]
                action = menu.addAction(name)
                action.triggered.connect(lambda _on=False, routine=routine: self._add(routine, stretch))
        return menu

    def _add(self, routine: Routine | None, stretch: Stretch) -> None:
        store = self._services.stores.routines

        def add() -> None:
            after = adding.add(store, routine, stretch) if routine else adding.add_to_new(store, stretch)
            sentence = _("{stretch} is now in {routine}.").format(stretch=stretch.name, routine=after.name)
            if routine is None:
                self._offer_undo(sentence, lambda: store.delete(after.id))
            else:
                self._offer_undo(sentence, lambda: adding.put_back(store, [routine]))

        if self._do(add):
            self.changed.emit()

    def _adoptable(self, stretch: Stretch) -> bool:
        """Tell whether any routine would change if it did a stretch the way that is shown."""
        plain, routines = self._services.catalogue[stretch.id], self._services.stores.routines.all()
        return bool(adding.adopters(routines, plain, stretch.variant))

    @Slot(object)
    def _adopt(self, stretch: Stretch) -> None:
        """Do a stretch the way it is shown in the routines that hold it; it can be undone."""
        store, plain = self._services.stores.routines, self._services.catalogue[stretch.id]

        def adopt() -> None:
            before = adding.adopt(store, plain, stretch.variant)
            count = len(before)
            sentence = ngettext(
                "{stretch} is now in {n} routine.", "{stretch} is now in {n} routines.", count
            ).format(stretch=stretch.name, n=count)
            self._offer_undo(sentence, lambda: adding.put_back(store, before))

        if self._do(adopt):
            self.changed.emit()
        self._open_page.refresh()

    def _offer_undo(self, sentence: str, take_back: Callable[[], None]) -> None:
        self._take_back = take_back
        self._open_page.toast.offer(sentence)

    @Slot()
    def _undo(self) -> None:
        take_back, self._take_back = self._take_back, None
        if take_back is not None and self._do(take_back):
            self.changed.emit()
            self._open_page.refresh()

    @Slot()
    def _write_own(self) -> None:
        self._show_form("")

    @Slot(str)
    def _edit_own(self, stretch_id: str) -> None:
        self._show_form(stretch_id)

    def _show_form(self, stretch_id: str) -> None:
        from stretchtimer.ui.library.form import OwnStretchForm

        shelf = self._services.stores.stretches
        form = OwnStretchForm(self._style, self._dialogs, shelf, self._open_page, shelf.own(stretch_id))
        form.accepted.connect(lambda: self._form_saved(form.saved_id))
        form.finished.connect(form.deleteLater)
        form.open()

    def _form_saved(self, stretch_id: str) -> None:
        self.lend_poses()
        self._open_page.open_stretch(stretch_id)
        self.changed.emit()
        self.own_saved.emit(self._services.catalogue[stretch_id].name)

    @Slot(str)
    def _delete_own(self, stretch_id: str) -> None:
        """Delete an own stretch that no routine needs."""
        stretch = self._services.catalogue[stretch_id]
        users = adding.users(self._services.stores.routines.all(), stretch_id)
        if users:
            names = ", ".join(routine.name for routine in users[:3])
            sentence = _("{stretch} is part of {routines}. Take it out there first.")
            self._open_page.warn(sentence.format(stretch=stretch.name, routines=names))
            return
        sentence = _("Delete {stretch}? Its words and its picture are removed from this computer.")
        question = Question(_("Library"), sentence.format(stretch=stretch.name), yes=_("Delete"))
        if self._dialogs.confirms(self._open_page, question):
            self._do(lambda: self._services.stores.stretches.delete(stretch_id))
            self._open_page.refresh()
            self.changed.emit()

    def _do(self, action: Callable[[], None]) -> bool:
        """Do something with the person's files, or say on the page why it cannot be done."""
        try:
            action()
        except StretchTimerError as error:
            self._open_page.warn(str(error))
            return False
        return True
