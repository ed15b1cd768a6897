"""The page of the countries: who sits there and what went there, what sells at what price, and what products there share."""

from collections.abc import Sequence

from dossier.i18n import N_, _, called, ngettext
from dossier.records.company.products import MOULDS
from dossier.records.reports.countries import CountryLine, Price, Shared
from dossier.render.page import Line, Lines, Page, Piece, Section, Table, line
from dossier.render.reports.bars import bar
from dossier.render.reports.figures import below, goods, heading, kept_back, sums, within
from dossier.render.words import Setting, choice, day, number
from dossier.values.listed import enumerated, headed
from dossier.values.period import Period
from dossier.values.units import UNIT_LABELS

MOST, BAR, KINDS = 25, 8, 3
"""Countries on the page, cells of a bar, and kinds of goods of one country."""
_AMONG = {
    "products": N_("products of clients there"), "clients": N_("clients' needs"), "orders": N_("goods ordered"),
}  # fmt: skip


def countries_page(rows: Sequence[CountryLine], period: Period, setting: Setting) -> Page:
    """Return the page: a line for each country, the prices of what sells, and what the products of each market share."""
    when = within(period)
    known = sum(1 for each in rows if each.country)
    title = heading(
        _("Countries and markets"),
        ngettext("{n} country", "{n} countries", known).format(n=known),
        _("deals opened and orders confirmed {when}").format(when=when) if when else "",
    )
    words = _("Clients by where they sit; deals and orders by where the goods go, as far as that is noted.")
    sections = [
        Section(
            "",
            (
                _table(rows, setting),
                *below(len(rows) - MOST, "countries", "csv"),
                Lines((line(Piece(words, "muted")),)),
            ),
            "countries",
        )
    ]
    if any(each.prices for each in rows):
        sections.append(Section(_("What sells at what price"), (_prices(rows, setting),), "prices"))
    shared = [each for each in rows if each.shared]
    common = _("What the products of a market have in common")
    if shared:
        sections.append(
            Section(common, (Lines(tuple(_in_common(each, setting) for each in shared[:MOST]), "▸"),), "common")
        )
    else:
        words = _("Nothing yet: note what clients sell with dossier add product COMPANY NAME --selling-points …")
        sections.append(Section(common, (Lines((line(Piece(words, "muted")),)),), "common"))
    left = _(
        "Left out, because this page is shown to others: what the orders came to, prices, and what was told in confidence."
    )
    return Page(title, (), (*sections, *kept_back(left, setting)))


def _name(code: str | None, setting: Setting) -> str:
    return setting.country_name(code) if code else _("not noted")


def _table(rows: Sequence[CountryLine], setting: Setting) -> Table:
    most = max(each.orders for each in rows)
    headings = [_("country"), _("clients"), _("open deals"), _("orders"), "", _("last order")]
    cells = [
        [
            line(_name(each.country, setting)), _count(each.clients), _count(each.open_deals), _count(each.orders),
            bar(each.orders, most, BAR), line(day(each.last_order_on, setting.today) or "–"), line(sums(each.value)),
        ]
        for each in rows[:MOST]
    ]  # fmt: skip
    if setting.share:
        cells = [each[:-1] for each in cells]
    else:
        headings.append(_("value"))
    return Table(tuple(headings), tuple(tuple(each) for each in cells), frozenset({1, 2, 3}))


def _count(count: int) -> Line:
    return line(Piece(str(count), "" if count else "muted"))


def _prices(rows: Sequence[CountryLine], setting: Setting) -> Table:
    cells = []
    for each in rows[:MOST]:
        for at, price in enumerate(each.prices[:KINDS]):
            span = f"{number(price.low)}–{number(price.high)}" if price.low != price.high else "–"
            cells.append((
                line("" if at else _name(each.country, setting)), line(goods(price.product)),
                line(f"{price.currency} {number(price.middle)}"), line(span), line(called(UNIT_LABELS, price.unit or "–")),
                line(str(price.lines)),
            ))  # fmt: skip
    headings = (_("country"), _("product"), _("price in the middle"), _("from – to"), _("unit"), _("lines"))
    return Table(headings, tuple(cells), frozenset({2, 3, 5}))


def _in_common(each: CountryLine, setting: Setting) -> Line:
    pieces = [Piece(_name(each.country, setting), "strong")]
    for among, label in _AMONG.items():
        found = [one for one in each.shared if one.among == among]
        if found:
            pieces.append(Piece("  " + headed(_(label), enumerated(map(_shared, found)))))
    return line(*pieces)


def _shared(each: Shared) -> str:
    what = choice(MOULDS, each.what) if each.kind == "mould" else goods(each.what)
    what = _("plug {plug}").format(plug=what) if each.kind == "plug" else what
    return _("{what} {count} of {n}").format(what=what, count=each.have, n=each.of)


def shared_cell(each: Shared) -> str:
    """Return a feature for one cell of a sheet."""
    return f"{each.what} {each.have}/{each.of} {each.among}"


def price_cell(each: Price) -> str:
    """Return a price for one cell of a sheet: `charger USD 3.20-6.40 (4.80) pcs`."""
    return (
        f"{each.product} {each.currency} {each.low}-{each.high} ({each.middle}){' ' + each.unit if each.unit else ''}"
    )
