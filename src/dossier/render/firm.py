"""The view of a firm: how it sells, who handles what, what it buys, and its part on a person's page."""

from dossier.facts.company import Department
from dossier.facts.contact import Contact
from dossier.facts.dossier import Dossier
from dossier.facts.known import current
from dossier.facts.records import CAN_MAKE, LINK_KINDS, MOULDS, NEWS_KINDS
from dossier.i18n import _
from dossier.render.page import Block, Line, Pair, Pairs, Piece, Section, Tree, joined, line
from dossier.render.parts import fact_pairs, points, unknown
from dossier.render.words import Setting, choice, day


def sections(dossier: Dossier, setting: Setting) -> list[Section]:
    """Return the company part of a dossier; without a company nothing but a line that says so."""
    company = dossier.company
    if company is None:
        return [
            Section(
                _("Company"), (Pairs((Pair(_("company"), line(Piece(_("unknown: ask for it"), "muted"))),)),), "company"
            )
        ]
    rows: list[Pair] = []
    if company.aliases and not setting.share:
        rows.append(Pair(_("other names"), line(company.aliases.replace("\n", ", "))))
    if company.domain:
        rows.append(Pair(_("domain"), line(company.domain)))
    rows += points(dossier.company_points)
    rows += fact_pairs(dossier, ("company",), setting)
    rows += _markets(dossier, setting) + _products(dossier) + _news(dossier) + _links(dossier, setting)
    rows += [Pair(_("file"), joined((file.path, file.role or "", file.text or ""))) for file in dossier.attachments]
    blocks: list[Block] = [Pairs(tuple(rows))] if rows else []
    tree = _organisation(dossier)
    if tree is not None:
        blocks.append(tree)
    missing = unknown(dossier, ("company",), setting)
    if missing:
        blocks.append(Pairs((Pair("", missing),)))
    return [Section(f"{_('Company')} · {company.name}", tuple(blocks), "company")]


def _markets(dossier: Dossier, setting: Setting) -> list[Pair]:
    rows = []
    for market in dossier.markets:
        since = _("since {when}").format(when=day(market.from_date)) if market.from_date else ""
        until = _("until {when}").format(when=day(market.to_date)) if market.to_date else ""
        name = f"{setting.flag(market.country)} {setting.country_name(market.country)}"
        rows.append(Pair(_("sells in"), joined((name, since, line(Piece(until, "muted")), market.text or ""))))
    return rows


def _products(dossier: Dossier) -> list[Pair]:
    rows = []
    for product in dossier.products:
        kind = {"best_seller": _("best seller"), "new": _("new"), "other": ""}.get(product.kind or "", "")
        supplier = _("from {name}").format(name=product.supplier) if product.supplier else ""
        can = (
            _("can we make it: {answer}").format(answer=choice(CAN_MAKE, product.can_make)) if product.can_make else ""
        )
        points_ = (product.selling_points or "").replace("\n", ", ")
        parts: list[Line | str] = [
            line(Piece(product.name, "strong")), line(Piece(kind, "accent")), product.what_is_new or "", points_,
            product.price_point or "", supplier, choice(MOULDS, product.mould) if product.mould else "", can,
            product.difference or "",
        ]  # fmt: skip
        rows.append(Pair(_("product"), joined(parts)))
    return rows


def _news(dossier: Dossier) -> list[Pair]:
    rows = []
    for news in dossier.news:
        yearly = _("every year") if news.yearly else ""
        action = f"→ {news.action}" if news.action else ""
        rows.append(
            Pair(
                choice(NEWS_KINDS, news.kind), joined((day(news.on_date), news.text, news.place or "", yearly, action))
            )
        )
    return rows


def _links(dossier: Dossier, setting: Setting) -> list[Pair]:
    if setting.share:
        return []
    return [
        Pair(
            choice(LINK_KINDS, link.kind) if link.forward else "← " + choice(LINK_KINDS, link.kind),
            joined(
                (line(Piece(link.other_name, "strong")), line(Piece(f"o{link.other_id}", "muted")), link.text or "")
            ),
        )
        for link in dossier.links
    ]


def _organisation(dossier: Dossier) -> Tree | None:
    """Return who handles what as a tree, our contacts marked; unknown boxes are named."""
    if not dossier.departments and len(dossier.contacts) < 2:
        return None
    by_parent: dict[str, list[Department]] = {}
    functions = {department.function.casefold() for department in dossier.departments}
    for department in dossier.departments:
        parent = (department.reports_to or "").casefold()
        by_parent.setdefault(parent, []).append(department)
    heads = {department.head_id for department in dossier.departments}
    drawn: set[int] = set()

    def branch(department: Department) -> Tree:
        if department.id in drawn:
            return Tree(line(department.function))
        drawn.add(department.id)
        below = [branch(each) for each in by_parent.get(department.function.casefold(), [])]
        return Tree(_box(dossier, department), tuple(below))

    roots = [branch(each) for each in by_parent.get("", [])]
    for boss in dict.fromkeys(each.reports_to for each in dossier.departments if each.reports_to):
        if boss.casefold() not in functions:
            below = tuple(branch(each) for each in by_parent.get(boss.casefold(), []))
            roots.append(Tree(line(Piece(boss, "strong")), below))
    roots += [branch(each) for each in dossier.departments if each.id not in drawn]
    others = [Tree(_member(dossier, each)) for each in dossier.contacts if each.id not in heads]
    return Tree(line(Piece(_("Who handles what"), "strong")), (*roots, *others))


def _box(dossier: Dossier, department: Department) -> Line:
    state = {
        "exists": Piece(""),
        "outsourced": Piece(_("outsourced"), "warn"),
        "none": Piece(_("does not exist"), "warn"),
        None: Piece(_("unknown"), "muted"),
    }.get(department.state, Piece(""))
    head = next((each for each in dossier.contacts if each.id == department.head_id), None)
    if head is not None:
        person: Line = _member(dossier, head)
    elif department.head_name:
        person = line(department.head_name)
    else:
        person = line(Piece(_("who? unknown"), "muted")) if department.state in {"exists", None} else ()
    return joined((line(Piece(department.function, "strong")), line(state), person, department.text or ""))


def _member(dossier: Dossier, contact: Contact) -> Line:
    mine = dossier.contact is not None and dossier.contact.id == contact.id
    authority = current(dossier.facts).get("contact.authority") if mine else None
    style = {"decides": "good", "influences": "accent"}.get((authority.value or "") if authority else "", "")
    return line(Piece("● " if mine else "○ ", "accent"), Piece(contact.name, style), Piece(f" {contact.ref}", "muted"))
