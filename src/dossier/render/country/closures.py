"""The voice of the calendar: when a market stands still, and what of ours that touches."""

from collections.abc import Iterable, Sequence
from datetime import date

from dossier.i18n import _, ngettext, translated
from dossier.records.country.closures import LONG_DAYS, Closure, KeptByClients, OpenOrder
from dossier.records.country.country import HOLIDAY_KINDS, SEASON
from dossier.records.country.feast import FAST
from dossier.render.page import Line, Lines, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, ago, day, enumerated, weekday
from dossier.values.day_words import from_to
from dossier.values.listed import behind

REFS_SHOWN = 4
COUNTRIES_SHOWN = 4
CLIENTS_SHOWN = 4
NAMED_IN_FULL = 2
"""More countries than this are shown without their flags."""


def name_of(closure: Closure) -> str:
    """Return a feast's name in the language in use."""
    return translated(closure, "name")


def stretch(first: date, last: date, today: date, *, computed: bool = False) -> str:
    """Return a stretch of days in words, with ±1 day where the moon decides."""
    moon = behind(_("(±1 day)")) if computed else ""
    if first == last:
        return f"{weekday(first)} {day(first, today)}{moon}"
    begin = day(first, last if first.year == last.year else today)
    return from_to(begin, day(last, today)) + moon


def there_line(closure: Closure, setting: Setting) -> Line:
    """Return a feast of one country for the head of a page: what, when, how soon, and what it means."""
    today = setting.today
    when = stretch(closure.first, closure.last, today, computed=closure.computed)
    quiet = Piece(_(HOLIDAY_KINDS[SEASON]), "muted") if closure.kind == SEASON else Piece("")
    if closure.first <= today:
        style = "warn" if closure.kind == SEASON else "bad"
        if closure.last == today:
            return joined((line(Piece(_("today: {name}").format(name=name_of(closure)), style)), line(quiet)))
        until = _("now, until {day}: {name}").format(day=day(closure.last, today), name=name_of(closure))
        moon = Piece(behind(_("(±1 day)")) if closure.computed else "", "muted")
        return joined((line(Piece(until, style), moon), line(quiet)))
    soon = "warn" if (closure.first - today).days <= 7 else ""
    return joined(
        (line(Piece(name_of(closure), soon)), when, line(Piece(ago(closure.first, today), "muted")), line(quiet))
    )


def section(
    closures: Sequence[Closure],
    missing: Iterable[str],
    most: int,
    setting: Setting,
    faithful: Sequence[KeptByClients] = (),
) -> Section | None:
    """Return the holidays of the morning: one line for each feast, not for each client; what clients keep by faith first."""
    rows = [_kept_pair(each, setting) for each in faithful] + [row_of(each, setting) for each in closures[:most]]
    notes = []
    if len(closures) > most:
        more = _("… and {n} more: dossier holidays").format(n=len(closures) - most)
        notes.append(line(Piece(more, "warn")))
    notes += [line(Piece(text, "muted")) for text in missing]
    if not rows and not notes:
        return None
    return Section(
        _("Holidays"),
        (*((Pairs(tuple(rows)),) if rows else ()), *((Lines(tuple(notes)),) if notes else ())),
        "holidays",
    )


def row_of(closure: Closure | KeptByClients, setting: Setting) -> Pair:
    """Return a feast in one line: where, what, when, how soon, and what of ours it touches."""
    if isinstance(closure, KeptByClients):
        return _kept_pair(closure, setting)
    today = setting.today
    label = " ".join(closure.countries[:2]) + ("…" if len(closure.countries) > 2 else "")
    when = stretch(closure.first, closure.last, today, computed=closure.computed)
    soon = _("now") if closure.first <= today else ago(closure.first, today)
    name = line(Piece(name_of(closure), "strong"), f"  {when}")
    return Pair(label, joined((name, line(Piece(soon, "warn")), stake(closure, setting), where(closure, setting))))


