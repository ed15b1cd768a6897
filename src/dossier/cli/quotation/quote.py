"""`dossier quote`: a quotation with its lines, terms and the payment it is based on; its revisions, its way, its papers."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from dossier.app.find import named
from dossier.app.quotation.named_quotation import named_quotation, quotation_ref, read_quotation
from dossier.app.record import fields
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.output_file import Force
from dossier.cli.quotation import currencies
from dossier.cli.quotation.quotation_changes import Asked, Target, conducted
from dossier.cli.quotation.quotation_paper import Wanted, show_quotation, write_papers
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.read.country.destination import offer_named
from dossier.read.find.who import label
from dossier.records.deal.incoterm import read_incoterm, whole
from dossier.records.kinds import QUOTE, Ref
from dossier.records.quotation.price_breaks import alternatives, set_aside
from dossier.records.quotation.quotation import Quotation
from dossier.records.reading import own_name
from dossier.values.money import Money, known_currency, parse_amount, parse_money
from dossier.values.payment import check_shares
from dossier.values.when import parse_when

app = chapter()
_PIECES = re.compile(r"([\d.,' ]+?)\s*(pcs|pieces|sets|units|个|件|套|[a-z]{2,6})?", re.IGNORECASE)
_MOST = 10**9
"""Quantities and prices from here on are typing mistakes."""


@app.command(
    help=_("Write a quotation for a deal; revise it, mark it, print it.")
    + "\n\n"
    + _(
        'Example: dossier quote d4 --line "Charger A, 1000 pcs, 3.40; 5000 pcs, 3.20" --incoterm "FOB Hong Kong" --payment "30/70"'
    )
    + "\n\n"
    + _("Then: dossier quote q5 --html offer.html · dossier quote q5 --sent · dossier quote --revise q5 --line …")
)
def quote(
    what: Annotated[
        str | None,
        typer.Argument(metavar="DEAL|QUOTATION", help=_("A deal or client to quote for, or a quotation to show.")),
    ] = None,
    which: Annotated[
        str | None, typer.Argument(metavar="", help=_("After “show”: the quotation."), hidden=True)
    ] = None,
    line: Annotated[
        list[str] | None,
        typer.Option(metavar="LINE", help=_("Item, quantity, price; more breaks after a semicolon; may be repeated.")),
    ] = None,
    currency: Annotated[str | None, typer.Option(metavar="CODE", help=_("Currency of the prices."))] = None,
    incoterm: Annotated[str | None, typer.Option(help=_("Incoterm with its place: FOB Hong Kong."))] = None,
    payment: Annotated[str | None, typer.Option(help=_("The payment the prices are based on."))] = None,
    valid: Annotated[str | None, typer.Option(metavar="WHEN", help=_("How long it holds: 30d or a date."))] = None,
    number: Annotated[str | None, typer.Option(help=_("Its number; the next free one if left out."))] = None,
    lead_time: Annotated[str | None, typer.Option(help=_("Lead time."))] = None,
    packing: Annotated[str | None, typer.Option(help=_("Packing."))] = None,
    marks: Annotated[str | None, typer.Option(help=_("Marks."))] = None,
    note: Annotated[str | None, typer.Option(help=_("A note that stays in the house."))] = None,
    remark: Annotated[
        list[str] | None, typer.Option(help=_("A remark that is printed for the client; may be repeated."))
    ] = None,
    revise: Annotated[
        str | None, typer.Option(metavar="QUOTATION", help=_("Write the next revision of this quotation."))
    ] = None,
    state: Annotated[str | None, typer.Option(help=_("draft, sent, answered, accepted, expired or refused."))] = None,
    sent: Annotated[bool, typer.Option("--sent", help=_("It was sent."))] = False,
    answered: Annotated[bool, typer.Option("--answered", help=_("They answered."))] = False,
    accepted: Annotated[bool, typer.Option("--accepted", help=_("They accepted it."))] = False,
    refused: Annotated[bool, typer.Option("--refused", help=_("They refused it."))] = False,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("The day it was sent or answered."))] = None,
    override: Annotated[
        str | None, typer.Option(metavar="WHY", help=_("Send without a payment basis, for this reason."))
    ] = None,
    md: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write it as Markdown; - is the screen."))] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a page to print on A4."))] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a spreadsheet."))] = None,
    force: Force = False,
    share: Annotated[
        bool, typer.Option("--share/--private", help=_("Leave out the note that stays in the house."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Write, revise, mark, show or print one quotation; one that is sent must say on which payment it is based."""
    moved = _state(state, {"sent": sent, "answered": answered, "accepted": accepted, "refused": refused})
    day = parse_when(on, desk().today, past=True) if on else desk().today
    texts = {"payment": payment, "number": number, "lead_time": lead_time, "packing": packing, "marks": marks}
    values: dict[str, Any] = {name: text.strip() for name, text in texts.items() if text and text.strip()}
    check_shares(payment, in_full=True)
    values |= incoterm_of(incoterm) | _validity(valid, day)
    target = _target(what, which, revise)
    _sensible(day, target, typed=on is not None)
    if line:
        held = target.quotation.quote.currency if target.quotation else None
        lines, values["currency"] = _lines(line, currency or held, target.currency)
        currencies.keep_to(target.deal, held or target.currency, values["currency"], named=currency is not None)
        with desk().reading() as connection:
            lines = [each | {"offer_id": offer_named(connection, str(each["item"]))} for each in lines]
    else:
        lines = []
        values |= {"currency": known_currency(currency)} if currency else {}
    papers = Wanted(md, html, xlsx, force)
    papers.check()
    asked = Asked(values, lines, note, tuple(remark or ()), moved, day, override)
    made = conducted(target, asked)
    if not papers.any and not (target.quotation and asked.is_empty and revise is None):
        return
    with desk().reading() as connection:
        found = read_quotation(connection, made)
    if papers.any:
        write_papers(found, papers)
    else:
        show_quotation(found, share=share, as_json=as_json)


