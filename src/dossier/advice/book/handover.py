"""What a successor reads first about each client: where it is stuck, what never to ask again, whom to greet."""

from collections.abc import Iterable
from datetime import date

from dossier.advice.deal.negotiation import story
from dossier.records.contact.person import Contact
from dossier.records.deal.negotiation import Negotiation
from dossier.records.deal.story import Brief, Greeted, Story, Topic
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, Known, current
from dossier.records.ref import Ref

CLOSENESS = ("friend", "tells", "chats", "answers", "stranger")
TERMS = ("terms.", "strict.")


def brief(dossier: Dossier, people: Iterable[tuple[Contact, dict[str, Known]]], today: date) -> Brief:
    """Return what to read first about a firm, or a person without one."""
    told = _told(dossier)
    open_deals = {deal.id for deal in told.running}
    agreed = tuple(topic.last for topic in told.agreed)
    facts = current(dossier.facts)
    terms = tuple(known for key, known in sorted(facts.items()) if key.startswith(TERMS) and known.state == KNOWN)
    settled = tuple(known for known in terms if told.stands(known.key) and not told.reopened(known.key))
    reopened = tuple(known for known in terms if known not in settled)
    greeted = sorted(
        (Greeted(who, _value(known, "contact.authority"), _value(known, "contact.closeness")) for who, known in people),
        key=lambda each: (
            CLOSENESS.index(each.closeness) if each.closeness in CLOSENESS else len(CLOSENESS),
            each.authority != "decides",
        ),
    )
    weight = _weight(dossier, facts, told.open, open_deals, today)
    return Brief(
        dossier,
        weight,
        told.open,
        settled,
        agreed,
        tuple(greeted),
        reopened,
        tuple(topic.last for topic in told.by_word),
    )


def _told(dossier: Dossier) -> Story:
    """Return the story of a client's negotiations as far as the dossier holds them."""
    nothing: tuple[()] = ()
    return story(
        Negotiation(
            dossier.ref or Ref("o", 0), dossier.title, dossier.country, dossier.deals, dossier.stages, dossier.rounds,
            nothing, nothing, dossier.orders, nothing, nothing, nothing, dossier.facts, nothing,
        )
    )  # fmt: skip


def _value(known: dict[str, Known], key: str) -> str | None:
    found = known.get(key)
    return found.value if found and found.state == KNOWN else None


def _weight(
    dossier: Dossier, facts: dict[str, Known], stuck: tuple[Topic, ...], open_deals: set[int], today: date
) -> int:
    """Return how early a client is read of: who waits, what is promised and open, then size and stars."""
    waiting = any(each.waiting_since for each in dossier.contacts) or bool(
        dossier.contact and dossier.contact.waiting_since
    )
    days = [each.due_on for each in dossier.promises] + [each.due_on for each in dossier.follow_ups]
    late = sum(day is not None and day <= today for day in days)
    unshipped = sum(1 for each in dossier.orders if each.is_to_ship)
    star = int(_value(facts, "company.star") or 0)
    return (
        40 * waiting
        + 12 * min(late, 3)
        + 15 * min(unshipped, 3)
        + 10 * min(len(open_deals), 3)
        + 8 * bool(stuck)
        + 4 * star
    )
