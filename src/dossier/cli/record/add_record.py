"""`dossier add NOUN`: one command for every kind of record, made from its description."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from dossier.app.answer import Answer
from dossier.app.record import add, fields, notes
from dossier.cli.desk import desk
from dossier.cli.fields import argument, option, parameter
from dossier.cli.lazy import chapter
from dossier.i18n import N_, _
from dossier.records.declared import RecordKind
from dossier.records.kinds import KINDS

NOUNS: dict[str, tuple[str, str]] = {
    "deal": (N_("Open a deal with a client."), N_('dossier add deal nordlicht "5,000 chargers" --value 16000 --currency USD')),
    "department": (N_("Add a department: who handles what."), N_("dossier add department nordlicht design outsourced")),
    "career": (N_("Add a step of a person's career."), N_('dossier add career anna "Lichthaus AG" --from-date 2012')),
    "visit": (N_("Add a visit, to us or to them."), N_("dossier add visit anna to_us 2027-04-14 --place Shenzhen")),
    "market": (N_("Add a country where a company sells."), N_("dossier add market summit DE --from-date 2026")),
    "product": (N_("Add a product that a client sells."), N_('dossier add product nordlicht "USB lamp" --kind best_seller')),
    "offer": (N_("Add a product of ours."), N_('dossier add offer "Charger A 30 W" --plug EU --certificates "CE, RoHS"')),
    "news": (N_("Add news of a company, and what to do about it."), N_('dossier add news nordlicht fair "IFA" --on-date 2027-09-03')),
    "intel": (N_("Note what another client told us; it is protected."), N_('dossier add intel brighthome "pays late" --told-by karen')),
    "link": (N_("Link a company to another one."), N_("dossier add link southern buys_from brighthome")),
    "forwarder": (N_("Add a forwarder that clients use."), N_('dossier add forwarder "Blue Ocean" --ports "Shenzhen, Ningbo"')),
    "quote": (N_("Add a quotation as it was sent elsewhere."), N_("dossier add quote d4 --number Q-7 --payment 30/70")),
    "order": (
        N_("Add an order of a deal."),
        N_("dossier add order d4 --number PI-1042 --destination DE --offer A-30 --plug EU --ship-by 2027-01-20"),
    ),
    "proof": (N_("Add a sample or proof."), N_("dossier add proof d4 machine --state sent --courier DHL")),
    "complaint": (N_("Note a complaint, until its end."), N_('dossier add complaint s11 "12 lamps flicker" --pieces 12')),
    "promise": (N_("Add a promise, ours or theirs."), N_('dossier add promise anna "send the test report" --due-on fri')),
    "note": (N_("Add a note about a client or a country."), N_('dossier add note DE "matt sells better" --topic taste')),
    "duty": (N_("Note a duty that was looked up."), N_("dossier add duty DE 8504.40 0 --source TARIC")),
    "rate": (N_("Add an exchange rate."), N_("dossier add rate EUR 7.81 --base CNY")),
}  # fmt: skip


def adding(noun: str, short: str = "") -> typer.Typer:
    """Return the Typer app of the command that adds such a record; `short` is what else it is called."""
    (line, given), app = NOUNS[noun], chapter()
    example = _(given).replace(f"dossier add {noun}", short or f"dossier add {noun}")
    command = add_intel if noun == "intel" else add_note if noun == "note" else _command(KINDS[noun])
    app.command(noun, help=_(line) + "\n\n" + _("Example: {command}").format(command=example))(command)
    return app


def _command(kind: RecordKind) -> Callable[..., Answer]:
    """Return a function whose parameters are the kind's owner and fields, as Typer reads them."""

    def command(**typed: Any) -> Answer:
        owner, override = typed.pop("owner", None), typed.pop("override", None)
        return add.add(desk().session, add.NewRecord(kind, typed, owner, override))

    parameters = []
    if kind.owner:
        what = {"contact": _("Whose: a contact."), "company": _("Whose: a company."), "deal": _("Of which deal.")}
        words = what.get(kind.owner, _("Of whom: a contact, company or deal."))
        parameters.append(argument("owner", Annotated[str, typer.Argument(metavar="WHO", help=words)]))
    parameters += [parameter(field) for field in kind.fields if field.name != "source"]
    source = typer.Option("--source", help=_("Where it comes from."))
    parameters.append(option("source", Annotated[str | None, source]))
    why = {
        "quote": _("Send without a payment basis, for this reason."),
        "order": _("Go on against the check of the destination, for this reason."),
    }
    if kind.noun in why:
        against = typer.Option("--override", metavar="WHY", help=why[kind.noun])
        parameters.append(option("override", Annotated[str | None, against]))
    parameters.sort(key=lambda each: each.kind)
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return command


def add_note(
    who: Annotated[str, typer.Argument(metavar="WHO", help=_("A contact, company, deal or country."))],
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("The note."))],
    topic: Annotated[
        str | None,
        typer.Option(help=_("For a country: buying, taste, manners, table, law, tariff, payment, sights, story.")),
    ] = None,
    source: Annotated[str | None, typer.Option(help=_("Where it comes from."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("When it was noted."))] = None,
) -> Answer:
    """Note something about a client or a country, beside what was noted before."""
    return notes.note(desk().session, who, text, topic, fields.TypedOrigin(source, on=on))


def add_intel(
    company: Annotated[str, typer.Argument(metavar="COMPANY", help=_("About which company."))],
    text: Annotated[str, typer.Argument(metavar="TEXT", help=_("What we were told."))],
    told_by: Annotated[str, typer.Option("--told-by", metavar="WHO", help=_("Who told us."))],
    promise: Annotated[str | None, typer.Option(help=_("What we promised in return."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("When we were told."))] = None,
) -> Answer:
    """Note what another client told us about a company; it is never shown in anything made to be shared."""
    return notes.intel(desk().session, company, text, promise, fields.TypedOrigin("client", on=on, told_by=told_by))