def _target(what: str | None, which: str | None, revise: str | None) -> Target:
    """Return the deal to quote for, or the quotation that is meant."""
    if which is not None and what != "show":
        raise WrongUsageError(
            _("“{word}” is one word too many.").format(word=which[:40]), _('A line goes into --line "…".')
        )
    with desk().reading() as connection:
        if revise is not None or which is not None:
            ref: Ref | None = quotation_ref(desk().session, connection, revise or which or "")
        elif what is None:
            raise WrongUsageError(_("For which deal?"), _('Type: dossier quote d4 --line "Charger A, 5000 pcs, 3.20"'))
        else:
            ref = named_quotation(connection, what)
        found = read_quotation(connection, ref) if ref else None
        if found and revise is not None and what is not None:
            _same_client(named.client(desk().session, connection, what), found)
        deal = Ref("d", found.deal.id) if found else named.deal(desk().session, connection, what or "")
        row = connection.execute("SELECT opened_on, currency FROM deal WHERE id = :id", {"id": deal.id}).fetchone()
        return Target(deal, label(connection, deal), date.fromisoformat(row[0]), found, revise is not None, row[1])


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


def _sensible(day: date, target: Target, *, typed: bool) -> None:
    """Raise InvalidValueError for a day to come, or one before the inquiry came."""
    if day > desk().today:
        raise InvalidValueError(_("That day is still to come."), _("Leave --on away for today."))
    if typed and day < target.opened_on:
        raise InvalidValueError(
            _("That is before the inquiry of {day}.").format(day=target.opened_on.isoformat()), _("Check --on.")
        )


def _state(typed: str | None, flags: dict[str, bool]) -> str | None:
    names = [name for name, wanted in flags.items() if wanted]
    field = QUOTE.field("state")
    if typed is not None and field is not None:
        names.append(fields.column_value(desk().session, None, field, typed))
    if len(set(names)) > 1:
        raise WrongUsageError(
            _("A quotation has one state."), _("Choose one of: {choices}.").format(choices=", ".join(names))
        )
    return names[0] if names else None


def _validity(valid: str | None, day: date) -> dict[str, date]:
    if not valid:
        return {}
    until = parse_when(f"{valid}d" if valid.isdigit() else valid, day)
    if until < desk().today:
        raise InvalidValueError(_("The quotation would have ended already."), _("Write --valid 30d."))
    return {"valid_until": until}


