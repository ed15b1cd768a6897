"""The pages of the reports across clients."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dossier.i18n import _, ngettext, pgettext
from dossier.records.company.products import CAN_MAKE, MOULDS, ClientProduct
from dossier.records.reports.fairs import FairOutlook
from dossier.records.reports.products import Evidence, Idea
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, Table, joined, line
from dossier.render.reports.bars import bar
from dossier.render.reports.figures import goods, heading, kept_back, within
from dossier.render.words import Setting, ago, choice, day, enumerated
from dossier.values.listed import phrased, strung
from dossier.values.period import Period

_ORDER = {"asked": 0, None: 1, "no": 2}


def ideas_page(groups: Mapping[str, Sequence[Idea]], period: Period, setting: Setting) -> Page:
    """Return what development should look at: categories asked for by most clients first, open questions before refusals."""
    title = heading(_("Ideas for development"), _("what clients sell and we do not make yet"), _noted(period))
    ordered = sorted(groups.items(), key=lambda pair: (-len({idea.company_id for idea in pair[1]}), pair[0]))
    sections = []
    for category, ideas in ordered:
        clients = len({idea.company_id for idea in ideas})
        count = ngettext("{n} client", "{n} clients", clients).format(n=clients)
        rows = [_idea(idea, setting) for idea in sorted(ideas, key=lambda each: _ORDER.get(each.product.can_make, 3))]
        sections.append(
            Section((goods(category) or _("without a category")) + f" · {count}", (Lines(tuple(rows), "▸"),))
        )
    left = _(
        "Left out, because this page is shown to others: the clients' names, what we can make, and what was told in confidence."
    )
    return Page(title, (_categories(ordered, setting),), (*sections, *kept_back(left, setting)))


def _categories(ordered: Sequence[tuple[str, Sequence[Idea]]], setting: Setting) -> Table:
    """Return how many clients sell something of each category, and what became of it here."""
    clients = [len({idea.company_id for idea in ideas}) for _category, ideas in ordered]
    headings = [_("category"), _("clients"), "", _("products")]
    headings += [] if setting.share else [_("R&D asked"), _("to be asked"), _("we cannot")]
    rows = []
    for (category, ideas), number in zip(ordered, clients, strict=True):
        states = Counter(idea.product.can_make for idea in ideas)
        counts = (len(ideas), *(() if setting.share else (states["asked"], states[None], states["no"])))
        rows.append((line(goods(category) or _("without a category")), line(str(number)), bar(number, max(clients)),
                     *(line(Piece(str(each), "" if each else "muted")) for each in counts)))  # fmt: skip
    return Table(tuple(headings), tuple(rows), frozenset({1, *range(3, len(headings))}))


def _can_make(product: ClientProduct, setting: Setting) -> Piece:
    """Return whether we can make it; what we can stays in the house."""
    if setting.share:
        return Piece("")
    if product.can_make == "asked":
        when = ago(product.asked_on, setting.today) if product.asked_on else ""
        return Piece(phrased(filter(None, (choice(CAN_MAKE, "asked"), when))), "warn")
    if product.can_make == "no":
        return Piece(_("we cannot make it"), "muted")
    return Piece(_("ask R&D") + f": dossier set p{product.id} can_make=asked", "bad")


def _idea(idea: Idea, setting: Setting) -> Line:
    product = idea.product
    star = "★" * idea.star if idea.star else ""
    where = setting.country_name(idea.country) if idea.country else ""
    return joined((
        line(Piece(product.name, "strong")), line(Piece(pgettext("of goods", "new"), "accent")) if product.kind == "new" else "",
        product.what_is_new or enumerated((product.selling_points or "").split("\n")), line(_can_make(product, setting)),
        f"{idea.company} {star}".strip(),
        where, _("from {name}").format(name=product.supplier) if product.supplier else "",
        choice(MOULDS, product.mould) if product.mould else "", product.price_point or "", product.difference or "",
        line(Piece(f"p{product.id}", "muted")),
    ))  # fmt: skip


def competitors_page(found: Iterable[Evidence], period: Period, setting: Setting) -> Page:
    """Return each supplier with the clients where it sits, the most present first."""
    groups: dict[str, list[Evidence]] = {}
    for row in found:
        groups.setdefault(row.supplier, []).append(row)
    sections, bars = list[Section](), list[tuple[Line, ...]]()
    ordered = sorted(groups.items(), key=lambda pair: (-len({row.company_id for row in pair[1]}), pair[0]))
    most = max((len({row.company_id for row in rows}) for _supplier, rows in ordered), default=0)
    for supplier, rows in ordered:
        clients = len({row.company_id for row in rows})
        sold = enumerated(dict.fromkeys(goods(row.category) for row in rows if row.category)) or "–"
        bars.append((line(supplier), line(str(clients)), bar(clients, most), line(sold)))
        title = f"{supplier} · " + ngettext("at {n} client", "at {n} clients", clients).format(n=clients)
        lines = [_at(number, rows, setting) for number in dict.fromkeys(row.company_id for row in rows)]
        sections.append(Section(title, (Lines(tuple(lines), "▸"),)))
    head = Table((_("supplier"), _("clients"), "", _("category")), tuple(bars), frozenset({1}))
    return Page(heading(_("Who supplies our clients"), _noted(period), ours=True), (head,), tuple(sections))


def _noted(period: Period) -> str:
    when = within(period)
    return _("noted {when}").format(when=when) if when else ""


def _at(number: int, rows: Sequence[Evidence], setting: Setting) -> Line:
    mine = [row for row in rows if row.company_id == number]
    first = mine[0]
    named = enumerated(dict.fromkeys(row.what for row in mine if row.what))
    noted = [row.noted_on for row in mine if row.noted_on]
    told = line(Piece(_("(protected)"), "warn")) if all(row.protected for row in mine) else ()
    return joined((
        line(Piece(first.company, "strong")), setting.country_name(first.country) if first.country else "", named,
        line(Piece(_("noted {when}").format(when=day(max(noted), setting.today)), "muted")) if noted else "", told,
        line(Piece(f"o{number}", "muted")),
    ))  # fmt: skip


def fairs_page(found: Iterable[FairOutlook], period: Period, setting: Setting) -> Page:
    """Return each fair with the verdict first, then when, who and why."""
    words = {
        "go": Piece(_("worth going"), "good"),
        "visit": Piece(_("a day there if you are near"), "accent"),
        "greet": Piece(_("a greeting from home is enough"), "muted"),
    }
    every, sections = tuple(found), []
    most = max((len(each.clients) for each in every), default=0)
    head = Table(
        (_("fair"), pgettext("fair", "next"), _("our clients"), "", _("verdict")),
        tuple((line(each.name), line(day(each.next_on, setting.today) if each.next_on else "–"),
               line(str(len(each.clients))), bar(len(each.clients), most), line(words[each.verdict])) for each in every),
        frozenset({2}),
    )  # fmt: skip
    for each in every:
        rows = [Pair(_("verdict"), joined((line(words[each.verdict]), line(Piece(strung(each.reasons), "muted")))))]
        rows.append(Pair(pgettext("fair", "next"), _next(each, setting)))
        for at, row in enumerate(each.clients):
            star = Piece(" " + "★" * row.star if row.star else "", "accent")
            action = f"→ {row.action}" if row.action else ""
            who = line(Piece(row.company, "strong"), star)
            rows.append(Pair(_("our clients") if not at else "", joined((who, row.place or "", action))))
        met = enumerated(dict.fromkeys(person.contact for person in each.met))
        if met:
            rows.append(Pair(_("met there"), line(met)))
        place = each.place if each.place and each.place.casefold() not in each.name.casefold() else ""
        sections.append(Section(" · ".join(part for part in (each.name, place or "") if part), (Pairs(tuple(rows)),)))
    when = within(period)
    title = heading(_("Fairs"), _("next {when}").format(when=when) if when else "")
    left = _(
        "Left out, because this page is shown to others: what we plan to do there, what is open with whom, and what was told in confidence."
    )
    return Page(title, (head,), (*sections, *kept_back(left, setting)))


def _next(each: FairOutlook, setting: Setting) -> Line:
    if each.next_on is None:
        last = _("last noted {when}").format(when=day(each.last_on, setting.today)) if each.last_on else ""
        return joined((line(Piece(_("unknown: look it up"), "warn")), line(Piece(last, "muted"))))
    usual = Piece(_("usually; check the date"), "muted") if each.usual else Piece("")
    return joined((line(Piece(day(each.next_on, setting.today), "strong")), line(usual)))
