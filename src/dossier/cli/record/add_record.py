"""`dossier add NOUN`: one command for every kind of record, made from its description."""

import inspect
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import Annotated, Any, NamedTuple

import typer

from dossier.app.find import named
from dossier.app.order import destination_check
from dossier.app.record import fields
from dossier.cli.desk import desk
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import N_, _
from dossier.read.deal.negotiation import currency_of
from dossier.records.catalogue import catalogue
from dossier.records.deal.incoterm import Incoterm, read_incoterm, whole
from dossier.records.kinds import KINDS, RecordField, RecordKind, Ref
from dossier.records.proposals import AddRecord, NoteFact
from dossier.render.page import text_of
from dossier.world import countries

NOUNS: dict[str, tuple[str, str]] = {
    "deal": (
        N_("Open a deal with a client."),
        'dossier add deal nordlicht "5,000 chargers" --value 16000 --currency USD',
    ),
    "department": (N_("Add a department: who handles what."), "dossier add department nordlicht design outsourced"),
    "career": (N_("Add a step of a person's career."), 'dossier add career anna "Lichthaus AG" --from-date 2012'),
    "visit": (N_("Add a visit, to us or to them."), "dossier add visit anna to_us 2027-04-14 --place Shenzhen"),
    "market": (N_("Add a country where a company sells."), "dossier add market summit DE --from-date 2026"),
    "product": (
        N_("Add a product that a client sells."),
        'dossier add product nordlicht "USB lamp" --kind best_seller',
    ),
    "offer": (N_("Add a product of ours."), 'dossier add offer "Charger A 30 W" --plug EU --certificates "CE, RoHS"'),
    "news": (
        N_("Add news of a company, and what to do about it."),
        'dossier add news nordlicht fair "IFA" --on-date 2027-09-03',
    ),
    "intel": (
        N_("Note what another client told us; it is protected."),
        'dossier add intel brighthome "pays late" --told-by karen',
    ),
    "link": (N_("Link a company to another one."), "dossier add link southern buys_from brighthome"),
    "forwarder": (
        N_("Add a forwarder that clients use."),
        'dossier add forwarder "Blue Ocean" --ports "Shenzhen, Ningbo"',
    ),
    "quote": (N_("Add a quotation as it was sent elsewhere."), "dossier add quote d4 --number Q2026-007 --state sent"),
    "order": (
        N_("Add an order of a deal."),
        "dossier add order d4 --number PI-1042 --destination US --offer A-30 --plug US --ship-by 2027-01-20",
    ),
    "proof": (N_("Add a sample or proof."), "dossier add proof d4 machine --state sent --courier DHL"),
    "promise": (N_("Add a promise, ours or theirs."), 'dossier add promise anna "send the test report" --due-on fri'),
    "note": (N_("Add a note about a client or a country."), 'dossier add note DE "matt sells better" --topic taste'),
    "rate": (N_("Add an exchange rate."), "dossier add rate EUR 7.81 --base CNY"),
}


def commands() -> Iterator[tuple[str, str, Callable[..., None]]]:
    """Yield name, help and function of every noun that is added from its description."""
    for noun, (line, example) in NOUNS.items():
        help_text = _(line) + "\n\n" + _("Example: {command}").format(command=example)
        if noun == "intel":
            yield noun, help_text, add_intel
        elif noun == "note":
            yield noun, help_text, add_note
        else:
            yield noun, help_text, _command(KINDS[noun])


def _command(kind: RecordKind) -> Callable[..., None]:
    """Return a function whose parameters are the kind's owner and fields, as Typer reads them."""

    def command(**typed: Any) -> None:
        _add(kind, typed)

    parameters = []
    if kind.owner:
        what = {"contact": _("Whose: a contact."), "company": _("Whose: a company."), "deal": _("Of which deal.")}
        words = what.get(kind.owner, _("Of whom: a contact, company or deal."))
        parameters.append(_spoken("owner", Annotated[str, typer.Argument(metavar="WHO", help=words)]))
    parameters += [_field_parameter(field) for field in kind.fields if field.name != "source"]
    source = typer.Option("--source", help=_("Where it comes from."))
    parameters.append(_option("source", Annotated[str | None, source]))
    if kind.noun == "quote":
        unpaid = typer.Option("--override", metavar="WHY", help=_("Send without a payment basis, for this reason."))
        parameters.append(_option("override", Annotated[str | None, unpaid]))
    if kind.noun == "order":
        against = typer.Option(
            "--override", metavar="WHY", help=_("Go on against the check of the destination, for this reason.")
        )
        parameters.append(_option("override", Annotated[str | None, against]))
    parameters.sort(key=lambda each: each.kind)
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return command


