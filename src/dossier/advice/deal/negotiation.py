"""Judging a negotiation: where it is stuck and since when, how far each side moved, what is agreed, who can unlock it."""

from collections.abc import Iterable, Sequence

from dossier.advice.deal.concessions import OURS, THEIRS, moves
from dossier.advice.deal.terms import used_on
from dossier.records.deal.deal import CLOSED_STAGES, SETTLED, Round
from dossier.records.deal.negotiation import Negotiation, Person
from dossier.records.deal.position import first_sum
from dossier.records.deal.story import Price, Story, Topic, settled_on
from dossier.records.known import current
from dossier.records.quotation.quote import OUT, Quote
from dossier.values.names import fold
from dossier.values.payment import same_payment

DEPARTMENTS = {
    "payment": ("finance", "accounting", "财务"), "quality": ("quality", "qc", "品质"), "packaging": ("design", "设计"),
    "proof": ("design", "设计"), "forwarder": ("logistics", "物流"), "incoterm": ("logistics", "物流"),
}  # fmt: skip
"""Departments whose head has a word on a topic, as they are called in English and Chinese."""


def story(found: Negotiation) -> Story:
    """Return where a negotiation stands and how it came there."""
    running = tuple(deal for deal in found.deals if deal.stage not in CLOSED_STAGES)
    numbers = {deal.id for deal in running}
    topics = [_topic(found, rounds) for rounds in by_topic(found.rounds)]
    still = [each for each in topics if not each.settled and each.deal_id in numbers]
    still.sort(key=lambda each: (each.stuck_on is None, each.stuck_on or each.since, each.since))
    left = [each for each in topics if not each.settled and each.deal_id not in numbers]
    causes = {deal.id: deal.cause for deal in found.deals}
    left.sort(key=lambda each: (each.topic != causes.get(each.deal_id), each.stuck_on is None, each.last.on_date))
    return Story(
        open=tuple(still),
        settled=tuple(each for each in topics if each.settled),
        we_gave=sum(each.ours_moves for each in topics),
        they_gave=sum(each.theirs_moves for each in topics),
        running=running,
        closed=tuple(deal for deal in found.deals if deal.stage in CLOSED_STAGES),
        left_open=tuple(left),
        used=used_on(current(found.terms), found.orders),
    )


def by_topic(rounds: Iterable[Round]) -> list[list[Round]]:
    """Return the rounds of each topic of each deal, oldest first."""
    found: dict[tuple[int, str], list[Round]] = {}
    for each in sorted(rounds, key=lambda row: (row.on_date, row.id)):
        found.setdefault((each.deal_id, each.topic), []).append(each)
    return list(found.values())


def unanswered(rounds: Sequence[Round]) -> Sequence[Round]:
    """Return the rounds of a topic since it was last agreed, none while it is."""
    return rounds[max((at + 1 for at, each in enumerate(rounds) if each.outcome in SETTLED), default=0) :]


def _topic(found: Negotiation, rounds: list[Round]) -> Topic:
    left = unanswered(rounds)
    settled = not left
    current = left or rounds[-1:]
    topic = rounds[0].topic
    since = current[0].on_date
    currencies = {deal.id: deal.currency for deal in found.deals}
    last = rounds[-1]
    final = settled_on(last)
    changed = [each for each in found.policies if each.topic == topic and each.on_date > since]
    return Topic(
        deal_id=rounds[0].deal_id,
        topic=topic,
        rounds=tuple(rounds),
        settled=settled,
        since=since,
        stuck_on=next((each.on_date for each in left if each.outcome == "stuck"), None),
        ours_moves=moves(topic, [each.ours for each in rounds], OURS, [each.theirs for each in rounds]),
        theirs_moves=moves(topic, [each.theirs for each in rounds], THEIRS, [each.ours for each in rounds]),
        prices=tuple(prices(rounds, currencies.get(rounds[0].deal_id))) if topic == "price" else (),
        policy=changed[-1] if changed and not settled else None,
        unlock=tuple(_unlock(found.people, topic, left)),
        offered=_offered(found, last, final, currencies.get(last.deal_id)) if settled else None,
    )


def _offered(found: Negotiation, last: Round, final: str, currency: str | None) -> Quote | None:
    """Return the newest quotation that went out after a topic was settled, if it says otherwise on that topic."""
    later = [
        each
        for each in found.quotes
        if each.deal_id == last.deal_id
        and each.state in OUT
        and each.sent_on is not None
        and each.sent_on > last.on_date
    ]
    quote = max(later, key=lambda each: (each.sent_on or each.created_on, each.id), default=None)
    if quote is None:
        return None
    if last.topic == "price":
        agreed = first_sum(final, currency)
        prices = {line.price for line in found.quote_lines if line.quote_id == quote.id}
        same = agreed is None or quote.currency not in {None, agreed.currency} or agreed.amount in prices
        return None if same else quote
    said = {"payment": quote.payment, "lead_time": quote.lead_time}.get(last.topic)
    same = not said or not final or (same_payment if last.topic == "payment" else _same_words)(said, final)
    return None if same else quote


def _same_words(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def prices(rounds: Sequence[Round], currency: str | None) -> Iterable[Price]:
    """Yield the price path in the currency spoken of last; a sum in another one has no place on it."""
    read = [(each.on_date, first_sum(each.ours, currency), first_sum(each.theirs, currency)) for each in rounds]
    spoken = [each.currency for _day, *pair in read for each in pair if each is not None]
    for on_date, *pair in read:
        ours, theirs = (each.amount if each is not None and each.currency == spoken[-1] else None for each in pair)
        if ours is not None or theirs is not None:
            yield Price(on_date, ours, theirs)


def _unlock(people: Iterable[Person], topic: str, left: Sequence[Round]) -> Iterable[Person]:
    """Yield who can move a topic: who heads the department, who said no, and who decides at all; each once."""
    said_no = {each.said_by_name for each in left if each.outcome == "stuck" and each.said_by_name}
    words = DEPARTMENTS.get(topic, ())
    ranked = []
    for each in people:
        heads = any(word in (each.heads or "").casefold() for word in words)
        if heads or each.authority == "decides" or (each.name in said_no and each.authority != "assists"):
            ranked.append(((not heads, each.authority != "decides", each.name not in said_no), each))
    return [each for _rank, each in sorted(ranked, key=lambda pair: (pair[0], pair[1].id))]
