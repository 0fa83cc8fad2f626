"""Show the open stretch: moving picture, facts, words, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stretchtimer.domain.clock import Clock
from stretchtimer.domain.own_stretch import is_own
from stretchtimer.domain.stretch import Stretch
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.library.facts import Facts
from stretchtimer.ui.library.guidance import Care, Steps
from stretchtimer.ui.library.stage import Stage
from stretchtimer.ui.library.ways import Ways
from stretchtimer.ui.text import stretch_facts
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style
from stretchtimer.ui.widgets.chip import Chip
from stretchtimer.ui.widgets.label import label
from stretchtimer.ui.widgets.thumbnails import Thumbnail

#: Below this width, at 100 % text, facts and safety stand under the picture instead of beside it.
BESIDE_FROM_PX = 660
#: How high the picture is at 100 % text: beside the facts, and above them.
_STAGE_PX, _STAGE_ABOVE_PX = 268, 220
#: From this width on it grows with the page, and takes this share of its height.
_GROWS_FROM_PX, _STAGE_SHARE = 1100, 0.46


class StretchDetail(QWidget):
    """The right part of the page; head and foot never scroll."""

    help_asked = Signal()
    hold_changed = Signal(float)

    def __init__(self, style: Style, clock: Clock, thumbnail: Thumbnail | None = None) -> None:
        super().__init__()
        self.setObjectName("detail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._style = style
        self._stretch: Stretch | None = None
        self._beside: bool | None = None
        self._words: list[QWidget] = []
        self.title = label("title-l", wrap=True)
        self._chips = QHBoxLayout()
        self.stage, self.facts = Stage(style, clock), Facts()
        self.ways = Ways(style, thumbnail)
        self.facts.hold_changed.connect(self.hold_changed)
        self.try_button, self.add_button = QPushButton(_("Try it now")), QPushButton(_("Add to a routine"))
        self.edit_button, self.delete_button = QPushButton(_("Edit")), QPushButton(_("Delete"))
        kinds = ("primary", "secondary", "secondary", "danger")
        for button, kind in zip(self.buttons, kinds, strict=True):
            button.setProperty("kind", kind)
        self._build()
        self._restyle()
        style.changed.connect(self._restyle)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Return the buttons of the foot, first to last."""
        return (self.try_button, self.add_button, self.edit_button, self.delete_button)

    def _build(self) -> None:
        self._body = QWidget()
        self._body.setObjectName("detail")
        self._grid = QGridLayout(self._body)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(20)
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        self._chips.setSpacing(8)
        head.addLayout(self._chips)
        self._grid.addLayout(head, 0, 0, 1, 2)
        self.scroll_area = QScrollArea(widgetResizable=True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setWidget(self._body)
        foot = QFrame()
        foot.setObjectName("footer")
        self._foot = row = QHBoxLayout(foot)
        row.setSpacing(8)
        for button in self.buttons:
            row.addWidget(button)
        row.insertStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.scroll_area, 1)
        column.addWidget(foot)

    def show_stretch(self, plain: Stretch, way: str | None, usual_s: float, picture: str) -> None:
        """Show a stretch in one of its ways; another one than before begins at its top."""
        other = self._stretch is None or self._stretch.id != plain.id
        self._stretch = stretch = plain.as_variant(way)
        self.title.setText(stretch.name)
        self._show_chips(stretch)
        self.stage.show_stretch(stretch, picture)
        self.facts.show_stretch(stretch, plain, usual_s)
        for button in (self.edit_button, self.delete_button):
            button.setVisible(is_own(stretch.id))
        self._show_words(stretch)
        self._fit_foot()
        if other:
            self.scroll_area.verticalScrollBar().setValue(0)

    def _show_chips(self, stretch: Stretch) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        chips = [Chip(self._style, text) for text in stretch.targets]
        room = self.width() - 80
        if sum(chip.sizeHint().width() + 8 for chip in chips) > room:
            # words can go on in the next line, chips cannot
            self._chips.addWidget(label("body-soft", stretch_facts.targets(stretch), wrap=True), 1)
            return
        for chip in chips:
            self._chips.addWidget(chip)
        self._chips.addStretch(1)

    def _show_words(self, stretch: Stretch) -> None:
        for part in self._words:
            part.hide()
            part.deleteLater()
        steps, care = Steps(self._style, stretch), Care(stretch)
        care.help_asked.connect(self.help_asked)
        self._words = [steps, care]
        self._arrange()

    def _arrange(self) -> None:
        """Lay the parts beside each other, or under each other where there is little room."""
        beside = bool(self._beside)
        parts = (self.stage, self.facts, self.ways, *self._words)
        two = ((1, 0, 1), (1, 1, 1), (2, 0, 2), (3, 0, 1), (3, 1, 1))
        one = ((1, 0, 2), (3, 0, 2), (2, 0, 2), (4, 0, 2), (5, 0, 2))
        for part, (row, column, columns) in zip(parts, two if beside else one, strict=False):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, row, column, 1, columns)
        self._grid.setColumnStretch(0, 5 if beside else 1)
        self._grid.setColumnStretch(1, 3 if beside else 0)
        for row in range(1, 7):
            self._grid.setRowStretch(row, 0)
        self._grid.setRowStretch(4 if beside else 6, 1)
        margin = 32 if beside else 18
        self._grid.setContentsMargins(margin, 20, margin, 20)
        self._fit_stage()
        self._foot.setContentsMargins(margin, 12, margin, 12)

    def _fit_stage(self) -> None:
        """Let the picture grow with a page that has room."""
        high = _STAGE_PX if self._beside else _STAGE_ABOVE_PX
        if self.width() >= _GROWS_FROM_PX * self._style.scale:
            high = max(high, round(_STAGE_SHARE * self.height()))
        self.stage.setFixedHeight(high)

    def _fit_foot(self) -> None:
        """Use short words and no icons where the buttons would not fit otherwise."""
        size, shown = self._style.px(18), [b for b in self.buttons if not b.isHidden()]
        play, plus = self._style.color("on-accent"), self._style.color("text")
        texts = ((_("Try it now"), _("Try it")), (_("Add to a routine"), _("Add")))
        for short in (0, 1):
            icon_names = ("play", "plus") if not short else ("", "")
            self._foot.setSpacing(4 if short else 8)
            for button in self.buttons:
                button.setProperty("extent", "small" if short else "")
                button.style().unpolish(button)
                button.style().polish(button)
            for button, text, name, color in zip(self.buttons, texts, icon_names, (play, plus), strict=False):
                button.setText(text[short])
                button.setAccessibleName(text[0])
                button.setIcon(icons.icon(name, color, size) if name else QIcon())
            if sum(b.sizeHint().width() + 8 for b in shown) + 64 <= self.width():
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE_FROM_PX * self._style.scale
        if beside != self._beside:
            self._beside = beside
            self._arrange()
        self._fit_stage()
        if self._stretch is not None:
            self._show_chips(self._stretch)
        self._fit_foot()

    def _restyle(self) -> None:
        self._beside = self.width() >= BESIDE_FROM_PX * self._style.scale
        self._arrange()
        if self._stretch is not None:
            self._show_chips(self._stretch)
        self._fit_foot()