def _spoken(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation, default=default)


def _option(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=None)


def _field_parameter(field: RecordField) -> inspect.Parameter:
    words = _("Which contact told us; it is protected.") if field.name == "told_by" else _(field.label)
    if field.choices:
        words += ": " + ", ".join(choice.code for choice in field.choices)
    if field.spoken and field.required:
        return _spoken(field.name, Annotated[str, typer.Argument(metavar=field.name.upper(), help=words)])
    if field.spoken:
        return _spoken(field.name, Annotated[str | None, typer.Argument(metavar=field.name.upper(), help=words)], None)
    flags = [f"--{name.replace('_', '-')}" for name in (field.name, *field.aliases) if name.isascii()]
    option = typer.Option(*flags, metavar=_METAVARS.get(field.type, "TEXT"), help=words)
    return _option(field.name, Annotated[str | None, option])


_METAVARS = {
    "day": "WHEN",
    "partial": "WHEN",
    "number": "NUMBER",
    "decimal": "NUMBER",
    "country": "COUNTRY",
    "contact": "WHO",
    "company": "WHO",
    "currency": "CODE",
    "yesno": "yes|no",
}


def _add(kind: RecordKind, typed: dict[str, Any]) -> None:
    needs_book = kind.owner != "" or desk().places.book.exists()
    with desk().reading() if needs_book else nullcontext(None) as connection:
        owner = _owner(connection, kind, typed.pop("owner", None))
        _with_place(kind, typed)
        values = {
            field.column: fields.column_value(desk().session, connection, field, typed[field.name])
            for field in kind.fields
            if typed.get(field.name) is not None
        }
        whose = _name(connection, owner)
        values = _defaults(kind, values)
        if connection is not None and owner is not None and _needs_currency(kind, values):
            values["currency"] = currency_of(connection, owner.id)
        if kind.noun == "news":
            from dossier.app.company.news_action import with_action

            values = with_action(values)
        _sense(kind, owner, values)
        order = _order_cleared(connection, kind, owner, values, typed.get("override"))
    values = order.values if order else values
    from dossier.write import guards, record
    from dossier.write.deal import deal

    with desk().writing(f"add {kind.noun}", typed.get("source")) as tx:
        if kind.noun == "deal":
            ref = deal.open_deal(tx, values | _client(tx, owner))
        elif kind.noun == "quote" and owner is not None:
            guards.not_before_inquiry(tx, owner.id, kind.letter, values)
            kept = guards.payment_first(tx, None, values, typed.get("override"))
            note = "\n".join(part for part in (values.get("note"), kept) if part)
            ref = deal.quote(tx, owner.id, values | ({"note": note} if note else {}), [])
        else:
            if kind.noun in {"promise", "follow-up"} and owner is not None:
                from dossier.write.contact.touch import owners_of

                values |= owners_of(tx, owner)
            ref = record.add(tx, AddRecord(kind.noun, owner, values))
        if order is not None and owner is not None:
            destination_check.log_reason(
                tx, owner.id, str(values.get("number") or ref), order.allowed, typed.get("override")
            )
        what = _what(kind, typed)
        text = _("Added {noun} {ref} for {whose}: {what}.") if whose else _("Added {noun} {ref}: {what}.")
        done = tx.say(text.format(noun=_(kind.label), ref=ref, whose=whose, what=what))
    desk().say(done)
    if order is not None and order.allowed.line:
        desk().say(text_of(order.allowed.line))
    _remark(kind, owner, typed, values)
    if owner is not None:
        desk().say(_("Next: dossier show {ref}").format(ref=owner))


def _needs_currency(kind: RecordKind, values: dict[str, Any]) -> bool:
    """Tell whether a quotation or a sum was typed without its currency, which is then the deal's."""
    if values.get("currency"):
        return False
    return kind.noun == "quote" or (kind.noun == "order" and values.get("value") is not None)


class _Order(NamedTuple):
    """The columns of an order with its destination settled, and what the check of it found."""

    values: dict[str, Any]
    allowed: destination_check.Cleared


