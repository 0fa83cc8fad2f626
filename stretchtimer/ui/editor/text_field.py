"""Take a line of text; the page's undo, not the field's own, takes it back."""

from PySide6.QtWidgets import QLineEdit, QWidget

from stretchtimer.ui.editor.stepper import is_undo


class TextField(QLineEdit):
    """A line of text whose every letter is told at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("error", False)

    def show_text(self, text: str) -> None:
        """Show a text without telling anyone, the cursor left where it is in the same text."""
        if text != self.text():
            self.setText(text)

    def set_wrong(self, wrong: bool) -> None:
        """Show that there is something to mend."""
        if bool(self.property("error")) != wrong:
            self.setProperty("error", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def event(self, event) -> bool:
        if is_undo(event):
            event.ignore()
            return False
        return super().event(event)
