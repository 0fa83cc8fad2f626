"""Say that something is saved, and where, over whichever page is shown."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.app.window import MainWindow
from stretchtimer.ui.widgets.dialogs import Dialogs
from stretchtimer.ui.widgets.toast import Toast


class WindowToast(Toast):
    """A toast that stays while pages change under it."""

    def __init__(self, window: MainWindow, action: str) -> None:
        super().__init__(window, action)
        self._window = window

    def _give_keyboard_back(self) -> None:
        self._window.page(self._window.current).setFocus()


class SaveNotice(QObject):
    """The one toast of the window. A file that was written can be looked for in its folder."""

    def __init__(self, dialogs: Dialogs, window: MainWindow) -> None:
        super().__init__(window)
        self._dialogs = dialogs
        self._folder = ""
        self.toast = WindowToast(window, _("Open folder"))
        self.toast.acted.connect(self._open_folder)

    @Slot(str)
    def file(self, path: str) -> None:
        """Say where a file was written."""
        written = Path(path).absolute()
        self._folder = str(written.parent)
        self.toast.say(_("Saved to {file}").format(file=_from_home(written)))

    @Slot(str)
    def named(self, name: str) -> None:
        """Say that a routine or a stretch of a name is kept."""
        self.say(_("“{name}” is saved.").format(name=name))

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say what was kept that is no file to look for."""
        self.toast.say(sentence, act=False)

    @Slot()
    def _open_folder(self) -> None:
        if not self._dialogs.open_folder(self._folder):
            said = _("No program opens folders here. The file is in {folder}.")
            self.say(said.format(folder=self._folder))


def _from_home(path: Path) -> Path:
    """Return a path as it is found from the person's home, where it is in it."""
    home = Path.home()
    return path.relative_to(home) if path.is_relative_to(home) else path
