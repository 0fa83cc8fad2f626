"""Show what would come in, line by line: as it was written, and what becomes of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.app.services import ImportedLine, ImportPreview
from stretchtimer.ui.theme import icons
from stretchtimer.ui.theme.style import Style

MARGIN_PX = 5
#: The share of the width that belongs to the lines as they were written.
WRITTEN_SHARE = 0.42
#: By what became of a line: the icon, the token of its colour, and the word a screen reader says first.
MARKS = {
    "matched": ("check", "ok", "understood"),
    "adjusted": ("info", "accent", "changed"),
    "own": ("plus", "accent", "new stretch"),
    "not understood": ("alert", "warn", "not understood"),
}


class PreviewTree(QTreeWidget):
    """The routines of a preview, each with its lines."""

    def __init__(self, style: Style, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._lines: list[QTreeWidgetItem] = []
        self.setHeaderLabels([_("As it was written"), _("What becomes of it")])
        self.setAccessibleName(_("Preview"))
        self.setRootIsDecorated(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.header().setSectionsMovable(False)

    def show_preview(self, preview: ImportPreview | None) -> None:
        """Show a preview, None for nothing."""
        self._lines = []
        self.clear()
        self.setIconSize(QSize(self._icon_px, self._icon_px))
        heads = [(preview.format_name, proposed) for proposed in preview.routines] if preview else []
        for format_name, proposed in heads:
            head = QTreeWidgetItem([proposed.routine.name, format_name])
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            head.setSizeHint(1, QSize(1, self.fontMetrics().height() + 3 * MARGIN_PX))
            self.addTopLevelItem(head)
            lines = [self._line(line) for line in proposed.lines]
            head.addChildren(lines)
            self._lines += lines
            head.setExpanded(True)
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)
        self._fit_rows()

    @property
    def _icon_px(self) -> int:
        return self.fontMetrics().height()

    def _line(self, line: ImportedLine) -> QTreeWidgetItem:
        item = QTreeWidgetItem([line.source_text, line.sentence])
        name, color, word = MARKS[line.outcome.value]
        item.setIcon(0, icons.icon(name, self._style.color(color), self._icon_px))
        said = f"{_(word)}: {line.source_text}"
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        return item

    def _fit_rows(self) -> None:
        """Give every row the height that its two texts need at this width."""
        whole = self.viewport().width()
        self.setColumnWidth(0, round(whole * WRITTEN_SHARE))
        for item in self._lines:
            written = self._height(item.text(0), self.columnWidth(0) - self._icon_px - self.indentation())
            becomes = self._height(item.text(1), whole - self.columnWidth(0))
            item.setSizeHint(1, QSize(1, max(written, becomes, self._icon_px) + 2 * MARGIN_PX))

    def _height(self, text: str, width: int) -> int:
        flags = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
        room = max(40, width - 3 * MARGIN_PX)
        return self.fontMetrics().boundingRect(0, 0, room, 10_000, flags, text).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()
