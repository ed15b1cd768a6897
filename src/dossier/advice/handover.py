"""What a successor reads first about each client: where it is stuck, what never to ask again, whom to greet."""

from collections.abc import Iterable
from datetime import date

from dossier.facts.contact import Contact
from dossier.facts.dossier import Dossier
from dossier.facts.known import KNOWN, Known, current
from dossier.facts.negotiation import Round
from dossier.facts.records import CLOSED_STAGES
from dossier.facts.story import Brief, Greeted

CLOSENESS = ("friend", "tells", "chats", "answers", "stranger")
TERMS = ("terms.", "strict.")


def brief(dossier: Dossier, people: Iterable[tuple[Contact, dict[str, Known]]], today: date) -> Brief:
    """Return what to read first about a firm, or a person without one."""
    latest: dict[tuple[int, str], Round] = {}
    for each in sorted(dossier.rounds, key=lambda row: (row.on_date, row.id)):
        latest[each.deal_id, each.topic] = each
    open_deals = {deal.id for deal in dossier.deals if deal.stage not in CLOSED_STAGES}
    stuck = tuple(each for each in latest.values() if each.outcome in {"stuck", "open"} and each.deal_id in open_deals)
    agreed = tuple(each for each in latest.values() if each.outcome in {"agreed", "we_gave", "they_gave"})
    facts = current(dossier.facts)
    settled = tuple(known for key, known in sorted(facts.items()) if key.startswith(TERMS) and known.state == KNOWN)
    greeted = sorted(
        (Greeted(who, _value(known, "contact.authority"), _value(known, "contact.closeness")) for who, known in people),
        key=lambda each: (
            CLOSENESS.index(each.closeness) if each.closeness in CLOSENESS else len(CLOSENESS),
            each.authority != "decides",
        ),
    )
    return Brief(dossier, _weight(dossier, facts, stuck, open_deals, today), stuck, settled, agreed, tuple(greeted))


def _value(known: dict[str, Known], key: str) -> str | None:
    found = known.get(key)
    return found.value if found and found.state == KNOWN else None


def _weight(
    dossier: Dossier, facts: dict[str, Known], stuck: tuple[Round, ...], open_deals: set[int], today: date
) -> int:
    """Return how early a client is read of: who waits, what is promised and open, then size and stars."""
    waiting = any(each.waiting_since for each in dossier.contacts) or bool(
        dossier.contact and dossier.contact.waiting_since
    )
    days = [each.due_on for each in dossier.promises] + [each.due_on for each in dossier.follow_ups]
    late = sum(day is not None and day <= today for day in days)
    unshipped = sum(1 for each in dossier.orders if each.shipped_on is None)
    star = int(_value(facts, "company.star") or 0)
    return (
        40 * waiting
        + 12 * min(late, 3)
        + 15 * min(unshipped, 3)
        + 10 * min(len(open_deals), 3)
        + 8 * bool(stuck)
        + 4 * star
    )
