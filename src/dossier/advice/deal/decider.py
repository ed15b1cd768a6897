"""Who decides on a deal, how long that person has been silent, and whom to ask (checklist M18–M21)."""

from collections.abc import Iterable
from datetime import date

from dossier.records.contact.relationship import STEPS
from dossier.records.deal.decider import Decider, Heard

DECIDES = "decides"


def decider(people: Iterable[Heard], contact_id: int | None, today: date) -> Decider:
    """Return who decides among a client's people; `contact_id` is whom the deal is made with.

    Of several who decide, the one heard last counts: where one of them speaks to us, nobody is silent. Asked is whoever is
    closest to us, the deal's own contact first among equals.
    """
    every = list(people)
    able = [each for each in every if each.authority == DECIDES]
    who = max(able, key=lambda each: (each.heard_on or date.min, each.is_certain, -each.contact_id), default=None)
    others = [each for each in every if each is not who and each.authority != DECIDES]
    ask = next(iter(near(others, contact_id)), None)
    days = (today - who.heard_on).days if who is not None and who.heard_on is not None else None
    return Decider(who, days, ask)


def near(people: Iterable[Heard], contact_id: int | None) -> list[Heard]:
    """Return people by how readily they can be asked: who is closest to us, then the deal's own contact, then who was met last."""
    return sorted(people, key=lambda each: _nearness(each, contact_id), reverse=True)


def _nearness(each: Heard, contact_id: int | None) -> tuple[int, bool, date, int]:
    close = STEPS.index(each.closeness) if each.closeness in STEPS else -1
    return close, each.contact_id == contact_id, each.touched_on or date.min, -each.contact_id
