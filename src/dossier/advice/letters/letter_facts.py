"""What a letter may say: shareable facts and records only, never what is private, guessed, or told by another client."""

from collections.abc import Sequence
from datetime import date, timedelta

from dossier.advice.country.closures import short
from dossier.advice.playbook.business import current_deal
from dossier.advice.playbook.derived_person import whole_years
from dossier.advice.playbook.scene import Around, Scene
from dossier.advice.playbook.vocabulary import scene
from dossier.advice.profile import Profile
from dossier.i18n import N_
from dossier.records.catalogue.catalogue import by_key
from dossier.records.catalogue.key import FactKey
from dossier.records.contact.person import Contact
from dossier.records.country.country import CLOSURE, SEASON
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN
from dossier.records.quotation.quote import OUT
from dossier.records.visibility import discreet
from dossier.values.payment_writing import payment_in
from dossier.values.when import next_occurrence

FACTS = {
    "incoterm": "terms.incoterm", "place": "terms.place", "forwarder": "terms.forwarder", "payment": "terms.payment",
    "packaging": "terms.packaging", "documents": "terms.documents", "label_language": "terms.label_language",
    "main_products": "company.main_products", "sells_through": "company.sells_through",
    "strengths": "company.strengths", "brand_strategy": "company.brand_strategy",
    "china_experience": "company.china_experience", "design_team": "company.design_team",
    "asked_incoterm": "deal.incoterm", "asked_payment": "deal.payment",
}  # fmt: skip
"""The facts a template can name, and where they come from; each is let through only while it is shareable."""
LABELS: dict[str, str] = {
    "product": N_("product"), "quantity": N_("quantity"), "firm": N_("company"), "quote_number": N_("number of the quotation"),
    "quote_date": N_("day of the quotation"), "valid_until": N_("validity of the quotation"),
    "expired_number": N_("quotation that ran out"), "expired_on": N_("last day of the quotation"),
    "sample": N_("sample or proof sent"), "sample_date": N_("day the sample went out"), "fair": N_("their next fair"),
    "fair_date": N_("day of the fair"), "news": N_("news of the firm"), "anniversary": N_("anniversary"),
    "anniversary_years": N_("years since it was founded"), "best_seller": N_("best sellers"),
    "new_product": N_("new products"), "visit_date": N_("day of the visit"), "visit_place": N_("place of the visit"),
    "holiday": N_("next holiday"), "order_number": N_("order"), "ship_by": N_("shipping date"),
    "points": N_("list of corrections"),
}  # fmt: skip
RECENT_VISIT_DAYS = 45
Words = dict[str, object]


