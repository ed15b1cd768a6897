"""A quotation with its lines, terms and the payment it is based on: written, revised, moved on, shown."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from dossier.app.answer import Answer
from dossier.app.deal.days import after_inquiry, happened_on
from dossier.app.find import archived, named
from dossier.app.quotation import deal_currency, one_quotation
from dossier.app.quotation.one_quotation import read_quotation
from dossier.app.quotation.writing import Asked, Target, conducted
from dossier.app.record import fields
from dossier.app.session import Session
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.read.country.destination import offer_named
from dossier.read.find.who import label
from dossier.read.quotation.quotations import opened_in
from dossier.records.deal.incoterm import rule_and_place
from dossier.records.quotation.quotation import Quotation
from dossier.records.quotation.quote import QUOTE
from dossier.records.quotation.typed_lines import read_lines
from dossier.records.ref import Ref
from dossier.values.listed import enumerated
from dossier.values.money import known_currency
from dossier.values.payment import check_shares
from dossier.values.when import parse_when

_WORDS = ("payment", "number", "lead_time", "packing", "marks")
"""The fields that are kept as they are typed."""


class QuoteRequest(NamedTuple):
    """What is asked of a quotation, as it was typed; `what` is a deal, a client or a quotation."""

    what: str | None
    which: str | None = None
    """A word after `show`: the quotation."""
    lines: Sequence[str] = ()
    fields: Mapping[str, str] = {}
    """The fields of the quotation, by their names."""
    remarks: Sequence[str] = ()
    revise: str | None = None
    moved: Sequence[str] = ()
    """The states that were named by themselves: sent, answered, accepted, refused."""
    on: str | None = None
    override: str | None = None
    share: bool = False
    papers: bool = False
    """Whether its papers are wanted in place of its view."""


def quote(session: Session, request: QuoteRequest) -> Answer:
    """Write, revise, move on or show one quotation; one that is sent must say on which payment it is based."""
    state = _state(session, request)
    day = happened_on(session, request.on)
    typed = request.fields
    values: dict[str, Any] = {name: typed[name].strip() for name in _WORDS if typed.get(name, "").strip()}
    field = QUOTE.field("freight")
    if field is not None and typed.get("freight"):
        values["freight"] = fields.column_value(session, None, field, typed["freight"])
    check_shares(typed.get("payment"), in_full=True)
    values |= rule_and_place(typed.get("incoterm")) | _validity(session, typed.get("valid_until"), day)
    target = _target(session, request)
    after_inquiry(day, target.opened_on if request.on else None)
    lines = _lines(session, request, target, values)
    asked = Asked(values, lines, typed.get("note"), tuple(request.remarks), state, day, request.override)
    if target.quotation is None or target.revise or not asked.is_empty:
        return conducted(session, target, asked)
    if request.papers:
        return Answer(ref=target.quotation.quote.ref)
    return one_quotation.view(session, target.quotation, share=request.share)


def _lines(session: Session, request: QuoteRequest, target: Target, values: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the lines that were typed, each with the offer it names; their currency is added to the values."""
    currency = request.fields.get("currency")
    if not request.lines:
        values |= {"currency": known_currency(currency)} if currency else {}
        return []
    held = target.quotation.quote.currency if target.quotation else None
    lines, values["currency"] = read_lines(list(request.lines), currency or held, target.currency)
    is_named = currency is not None
    deal_currency.keep_to(session, target.deal, held or target.currency, values["currency"], named=is_named)
    with session.reading() as connection:
        return [each | {"offer_id": offer_named(connection, str(each["item"]))} for each in lines]


def _target(session: Session, request: QuoteRequest) -> Target:
    """Return the deal to quote for, or the quotation that is meant."""
    what, which, revise = request.what, request.which, request.revise
    if which is not None and what != "show":
        raise WrongUsageError(
            _("“{word}” is one word too many.").format(word=which[:40]), _('A line goes into --line "…".')
        )
    with session.reading() as connection:
        if revise is not None or which is not None:
            ref: Ref | None = named.client(session, connection, revise or which or "", ("q",))
        elif what is None:
            raise WrongUsageError(_("For which deal?"), _('Type: dossier quote d4 --line "Charger A, 5000 pcs, 3.20"'))
        else:
            ref = named.paper(connection, what, ("q",))
        found = read_quotation(connection, ref) if ref else None
        if found and revise is not None and what is not None:
            _same_client(named.client(session, connection, what), found)
        deal = Ref("d", found.deal.id) if found else named.deal(session, connection, what or "")
        if found is None:
            archived.refuse(connection, deal, session.today)
        opened_on, currency = opened_in(connection, deal.id)
        return Target(deal, label(connection, deal), opened_on, found, revise is not None, currency)


def _same_client(named: Ref, found: Quotation) -> None:
    """Raise InvalidValueError if the quotation to revise is not one of the deal or client that was named beside it."""
    deal = found.deal
    own = {"d": deal.id, "o": deal.company_id, "c": deal.contact_id}
    if own[named.letter] != named.id:
        raise InvalidValueError(
            _("{quote} belongs to {deal} of {client}.").format(
                quote=found.quote.ref, deal=deal.title, client=found.buyer.company or deal.contact_name or deal.ref
            ),
            _("Leave the name away, or name another quotation."),
        )


def _state(session: Session, request: QuoteRequest) -> str | None:
    names = list(request.moved)
    field = QUOTE.field("state")
    if "state" in request.fields and field is not None:
        names.append(fields.column_value(session, None, field, request.fields["state"]))
    if len(set(names)) > 1:
        raise WrongUsageError(
            _("A quotation has one state."),
            _("Choose one of: {choices}.").format(choices=enumerated(f"--{each}" for each in dict.fromkeys(names))),
        )
    return names[0] if names else None


def _validity(session: Session, valid: str | None, day: date) -> dict[str, date]:
    if not valid:
        return {}
    until = parse_when(f"{valid}d" if valid.isdigit() else valid, day)
    if until < session.today:
        raise InvalidValueError(_("The quotation would have ended already."), _("Write --valid 30d."))
    return {"valid_until": until}
