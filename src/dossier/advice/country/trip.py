"""The round of visits (checklist M179): whom to see at each stop, ranked with reasons, and how the days are shared out."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dossier.i18n import N_, _, ngettext
from dossier.records.country.trip import RankedClient, TripClient
from dossier.records.why import Why
from dossier.values.day_words import counted

CLOSENESS = {"friend": 3, "tells": 3, "chats": 2, "answers": 1}
CLOSE_WORDS = {
    "friend": N_("a friend"),
    "tells": N_("tells us things"),
    "chats": N_("chats with us"),
    "answers": N_("answers"),
}
STAR, DEAL, MOST_DEALS, QUIET, NEVER_SEEN = 1, 2, 4, 2, 1
QUIET_DAYS, SEEN_DAYS = 90, 180
SEEN = -2


def ranked(clients: Sequence[TripClient], today: date, on: date) -> tuple[RankedClient, ...]:
    """Return clients by what a visit on a day is worth: stars, open deals, closeness, a long silence, none seen lately."""
    found = []
    for client in clients:
        whys = tuple(_whys(client, today, on))
        found.append(RankedClient(client, sum(why.points for why in whys), whys))
    return tuple(sorted(found, key=lambda each: (-each.score, each.client.company_id)))


def _whys(client: TripClient, today: date, on: date) -> list[Why]:
    whys = []
    if client.star:
        whys.append(Why("star", STAR * client.star, "★" * client.star))
    if client.open_deals:
        words = ngettext("{n} open deal", "{n} open deals", client.open_deals).format(n=client.open_deals)
        whys.append(Why("deals", min(DEAL * client.open_deals, MOST_DEALS), words))
    if client.closeness in CLOSENESS:
        whys.append(Why("closeness", CLOSENESS[client.closeness], _(CLOSE_WORDS[client.closeness])))
    if client.last_touch_on is not None and (today - client.last_touch_on).days > QUIET_DAYS:
        days = (today - client.last_touch_on).days
        whys.append(Why("quiet", QUIET, _("quiet for {days}").format(days=counted(days))))
    if client.last_visit_on is None:
        whys.append(Why("never_seen", NEVER_SEEN, _("never met at a visit")))
    elif (on - client.last_visit_on).days < SEEN_DAYS:
        whys.append(Why("seen", SEEN, _("seen not long ago")))
    return whys


def days_for(first: date, last: date, clients: Sequence[int]) -> tuple[tuple[date, date], ...]:
    """Return the first and last day of each stop: one day at least, the rest shared by the number of clients.

    Stops beyond the number of days share the last day. `clients` holds at least one number.
    """
    days = (last - first).days + 1
    spare = max(0, days - len(clients))
    total = sum(clients) or len(clients)
    weights = [number if sum(clients) else 1 for number in clients]
    shares = [1 + spare * weight // total for weight in weights]
    rest = days - sum(shares)
    for at in sorted(range(len(shares)), key=lambda at: -weights[at])[: max(0, rest)]:
        shares[at] += 1
    spans, day = [], first
    for share in shares:
        start = min(day, last)
        spans.append((start, min(day + timedelta(days=share - 1), last)))
        day += timedelta(days=share)
    return tuple(spans)


ASK_DAYS, CONFIRM_DAYS, THANK_DAYS = 28, 7, 1
"""Days before a visit on which to write for an appointment and to confirm it, and after it to thank."""


class Errands(NamedTuple):
    """What to do about a visit, and when; `confirm_on` is None where the visit is too near for a second letter."""

    ask_on: date
    confirm_on: date | None
    thank_on: date


def visit_days(first: date, last: date, number: int, off: Collection[date]) -> tuple[date, ...]:
    """Return a day for each of so many visits at a stop, in their order, on its working days while there are any."""
    every = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    days = [day for day in every if day not in off] or every
    return tuple(days[at * len(days) // number] for at in range(number))


def errands(on: date, today: date) -> Errands:
    """Return what to do about a visit to come: nothing of it lies in the past."""
    ask = max(today, on - timedelta(days=ASK_DAYS))
    confirm = on - timedelta(days=CONFIRM_DAYS)
    return Errands(ask, confirm if confirm > ask else None, on + timedelta(days=THANK_DAYS))