def _order_cleared(
    connection: sqlite3.Connection | None,
    kind: RecordKind,
    owner: Ref | None,
    values: dict[str, Any],
    override: str | None,
) -> _Order | None:
    if kind.noun != "order" or connection is None or owner is None:
        return None
    allowed = destination_check.cleared(desk().session, connection, owner.id, values, override)
    return _Order(destination_check.with_reason(values, allowed, override), allowed)


def _remark(kind: RecordKind, owner: Ref | None, typed: dict[str, Any], values: dict[str, Any]) -> None:
    """Say what follows from news and markets: the action nobody typed, and the question for the destination."""
    if kind.noun == "news" and not typed.get("action"):
        desk().say(_("To do: {action}").format(action=values["action"]))
    if owner is not None and (kind.noun == "market" or values.get("kind") in {"distributor", "market"}):
        from dossier.app.company.news_action import destination_remarks

        with desk().reading() as connection:
            desk().say(*destination_remarks(desk().session, connection, owner))


def _with_place(kind: RecordKind, typed: dict[str, Any]) -> None:
    """Take an incoterm typed with its place apart; raises InvalidValueError for a rule without any place."""
    if kind.noun not in {"quote", "order"} or not typed.get("incoterm"):
        return
    term = read_incoterm(typed["incoterm"])
    typed["incoterm"], typed["place"] = whole(Incoterm(term.rule, term.place or typed.get("place")))


def _client(tx: Any, owner: Ref | None) -> dict[str, Any]:
    from dossier.write.contact.touch import owners_of

    return {name: number for name, number in owners_of(tx, owner).items() if name != "deal_id"} if owner else {}


def _owner(connection: sqlite3.Connection | None, kind: RecordKind, text: str | None) -> Ref | None:
    if not kind.owner or text is None or connection is None:
        return None
    if kind.owner == "deal":
        return named.deal(desk().session, connection, text)
    if kind.noun == "deal" or kind.owner == "any":
        return named.client(desk().session, connection, text, ("c", "o") if kind.noun == "deal" else named.ANYBODY)
    if kind.owner == "company":
        return company_of(connection, text)
    return named.client(desk().session, connection, text, ("c",))


def company_of(connection: sqlite3.Connection, text: str) -> Ref:
    """Return the company that a fragment names, or that of the contact it names."""
    ref = named.client(desk().session, connection, text, named.CLIENTS)
    if ref.letter == "o":
        return ref
    row = connection.execute("SELECT company_id FROM contact WHERE id = :id", {"id": ref.id}).fetchone()
    if row is None or row[0] is None:
        raise WrongUsageError(
            _("{name} belongs to no company yet.").format(name=text[:60]),
            _('Type: dossier set {ref} company="NAME"').format(ref=ref),
        )
    return Ref("o", row[0])


def _name(connection: sqlite3.Connection | None, owner: Ref | None) -> str:
    from dossier.read.find.who import label

    return label(connection, owner) if connection is not None and owner is not None else ""


def _defaults(kind: RecordKind, values: dict[str, Any]) -> dict[str, Any]:
    today = desk().today
    defaults: dict[str, dict[str, Any]] = {
        "round": {"outcome": "open", "on_date": today},
        "order": {"confirmed_on": today},
        "proof": {"state": "preparing", "version": 1},
        "promise": {"by": "ours", "state": "open", "made_on": today},
        "rate": {"base": desk().settings.money() if kind.noun == "rate" else None, "on_date": today},
        "deal": {"stage": "inquiry", "opened_on": today},
        "attachment": {"added_on": today},
    }
    first = defaults.get(kind.noun, {})
    if kind.noun == "proof" and values.get("state") == "sent":
        first["sent_on"] = today
    if kind.noun == "quote" and values.get("state") == "sent":
        first["sent_on"] = today
    return {**first, **values}


def _sense(kind: RecordKind, owner: Ref | None, values: dict[str, Any]) -> None:
    """Raise InvalidValueError for values that contradict each other, RefusedError for a link to itself."""
    for early, late in (
        ("from_date", "to_date"),
        ("on_date", "until"),
        ("sent_on", "valid_until"),
        ("confirmed_on", "ship_by"),
    ):
        if values.get(early) is not None and values.get(late) is not None and str(values[late]) < str(values[early]):
            names = {field.column: _(field.label) for field in kind.fields}
            raise InvalidValueError(
                _("{late} lies before {early}.").format(late=names.get(late, late), early=names.get(early, early)),
                _("Check the two dates."),
            )
    if kind.noun == "rate" and values.get("currency") == values.get("base"):
        raise InvalidValueError(_("A currency has no rate against itself."), _("Name the other one with --base."))
    if kind.noun == "link" and owner is not None:
        from dossier.write.record import refuse_self_link

        refuse_self_link(owner.id, values["other_id"])


