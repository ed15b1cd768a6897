"""What keeps a letter from being written now, and what to write or do instead."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from dossier.advice.letters.kinds import KINDS
from dossier.advice.letters.letter_facts import NEAR_ANNIVERSARY, NEAR_BIRTHDAY, Letter
from dossier.advice.playbook.business import live_deals
from dossier.i18n import _
from dossier.records.catalogue.catalogue import BLACK_LIST
from dossier.records.deal.incoterm import WE_BOOK


class Missing(NamedTuple):
    """Why a letter is not for now, already translated, and the kind or command that is.

    `may_be_waived` is for what is only not the time; a letter that would say what did not happen is never written.
    """

    words: str
    way: str
    may_be_waived: bool = False


_WOOING = frozenset({"first-approach", "proposal", "introduction", "visit-invitation", "fair", "news"})
"""Letters that seek business, which nobody on the black list gets."""

_NOT_WHILE_COMPLAINT = _WOOING | {"chase", "anniversary"}
"""Letters that nobody gets while a complaint of theirs is open: they seek business, chase or congratulate."""


def missing(kind: str, letter: Letter, said: frozenset[str]) -> Missing | None:
    """Return what stands against a letter of a kind, or None; `said` are the words and tags that hold."""
    listed = letter.seen.fact(BLACK_LIST) if kind in _WOOING else None
    if listed is not None and listed.value != "none":
        words = _("{name} is on the black list: {why}.")
        return Missing(
            words.format(name=_name(letter), why=listed.reasons[0].value), "dossier show {ref}", may_be_waived=True
        )
    complaint = next((each for each in letter.dossier.complaints if each.closed_on is None), None)
    if complaint is not None and kind in _NOT_WHILE_COMPLAINT:
        words = _("A complaint of {name} ({ref}) is open since {day}: first its end, then this.").format(
            name=_name(letter), ref=complaint.ref, day=letter.matter.say_day(complaint.on_date)
        )
        return Missing(words, f"dossier show {complaint.ref}", may_be_waived=True)
    guard = _GUARDS.get(kind)
    found = guard(letter, said) if guard is not None else None
    if found is None:
        need = next((each for each in KINDS[kind].needs if not said & set(each.any_of)), None)
        found = Missing(_(need.missing), need.way) if need is not None else None
    return found


def _name(letter: Letter) -> str:
    found = letter.dossier
    return found.contact.name if found.contact is not None else found.company.name if found.company else found.title


def _first_reply(letter: Letter, _said: frozenset[str]) -> Missing | None:
    relation = letter.relation
    if not relation.wrote:
        return _never_wrote(letter)
    if relation.is_known:
        words = _("{name} is no new inquiry: you have known each other for some time.")
        return Missing(words.format(name=_name(letter)), "answer", may_be_waived=True)
    if relation.answered_on is not None:
        words = _("{name} has heard from you since the first message: on {day}.")
        words = words.format(name=_name(letter), day=letter.matter.say_day(relation.answered_on))
        return Missing(words, "answer" if relation.waits else "chase", may_be_waived=True)
    return None


def _never_wrote(letter: Letter) -> Missing:
    way = "chase" if letter.relation.is_familiar else "first-approach"
    return Missing(_("No message of {name} is in the book.").format(name=_name(letter)), way)


def _answer(letter: Letter, _said: frozenset[str]) -> Missing | None:
    relation = letter.relation
    if not relation.wrote:
        return _never_wrote(letter)
    if letter.dossier.contact is not None and not relation.waits:
        return Missing(
            _("No message of {name} waits for an answer.").format(name=_name(letter)), "chase", may_be_waived=True
        )
    return (
        None
        if relation.is_past_inquiry
        else Missing(_("It is the first inquiry of {name}.").format(name=_name(letter)), "first-reply")
    )


def _first_approach(letter: Letter, _said: frozenset[str]) -> Missing | None:
    relation = letter.relation
    if relation.wrote or relation.is_familiar:
        way = "first-reply" if not relation.is_past_inquiry else "answer" if relation.waits else "chase"
        return Missing(_("You and {name} have been in touch already.").format(name=_name(letter)), way)
    if relation.unanswered:
        return Missing(_("You have written to {name} already.").format(name=_name(letter)), "chase")
    return None


def _chase(letter: Letter, said: frozenset[str]) -> Missing | None:
    relation = letter.relation
    contact = letter.dossier.contact
    if relation.is_cold and not relation.unanswered:
        return Missing(_("You have not written to {name} yet.").format(name=_name(letter)), "first-approach")
    if relation.waits and contact is not None and contact.waiting_since is not None:
        words = _("{name} waits for our answer since {day}: a reminder is no answer.")
        kind = "answer" if relation.is_past_inquiry else "first-reply"
        way = _('dossier draft {{ref}} {kind}; answered already: dossier log {{ref}} "…" --by email --out')
        return Missing(
            words.format(name=_name(letter), day=letter.matter.say_day(contact.waiting_since.date())),
            way.format(kind=kind),
        )
    if said & {"promised_on", "due_on"}:
        return None
    waiting = said & {"quote_open", "expired_number", "sample_date", "stuck", "friend"}
    if not waiting and not relation.unanswered:
        return Missing(
            _("Nothing of yours waits for an answer of {name}.").format(name=_name(letter)),
            "proposal",
            may_be_waived=True,
        )
    if relation.chase_from is not None and letter.today < relation.chase_from:
        words = _("The last word between you and {name} is of {day}: a reminder is decent from {next} on.")
        since = relation.silent_since or letter.today
        if relation.pace is not None:
            words = _(
                "The last word is of {day}, and {name} mostly takes {n} working days: a reminder is decent from {next} on."
            )
        way = f'dossier follow {{ref}} {relation.chase_from} "…"'
        return Missing(
            words.format(
                n=relation.pace.rhythm.mostly if relation.pace else 0,
                name=_name(letter),
                day=letter.matter.say_day(since),
                next=letter.matter.say_day(relation.chase_from),
            ),
            way,
            may_be_waived=True,
        )
    return None


def _forwarder(letter: Letter, _said: frozenset[str]) -> Missing | None:
    if (stranger := _stranger(letter)) is not None:
        return stranger
    facts = {key: row.value or "" for key, row in letter.seen.facts.items() if letter.seen.fact(key) is not None}
    if facts.get("terms.forwarder"):
        words = _("Their forwarder is known: {name}.").format(name=facts["terms.forwarder"])
        return Missing(words, "reconfirm-terms")
    rule = (facts.get("terms.incoterm") or facts.get("deal.incoterm") or "").split(" ")[0]
    if rule in WE_BOOK:
        return Missing(_("On {rule} you book the transport yourself.").format(rule=rule), "reconfirm-terms")
    if not (rule or facts.get("terms.payment") or live_deals(letter.dossier)):
        words = _("No deal with {name} is open and no terms stand: there is nothing to ship yet.")
        return Missing(words.format(name=_name(letter)), 'dossier deal {ref} "…"')
    return None


def _birthday(letter: Letter, _said: frozenset[str]) -> Missing | None:
    day = letter.birthday()
    if day is None:
        words = _("The birthday of {name} is not noted.").format(name=_name(letter))
        return Missing(words, "dossier set {ref} birthday=--MM-DD", may_be_waived=True)
    words = _("The birthday of {name} is only on {day}.")
    return _too_early(letter, day, NEAR_BIRTHDAY, words, _name(letter))


def _anniversary(letter: Letter, _said: frozenset[str]) -> Missing | None:
    day = letter.anniversary()
    if day is None:
        return None
    firm = letter.dossier.company
    words = _("The anniversary of {name} is only on {day}.")
    return _too_early(letter, day, NEAR_ANNIVERSARY, words, firm.name if firm else _name(letter))


def _too_early(letter: Letter, day: date, near: int, words: str, whose: str) -> Missing | None:
    if (day - letter.today).days <= near:
        return None
    return Missing(
        words.format(name=whose, day=letter.matter.say_day(day)),
        f'dossier follow {{ref}} {day} "…"',
        may_be_waived=True,
    )


def _delay(letter: Letter, _said: frozenset[str]) -> Missing | None:
    order, day = letter.relation.late_order, letter.matter.new_date
    if order is None or order.ship_by is None or day is None or day > order.ship_by:
        return None
    words = _("{day} is no delay: the goods are to leave on {planned}.")
    shown = {"day": letter.matter.say_day(day), "planned": letter.matter.say_day(order.ship_by)}
    return Missing(words.format(**shown), 'dossier draft {ref} delay --day DAY --because "…"')


def _holiday(letter: Letter, _said: frozenset[str]) -> Missing | None:
    if letter.feast() is not None:
        return None
    words = _("No feast that {name} keeps is near.").format(name=_name(letter))
    return Missing(words, "dossier holidays {ref} --days 90")


def _reconfirm(letter: Letter, said: frozenset[str]) -> Missing | None:
    """Refuse while the only order is the one whose terms would be confirmed: what held last time is asked for the next."""
    orders = [each for each in letter.dossier.orders if each.cancelled_on is None]
    if len(orders) != 1 or any(each.id != orders[0].deal_id for each in live_deals(letter.dossier)):
        return None
    words = _("The only order of {name} is {order}: its terms are confirmed again with the next deal.")
    words = words.format(name=_name(letter), order=orders[0].number or orders[0].ref)
    way = "order-confirmed" if "order_number" in said else 'dossier deal {ref} "…"'
    return Missing(words, way, may_be_waived=True)


def _invitation(letter: Letter, _said: frozenset[str]) -> Missing | None:
    coming = [v for v in letter.dossier.visits if v.direction == "to_us" and (v.until or v.on_date) >= letter.today]
    if coming:
        day = min(visit.on_date for visit in coming)
        words = _("{name} comes to you on {day} already.").format(name=_name(letter), day=letter.matter.say_day(day))
        return Missing(words, "dossier advise {ref} --moment reception", may_be_waived=True)
    return _stranger(letter)


def _introduction(letter: Letter, said: frozenset[str]) -> Missing | None:
    sent = [each for each in letter.matter.library if each.role == "company introduction" and each.sent_on is not None]
    if sent and "deck_file" not in said:
        words = _("{name} got your introduction on {day} already.").format(
            name=_name(letter), day=letter.matter.say_day(sent[-1].sent_on or letter.today)
        )
        return Missing(words, "proposal", may_be_waived=True)
    return _stranger(letter)


def _stranger(letter: Letter, _said: frozenset[str] = frozenset()) -> Missing | None:
    if letter.relation.is_cold:
        return Missing(_("{name} does not know you yet.").format(name=_name(letter)), "first-approach")
    return None


_GUARDS: dict[str, Callable[[Letter, frozenset[str]], Missing | None]] = {
    "first-reply": _first_reply, "answer": _answer, "first-approach": _first_approach, "chase": _chase,
    "ask-forwarder": _forwarder, "birthday": _birthday, "anniversary": _anniversary, "holiday": _holiday, "delay": _delay,
    "visit-invitation": _invitation, "introduction": _introduction, "proposal": _stranger,
    "reconfirm-terms": _reconfirm,
}  # fmt: skip
