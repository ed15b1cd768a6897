"""The block to paste into a production order: what this client is strict about, the standard, the papers (M159, M191).

It names no price and nothing private: the people who make the goods read it, in the language they read.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from dossier.i18n import in_language, usage
from dossier.records.country.destination import Goods
from dossier.records.deal.strictness import StrictProfile, StrictRules, TopicPlan
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.records.order.order import Order, OrderLine
from dossier.records.order.proof import Proof
from dossier.records.quotation.quotation import inside
from dossier.records.quotation.quote import Quote, QuoteLine
from dossier.values.day_words import day
from dossier.values.listed import aside, headed


class Notes(NamedTuple):
    """Everything the notes are made from; `lang` is their language, whatever language the user works in."""

    dossier: Dossier
    order: Order
    rules: StrictRules
    profile: StrictProfile
    lang: str
    country: Callable[[str | None], str]
    language: Callable[[str], str]
    earlier: tuple[Proof, ...] = ()
    """Signed samples of the same product from this client's other deals."""
    carried: Goods = Goods()
    """What the check of the destination takes: of the order, else of its offer."""

    def word(self, name: str) -> str:
        """Return a word of the notes."""
        return self.pick(self.rules.words[name])

    def pick(self, texts: Mapping[str, str]) -> str:
        """Return the one of several texts that is in the language of the notes."""
        return in_language(texts, self.lang)

    def pair(self, name: str, text: str | None) -> list[str]:
        """Return a labelled line, or nothing where the text is unknown."""
        plain = " ".join((text or "").replace("\n", usage(self.lang).comma).split())
        return [headed(self.word(name), plain, self.lang)] if plain else []


def production_notes(notes: Notes) -> list[str]:
    """Return the lines of the block, its title first."""
    order, deal = notes.order, notes.dossier.deal
    company = notes.dossier.company
    title = f"{notes.word('title')} · {order.number or order.ref}"
    lines = [f"{title} · {company.name}" if company else title]
    lines += notes.pair(
        "goods", usage(notes.lang).clause.join(_goods(notes)) or (deal.product or deal.title if deal else "")
    )
    lines += notes.pair("destination", notes.country(order.destination or (deal.market if deal else None)))
    lines += notes.pair("ship_by", day(order.ship_by, lang=notes.lang))
    lines += [*_strict(notes), *_standard(notes), *_made_of(notes)]
    return lines


def _goods(notes: Notes) -> Iterator[str]:
    for each in _lines(notes):
        yield f"{each.item} × {each.quantity:,f} {each.unit or 'pcs'}" if each.quantity is not None else each.item


def _lines(notes: Notes) -> list[OrderLine | QuoteLine]:
    """Return what is ordered; where the book does not know how many, the items of the quotation, bare."""
    ordered: list[OrderLine | QuoteLine] = [
        each for each in notes.dossier.order_lines if each.order_id == notes.order.id
    ]
    quoted = [each for each in notes.dossier.quote_lines if each.quote_id == notes.order.quote_id]
    return ordered or [*{each.item: each._replace(quantity=None) for each in quoted}.values()]


def _strict(notes: Notes) -> Iterator[str]:
    strict, relaxed = notes.profile.of("strict"), notes.profile.of("relaxed")
    if strict:
        yield from notes.pair("strict", _topics(notes, strict))
    for plan in (*strict, *notes.profile.of("normal")):
        yield "• " + headed(notes.pick(notes.rules.topics[plan.topic]), notes.pick(plan.inspection), notes.lang)
    if relaxed:
        yield from notes.pair("relaxed", _topics(notes, relaxed))
    if notes.profile.unknown:
        yield from notes.pair("unknown", _named(notes, notes.profile.unknown))


def _topics(notes: Notes, plans: tuple[TopicPlan, ...]) -> str:
    return _named(notes, tuple(plan.topic for plan in plans))


