"""What a letter may say: shareable facts and records only, never what is private, guessed, or told by another client."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from dossier.advice.country.calendar import greetable
from dossier.advice.letters import recap
from dossier.advice.letters.letter_goods import articles, certificates, house
from dossier.advice.letters.letter_trade import delivery_terms, trade
from dossier.advice.letters.matter import Matter
from dossier.advice.letters.person import ROUND, greeting, is_friend, noted_names, tags
from dossier.advice.letters.phrases import phrases, strung
from dossier.advice.letters.plain import day_in, listed, plain, to_the_client, written_in
from dossier.advice.letters.relation import Relation
from dossier.advice.playbook.business import current_deal
from dossier.advice.playbook.derived_person import whole_years
from dossier.advice.playbook.vocabulary import scene
from dossier.i18n import N_
from dossier.records.catalogue.catalogue import by_key
from dossier.records.country.feast import Kept
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN
from dossier.records.visibility import discreet
from dossier.values import anniversary
from dossier.values.partial_date import next_occurrence
from dossier.values.payment_writing import payment_in
from dossier.values.workdays import WorkDays

FACTS = {
    "packaging": "terms.packaging", "documents": "terms.documents", "label_language": "terms.label_language",
    "payment": "terms.payment",
}  # fmt: skip
"""The facts a template can name as they are kept; each is let through only while it is shareable."""
FREE = ("offers", "packaging", "documents", "label_language", "because", "news")
"""Words in the sender's own language: no letter in another one has them."""
TYPED = ("because", "news")
"""Words that are typed for one letter, in its language."""
LABELS: dict[str, str] = {
    "product": N_("product"), "firm": N_("company"),
    "quote_number": N_("number of the quotation"), "quote_date": N_("day of the quotation"),
    "valid_until": N_("validity of the quotation"), "expired_number": N_("quotation that ran out"),
    "expired_on": N_("last day of the quotation"), "sample_date": N_("day the sample went out"), "fair": N_("their next fair"),
    "fair_date": N_("day of the fair"), "anniversary": N_("anniversary"), "best_seller": N_("best sellers"),
    "new_product": N_("new products"), "visit_date": N_("day of the visit"), "order_number": N_("order"),
    "ship_by": N_("shipping date"), "corrections": N_("list of corrections"), "their_product": N_("main products"),
    "article": N_("our offer"), "articles": N_("our offers"), "offers": N_("what you make"), "because": N_("reason"),
    "confirm_sentence": N_("standing terms"), "new_date": N_("new date"), "packaging": N_("packaging"),
    "documents": N_("documents"), "label_language": N_("label language"), "late_order": N_("order"),
    "news": N_("news"), "late_ship_by": N_("shipping date"), "paid_order": N_("order"), "received_on": N_("date"),
}  # fmt: skip
WORDS = frozenset(LABELS) | frozenset(
    """greeting points message_date our_date answer_day asked_terms held_certificates open_certificates certificates minimum payment
    figures talk_date promised_on due_order due_on due_amount visit_place visit_topics terms_since delivery_terms
    news_on order_lines order_total order_terms order_payment amount open_amount paid_ship_by anniversary_years feast flow_chart
    catalogue_file deck_file recap_points recap_day""".split()
)  # fmt: skip
"""Every word that a shipped or own template may use or ask for, beside those of our own house (`me.…`)."""
RECENT_VISIT_DAYS = 45
NEAR_BIRTHDAY, NEAR_ANNIVERSARY = 7, 21
Words = dict[str, object]


class _Met(NamedTuple):
    """When we sat at one table, where if it is known, and whether they came to us."""

    first: date
    last: date
    place: str | None = None
    to_us: bool = False


