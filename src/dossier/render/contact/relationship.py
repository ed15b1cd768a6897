"""How long we know somebody and how close we came, in words."""

from datetime import date

from dossier.i18n import _, ngettext
from dossier.records.catalogue import catalogue
from dossier.records.contact.relationship import CLOSENESS, Relationship
from dossier.render.page import Line, Piece, joined, line
from dossier.render.words import Setting, choice, day, span
from dossier.values.partial_date import year_of


def relationship_line(found: Relationship, setting: Setting) -> Line:
    """Return since when we know each other, the first order, and how close we are since when."""
    return joined((known_since(found, setting.today), first_order(found), closeness_since(found, setting)))


def known_since(found: Relationship, today: date) -> str:
    """Return since when we know each other and how long that is; nothing where no first contact is noted."""
    if found.since is None or year_of(found.since) is None or found.since >= today.isoformat():
        return ""
    long = length(found, today)
    words = _("known since {when}, {length}") if long else _("known since {when}")
    return words.format(when=day(found.since), length=long)


def length(found: Relationship, today: date) -> str:
    """Return how long we know each other in years and months; in years where only the year is noted."""
    months = found.months(today)
    if months is None:
        years = today.year - (year_of(found.since or "") or today.year)
        return ngettext("about {n} year", "about {n} years", years).format(n=years) if years > 0 else ""
    years, rest = divmod(months, 12)
    if not months:
        days = (
            (today - date.fromisoformat(found.since or "")).days if len(found.since or "") == len("2027-01-01") else 0
        )
        return span(days) if days > 0 else ""
    parts = [ngettext("{n} year", "{n} years", years).format(n=years)] if years else []
    parts += [ngettext("{n} month", "{n} months", rest).format(n=rest)] if rest else []
    return _("{years} {months}").format(years=parts[0], months=parts[1]) if len(parts) == 2 else parts[0]


def first_order(found: Relationship) -> str:
    """Return the day of the firm's first order, or nothing."""
    return "" if found.first_order_on is None else _("first order {when}").format(when=day(found.first_order_on))


def closeness_since(found: Relationship, setting: Setting) -> Line:
    """Return how close somebody is since when, and how close before."""
    if found.closeness is None:
        return ()
    words = _("{closeness} since {when}").format(
        closeness=closeness_word(found.closeness), when=day(found.closeness_since, setting.today)
    )
    before = closeness_word(found.closeness_before) if found.closeness_before else ""
    return line(words, Piece(_(" (before: {closeness})").format(closeness=before) if before else "", "muted"))


def closeness_word(code: str | None) -> str:
    """Return a step of closeness in the language in use."""
    return choice(catalogue.by_key()[CLOSENESS].choices, code)
