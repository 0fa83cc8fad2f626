"""Say days, times of day and lengths of time in the language of all other words.

Names and forms are sentences of the program like any other, so that one screen has one language. The person's
region says only which day a week begins with, and whether a day has twice twelve hours or twenty-four.
"""

import re
from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale

from stretchtimer.domain.duration import half_minutes
from stretchtimer.domain.review import DAYS, week_start
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext

_DAY_0 = date(1970, 1, 1)
_QUOTED = re.compile("'[^']*'")


#: Where the person is: as the computer is set, until `settle` says another place.
_region = QLocale.system()


def settle(region: QLocale) -> None:
    """Count weeks and hours as a region does from now on."""
    global _region
    _region = region


def first_weekday() -> int:
    """Return the day that weeks begin with here, 0 for Monday."""
    return _region.firstDayOfWeek().value - 1


def twelve_hours() -> bool:
    """Tell whether the hours of a day are counted twice to twelve here."""
    form = _region.timeFormat(QLocale.FormatType.ShortFormat)
    return "a" in _QUOTED.sub("", form).casefold()


def weekday(day: int) -> str:
    """Return the name of a day's weekday; `day` counts from 1970-01-01."""
    names = (
        *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday")),
        _("Sunday"),
    )
    return names[_date(day).weekday()]


def short_weekday(day: int) -> str:
    """Return a day's weekday as "Mon"."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    return names[_date(day).weekday()]


def short_weekdays() -> list[str]:
    """Return the days of a week as "Mon", from the one that weeks begin with here."""
    first = week_start(0, first_weekday())
    return [short_weekday(day) for day in range(first, first + DAYS)]


def month(number: int) -> str:
    """Return the name of a month, from 1."""
    names = (
        *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July")),
        *(_("August"), _("September"), _("October"), _("November"), _("December")),
    )
    return names[number - 1]


def short_month(day: int) -> str:
    """Return a day's month as "Nov"."""
    names = (
        *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"), _("Jul")),
        *(_("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
    )
    return names[_date(day).month - 1]


def month_day(day: int) -> str:
    """Return a day as "9 November"."""
    at = _date(day)
    return _("{day} {month}").format(day=at.day, month=month(at.month))


def short_date(day: int) -> str:
    """Return a day as "17 Nov"."""
    return _("{day} {month}").format(day=_date(day).day, month=short_month(day))


def ago(day: int, today: int) -> str:
    """Return a day as people say it: today, yesterday, a weekday within a week, else its date."""
    passed = today - day
    if passed == 0:
        return _("today")
    if passed == 1:
        return _("yesterday")
    if 1 < passed < 7:
        return weekday(day)
    return short_date(day) if _date(day).year == _date(today).year else _dated(day)


def month_year(at: datetime, this_year: int) -> str:
    """Return a moment's month; the year only when it is another one."""
    name = month(at.month)
    return name if at.year == this_year else _("{month} {year}").format(month=name, year=at.year)


def moment(at: datetime, this_year: int) -> str:
    """Return "Fri 20 Nov, 13:00", or in another year "20 Nov 2025, 13:00"."""
    day = (at.date() - _DAY_0).days
    time = time_of_day(at)
    if at.year != this_year:
        return _("{date}, {time}").format(date=_dated(day), time=time)
    said = _("{weekday} {date}, {time}")
    return said.format(weekday=short_weekday(day), date=short_date(day), time=time)


def time_of_day(at: datetime) -> str:
    """Return "13:00", or "1:00 PM" where the hours are counted so."""
    if not twelve_hours():
        return f"{at.hour:02d}:{at.minute:02d}"
    half = _("AM") if at.hour < 12 else _("PM")
    return _("{time} {half}").format(time=f"{at.hour % 12 or 12}:{at.minute:02d}", half=half)


def spoken_length(seconds: float) -> str:
    """Return a length as "9 minutes 5 seconds", for a screen reader."""
    whole, rest = divmod(round(seconds), 60)
    parts = []
    if whole:
        parts.append(ngettext("{n} minute", "{n} minutes", whole).format(n=whole))
    if rest or not whole:
        parts.append(ngettext("{n} second", "{n} seconds", rest).format(n=rest))
    return " ".join(parts)


def about_length(seconds: float) -> str:
    """Return a length in half minutes as "10 and a half minutes", for a screen reader."""
    whole, half = divmod(half_minutes(seconds), 2)
    if not half:
        return ngettext("{n} minute", "{n} minutes", whole).format(n=whole)
    return _("{n} and a half minutes").format(n=whole) if whole else _("half a minute")


def minutes(count: float) -> str:
    """Return "9 minutes"; less than one is said as such."""
    whole = round(count)
    if whole < 1:
        return _("less than a minute") if count > 0 else _("nothing")
    return ngettext("{n} minute", "{n} minutes", whole).format(n=whole)


def _dated(day: int) -> str:
    at = _date(day)
    return _("{day} {month} {year}").format(day=at.day, month=short_month(day), year=at.year)


def _date(day: int) -> date:
    return _DAY_0 + timedelta(days=day)
