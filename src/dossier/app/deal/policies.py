"""What our house asks or grants on a topic; a change brings up the deals that were stuck on it."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from dossier.advice.deal.allowing import asked_of, judged
from dossier.app.answer import Answer, Shape
from dossier.app.deal.policy_limits import LimitWords, columns
from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.read.deal import policy as read
from dossier.records.agenda.agenda import Due
from dossier.records.deal.deal import TOPICS
from dossier.records.deal.negotiation import StuckDeal
from dossier.records.deal.policy import AtOnce, Policy, Verdict
from dossier.records.listing import Listing
from dossier.records.reading import NOTE_LIMIT, chosen
from dossier.render.deal.policy import NOT_JUDGED, policies_page, reason_words, stuck_lines, understood
from dossier.render.words import choice
from dossier.values.money import Money, rounded
from dossier.values.payment_forms import WHOLE
from dossier.values.when import parse_when


class NewPolicy(NamedTuple):
    """A policy as it is told, all in words; `limits` are the options that overrule what is read from the text."""

    topic: str
    text: str
    on: str | None = None
    limits: LimitWords = LimitWords()


def policies(session: Session, topic: str | None = None) -> Answer:
    """Return our policies with their past, on one topic or on all; raises UnknownWordError for no topic."""
    code = _topic(topic) if topic else None
    with session.reading() as connection:
        found = [each for each in read.policies(connection) if code is None or each.topic == code]
    rows = tuple((each.topic, each.text, each.on_date.isoformat()) for each in found)
    none = (_("No policy is noted yet."), _('Note one: dossier policy payment "…"'))

    def shape() -> Shape:
        from dossier.render.deal.json import policy_json

        return [policy_json(each) for each in found]

    return Answer(
        () if found else none,
        page=(lambda: policies_page(found, session.setting())) if found else None,
        shape=shape,
        table=lambda: Listing("policy", ("topic", "text", "on_date"), rows, len(rows)),
    )


def note(session: Session, new: NewPolicy) -> Answer:
    """Note what holds on a topic from a day on, and name the open deals that waited for it, and those that still do."""
    code = _topic(new.topic)
    if not new.text.strip() or len(new.text) > NOTE_LIMIT:
        raise InvalidValueError(_("A policy is a sentence."), _('For example: dossier policy payment "30% deposit"'))
    values: dict[str, Any] = {"topic": code, "text": " ".join(new.text.split()), **columns(code, new.text, new.limits)}
    values["on_date"] = parse_when(new.on, session.today, past=True) if new.on else session.today
    from dossier.write.tables.negotiation import Policy as Row

    with session.writing("policy") as tx:
        tx.insert(Row, **values)
        form = _("Our policy on {topic} from now on: {text}")
        done = tx.say(form.format(topic=choice(TOPICS, code), text=new.text))
    policy = Policy(id=0, **values)
    with session.living() as connection:
        waiting = [(each, verdict(connection, policy, each)) for each in read.stuck_on(connection, code)]
    said = (done, *understood(policy), *stuck_lines(waiting, session.setting()))
    return Answer(said, next="dossier remind", written=True)


def verdict(connection: sqlite3.Connection, policy: Policy, deal: StuckDeal) -> Verdict:
    """Return whether a policy allows what the client of a stuck deal asks; only payment is judged."""
    if policy.topic != "payment":
        return Verdict(None, unclear=(NOT_JUDGED,))
    asked = asked_of(read.said(connection, deal.deal_id, policy.topic))
    share, value = asked.trust.leaving, deal.value
    if share is None or value is None or deal.currency is None:
        return judged(policy.limits, asked, AtOnce())
    return judged(policy.limits, asked, AtOnce(Money(rounded(value * share / WHOLE, deal.currency), deal.currency)))


def freed(connection: sqlite3.Connection, today: date, days: int) -> Iterator[Due]:
    """Yield a reminder for each deal stuck on a topic whose policy changed within `days`, after its last round.

    A policy that forbids what they ask frees nothing; only the newest one of a topic counts.
    """
    newest: dict[str, Policy] = {}
    for policy in read.recent(connection, today, days):
        newest.setdefault(policy.topic, policy)
    for topic, policy in newest.items():
        for deal in read.stuck_on(connection, topic):
            told = verdict(connection, policy, deal)
            if deal.on_date > policy.on_date or told.allows is False:
                continue
            words = reason_words(policy, told)
            yield Due("policy", deal.ref, today, topic, deal.contact_id, deal.company_id, deal.deal_id, words)


def _topic(text: str) -> str:
    return chosen(TOPICS, text, _("“{text}” is no topic of a negotiation."))
