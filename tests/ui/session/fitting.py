"""Look whether what a page shows fits: nothing cut, nothing over anything else."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from stretchtimer.ui.session.button import SessionButton
from stretchtimer.ui.session.page import SessionPage
from stretchtimer.ui.widgets.painted_words import PaintedRow, Paragraph


def texts(page: SessionPage) -> list[PaintedRow | Paragraph]:
    """Return the painted texts that are seen."""
    rows = [row for row in page.findChildren(PaintedRow) if row.isVisible() and row.accessibleName()]
    paragraphs = [part for part in page.findChildren(Paragraph) if part.isVisible() and part.accessibleName()]
    return rows + paragraphs


def cut(page: SessionPage) -> list[str]:
    """Return what is not seen as a whole."""
    found = [text.accessibleName() for text in texts(page) if text.is_cut() or text.height() <= 0]
    badge = page.column.badge
    if badge.isVisible() and badge.needed_width() > badge.width() + 1:
        found.append(badge.accessibleName())
    buttons = [button for button in page.findChildren(SessionButton) if button.isVisible()]
    inside = [button for button in buttons if page.rect().contains(_place(button, page))]
    return found + [button.text() for button in buttons if button.is_cut() or button not in inside]


def overlaps(page: SessionPage) -> list[tuple[str, str]]:
    """Return the parts of the page that lie over each other."""
    column = page.column
    parts = {
        "labels": page.labels,
        "ring": page.ring,
        "controls": page.controls,
        "badge": column.badge,
        "side": column.side,
        "tab name": column.tab_name,
        "headline": column.headline,
        "name": column.name,
        "line": column.line,
        "following": column.following,
        "panel": column.panel,
        "figure": column.figure,
    }
    boxes = {
        name: part.geometry().adjusted(1, 1, -1, -1)
        for name, part in parts.items()
        if part.isVisible() and not part.size().isEmpty() and (part.accessibleName() or not is_text(part))
    }
    # the ring around a focused button reaches beyond the place of its group
    for name in {"panel", "controls"} & boxes.keys():
        out = column.panel.MARGIN
        boxes[name] = boxes[name].adjusted(out, out, -out, -out)
    outside = [(name, "page") for name, box in boxes.items() if not page.rect().contains(box)]
    return outside + [
        (one, other) for one, other in combinations(boxes, 2) if boxes[one].intersects(boxes[other])
    ]


def is_text(part: QWidget) -> bool:
    """Tell whether a part shows nothing while it has no words."""
    return isinstance(part, Paragraph)


def _place(part: QWidget, page: SessionPage) -> QRect:
    return part.geometry().translated(part.parentWidget().mapTo(page, QPoint()))
