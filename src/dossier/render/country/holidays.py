"""The view of the calendar: days of many countries under the months in which they fall."""

from collections.abc import Mapping, Sequence
from datetime import date

from dossier.i18n import _, ngettext, pgettext, translated
from dossier.records.country.closures import Concern
from dossier.records.country.country import HOLIDAY_KINDS, MOST, PUBLIC, Holiday
from dossier.render.country.closures import countries, stretch
from dossier.render.page import Line, Page, Piece, Section, Table, joined, line
from dossier.render.words import Setting, day
from dossier.values.day_words import from_to
from dossier.values.listed import enumerated
from dossier.values.when import later

Feast = tuple[date, date, str, str]


def holidays_page(
    found: Sequence[Holiday], concerns: Mapping[str, Concern], span: tuple[date, date], ours: str, setting: Setting
) -> Page:
    """Return the holidays of a time, a section a month, the same day of several countries on one line."""
    title = joined((line(Piece(_("Holidays"), "title")), from_to(day(span[0], None), day(span[1], None))))
    months: dict[str, list[tuple[Line, ...]]] = {}
    for feast, days in _together(found).items():
        month = day(f"{max(feast[0], span[0]):%Y-%m}")
        months.setdefault(month, []).append(_row(feast, days, concerns, ours, setting))
    columns = (_("date"), _("holiday"), pgettext("of a holiday", "where"), _("our business there"))
    sections = tuple(Section(month, (Table(columns, tuple(rows)),)) for month, rows in months.items())
    return Page(title, (), sections)


def _together(found: Sequence[Holiday]) -> dict[Feast, list[Holiday]]:
    """Return days of the same name and length under each other, in the order of their first day."""
    feasts: dict[Feast, list[Holiday]] = {}
    for each in _stretched(found):
        key = (each.on_date, each.until or each.on_date, name_of(each), each.kind)
        feasts.setdefault(key, []).append(each)
    return dict(sorted(feasts.items()))


def _stretched(found: Sequence[Holiday]) -> list[Holiday]:
    """Return days of one name that follow each other in a country as one."""
    made: list[Holiday] = []
    last: dict[tuple[str, str, str], int] = {}
    for each in found:
        key = (each.country, each.kind, each.name)
        at = last.get(key)
        if at is not None and later(made[at].until or made[at].on_date, 1) == each.on_date:
            made[at] = made[at]._replace(until=each.until or each.on_date)
        else:
            last[key] = len(made)
            made.append(each)
    return made


def name_of(each: Holiday) -> str:
    """Return a holiday's name in the language in use."""
    return translated(each, "name")


def _row(
    feast: Feast, days: Sequence[Holiday], concerns: Mapping[str, Concern], ours: str, setting: Setting
) -> tuple[Line, ...]:
    first, last, name, kind = feast
    when = stretch(first, last, first, computed=any(each.computed for each in days))
    quiet = Piece(f"  {_(HOLIDAY_KINDS[kind])}" if kind not in (PUBLIC, MOST) else "", "muted")
    now = first <= setting.today <= last
    return (
        line(Piece(when, "warn" if now else "")), line(Piece(name, "strong"), quiet),
        line(countries([each.country for each in days], setting)),
        joined(
            (
                line(Piece(_("our own house") if any(each.country == ours for each in days) else "", "accent")),
                _stake([concerns[each.country] for each in days if each.country in concerns]),
            )
        ),
    )  # fmt: skip


def _stake(concerns: Sequence[Concern]) -> Line:
    orders = [order.ref for concern in concerns for order in concern.orders]
    deals = sum(concern.deals for concern in concerns)
    refs = enumerated(orders[:3]) + (" …" if len(orders) > 3 else "")
    counted = ngettext("{n} open order ({refs})", "{n} open orders ({refs})", len(orders)).format(
        n=len(orders), refs=refs
    )
    return joined(
        (
            line(Piece(counted if orders else "", "warn")),
            ngettext("{n} open deal", "{n} open deals", deals).format(n=deals) if deals else "",
        )
    )
