"""The view of a firm: how it sells, who handles what, what it buys, and its part on a person's page."""

from dossier.i18n import _, pgettext
from dossier.records.company.files import FILE_KINDS
from dossier.records.company.firm import LINK_KINDS, NEWS_KINDS
from dossier.records.company.products import CAN_MAKE, MOULDS, PRODUCT_KINDS
from dossier.records.dossier import Dossier
from dossier.render.company import organisation
from dossier.render.page import Block, Line, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import fact_pairs, points, unknown
from dossier.render.words import Setting, choice, day, entrusted
from dossier.values.listed import enumerated

SENT_SHOWN = 5
"""Sendings that are shown without --all."""


def sections(dossier: Dossier, setting: Setting) -> list[Section]:
    """Return the company part of a dossier; without a company nothing but a line that says so."""
    company = dossier.company
    if company is None and setting.folded:
        return []
    if company is None:
        return [
            Section(
                _("Company"), (Pairs((Pair(_("company"), line(Piece(_("unknown: ask for it"), "muted"))),)),), "company"
            )
        ]
    rows: list[Pair] = []
    if company.aliases and not setting.share:
        rows.append(Pair(_("other names"), line(enumerated(company.aliases.split("\n")))))
    if company.domain:
        rows.append(Pair(_("domain"), line(company.domain)))
    rows += points(dossier.company_points)
    rows += fact_pairs(dossier, ("company",), setting)
    rows += organisation.markets(dossier, setting) + _products(dossier) + _news(dossier) + _links(dossier, setting)
    rows += _files(dossier, setting)
    blocks: list[Block] = [Pairs(tuple(rows), paired=True)] if rows else []
    blocks += organisation.blocks(dossier, setting)
    missing = unknown(dossier, ("company",), setting)
    if missing:
        blocks.append(Pairs((Pair("", missing),)))
    named = Section(_("Company") + f" · {company.name}", tuple(blocks), "company")
    return [] if setting.folded and not blocks else [named]


def _files(dossier: Dossier, setting: Setting) -> list[Pair]:
    """Return what is kept of theirs, and what of ours they have got."""
    rows = [
        Pair(
            _("file"),
            joined((file.path, choice(FILE_KINDS, file.role), file.text or "", line(Piece(f"h{file.id}", "muted")))),
        )
        for file in dossier.attachments
    ]
    several = dossier.contact is None
    for sent in dossier.sent if setting.everything else dossier.sent[:SENT_SHOWN]:
        when = line(Piece(day(sent.on_date, setting.today), "strong"))
        who = sent.contact_name if several and sent.contact_name else ""
        ref = line(Piece(f"h{sent.attachment_id}", "muted"))
        parts = (when, sent.path, choice(FILE_KINDS, sent.role), who, sent.text or "", ref)
        rows.append(Pair(_("got from us"), joined(parts)))
    return rows


def _products(dossier: Dossier) -> list[Pair]:
    rows = []
    for product in dossier.products:
        kind = choice(PRODUCT_KINDS, product.kind) if product.kind != "other" else ""
        supplier = _("from {name}").format(name=product.supplier) if product.supplier else ""
        can = (
            _("can we make it: {answer}").format(answer=choice(CAN_MAKE, product.can_make)) if product.can_make else ""
        )
        points_ = enumerated((product.selling_points or "").split("\n"))
        parts: list[Line | str] = [
            line(Piece(product.name, "strong")), line(Piece(kind, "accent")), product.what_is_new or "", points_,
            product.price_point or "", supplier, choice(MOULDS, product.mould) if product.mould else "", can,
            product.difference or "", entrusted(product),
        ]  # fmt: skip
        rows.append(Pair(_("product"), joined(parts)))
    return rows


def _news(dossier: Dossier) -> list[Pair]:
    rows = []
    for news in dossier.news:
        yearly = pgettext("news", "every year") if news.yearly else ""
        action = f"→ {news.action}" if news.action else ""
        rows.append(
            Pair(
                choice(NEWS_KINDS, news.kind),
                joined((day(news.on_date), news.text, news.place or "", yearly, action, entrusted(news))),
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
                (
                    line(Piece(link.other_name, "strong")),
                    line(Piece(f"o{link.other_id}", "muted")),
                    link.text or "",
                    entrusted(link),
                )
            ),
        )
        for link in dossier.links
    ]
