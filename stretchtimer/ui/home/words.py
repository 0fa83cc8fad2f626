"""Say lengths, days and counts in the words of the first page."""

from datetime import date, timedelta

from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext

_FIRST_DAY = date(1970, 1, 1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def weekday(day: int) -> str:
    """Return the name of a day's weekday; `day` counts from 1970-01-01."""
    return _(_WEEKDAYS[_date(day).weekday()])


def month_day(day: int) -> str:
    """Return a day as "9 November"."""
    at = _date(day)
    return _("{day} {month}").format(day=at.day, month=_(_MONTHS[at.month - 1]))


def last_done(day: int | None, today: int) -> str:
    """Return "Last done yesterday", or "Not done yet"."""
    if day is None:
        return _("Not done yet")
    return _("Last done {when}").format(when=when(day, today))


def when(day: int, today: int) -> str:
    """Return a day as people say it: today, yesterday, a weekday within a week, else its date."""
    ago = today - day
    if ago == 0:
        return _("today")
    if ago == 1:
        return _("yesterday")
    if 1 < ago < 7:
        return weekday(day)
    at = _date(day)
    month = _(_MONTHS[at.month - 1])[:3]
    if at.year == _date(today).year:
        return _("{day} {month}").format(day=at.day, month=month)
    return _("{day} {month} {year}").format(day=at.day, month=month, year=at.year)


def spoken_length(seconds: float) -> str:
    """Return a length as "9 minutes 5 seconds", for a screen reader."""
    minutes, rest = divmod(round(seconds), 60)
    parts = []
    if minutes:
        parts.append(ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes))
    if rest or not minutes:
        parts.append(ngettext("{n} second", "{n} seconds", rest).format(n=rest))
    return " ".join(parts)


def stretches(count: int) -> str:
    """Return "10 stretches"."""
    return ngettext("{n} stretch", "{n} stretches", count).format(n=count)


def holds(count: int) -> str:
    """Return "14 holds"."""
    return ngettext("{n} hold", "{n} holds", count).format(n=count)


def days(count: int) -> str:
    """Return "4 days"."""
    return ngettext("{n} day", "{n} days", count).format(n=count)


def _date(day: int) -> date:
    return _FIRST_DAY + timedelta(days=day)
