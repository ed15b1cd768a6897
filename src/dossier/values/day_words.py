"""Days in words of the language in use: a date, a weekday, how long ago or how far ahead."""

from datetime import date

from dossier.i18n import N_, _, ngettext, usage
from dossier.values.listed import aside

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def day(value: date | str | None, today: date | None = None, lang: str = "") -> str:
    """Return a date in words, without the year if it is the year of `today`; a partial date as far as it goes.

    It is said in the language in use, or in that of a text.
    """
    if value is None:
        return ""
    if isinstance(value, date):
        year = None if today is not None and value.year == today.year else value.year
        return _day(year, value.month, value.day, lang)
    if value.startswith("--"):
        return _day(None, int(value[2:4]), int(value[5:7]), lang)
    parts = [int(part) for part in value[:10].split("-")]
    if len(parts) == 3:
        return day(date(*parts), today, lang)
    if len(parts) == 2:
        return usage(lang).month_of_year.format(year=parts[0], month=usage(lang).months[parts[1] - 1])
    return usage(lang).year.format(year=parts[0])


def _day(year: int | None, month: int, number: int, lang: str) -> str:
    form = usage(lang).day if year else usage(lang).day_of_month
    return form.format(year=year, month=usage(lang).months[month - 1], day=number)


def from_to(first: str, last: str) -> str:
    """Return two days in words as the ends of one time; the first alone where there is no last."""
    return _("{start} – {end}").format(start=first, end=last) if last else first


def weekday(value: date) -> str:
    """Return the short name of the weekday."""
    return _(_WEEKDAYS[value.weekday()])


def ago(value: date, today: date) -> str:
    """Return how long ago a day was, or how far ahead it is."""
    days = (today - value).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days == -1:
        return _("tomorrow")
    if days > 0:
        return span(days, _("{span} ago"))
    return span(-days, _("in {span}"))


def day_and_ago(value: date, today: date) -> str:
    """Return a date in words and how far it is from today: `12 Dec (in 3 weeks)`."""
    return day(value, today) + aside(ago(value, today))


def span(days: int, form: str = "{span}") -> str:
    """Return a number of days in the unit a person would use, inside `form`."""
    if days < 14:
        text = ngettext("{n} day", "{n} days", days).format(n=days)
    elif days < 60:
        text = ngettext("{n} week", "{n} weeks", days // 7).format(n=days // 7)
    elif days < 730:
        text = ngettext("{n} month", "{n} months", days // 30).format(n=days // 30)
    else:
        text = ngettext("{n} year", "{n} years", days // 365).format(n=days // 365)
    return form.format(span=text)


def soon(days: int) -> str:
    """Return when something is in so many days, exactly: `today`, `tomorrow`, `in 12 days`; negative is ago."""
    if abs(days) <= 1:
        return _("tomorrow") if days == 1 else _("yesterday") if days else _("today")
    words = ngettext("{n} day ago", "{n} days ago", -days) if days < 0 else ngettext("in {n} day", "in {n} days", days)
    return words.format(n=abs(days))


def counted(days: int) -> str:
    """Return a number of days with its noun: `1 day`, `12 days`."""
    return ngettext("{n} day", "{n} days", days).format(n=days)
