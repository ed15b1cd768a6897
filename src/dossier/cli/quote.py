"""`dossier quote`: a quotation with its lines, terms and the payment it is based on."""

import re
from typing import Annotated, Any

import typer

from dossier.cli import ask, destinations, fields
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.errors import InvalidValueError, RefusedError
from dossier.facts.catalogue_trade import INCOTERMS
from dossier.facts.money import known_currency, parse_amount, parse_money
from dossier.facts.records import QUOTE
from dossier.facts.values import choice_code, own_name
from dossier.facts.when import parse_when
from dossier.i18n import _, ngettext
from dossier.read.destination import offer_named
from dossier.read.who import label

app = chapter()
_PIECES = re.compile(r"([\d.,' ]+)\s*(pcs|pieces|sets|units|个|件|套|[a-z]{2,6})", re.IGNORECASE)


@app.command(
    help=_("Write a quotation for a deal.")
    + "\n\n"
    + _(
        'Example: dossier quote d4 --line "Charger A, 5000 pcs, 3.20" --currency USD --incoterm "FOB Hong Kong" --payment "30/70"'
    )
)
def quote(
    deal: Annotated[str, typer.Argument(metavar="DEAL", help=_("The deal, or the client if it has one open deal."))],
    line: Annotated[list[str], typer.Option(metavar="LINE", help=_("Item, quantity, price; may be repeated."))],
    currency: Annotated[str | None, typer.Option(metavar="CODE", help=_("Currency of the prices."))] = None,
    incoterm: Annotated[str | None, typer.Option(help=_("Incoterm with its place: FOB Hong Kong."))] = None,
    payment: Annotated[str | None, typer.Option(help=_("The payment the prices are based on."))] = None,
    valid: Annotated[str | None, typer.Option(metavar="WHEN", help=_("How long it holds: 30d or a date."))] = None,
    number: Annotated[str | None, typer.Option(help=_("Its number; the next free one if left out."))] = None,
    lead_time: Annotated[str | None, typer.Option(help=_("Lead time."))] = None,
    packing: Annotated[str | None, typer.Option(help=_("Packing."))] = None,
    marks: Annotated[str | None, typer.Option(help=_("Marks."))] = None,
    note: Annotated[str | None, typer.Option(help=_("A note."))] = None,
    state: Annotated[str, typer.Option(help=_("draft, sent, answered, accepted, expired or refused."))] = "draft",
    override: Annotated[
        str | None, typer.Option(metavar="WHY", help=_("Send without a payment basis, for this reason."))
    ] = None,
) -> None:
    """Write a quotation; one that is sent must say on which payment it is based."""
    lines, found = _lines(line, currency)
    values: dict[str, Any] = {"currency": found, **_incoterm(incoterm)}
    texts = {
        "payment": payment,
        "number": number,
        "lead_time": lead_time,
        "packing": packing,
        "marks": marks,
        "note": note,
    }
    values |= {name: text for name, text in texts.items() if text}
    field = QUOTE.field("state")
    values["state"] = fields.column_value(None, field, state) if field else state
    if values["state"] != "draft":
        values["sent_on"] = desk().today
    if values["state"] != "draft" and not payment and not override:
        raise RefusedError(
            _("The quotation does not say on which payment it is based."),
            _('Add --payment "30% deposit, 70% before shipment", or --override "why".'),
        )
    if valid:
        values["valid_until"] = parse_when(valid if not valid.isdigit() else f"{valid}d", desk().today)
        if values["valid_until"] < desk().today:
            raise InvalidValueError(_("The quotation would have ended already."), _("Write --valid 30d."))
    if override:
        values["note"] = "; ".join(part for part in (note, _("no payment basis: {why}").format(why=override)) if part)
    with desk().reading() as connection:
        ref = ask.deal(connection, deal)
        name = label(connection, ref)
        lines = [each | {"offer_id": offer_named(connection, str(each["item"]))} for each in lines]
        careful = destinations.warning(connection, ref.id, lines) if values["state"] != "draft" else ""
    from dossier.write import deal as write
    from dossier.write.tables import Quote

    with desk().writing("quote") as tx:
        made = write.quote(tx, ref.id, values, lines)
        said = tx.say(
            ngettext(
                "Quotation {number} ({ref}) for {deal} ({deal_ref}), {count} line.",
                "Quotation {number} ({ref}) for {deal} ({deal_ref}), {count} lines.",
                len(lines),
            ).format(number=tx.get(Quote, made.id).number, ref=made, deal=name, deal_ref=ref, count=len(lines))
        )
    following = (
        _("Next: dossier set {ref} state=sent sent_on=today")
        if values["state"] == "draft"
        else _("Next: dossier show {deal}")
    )
    desk().say(*filter(None, (said, careful, following.format(ref=made, deal=ref))))


def _lines(texts: list[str], currency: str | None) -> tuple[list[dict[str, Any]], str]:
    found = known_currency(currency) if currency else None
    lines = []
    for text in texts:
        parts = [part.strip() for part in re.split(r"[;,，](?=\s)|[;；]", text) if part.strip()]
        if len(parts) < 2:
            raise InvalidValueError(
                _("“{text}” is no line of a quotation.").format(text=text[:60]),
                _('Write: --line "Charger A, 5000 pcs, 3.20"'),
            )
        price = parse_money(parts[-1], found or "USD", field="line")
        if price.amount <= 0:
            raise InvalidValueError(_("A price must be above zero."))
        if found is not None and price.currency != found:
            raise InvalidValueError(_("One quotation has one currency: {a} or {b}?").format(a=found, b=price.currency))
        found = price.currency
        quantity, unit, item = _quantity(parts[:-1])
        lines.append({"item": item, "quantity": quantity, "unit": unit, "price": price.amount})
    return lines, found or "USD"


def _quantity(parts: list[str]) -> tuple[Any, str | None, str]:
    hit = _PIECES.fullmatch(parts[-1]) if len(parts) > 1 else None
    if hit is None:
        return None, None, own_name(", ".join(parts), field=_("item"))
    return parse_amount(hit[1], field="line"), hit[2], own_name(", ".join(parts[:-1]), field=_("item"))


def _incoterm(text: str | None) -> dict[str, str]:
    """Return rule and place of an incoterm; raises InvalidValueError for a rule that Incoterms 2020 does not have."""
    if not text:
        return {}
    rule, _space, place = text.strip().partition(" ")
    code = choice_code(INCOTERMS, rule)
    if code is None:
        import difflib

        near = difflib.get_close_matches(rule.upper(), [choice.code for choice in INCOTERMS], n=1, cutoff=0.5)
        raise InvalidValueError(
            _("“{rule}” is no rule of Incoterms 2020.").format(rule=rule[:20]),
            _("Did you mean {name}?").format(name=near[0]) if near else _("For example: FOB Hong Kong."),
        )
    if not place.strip():
        raise InvalidValueError(
            _("{rule} needs a place.").format(rule=code), _("For example: {rule} Hong Kong.").format(rule=code)
        )
    return {"incoterm": code, "place": place.strip()}
