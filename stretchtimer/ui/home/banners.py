"""Stack what the person should know above the routine: each note is built when it is first needed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.banner import Banner
from stretchtimer.ui.widgets.banner_stack import BannerStack


class Banners(BannerStack):
    """A stopped session, what could not be read or written, and a voice that is not here."""

    resume_asked = Signal()
    resume_dismissed = Signal()

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__((16, 8, 16, 8), parent)
        self._style = style
        self._warnings: list[str] = []
        self._told = 0
        self.stopped: Banner | None = None
        self.warning: Banner | None = None
        self.stand_in: Banner | None = None

    def show_stopped(self, sentence: str | None) -> None:
        """Offer to go on with a session that was broken off; None takes the offer back."""
        if self.stopped is None and sentence is not None:
            self.stopped = self.add(Banner(self._style, "info", action_text=_("Resume")))
            self.stopped.acted.connect(self.resume_asked)
            self.stopped.add_action(_("Dismiss"), "ghost").clicked.connect(self._dismissed)
        self._show(self.stopped, sentence)

    def show_warnings(self, sentences: Sequence[str]) -> None:
        """Show what could not be read or written, one after the other as each is closed."""
        self._warnings, self._told = list(sentences), 0
        if self.warning is None and sentences:
            self.warning = self.add(Banner(self._style, "error", closable=True))
            self.warning.closed.connect(self._next_warning)
        self._show_warning()

    def add_warning(self, sentence: str) -> None:
        """Show one more, first."""
        rest = [other for other in self._warnings[self._told :] if other != sentence]
        self.show_warnings([sentence, *rest])

    def _next_warning(self) -> None:
        self._told += 1
        self._show_warning()

    def _show_warning(self) -> None:
        unseen = self._warnings[self._told :]
        text = unseen[0] if unseen else None
        if len(unseen) > 1:
            number = _("{number} of {count}").format(number=self._told + 1, count=len(self._warnings))
            text = f"{text} ({number})"
        self._show(self.warning, text)

    def show_stand_in(self, sentence: str) -> None:
        """Say that the voice that is set is not here and what speaks instead; empty takes that back."""
        if self.stand_in is None and sentence:
            self.stand_in = self.add(Banner(self._style, "info"))
        self._show(self.stand_in, sentence or None)

    def _show(self, note: Banner | None, sentence: str | None) -> None:
        if note is not None:
            self.show_note(note, sentence)

    def _dismissed(self) -> None:
        self.show_stopped(None)
        self.resume_dismissed.emit()
