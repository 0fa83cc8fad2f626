"""Keep the draft and every step that led to it, so that each can be undone and done again."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from stretchtimer.domain import draft as drafts
from stretchtimer.domain.draft import Draft, Problem
from stretchtimer.domain.ports import RoutineStore
from stretchtimer.domain.routine import Item, Routine, stretch_of
from stretchtimer.domain.stretch import Catalogue, Stretch
from stretchtimer.domain.translation import gettext as _

Show = Callable[[Draft, int | None], None]


class EditCommand(QUndoCommand):
    """One edit: the draft before and after it, and the line it is about.

    Steps in a row that write the same text (`text_id` not -1) are one: a word is undone whole.
    """

    def __init__(
        self, words: str, before: Draft, after: Draft, key: int | None, show: Show, text_id: int = -1
    ) -> None:
        super().__init__(words)
        self._before, self._after, self._key = before, after, key
        self._show, self._text_id = show, text_id

    def redo(self) -> None:
        self._show(self._after, self._key)

    def undo(self) -> None:
        self._show(self._before, self._key)

    def id(self) -> int:
        return self._text_id

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, EditCommand):
            return False
        self._after = other._after  # noqa: SLF001 - a step of the same kind
        self.setObsolete(self._after == self._before)
        return True


class Editing(QObject):
    """The draft that is being edited.

    Numbers and order come one step each; letters typed into one field without a pause for something else
    are one step.
    """

    shown = Signal(object)
    """The draft changed; the key of the line that changed, None where it is not one line."""
    steps_changed = Signal()
    """What can be undone or done again changed."""
    removed = Signal(str)
    """A stretch was taken out; its name."""

    def __init__(self, catalogue: Catalogue, store: RoutineStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.catalogue, self._store = catalogue, store
        self._routines: list[Routine] = []
        self.draft = Draft()
        self.stack = QUndoStack(self)
        self.stack.indexChanged.connect(self.steps_changed)
        self._typing = 0
        self._typed: tuple[str, int | None] = ("", None)

    def open(self, routine: Routine | None) -> None:
        """Begin with a routine as it is kept, None for a new one."""
        self._routines = list(self._store.all())
        self.stack.clear()
        begun = drafts.new_draft(self._routines) if routine is None else drafts.draft_of(routine)
        self._show(begun, None)

    @property
    def changed(self) -> bool:
        """Tell whether there is anything to save."""
        return drafts.changed(self.draft)

    def problems(self) -> list[Problem]:
        """Return every broken rule."""
        return list(drafts.problems(self.draft, self.catalogue, self._routines))

    def stretch(self, item: Item) -> Stretch:
        """Return the stretch of an item; an unknown variant counts as the usual one."""
        known = item.variant in self.catalogue[item.stretch_id].variants
        return stretch_of(item, self.catalogue) if known else self.catalogue[item.stretch_id]

    def keep(self) -> Routine:
        """Save the draft and return the routine; raise StretchTimerError where it cannot be kept."""
        routine = drafts.finished(self.draft, self._routines)
        self._store.save(routine)
        self.open(routine)
        return routine

    def rename(self, name: str) -> None:
        """Give the routine a name."""
        self._type(_("Name"), drafts.renamed(self.draft, name), None)

    def add(self, stretch: Stretch) -> None:
        """Add a stretch at the end."""
        after = drafts.added(self.draft, stretch)
        self._push(_("Add {stretch}").format(stretch=stretch.name), after, after.lines[-1].key)

    def remove(self, index: int) -> None:
        """Take a stretch out."""
        name = self.stretch(self.draft.items[index]).name
        self._push(_("Remove {stretch}").format(stretch=name), drafts.removed(self.draft, index), None)
        self.removed.emit(name)

    def move(self, index: int, to: int) -> None:
        """Let a stretch stand elsewhere."""
        self._push(_("Move"), drafts.moved(self.draft, index, to), self.draft.lines[index].key)

    def change(self, index: int, edit: Callable[..., Draft], *values: object) -> None:
        """Change one thing about a line with one of the edits of `domain.draft`."""
        after = edit(self.draft, index, *values)
        self._push(_words(edit), after, self.draft.lines[index].key)

    def set_note(self, index: int, note: str) -> None:
        """Change what is spoken before a stretch."""
        self._type(_("Note"), drafts.with_note(self.draft, index, note), self.draft.lines[index].key)

    def _type(self, words: str, after: Draft, key: int | None) -> None:
        if self._typed != (words, key):
            self._typing += 1
        self._push(words, after, key, self._typing)
        self._typed = (words, key)

    def stop_typing(self) -> None:
        """Let what is typed from now on be a step of its own."""
        self._typed = ("", None)

    def _push(self, words: str, after: Draft, key: int | None, text_id: int = -1) -> None:
        self.stop_typing()
        if after != self.draft:
            self.stack.push(EditCommand(words, self.draft, after, key, self._show, text_id))

    def _show(self, draft: Draft, key: int | None) -> None:
        self.draft = draft
        self.shown.emit(key)


def _words(edit: Callable[..., Draft]) -> str:
    """Return what an edit is called where it can be undone."""
    return {
        drafts.with_hold: _("Hold"),
        drafts.with_sides: _("Sides"),
        drafts.with_repeats: _("Repeat"),
        drafts.with_rest: _("Rest after"),
        drafts.with_variant: _("Variant"),
        drafts.with_pacing: _("Pace"),
    }[edit]