class Letter:
    """The words a template may use and the tags that hold; what is unknown is absent."""

    def __init__(self, dossier: Dossier, today: date, matter: Matter, folder: Path) -> None:
        self.dossier, self.today, self.matter = discreet(dossier), today, matter
        self.seen = scene(self.dossier, today, matter.around)
        self.relation = Relation(self.seen, matter.pace)
        self.folder = folder

    def words(self, lang: str, *, alone: bool = True) -> Words:
        """Return every word that is known, as the language writes it; `alone` is for a letter in this language only."""
        profile = self.matter.around.profile
        found: Words = {
            **self._facts(lang), **self._asked(lang), **self._firm(lang), **self._together(lang), **self._files(),
            **trade(self.relation, lang, phrases(lang, self.folder)["pieces"]), **self._delay(lang),
            **articles(self.matter, lang, self.folder),
            **house(profile), **certificates(self.matter, profile, self.seen),
            "greeting": greeting(self.dossier.contact, lang, friend=is_friend(self.seen), also=noted_names(self.seen)),
            "points": listed(self.matter.points),
            "corrections": listed(self.matter.points or self.matter.corrections),
            "confirm_sentence": self.matter.confirm.get(lang),
            "recap_points": recap.numbered(self.recap_points(lang)), "recap_day": day_in(self.matter.recap_on, lang, self.today),
        }  # fmt: skip
        return {
            name: value for name, value in found.items()
            if value not in (None, "") and (
                name not in FREE or written_in(str(value), lang, typed_for_it=alone and name in TYPED)
            )
        }  # fmt: skip

    def recap_points(self, lang: str) -> tuple[str, ...]:
        """Return the points of a recap in a language, without those whose words its reader cannot read."""
        said = phrases(lang, self.folder)
        return tuple(recap.point(each, lang, said, self.today) for each in recap.fitting(self.matter.recap, lang))

    def tags(self, kind: str) -> frozenset[str]:
        """Return which sentences are for this person and this moment."""
        matter, profile = self.matter, self.matter.around.profile
        found = {*tags(self.relation, self._round_birthday())}
        found |= {name for name in ("factory", "lab", "quality_control", "designers") if getattr(profile, name)}
        found |= {name for name in ("position", "phone", "website") if getattr(profile, name)}
        found |= {"our_firm"} if profile.firm else set()
        found |= {"several"} if len(matter.articles) > 1 else set()
        mode = {"oem": "mode_own", "ours": "mode_ours", "both": "mode_both"}.get(matter.mode or "")
        found |= {mode} if mode else set()
        stuck = self.seen.get("deal.stuck_topic")
        found |= {"stuck"} if stuck is not None and "payment" in tuple(stuck.value) else set()  # type: ignore[arg-type]
        found |= {"quote_open"} if self.relation.open_quotes else set()
        visit = self._visit()
        found |= {"visit_to_us"} if visit is not None and visit.to_us else set()
        asked = set(matter.asked)
        deal = current_deal(self.seen)
        if kind == "first-reply" and (asked or (deal is not None and deal.product)):
            asked |= {"price"} | ({"certificates"} if self._open("deal.certificates") else set())
        found |= {f"asks_{name}" for name in asked} | ({"asks_something"} if asked else set())
        return frozenset({*found, self._question()})

    def feast(self) -> Kept | None:
        """Return the feast to come that one may wish this person well for, if one is near."""
        feast = greetable(self.dossier, self.today, self.matter.around)
        return feast if feast is not None and feast.first >= self.today else None

    def birthday(self) -> date | None:
        """Return the next birthday, or None where its day is not known."""
        row = self.seen.fact("contact.birthday")
        return next_occurrence(str(row.value), self.today) if row is not None else None

    def anniversary(self) -> date | None:
        """Return the day of the firm's next anniversary, or None where it is not known."""
        days = self.seen.number("company.anniversary_days")
        return self.today + timedelta(days) if days is not None else None

    def _round_birthday(self) -> bool:
        day, row = self.birthday(), self.seen.fact("contact.birthday")
        year = str(row.value)[:4] if row is not None else ""
        return day is not None and year.isdigit() and (day.year - int(year)) % ROUND == 0

    def _facts(self, lang: str) -> Words:
        found: Words = {name: self._open(key) for name, key in FACTS.items()}
        found = {name: to_the_client(text, lang) for name, text in found.items()}  # type: ignore[arg-type]
        terms = [row.noted_on for key in ("terms.incoterm", "terms.payment") if (row := self.seen.facts.get(key))]
        month = self.today - timedelta(30)
        return found | {
            "payment": payment_in(self._open(FACTS["payment"]), lang),
            "terms_since": day_in(max(terms), lang, self.today) if terms and max(terms) < month else None,
            "delivery_terms": delivery_terms(self._open("terms.incoterm"), self._open("terms.place")),
        }

    def _open(self, key: str) -> str | None:
        """Return a fact that may be written to the client, or None."""
        row, entry = self.seen.facts.get(key), by_key().get(key)
        if row is None or row.state != KNOWN or row.is_guess or row.from_others:
            return None
        if entry is None or entry.sensitivity != "shareable":
            return None
        return plain(", ".join(row.items))

    def _asked(self, lang: str) -> Words:
        came, went, talk = self.relation.came, self.relation.went, self.relation.talk
        written = came if came is not None and came.channel in ("email", "chat") else None
        deal = current_deal(self.seen)
        incoterm = self._open("deal.incoterm") or plain(self.matter.told.get("deal.incoterm"))
        return {
            "product": plain(deal.product) if deal else None,
            "asked_terms": incoterm or delivery_terms(self._open("terms.incoterm"), self._open("terms.place")),
            "message_date": day_in(written.on_date, lang, self.today) if written else None,
            "our_date": day_in(went.on_date, lang, self.today) if went else None,
            "talk_date": day_in(talk.on_date, lang, self.today) if talk else None,
            "answer_day": day_in(WorkDays().after(self.today, 1), lang, self.today),
        }

    def _question(self) -> str:
        deal, told = current_deal(self.seen), self.matter.told
        if (deal is None or deal.quantity is None) and "deal.quantity" not in told and self._open("deal.items") is None:
            return "ask_quantity"
        if not any(f"deal.{name}" in told or self._open(f"deal.{name}") for name in ("delivery", "deadline")):
            return "ask_date"
        if not any(
            key in told or self._open(key) for key in ("deal.incoterm", "deal.port", "terms.incoterm", "terms.place")
        ):
            return "ask_port"
        return "ask_nothing"

    def _firm(self, lang: str) -> Words:
        firm = self.dossier.company
        sold = [self._first("company.best_sellers"), self._first("company.new_products")]
        main = self.seen.facts.get("company.main_products")
        first = plain(main.items[0]) if main and main.items and self._open("company.main_products") else None
        found: Words = {
            "firm": plain(firm.name) if firm else None, "best_seller": sold[0], "new_product": sold[1],
            "their_product": sold[0] or first,
        }  # fmt: skip
        fair = self.seen.get("company.next_fair_days")
        if fair is not None and fair.reasons:
            found |= {
                "fair": plain(fair.reasons[0].value),
                "fair_date": day_in(fair.reasons[0].noted_on, lang, self.today),
            }
        return found | {"anniversary": day_in(self.anniversary(), lang, self.today), "anniversary_years": self._years()}

    def _first(self, name: str) -> str | None:
        found = self.seen.get(name)
        return plain(str(found.value[0])) if found and isinstance(found.value, tuple) and found.value else None

    def _years(self) -> int | None:
        """Return how old the firm is on its anniversary: as the news of it says, else from the day it was founded."""
        day = self.anniversary()
        told = self.seen.get("company.anniversary_days")
        said = anniversary.number(told.reasons[0].value) if told else None
        if said:
            return said
        since = self._open("company.founded")
        if (
            day is None
            or since is None
            or not since[:4].isdigit()
            or (told and told.reasons[0].key != "company.founded")
        ):
            return None
        return (whole_years(since, self.today) + (1 if day > self.today else 0)) or None

    def _visit(self) -> _Met | None:
        """Return the last time we sat at one table: a visit, else a meeting or a fair in the log."""
        met = [_Met(v.on_date, v.until or v.on_date, v.place, v.direction == "to_us") for v in self.dossier.visits]
        logged = (each.on_date for each in self.dossier.log if each.channel in {"meeting", "visit", "fair"})
        met += [_Met(day, day) for day in logged if all(not v.first <= day <= v.last for v in met)]
        past = [each for each in met if timedelta() <= self.today - each.first <= timedelta(RECENT_VISIT_DAYS)]
        return max(past, key=lambda each: each.first, default=None)

    def _together(self, lang: str) -> Words:
        visit, feast = self._visit(), self.feast()
        said = phrases(lang, self.folder)
        found: Words = {"feast": _feast_name(feast, lang, said["feasts"]) if feast else None}
        if visit is not None:
            topics = [row.topic for row in self.dossier.rounds if visit.first <= row.on_date <= visit.last]
            topics += [name for entry in self.dossier.log if visit.first <= entry.on_date <= visit.last
                       for name in (entry.topics or "").split("\n")]  # fmt: skip
            named = dict.fromkeys(said["topics"][name] for name in topics if name in said["topics"])
            found |= {
                "visit_date": day_in(visit.first, lang, self.today), "visit_place": plain(re.split("[,，;]", visit.place or "")[0]),
                "visit_topics": strung(tuple(named), said),
            }  # fmt: skip
        return found

    def _files(self) -> Words:
        introduced = any(each.role == "company introduction" for each in self.matter.library)
        deck = "" if introduced else plain(self.matter.around.profile.deck)
        files: Words = {
            word: each.path
            for word, role in (("flow_chart", "flow chart"), ("catalogue_file", "catalogue"), ("deck_file", "company introduction"))
            for each in self.matter.library if each.role == role and each.sent_on is None
        }  # fmt: skip
        return {"deck_file": deck} | files

    def _delay(self, lang: str) -> Words:
        matter = self.matter
        return {
            "new_date": day_in(matter.new_date, lang, self.today), "because": plain(matter.because), "news": plain(matter.news),
            "news_on": day_in(matter.news_on, lang, self.today),
        }  # fmt: skip


def _feast_name(feast: Kept, lang: str, said: Mapping[str, str]) -> str | None:
    """Return how a letter's language calls a feast; None where it has no word for it, and the wishes stay general."""
    ready = {"en": feast.name, "zh": feast.name_zh}.get(lang)
    return said.get(feast.name) or said.get(feast.feast.replace("-", " ").title(), ready) or None