def _what(kind: RecordKind, typed: dict[str, Any]) -> str:
    spoken = " ".join(str(typed[field.name]) for field in kind.fields if field.spoken and typed.get(field.name))
    others = [
        f"{_(field.label)} {typed[field.name]}" for field in kind.fields if not field.spoken and typed.get(field.name)
    ]
    return ", ".join(part for part in (spoken, *others[:3]) if part) or _("nothing known of it yet")


def add_note(
    who: Annotated[str, typer.Argument(metavar="WHO", help=_("A contact, company, deal or country."))],
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("The note."))],
    topic: Annotated[
        str | None,
        typer.Option(help=_("For a country: buying, taste, manners, table, law, tariff, payment, sights, story.")),
    ] = None,
    source: Annotated[str | None, typer.Option(help=_("Where it comes from."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("When it was noted."))] = None,
) -> None:
    """Note something about a client or a country, beside what was noted before."""
    country = countries.find(who) if len(who) != 2 or who.isupper() else None
    with desk().reading() if country is None or desk().places.book.exists() else nullcontext(None) as connection:
        origin = fields.origin(desk().session, connection, source, on=on)
        owner = None if country or connection is None else named.client(desk().session, connection, who)
        whose = countries.name(country) if country else _name(connection, owner)
    kind = "country" if country else {"c": "contact", "o": "company", "d": "deal"}[owner.letter] if owner else "contact"
    entry = catalogue.find(kind, topic or "note")
    if entry is None or not entry.many:
        raise (
            fields.unknown_field(KINDS[kind], topic or "note")
            if kind in KINDS
            else WrongUsageError(
                _("“{topic}” is no topic of a country.").format(topic=topic),
                _("Choose from: {choices}.").format(
                    choices=", ".join(each.name for each in catalogue.for_subject("country"))
                ),
            )
        )
    known = fields.note_fact(desk().session, entry, text, origin)
    _note(kind, owner, country, known, whose)


def _note(kind: str, owner: Ref | None, country: str | None, known: NoteFact, whose: str) -> None:
    from dossier.write import fact

    with desk().writing("add note", known.source) as tx:
        number = fact.country_id(tx, country) if country else owner.id if owner else 0
        fact.note(tx, kind, number, known)
        done = tx.say(_("Noted about {whose}: {text}").format(whose=whose, text=(known.value or "")[:200]))
    desk().say(done, _("Next: dossier show {ref}").format(ref=country or owner))


def add_intel(
    company: Annotated[str, typer.Argument(metavar="COMPANY", help=_("About which company."))],
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("What we were told."))],
    told_by: Annotated[str, typer.Option("--told-by", metavar="WHO", help=_("Who told us."))],
    promise: Annotated[str | None, typer.Option(help=_("What we promised in return."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("When we were told."))] = None,
) -> None:
    """Note what another client told us about a company; it is never shown in anything made to be shared."""
    with desk().reading() as connection:
        about = company_of(connection, company)
        origin = fields.origin(desk().session, connection, "client", on=on, told_by=told_by)
        whose = _name(connection, about)
    from dossier.write import fact, record
    from dossier.write.contact import touch

    known = fields.note_fact(desk().session, catalogue.by_key()["company.intel"], text, origin)
    with desk().writing("add intel", "client") as tx:
        fact.note(tx, "company", about.id, known)
        if promise and origin.told_by is not None:
            owners = touch.owners_of(tx, Ref("c", origin.told_by))
            values = {"by": "ours", "text": promise, "state": "open", "made_on": tx.today, **owners}
            record.add(tx, AddRecord("promise", None, values))
        done = tx.say(_("Noted about {whose}, protected: {text}").format(whose=whose, text=text[:200]))
    desk().say(done, _("Next: dossier show {ref}").format(ref=about))


def command_for(noun: str) -> Callable[..., None]:
    """Return the function that adds one kind of record from its description."""
    return _command(KINDS[noun])
