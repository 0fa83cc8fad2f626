"""Say counts, and when something was last done, in the words of the first page."""

from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.text.dates import ago


def last_done(day: int | None, today: int) -> str:
    """Return "Last done yesterday", or "Not done yet"."""
    if day is None:
        return _("Not done yet")
    return _("Last done {when}").format(when=ago(day, today))


def stretches(count: int) -> str:
    """Return "10 stretches"."""
    return ngettext("{n} stretch", "{n} stretches", count).format(n=count)


def holds(count: int) -> str:
    """Return "14 holds"."""
    return ngettext("{n} hold", "{n} holds", count).format(n=count)


def days(count: int) -> str:
    """Return "4 days"."""
    return ngettext("{n} day", "{n} days", count).format(n=count)