class Letter:
    """The words a template may use; what is unknown is absent."""

    def __init__(self, dossier: Dossier, today: date, lang: str, around: Around) -> None:
        dossier = discreet(dossier)
        self.seen: Scene = scene(dossier, today, around)
        self.dossier, self.today, self.lang, self.around = dossier, today, lang, around

    def words(self, profile: Profile, points: Sequence[str]) -> Words:
        """Return every word that is known."""
        found: dict[str, object] = {
            **self._facts(), **self._deal(), **self._firm(), **self._together(),
            "greeting": greeting(self.dossier.contact, self.lang),
            "me": {name: plain(value) for name, value in profile._asdict().items() if value not in ("", None)},
            "points": "\n".join(f"{number}. {plain(point)}" for number, point in enumerate(points, 1)),
        }  # fmt: skip
        return {name: value for name, value in found.items() if value not in (None, "")}

    def day(self, day: date | None) -> str | None:
        """Return a day as the letter's language writes it."""
        if day is None:
            return None
        from babel.dates import format_date  # slow to import, and only letters need it

        return format_date(day, "long", locale={"zh": "zh_CN", "en": "en_GB"}.get(self.lang, self.lang))

    def _facts(self) -> Words:
        found: Words = {name: self._open(key) for name, key in FACTS.items()}
        return found | {"payment": payment_in(self._open(FACTS["payment"]), self.lang)}

    def _open(self, key: str) -> str | None:
        """Return a fact that may be written to the client, or None."""
        row, entry = self.seen.facts.get(key), by_key().get(key)
        if row is None or row.state != KNOWN or row.is_guess or row.from_others:
            return None
        if entry is None or entry.sensitivity != "shareable":
            return None
        names = [spoken(entry, item, self.lang) for item in row.items] if entry.type == "list" else row.items
        return plain(", ".join(names))

    def _deal(self) -> Words:
        deal = current_deal(self.seen)
        if deal is None:
            return {}
        sent = [q for q in self.dossier.quotes if q.deal_id == deal.id and q.sent_on and q.state in OUT]
        quotes = [q for q in sent if q.state == "accepted" or q.valid_until is None or q.valid_until >= self.today]
        proofs = [p for p in self.dossier.proofs if p.deal_id == deal.id and p.sent_on and not p.feedback_on]
        orders = [o for o in self.dossier.orders if o.deal_id == deal.id and o.cancelled_on is None]
        quantity = f"{deal.quantity.normalize():,f} {deal.unit or ''}".strip() if deal.quantity is not None else None
        found: Words = {"product": plain(deal.product), "quantity": quantity}
        if quotes:
            last = quotes[-1]
            found |= {"quote_number": plain(last.number), "quote_date": self.day(last.sent_on)}
            if last.valid_until and last.valid_until >= self.today:
                found["valid_until"] = self.day(last.valid_until)
        if sent and sent[-1] not in quotes:
            found |= {"expired_number": plain(sent[-1].number), "expired_on": self.day(sent[-1].valid_until)}
        if proofs:
            found |= {"sample": proofs[-1].kind, "sample_date": self.day(proofs[-1].sent_on)}
        if orders:
            found |= {"order_number": plain(orders[-1].number), "ship_by": self.day(orders[-1].ship_by)}
        return found

    def _firm(self) -> Words:
        firm = self.dossier.company
        found: Words = {"firm": plain(firm.name) if firm else None}
        for name in ("best_sellers", "new_products"):
            value = self.seen.get(f"company.{name}")
            found[name[:-1]] = plain(str(value.value[0])) if value and isinstance(value.value, tuple) else None
        fair = self.seen.get("company.next_fair_days")
        if fair is not None:
            found |= {"fair": plain(fair.reasons[0].value), "fair_date": self.day(fair.reasons[0].noted_on)}
        fresh = self.seen.get("company.distributor_days")
        if fresh is not None and isinstance(fresh.value, int) and fresh.value <= 180:
            found["news"] = plain(fresh.reasons[0].value)
        return found | self._anniversary()

    def _anniversary(self) -> Words:
        since = self._open("company.founded")
        day = next_occurrence(since, self.today) if since else None
        if since is None or not since[:4].isdigit():
            return {}
        years = whole_years(since, self.today) + (1 if day and day > self.today else 0)
        return {"anniversary_years": years if years > 0 else None, "anniversary": self.day(day)}

    def _together(self) -> Words:
        past = [v for v in self.dossier.visits if timedelta() <= self.today - v.on_date <= timedelta(RECENT_VISIT_DAYS)]
        last = max(past, key=lambda visit: visit.on_date, default=None)
        feasts = (h for h in self.around.holidays if h.on_date >= self.today and h.kind not in (CLOSURE, SEASON))
        coming = sorted(feasts, key=lambda h: h.on_date)
        found: Words = {}
        if last is not None:
            found |= {"visit_date": self.day(last.on_date), "visit_place": plain(last.place), "visit": last.direction}
        if coming:
            found["holiday"] = short((coming[0].name_zh if self.lang == "zh" else None) or coming[0].name)
        return found


def spoken(entry: FactKey, code: str, lang: str) -> str:
    """Return a choice in the words of an English or Chinese letter; free text is itself."""
    choice = next((each for each in entry.choices if each.code == code), None)
    if choice is None:
        return code
    chinese = next((word for word in choice.aliases if not word.isascii()), choice.label)
    return chinese if lang == "zh" else choice.label


def plain(text: object) -> str | None:
    """Return a text on one line without control characters; nothing in it can start a header or a new sentence."""
    if text is None:
        return None
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())


def greeting(contact: Contact | None, lang: str) -> str | None:
    """Return how a person is addressed: in English with the salutation as kept, elsewhere by name alone.

    A salutation without a name gets the last name.
    """
    if contact is None:
        return None
    name = plain(contact.name) or ""
    said = plain(contact.salutation) or ""
    if not said or not name or lang != "en":
        return (plain(contact.native_name) if lang == "zh" else None) or name or None
    return said if any(part in said.split() for part in name.split()) else f"{said} {name.split()[-1]}"
