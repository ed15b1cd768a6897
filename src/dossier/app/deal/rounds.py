"""One exchange of a negotiation on one topic, ours against theirs."""

import sqlite3
from datetime import date
from typing import Any, NamedTuple

from dossier.app.answer import Answer
from dossier.app.deal.days import not_to_come
from dossier.app.deal.recap_answer import agreed_on_two
from dossier.app.deal.unread_payment import asks_for_shares
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import InvalidValueError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read.deal import negotiation as read
from dossier.read.find.who import label
from dossier.records.agenda.agenda import LogEntry
from dossier.records.deal.deal import OUTCOMES, TOPICS
from dossier.records.deal.position import priced
from dossier.records.deal.recap import Basis
from dossier.records.deal.story import is_agreed_on_two
from dossier.records.proposals import AddRecord
from dossier.records.reading import chosen
from dossier.records.ref import Ref
from dossier.render.words import choice
from dossier.values.payment import check_shares, payment_of
from dossier.values.when import parse_when

_NEWEST = ("newest", "last", "latest", "最新")


class Exchange(NamedTuple):
    """A round as it is told, all in words; `log` is the touch it came from, `on` the day."""

    deal: str
    topic: str
    ours: str | None = None
    theirs: str | None = None
    outcome: str = "open"
    said_by: str | None = None
    log: str | None = None
    text: str | None = None
    on: str | None = None


def note(session: Session, request: Exchange) -> Answer:
    """Write one round with both positions, who spoke, and the touch it came from."""
    topic = chosen(TOPICS, request.topic, _("“{text}” is no topic of a negotiation."))
    outcome = chosen(OUTCOMES, request.outcome, _("“{text}” is no outcome of a round."))
    with session.reading() as connection:
        ref = named.deal(session, connection, request.deal)
        name = label(connection, ref)
        values: dict[str, Any] = {"topic": topic, "outcome": outcome}
        values |= _positions(connection, ref, topic, request)
        values |= _origin(session, connection, ref, request)
    values["text"] = (request.text or "").strip() or None
    not_to_come(values["on_date"], session.today)
    if not any(values.get(side) for side in ("ours", "theirs", "text")):
        raise WrongUsageError(
            _("A round needs what one side said."), _('Add --theirs "…" or --ours "…", or words with --note "…".')
        )
    return _written(session, ref, name, values)


def _positions(connection: sqlite3.Connection, ref: Ref, topic: str, request: Exchange) -> dict[str, str]:
    """Return both positions as they are kept; a price is a sum, the shares of a payment are 100 % together."""
    sides = (("ours", request.ours), ("theirs", request.theirs))
    said = {side: text.strip() for side, text in sides if text and text.strip()}
    if topic == "price":
        currency = read.currency_of(connection, ref.id)
        return {side: priced(text, currency) for side, text in said.items()}
    if topic == "payment":
        for words in said.values():
            check_shares(words)
    return said


def _origin(session: Session, connection: sqlite3.Connection, ref: Ref, request: Exchange) -> dict[str, Any]:
    """Return the day of a round, the touch it came from and who spoke; a touch that was named gives all three."""
    entry = _touch(session, connection, ref, request.log)
    is_named = entry is not None and bool(request.log)
    day: date = entry.on_date if entry is not None and is_named else session.today
    if request.on:
        day = parse_when(request.on, session.today, past=True)
    values: dict[str, Any] = {"on_date": day}
    if entry is not None and (is_named or entry.on_date == day):
        values["log_entry_id"] = entry.id
    if request.said_by is not None:
        values["said_by_id"] = named.client(session, connection, request.said_by, ("c",)).id
    elif entry is not None and is_named and (request.theirs or "").strip():
        values["said_by_id"] = entry.contact_id
    return values


def _touch(session: Session, connection: sqlite3.Connection, ref: Ref, log: str | None) -> LogEntry | None:
    """Return the touch that was named, else the client's newest; raises NotFoundError for one that is not there."""
    plain = (log or "").strip().casefold()
    if not plain or plain in _NEWEST:
        entry = read.newest_touch(connection, ref.id)
        if entry is None and plain:
            raise NotFoundError(_("Nothing is logged with this client yet."), _("Leave --log away."))
        return entry
    number = named.client(session, connection, plain, ("l",)).id
    entry = read.touch(connection, ref.id, number)
    if entry is None:
        raise InvalidValueError(
            _("l{number} was logged with another client.").format(number=number),
            _("See: dossier show {ref} --section log").format(ref=ref),
        )
    return entry


def _written(session: Session, ref: Ref, name: str, values: dict[str, Any]) -> Answer:
    from dossier.write import record

    with session.writing("round") as tx:
        made = record.add(tx, AddRecord("round", ref, values))
        sides = [
            _("we: {text}").format(text=values["ours"]) if values.get("ours") else "",
            _("they: {text}").format(text=values["theirs"]) if values.get("theirs") else "",
            values["text"] or "",
            choice(OUTCOMES, values["outcome"]),
            f"l{values['log_entry_id']}" if values.get("log_entry_id") else "",
        ]
        done = tx.say(
            _("{deal} ({ref}), {topic} ({round}): {what}.").format(
                deal=name, ref=ref, topic=choice(TOPICS, values["topic"]), round=made,
                what=" · ".join(part for part in sides if part),
            )
        )  # fmt: skip
    notes = asks_for_shares(values.get("ours"), _unclear(values)) if values["topic"] == "payment" else ()
    if is_agreed_on_two(values["outcome"], values.get("ours"), values.get("theirs")):
        basis = Basis(str(made), "", values["topic"], None, None, values["ours"], values["theirs"])
        notes = (*notes, *agreed_on_two((basis,)))
    return Answer((done,), notes=notes, ref=str(made), next=f"dossier history {ref}", written=True)


def _unclear(values: dict[str, Any]) -> str | None:
    """Return what they say, unless it names the moment of a balance whose deposit was said before."""
    shares = payment_of(values.get("theirs")).shares
    return None if shares and all(each.moment for each in shares) else values.get("theirs")