def _kept_pair(each: KeptByClients, setting: Setting) -> Pair:
    """Return the line of a feast or fast that clients keep by their religion, with what to do about it."""
    today, kept = setting.today, each.kept
    name = translated(kept, "name")
    lasts = kept.first <= today
    if kept.kind != FAST:
        todo = _("send wishes")
    else:
        todo = (
            _("no lunch by day, calls late in the morning")
            if lasts
            else _("agree proofs, payments and shipping before it")
        )
    soon = _("now") if lasts else ago(kept.first, today)
    names = [f"{client.name} c{client.contact_id}" for client in each.clients[:CLIENTS_SHOWN]]
    rest = len(each.clients) - CLIENTS_SHOWN
    who = enumerated(names) + (f" +{rest}" if rest > 0 else "")
    when = stretch(kept.first, kept.last, today, computed=kept.computed)
    told = (line(Piece(name, "strong"), f"  {when}"), line(Piece(soon, "warn")), who, line(Piece(todo, "muted")))
    codes = list(dict.fromkeys(client.country for client in each.clients if client.country))
    return Pair(" ".join(codes[:2]) + ("…" if len(codes) > 2 else ""), joined(told))


def where(closure: Closure, setting: Setting) -> Line:
    """Return the countries of a feast, or that it is our own house."""
    if closure.ours:
        return line(Piece(_("our own house"), "accent"))
    return line(countries(closure.countries, setting))


def countries(codes: Sequence[str], setting: Setting) -> str:
    """Return the countries of a feast by name: a few with their flags, of many the first, so that it stays on its line."""
    if len(codes) > NAMED_IN_FULL:
        return _some(codes, setting)
    return enumerated(f"{setting.flag(code)} {setting.country_name(code)}".strip() for code in codes)


def _some(codes: Sequence[str], setting: Setting) -> str:
    rest = len(codes) - COUNTRIES_SHOWN
    return enumerated(map(setting.country_name, codes[:COUNTRIES_SHOWN])) + (f" +{rest}" if rest > 0 else "")


def stake(closure: Closure, setting: Setting) -> Line:
    """Return what we have at stake in a feast, and what to do before it."""
    parts: list[Line | str] = []
    if closure.orders:
        parts.append(line(Piece(_orders(closure, setting), "warn")))
    if closure.deals:
        parts.append(ngettext("{n} open deal", "{n} open deals", closure.deals).format(n=closure.deals))
    if closure.valued and not closure.ours and not parts:
        parts.append(_("nothing open; somebody there is close to us: send wishes"))
    within = [order for order in closure.orders if order.ship_by and closure.first <= order.ship_by <= closure.last]
    parts += [line(Piece(_falls_in(order, setting), "bad")) for order in within[:REFS_SHOWN]]
    if closure.ours and closure.first > setting.today:
        parts.append(line(Piece(_("tell them the last day to ship"), "muted")))
    return joined(parts)


def _orders(closure: Closure, setting: Setting) -> str:
    refs = enumerated(order.ref for order in closure.orders[:REFS_SHOWN])
    if len(closure.orders) > REFS_SHOWN:
        refs += " …"
    count = len(closure.orders)
    if closure.first > setting.today and not closure.ours and (closure.is_period or closure.length >= LONG_DAYS):
        words = ngettext(
            "{n} open order ({refs}): ship before {day}", "{n} open orders ({refs}): ship before {day}", count
        )
        return words.format(n=count, refs=refs, day=day(closure.first, setting.today))
    return ngettext("{n} open order ({refs})", "{n} open orders ({refs})", count).format(n=count, refs=refs)


def _falls_in(order: OpenOrder, setting: Setting) -> str:
    when = day(order.ship_by, setting.today)
    return _("{ref} is to ship on {day}, within it").format(ref=order.ref, day=when)


def missing_lines(missing: Iterable[tuple[str, int]], setting: Setting) -> list[str]:
    """Return one sentence a year for countries whose holidays are not in the book."""
    years: dict[int, list[str]] = {}
    for country, year in sorted(missing):
        years.setdefault(year, []).append(country)
    words = _("holidays of {countries} for {year} are not in the book yet: {command}")
    return [
        words.format(countries=_some(codes, setting), year=year, command=f"dossier holidays {_named(codes)}--refresh")
        for year, codes in sorted(years.items())
    ]


def _named(codes: Sequence[str]) -> str:
    """Return the countries as words of a command where they are few; without them it takes all in use."""
    return "".join(f"{code} " for code in codes) if len(codes) == 1 else ""
