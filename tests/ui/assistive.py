"""Use the window as an assistive program does: through its accessible objects alone."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView

TOGGLE, PRESS = "Toggle", "Press"
_ITEMS = (QAccessible.Role.ListItem, QAccessible.Role.Cell)


def act(qtbot, button: QAbstractButton, action: str) -> None:
    """Do one of the actions that a button offers, and wait where it is seen to go down and up."""
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert action in actions.actionNames()
    actions.doAction(action)
    qtbot.waitUntil(lambda: not button.isDown(), timeout=30_000)


def toggle(view: QAbstractItemView, name: str) -> None:
    """Toggle the first row of a list, or cell of a table, whose name begins so."""
    actions = item(view, name).actionInterface()
    assert TOGGLE in actions.actionNames()
    actions.doAction(TOGGLE)


def item(view: QAbstractItemView, name: str) -> QAccessibleInterface:
    """Return the first row of a list, or cell of a table, whose name begins so."""
    return next(one for one in _items(view) if one.text(QAccessible.Text.Name).startswith(name))


def _items(view: QAbstractItemView) -> Iterator[QAccessibleInterface]:
    seen = QAccessible.queryAccessibleInterface(view)
    children = (seen.child(number) for number in range(seen.childCount()))
    return (child for child in children if child is not None and child.role() in _ITEMS)


def marked_rows(view: QAbstractItemView) -> list[int]:
    """Return the rows that are marked as chosen."""
    return sorted({index.row() for index in view.selectionModel().selectedIndexes()})
