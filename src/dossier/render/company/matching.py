"""The view of a matching: the entry point first, then each offer with what counts for and against it."""

from collections.abc import Sequence

from dossier.i18n import _, ngettext
from dossier.records.company.matching import Matching, Proposal
from dossier.records.dossier import Dossier
from dossier.records.why import Why
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import money, number
from dossier.values.listed import enumerated
from dossier.values.quantity import counted


def matching_page(dossier: Dossier, found: Matching, markets: Sequence[str], most: int | None) -> Page:
    """Return the proposals as a page; with `most` only the best of those that fit, and how many were left out."""
    company = dossier.company
    if company is None:
        raise TypeError("a matching needs a firm")
    title = joined((line(Piece(company.name, "title")), _("what fits them"), line(Piece(company.ref, "muted"))))
    head = [Pair(_("way in"), _mode(found.mode))]
    head.append(Pair(_("markets"), line(enumerated(markets)) or line(Piece(_("unknown"), "warn"))))
    if found.unknown:
        words = _("unknown: {what}").format(what=enumerated(found.unknown))
        head.append(Pair(_("to find out"), line(Piece(words, "warn"))))
    fitting = [each for each in found.proposals if each.score > 0]
    shown = found.proposals if most is None else tuple(fitting[:most])
    sections = [Section(_offer_title(at, each), tuple(_blocks(each))) for at, each in enumerate(shown, 1)]
    left = len(found.proposals) - len(shown)
    if left:
        words = ngettext("{n} more offer: add --all", "{n} more offers: add --all", left).format(n=left)
        head.append(Pair(_("not shown"), line(Piece(words, "muted"))))
    if not shown:
        head.append(Pair("", line(Piece(_("Nothing of ours fits what is known of them."), "warn"))))
    return Page(title, (Pairs(tuple(head)),), tuple(sections))


def _mode(mode: str | None) -> Line:
    words = {
        "oem": _("they sell under their own brand: propose it as OEM, in their box"),
        "ours": _("they resell brands: propose it under our brand, ready to sell"),
        "both": _("they do both: begin with a ready article of ours, OEM as the second step"),
    }
    return line(words[mode]) if mode else line(Piece(_("unknown whether OEM or our brand: ask"), "warn"))


def _offer_title(at: int, proposal: Proposal) -> str:
    offer = proposal.offer
    points = ngettext("{n} point", "{n} points", abs(proposal.score)).format(n=f"{proposal.score:+d}")
    return " · ".join(part for part in (f"{at}. {offer.name}", offer.code or "", points, f"a{offer.id}") if part)


def _blocks(proposal: Proposal) -> list[Block]:
    offer = proposal.offer
    upper = number(offer.price_high) if offer.price_high else ""
    price = "–".join(part for part in (money(offer.price_low, offer.currency), upper) if part)
    minimum = _("from {quantity}").format(quantity=counted(offer.minimum_order, None)) if offer.minimum_order else ""
    selling = enumerated((offer.selling_points or "").split("\n"))
    rows = [joined((offer.category or "", price, minimum, line(Piece(selling, "muted"))))]
    rows += [_why(why, "good") for why in proposal.reasons]
    rows += [_why(why, "bad") for why in proposal.against]
    if proposal.unknown:
        rows.append(line(Piece(_("unknown: {what}").format(what=enumerated(proposal.unknown)), "muted")))
    return [Lines(tuple(row for row in rows if row))]


def _why(why: Why, style: str) -> Line:
    sign = f"{why.points:+d}" if why.points else " 0"
    return line(Piece(f"{sign}  ", style if why.points else "muted"), why.words)
