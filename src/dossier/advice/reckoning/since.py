"""Since we last spoke: which talk that was, and what is different since. Nothing unchanged is told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from dossier.records.catalogue import catalogue
from dossier.records.contact.person import Visit
from dossier.records.contact.since import (
    GROUPS,
    LEARNED,
    OURS,
    THEIRS,
    UNSAID,
    Chosen,
    Development,
    Ended,
    Spoken,
    Talk,
)
from dossier.records.dossier import Dossier
from dossier.records.known import UNKNOWN, Known, current, standing
from dossier.records.order.order import Order

MOST = 10
"""Changes that a page has room for."""
ON_A_SCREEN = 2
_ELSEWHERE = frozenset({"promise_late", "follow_up_late", "done", "letters"})
"""What the first screen of a client says in lines of its own: what is open, and the last touch."""
MET = frozenset({"meeting", "visit", "fair"})
LETTERS = frozenset({"email", "chat"})
_JUDGED = frozenset({"contact.closeness", "contact.tags", "company.star", "company.tags"})
"""Facts that nobody learns from a client: our own judgement of them."""
ANSWERED_WITHIN = 30
"""Days after which the next letter is no answer any more; our own judgement."""


def last_talk(touches: Sequence[Spoken], visits: Iterable[Visit], today: date) -> Talk | None:
    """Return the last talk of some touches, newest first: a meeting, a call both spoke in, or a letter that answered one."""
    found = next((each for at, each in enumerate(touches) if _is_talk(each, touches[at + 1 :])), None)
    met = max(
        (each for each in visits if each.on_date <= today), key=lambda each: (each.on_date, each.id), default=None
    )
    if met is not None and (found is None or met.on_date > found.on_date):
        last = min(met.until or met.on_date, today)
        return Talk(f"v{met.id}", last, "visit", met.contact_id, met.contact_name, met.purpose or "")
    return found and Talk(f"l{found.id}", found.on_date, found.channel, found.contact_id, found.name, found.text)


def _is_talk(each: Spoken, before: Sequence[Spoken]) -> bool:
    if each.channel in MET or each.direction == "both":
        return True
    if each.channel not in LETTERS:
        return False
    last = next((one for one in before if one.contact_id == each.contact_id and one.channel in LETTERS), None)
    if last is None or last.direction == each.direction:
        return False
    return (each.on_date - last.on_date).days <= ANSWERED_WITHIN


def changes(
    found: Dossier, talk: Talk, touches: Sequence[Spoken], ended: Sequence[Ended], today: date
) -> tuple[Development, ...]:
    """Return what the book itself says of the days after a talk: learned, done and not done by them and by us, not yet said.

    What was agreed in the talk is not news: only what bears a later day counts.
    """

    def after(day: date | None) -> bool:
        return day is not None and talk.on_date < day <= today

    later = [each for each in touches if after(each.on_date)]
    return (*_learned(found.facts, talk.on_date), *_touched(later), *_ended(ended, after), *_open(found, after, today),
            *_trade(found, after, today), *_grieved(found, after), *_unsaid(found, talk, touches, after))  # fmt: skip


def _learned(rows: Sequence[Known], day: date) -> Iterator[Development]:
    """Yield each fact that is another one than on the day of the talk, the newest first."""
    before, entries = [row for row in rows if row.noted_on <= day], catalogue.by_key()
    then, told = current(before), list[Known]()
    for key, row in current(rows).items():
        if row.noted_on <= day or key not in entries or key in _JUDGED:
            continue
        if entries[key].many:
            held = {each.value for each in standing(before, key)}
            told += [each for each in standing(rows, key) if each.noted_on > day and each.value not in held]
        elif key not in then or (then[key].value, then[key].state) != (row.value, row.state):
            told.append(row)
    for row in sorted(told, key=lambda row: (-row.noted_on.toordinal(), -(row.id or 0))):
        if row.state != UNKNOWN:
            yield Development(LEARNED, "fact", row.noted_on, known=row)


def _touched(later: Sequence[Spoken]) -> Iterator[Development]:
    for group, direction in ((THEIRS, "in"), (OURS, "out")):
        letters = [each for each in later if each.direction == direction and each.channel in LETTERS]
        if letters:
            newest = letters[0]
            yield Development(group, "letters", newest.on_date, newest.text, f"l{newest.id}", len(letters))
        tried = [each for each in later if each.direction == direction and each.channel == "call"]
        if tried:
            yield Development(group, "calls", tried[0].on_date, tried[0].text, f"l{tried[0].id}", len(tried))


def _ended(ended: Iterable[Ended], after: Callable[[date | None], bool]) -> Iterator[Development]:
    for each in ended:
        if after(each.closed_on):
            yield Development(
                each.by, each.kind, each.closed_on, each.text, f"{'m' if each.kind == 'promise_kept' else 'f'}{each.id}"
            )


def _open(found: Dossier, after: Callable[[date | None], bool], today: date) -> Iterator[Development]:
    """Yield what fell due since and is open."""
    for promise in found.promises:
        if promise.due_on is not None and promise.due_on < today and after(promise.due_on):
            yield Development(promise.by, "promise_late", promise.due_on, promise.text, f"m{promise.id}", bad=True)
    for plan in found.follow_ups:
        if plan.due_on < today and after(plan.due_on):
            yield Development(OURS, "follow_up_late", plan.due_on, plan.text, f"f{plan.id}", bad=True)


def _trade(found: Dossier, after: Callable[[date | None], bool], today: date) -> Iterator[Development]:
    """Yield what quotations, proofs, orders and money did; each record says one thing, the newest."""
    for quote in found.quotes:
        if after(quote.answered_on):
            yield Development(THEIRS, "quote_answered", quote.answered_on, quote.number, quote.ref)
        elif after(quote.sent_on):
            yield Development(OURS, "quote_sent", quote.sent_on, quote.number, quote.ref)
    for proof in found.proofs:
        days = (
            ("proof_signed", THEIRS, proof.signed_on),
            ("proof_feedback", THEIRS, proof.feedback_on),
            ("proof_sent", OURS, proof.sent_on),
        )
        kind, group, day = next((each for each in days if after(each[2])), ("", "", None))
        if kind:
            yield Development(group, kind, day, proof.kind, proof.ref)
    for order in found.orders:
        if order.cancelled_on is None:
            yield from _order(order, after, today)
    received = [each for each in found.receipts if after(each.on_date) and each.amount > 0]
    for receipt in received:
        yield Development(THEIRS, "paid", receipt.on_date, f"{receipt.amount:f} {receipt.currency}", receipt.ref)


def _grieved(found: Dossier, after: Callable[[date | None], bool]) -> Iterator[Development]:
    """Yield complaints that came or ended, and deals that were lost."""
    for each in found.complaints:
        if after(each.closed_on):
            yield Development(OURS, "settled", each.closed_on, each.text, each.ref)
        elif after(each.on_date):
            yield Development(THEIRS, "complained", each.on_date, each.text, each.ref, bad=True)
    for deal in found.deals:
        if deal.stage == "lost" and after(deal.closed_on):
            yield Development(THEIRS, "deal_lost", deal.closed_on, deal.title, deal.ref, bad=True)


def _order(order: Order, after: Callable[[date | None], bool], today: date) -> Iterator[Development]:
    name = order.number or order.ref
    if after(order.confirmed_on):
        yield Development(THEIRS, "ordered", order.confirmed_on, name, order.ref)
    if after(order.shipped_on):
        yield Development(OURS, "shipped", order.shipped_on, name, order.ref)
    elif order.shipped_on is None and order.ship_by is not None and order.ship_by < today and after(order.ship_by):
        yield Development(OURS, "not_shipped", order.ship_by, name, order.ref, bad=True)
    shares = (
        ("deposit", order.deposit_due, order.deposit_paid or order.balance_paid),
        ("balance", order.balance_due, order.balance_paid),
    )
    for share, due, paid in shares:
        if paid is None and due is not None and due < today and after(due):
            yield Development(THEIRS, f"{share}_unpaid", due, name, order.ref, bad=True)
        elif after(paid) and not order.received:
            yield Development(THEIRS, f"{share}_paid", paid, name, order.ref)


def _unsaid(
    found: Dossier, talk: Talk, touches: Sequence[Spoken], after: Callable[[date | None], bool]
) -> Iterator[Development]:
    """Yield what happened to their goods after our last word to them: nothing in the log says that we told them."""
    ours = [each.on_date for each in touches if each.direction != "in"]
    said = max((talk.on_date, *ours))
    for order in found.orders:
        days = (("tell_shipped", order.shipped_on), ("tell_in_production", order.in_production_on))
        kind, day = next(
            ((kind, day) for kind, day in days if after(day) and day is not None and day > said), ("", None)
        )
        if kind and order.cancelled_on is None:
            yield Development(UNSAID, kind, day, order.number or order.ref, order.ref)


def chosen(found: Iterable[Development], most: int = MOST) -> Chosen:
    """Return for each group that has any the changes to tell, and how many are left out; `most` of all groups together.

    The groups take turns; within one what was not done comes first, then the newest.
    """
    waiting: dict[str, list[Development]] = {group: [] for group in GROUPS}
    for each in sorted(found, key=lambda each: (not each.bad, -(each.on_date or date.min).toordinal())):
        waiting[each.group].append(each)
    told: dict[str, list[Development]] = {group: [] for group in GROUPS if waiting[group]}
    for _turn in range(most):
        for group, rows in told.items():
            if waiting[group] and sum(map(len, told.values())) < most:
                rows.append(waiting[group].pop(0))
    return {group: (rows, len(waiting[group])) for group, rows in told.items()}


def for_screen(found: Iterable[Development]) -> Chosen:
    """Return the two groups that the first screen tells, without what it says in other lines."""
    groups = chosen(each for each in found if each.kind not in _ELSEWHERE)
    return dict(list(groups.items())[:ON_A_SCREEN])