def _named(notes: Notes, topics: tuple[str, ...]) -> str:
    return usage(notes.lang).comma.join(notes.pick(notes.rules.topics[topic]) for topic in topics)


def _standard(notes: Notes) -> Iterator[str]:
    """Yield which signed sample rules the inspection, or that there is none, and proofs that are still out."""
    proofs = [each for each in notes.dossier.proofs if each.deal_id == notes.order.deal_id]
    mine = [each for each in proofs if each.state == "signed"]
    kinds = {each.kind for each in mine}
    signed = [*(each for each in notes.earlier if each.kind not in kinds), *mine]
    for each in signed:
        words = notes.word("signed").format(
            kind=_kind(notes, each), version=each.version, day=day(each.signed_on, lang=notes.lang) or "–",
            place=each.lies_at or notes.word("no_place"),
        )  # fmt: skip
        if each in notes.earlier:
            words += usage(notes.lang).clause + notes.word("earlier").format(deal=f"d{each.deal_id}")
        yield from notes.pair("standard", words)
    needs = any("signed_sample" in plan.path for plan in notes.profile.of("strict"))
    if needs and not signed:
        yield from notes.pair("standard", notes.word("not_signed"))
    last = {each.kind: each for each in sorted(proofs, key=lambda each: (each.version, each.id))}
    for each in last.values():
        if each.state == "sent":
            yield notes.word("waiting").format(kind=_kind(notes, each), version=each.version)
        still = [one for one in notes.dossier.corrections if one.proof_id == each.id]
        if still and each.state not in {"signed", "refused"}:
            yield notes.word("corrections").format(n=len(still), kind=_kind(notes, each), version=each.version)


def _kind(notes: Notes, proof: Proof) -> str:
    return notes.word(f"kind_{proof.kind}") if f"kind_{proof.kind}" in notes.rules.words else proof.kind


def _made_of(notes: Notes) -> Iterator[str]:
    order, quote = notes.order, _quote(notes)
    path = _agreed(notes, "terms.proof_path")
    if path:
        yield from notes.pair("proof", notes.word(f"kind_{path}") + aside(notes.word("agreed"), notes.lang))
    yield from notes.pair("packaging", _agreed(notes, "terms.packaging"))
    yield from notes.pair("packing", order.packing or (quote.packing if quote else None))
    yield from notes.pair("plug", order.plug or _of_offer(notes, ", ".join(notes.carried.plug)))
    yield from notes.pair("mains", order.mains or _of_offer(notes, notes.carried.mains))
    marks = order.certificates or (quote.marks if quote else None)
    yield from notes.pair("marks", marks or _of_offer(notes, ", ".join(notes.carried.certificates)))
    labels = (order.label_language or _agreed(notes, "terms.label_language") or "").split("\n")
    yield from notes.pair("label_language", "\n".join(notes.language(each) for each in labels if each))
    yield from notes.pair("inspection", _agreed(notes, "terms.inspection"))
    yield from notes.pair("documents", _agreed(notes, "terms.documents"))
    for each in notes.dossier.complaints:
        if each.order_id != order.id:  # what went wrong before is not to go wrong again
            yield from (
                notes.pair("prevention", each.prevention) if each.prevention else notes.pair("complaint", each.text)
            )
    yield from notes.pair("note", inside(order.note))


def _of_offer(notes: Notes, text: str) -> str:
    """Return what the offer says in the place of the order, with the offer's name; nothing where it says nothing."""
    if not text or not notes.carried.name:
        return text
    return text + aside(notes.word("of_offer").format(name=notes.carried.name), notes.lang)


def _agreed(notes: Notes, key: str) -> str:
    """Return a standing term that may be passed on: never a guess, never what another client told us."""
    known = current(notes.dossier.facts).get(key)
    held = known is not None and known.state == KNOWN and not known.is_guess and not known.from_others
    return known.value or "" if known is not None and held else ""


def _quote(notes: Notes) -> Quote | None:
    return next((each for each in notes.dossier.quotes if each.id == notes.order.quote_id), None)
