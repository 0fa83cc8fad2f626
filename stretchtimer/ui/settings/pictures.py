"""Choose how the figure looks among small pictures of it."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from stretchtimer.domain.preferences import Clothes, Looks
from stretchtimer.ui.settings.controls import ChoiceControl
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.theme.tokens import Tokens
from stretchtimer.ui.widgets.figure_view import paint_still

PICTURE = QSize(48, 56)
#: The body is painted this large, and its upper half shown: in a whole one skin and hair are a few pixels.
_WHOLE = QRectF(-47, -6, 142, 107)


class FigureControl(ChoiceControl):
    """One of a few looks or clothes of the figure; each button shows the figure in them."""

    def __init__(self, style: Style, label: str, choices: Sequence[tuple[StrEnum, str]]) -> None:
        super().__init__(label, choices)
        self._style, self._choices = style, choices
        for button, (_value, words) in zip(self.row.buttons, choices, strict=True):
            button.setText("")
            button.setToolTip(words)
            button.setIconSize(PICTURE)
            button.setProperty("pictured", "true")
        self._restyle()
        style.changed.connect(self._restyle)

    def _restyle(self) -> None:
        """Show each choice with what else the figure wears."""
        tokens = self._style.tokens
        for button, (value, _words) in zip(self.row.buttons, self._choices, strict=True):
            looks, clothes = tokens.looks, tokens.clothes
            if isinstance(value, Looks):
                looks = value
            elif isinstance(value, Clothes):
                clothes = value
            button.setIcon(QIcon(_picture(tokens.worn(looks, clothes), self.devicePixelRatioF())))


def _picture(tokens: Tokens, ratio: float) -> QPixmap:
    pixmap = QPixmap(PICTURE * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_still(painter, _WHOLE, "butterfly", None, None, tokens)
    painter.end()
    return pixmap