def _lines(texts: list[str], currency: str | None, theirs: str | None) -> tuple[list[dict[str, Any]], str]:
    """Return the lines and their one currency: the one given, else what a line says, else that of the deal."""
    found = known_currency(currency) if currency else next(filter(None, map(_currency_in, texts)), theirs)
    lines = []
    for text in texts:
        plain, payments = set_aside(text)
        for parts in _breaks(plain):
            quantity, unit, item = _quantity(parts[:-1])
            for said, basis in alternatives(parts[-1], payments):
                price = _price(said, found)
                found = price.currency
                line = {"item": item, "quantity": quantity, "unit": unit, "price": price.amount}
                lines.append(line | ({"payment": basis} if basis else {}))
    return lines, found or "USD"


def _currency_in(text: str) -> str | None:
    """Return the currency that the prices of a line say, None where they say none or cannot be read."""
    plain, payments = set_aside(text)
    for parts in _breaks(plain):
        for said, _basis in alternatives(parts[-1], payments):
            with suppress(InvalidValueError):
                return parse_money(said, field="line").currency
    return None


def _price(text: str, currency: str | None) -> Money:
    """Return a price in the quotation's one currency; raises InvalidValueError for any other and for no price."""
    price = parse_money(text, currency or "USD", field="line")
    if price.amount <= 0:
        raise InvalidValueError(_("A price must be above zero."))
    if price.amount >= _MOST or -int(price.amount.as_tuple().exponent) > 6:
        raise InvalidValueError(_("“{text}” is no price.").format(text=text[:40]), _("Write 3.20."))
    if currency is not None and price.currency != currency:
        raise InvalidValueError(_("One quotation has one currency: {a} or {b}?").format(a=currency, b=price.currency))
    return price


def _breaks(text: str) -> list[list[str]]:
    """Return the parts of each price of a line: “A, 1000 pcs, 3.40; 5000, 3.20” has two, both with their item."""
    steps = [_parts(step) for step in re.split(r"[;；]", text) if step.strip()]
    if len(steps) > 1 and len(steps[0]) > 1 and _is_price(steps[0][-1]) and all(len(step) == 2 for step in steps[1:]):
        item, first = steps[0][0], steps[0]
        if len(first) > 3:
            item = ", ".join(first[:-2])
        unit = (_PIECES.fullmatch(first[-2]) if len(first) > 2 else None) or [None, None, None]
        plain = [
            [item, f"{step[0]} {unit[2]}" if unit[2] and step[0].isdigit() else step[0], step[1]] for step in steps[1:]
        ]
        return [[item, *first[-2:]] if len(first) > 2 else first, *plain]
    parts = [part for step in steps for part in step]
    if len(parts) < 2:
        raise InvalidValueError(
            _("“{text}” is no line of a quotation.").format(text=text[:60]),
            _('Write: --line "Charger A, 5000 pcs, 3.20"'),
        )
    return [parts]


def _parts(text: str) -> list[str]:
    """Return what stands between commas; one without a space after it still parts, unless it marks thousands."""
    parts = [part.strip() for part in re.split(r"[,，](?=\s)|，", text) if part.strip()]
    return (
        parts
        if len(parts) > 1
        else [part.strip() for part in re.split(r"(?<!\d),|,(?!\d{3}(?!\d))", text) if part.strip()]
    )


def _is_price(text: str) -> bool:
    try:
        return parse_money(text.partition("@")[0].partition(" / ")[0], "USD").amount > 0
    except InvalidValueError:
        return False


def _quantity(parts: list[str]) -> tuple[Any, str | None, str]:
    hit = _PIECES.fullmatch(parts[-1]) if len(parts) > 1 else None
    if hit is None:
        return None, None, own_name(", ".join(parts), field=_("item"))
    quantity = parse_amount(hit[1], field="line")
    if not 0 < quantity < _MOST:
        raise InvalidValueError(_("“{text}” is no quantity.").format(text=parts[-1][:40]), _("Write 5000 pcs."))
    return quantity, hit[2], own_name(", ".join(parts[:-1]), field=_("item"))


def incoterm_of(text: str | None) -> dict[str, str]:
    """Return rule and place of an incoterm; raises InvalidValueError for a rule that Incoterms 2020 does not have."""
    if not text:
        return {}
    term = whole(read_incoterm(text))
    return {"incoterm": term.rule, "place": term.place or ""}
