"""Deals for programs: a case, standing terms, forwarders, a negotiation."""

from collections.abc import Mapping, Sequence
from typing import cast

from dossier.records.country.landed import Landed
from dossier.records.deal.case import Case as Judged
from dossier.records.deal.case import Finance as JudgedFinance
from dossier.records.deal.forwarder_use import Fit
from dossier.records.deal.negotiation import Negotiation as Negotiated
from dossier.records.deal.policy import Policy
from dossier.records.deal.story import Story
from dossier.records.deal.story import Topic as Discussed
from dossier.records.deal.terms import Standing
from dossier.records.dossier import Dossier
from dossier.records.quotation.quote import Quote
from dossier.render.deal.case_words import advice_words
from dossier.render.deal.negotiation import position
from dossier.render.deal.policy import allowed, finding_words, forbidden, verdict_words
from dossier.render.shapes.case import AskedTopic, Case, Finance, PolicyVerdict, Recommendation
from dossier.render.shapes.deal import Forwarder, Negotiation, Terms, Topic, UnderstoodPolicy
from dossier.render.shapes.keys import keys_of, row
from dossier.values.names import fold


def case_json(found: Judged, said: Mapping[str, str], landed: Landed | None = None, *, share: bool = False) -> Case:
    """Return a case, without the negotiation and the facts it was judged from; `said` is the sentence to the client.

    Sharing leaves out our judgement and what it rests on.
    """
    asked: list[AskedTopic] = [
        {"topic": each.topic, "ours": each.last.ours, "theirs": each.last.theirs, "since": each.since}
        for each in found.story.open
    ]
    advice = row(Recommendation, found.advice, needs=[finding_words(each) for each in found.advice.needs])
    ours, noted = found.makeable
    made = row(
        Case, found, asked=asked, landed=landed, advice=found.advice.code, recommended=advice_words(found), recommendation=advice,
        to_client=said, policy=_verdict(found), finance=_finance(found.finance),
        products_we_can_make={"ours": ours, "noted": noted}, told_in_confidence=[each.value for each in found.entrusted],
    )  # fmt: skip
    private = {name for name, key in keys_of(Case).items() if key.is_private} if share else set()
    return cast("Case", {key: value for key, value in made.items() if key not in private})


def _verdict(found: Judged) -> PolicyVerdict | None:
    rule = next((each for each in found.policies if each.topic == "payment"), None)
    if rule is None or found.verdict is None:
        return None
    return row(PolicyVerdict, found.verdict, text=rule.text, since=rule.on_date, why=verdict_words(found.verdict))


def _finance(judged: JudgedFinance) -> Finance:
    rests_on, text = judged.row, judged.text
    return row(
        Finance, judged, text=text.value if text else None, source=rests_on.source if rests_on else None,
        noted_on=rests_on.noted_on if rests_on else None,
        confidential=any(each is not None and each.from_others for each in (rests_on, text)),
    )  # fmt: skip


def policy_json(found: Policy) -> UnderstoodPolicy:
    """Return a policy with what it allows and forbids in words."""
    words = {"allows": list(allowed(found)), "forbids": list(forbidden(found))}
    return row(UnderstoodPolicy, found, means=found.limits.means, **words)


def forwarder_json(fit: Fit, *, share: bool) -> Forwarder:
    """Return a forwarder; sharing leaves out everything that says whom else it serves."""
    use = fit.use
    shape: Forwarder = {
        "ref": f"w{use.forwarder.id}", "name": use.forwarder.name, "ports": use.ports, "serves": sorted(use.serves),
        "since": use.since, "contact_line": use.forwarder.contact_line,
    }  # fmt: skip
    if not share:
        shape |= {
            "orders": use.orders, "clients": use.clients, "last_on": use.last_on, "to_country": fit.to_country,
            "at_port": fit.at_port or None, "text": use.forwarder.text,
        }  # fmt: skip
    return shape


def negotiation_json(found: Negotiated, story: Story) -> Negotiation:
    """Return a negotiation: what is open and settled, how both sides moved, and every round."""
    return {
        "open": [_topic(each) for each in story.open], "settled": [_topic(each) for each in story.settled],
        "left_open": [_topic(each) for each in story.left_open],
        "we_gave": story.we_gave, "they_gave": story.they_gave, "deals": found.deals,
        "stages": found.stages, "quotes": found.quotes, "orders": found.orders, "proofs": found.proofs,
    }  # fmt: skip


def _topic(each: Discussed) -> Topic:
    return row(
        Topic, each, deal=f"d{each.deal_id}", ours=position(each, "ours"), theirs=position(each, "theirs"),
        said_by=each.last.said_by_name,
    )  # fmt: skip


def terms_json(
    found: Dossier, terms: Sequence[Standing], outdated: Sequence[Quote], sentence: str, recommended: frozenset[str]
) -> Terms:
    """Return standing terms."""
    return {
        "ref": str(found.ref), "name": found.company.name if found.company else found.title,
        "terms": [
            {
                "key": each.key, "value": each.value, "since": each.since, "confirmed": each.known.noted_on,
                "confirmations": each.confirmations, "source": each.known.source, "stale": each.stale,
                "used_on": (each.used.number or f"s{each.used.id}") if each.used else None,
                "used_when": each.used.confirmed_on if each.used else None, "times": each.times,
                "by_word": each.by_word,
            }
            for each in terms
        ],
        "outdated_quotes": [
            {"ref": f"q{quote.id}", "number": quote.number, "payment": quote.payment} for quote in outdated
        ],
        "sentence": sentence or None,
        "forwarder_is": next(
            ("ours" if fold(each.value) in recommended else "theirs" for each in terms if each.key == "terms.forwarder"), None
        ),
    }  # fmt: skip
