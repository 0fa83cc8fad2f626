"""Word what the charts of the history show."""

from collections.abc import Sequence

from stretchtimer.domain.review import Balance, PainPair, ReviewDay, ReviewWeek, pain_change
from stretchtimer.domain.translation import gettext as _
from stretchtimer.domain.translation import ngettext
from stretchtimer.ui.text.dates import minutes, month_day, weekday


def day(shown: ReviewDay) -> str:
    """Return a day with what was done on it."""
    return _("{weekday} {date}, {minutes}").format(
        weekday=weekday(shown.day), date=month_day(shown.day), minutes=minutes(shown.minutes)
    )


def week(shown: ReviewWeek) -> str:
    """Return a week with what was done in it."""
    said = _("This week so far, {minutes}") if shown.current else _("Week of {date}, {minutes}")
    return said.format(date=month_day(shown.first_day), minutes=minutes(shown.minutes))


def pain_pair(pair: PainPair) -> str:
    """Return the pain before and after one session."""
    said = _("{weekday} {date}, {before} before, {after} after")
    return said.format(
        weekday=weekday(pair.day), date=month_day(pair.day), before=pair.before, after=pair.after
    )


def days_summary(done: int, weeks: int) -> str:
    """Return what the calendar shows, in one sentence."""
    said = ngettext("{days} day in {weeks} weeks.", "{days} days in {weeks} weeks.", done)
    return said.format(days=done, weeks=weeks)


def weeks_summary(weeks: Sequence[ReviewWeek]) -> str:
    """Return what the bars show, in one sentence."""
    if not weeks:
        return ""
    average = sum(shown.minutes for shown in weeks) / len(weeks)
    return _("{minutes} a week on average, in {weeks} weeks.").format(
        minutes=minutes(average), weeks=len(weeks)
    )


def change(pairs: Sequence[PainPair]) -> str:
    """Return the average change of pain with its sign, a dash where nothing is known."""
    value = pain_change(pairs)
    if value is None:
        return "–"
    return f"{value:+.1f}".replace("-", "−") if abs(value) >= 0.05 else "0"


def pain_summary(pairs: Sequence[PainPair]) -> str:
    """Return what the pairs show, in one sentence."""
    if not pairs:
        return _("No pain was told before and after a session.")
    eased, rose = (sum(sign * (pair.after - pair.before) > 0 for pair in pairs) for sign in (-1, 1))
    return _("Of {count} sessions pain eased in {eased} and rose in {rose}.").format(
        count=len(pairs), eased=eased, rose=rose
    )


def balance(shown: Balance) -> tuple[str, str]:
    """Return the shares of the left and the right side of the body, and what they are."""
    share = shown.left_share
    if share is None:
        return "–", _("Stretched left and right")
    left = round(100 * share)
    caption = (
        _("Stretched left and right, even") if shown.even else _("Stretched left and right, % of the time")
    )
    return f"{left} : {100 - left}", caption
