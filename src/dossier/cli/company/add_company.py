"""`dossier add company`."""

import sqlite3
from typing import Annotated, Any

import typer

from dossier.app.record import fields
from dossier.cli.desk import desk
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.read.find.alike import near_firms
from dossier.read.find.likeness import Firm
from dossier.read.find.who import matches
from dossier.records.kinds import COMPANY, Ref

HELP = _("Add a company.") + "\n\n" + _('Example: dossier add company "Nordlicht GmbH" --country DE --set shops=12')


def add_company(
    name: Annotated[str, typer.Argument(help=_("Its name."))],
    country: Annotated[str | None, typer.Option(help=_("Country, by code or name."))] = None,
    city: Annotated[str | None, typer.Option(help=_("City."))] = None,
    domain: Annotated[str | None, typer.Option(help=_("Its mail or web domain."))] = None,
    website: Annotated[str | None, typer.Option(help=_("Its website."))] = None,
    alias: Annotated[list[str] | None, typer.Option(help=_("Another name it is known by; may be repeated."))] = None,
    phone: Annotated[list[str] | None, typer.Option(help=_("Phone number; may be repeated."))] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help=_("A fact; may be repeated."))
    ] = None,
    source: Annotated[str | None, typer.Option(help=_("Where the facts come from."))] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Add although one of this name is in the book."))] = False,
) -> None:
    """Add a company with what is known of it."""
    words = [f"name={name}", *(set_ or ())]
    words += [f"{key}={value}" for key, value in (("country", country), ("city", city), ("domain", domain)) if value]
    words += [f"aliases={', '.join(alias)}"] if alias else []
    words += [f"website={website}"] if website else []
    words += [f"phone={number}" for number in phone or ()]
    origin = fields.origin(desk().session, None, source)
    given = fields.given(desk().session, None, COMPANY, words, origin)
    if desk().places.book.exists():
        with desk().reading() as connection:
            _refuse_twin(connection, given.columns["name"], force=force)
            _tell_of_near_ones(connection, given.columns)
    from dossier.write import fact, record
    from dossier.write.tables import Company
    from dossier.write.transaction import record_id

    with desk().writing("add company", source) as tx:
        row = tx.insert(Company, created_on=tx.today, **given.columns)
        ref = Ref("o", record_id(row))
        for point in given.points:
            record.add_point(tx, ref, point)
        for each in given.facts:
            fact.note(tx, "company", ref.id, each)
        done = tx.say(_("Added company {name} ({ref}).").format(name=row.name, ref=ref))
    desk().say(done, _("Next: dossier add contact NAME --company {ref}").format(ref=ref))


def _refuse_twin(connection: sqlite3.Connection, name: str, *, force: bool) -> None:
    """Raise RefusedError if a company of this very name is in the book."""
    twins = [match for match in matches(connection, name, ("o",)) if match.rank == -1]
    if twins and not force:
        raise RefusedError(
            _("There is already a company {name} ({ref}).").format(name=twins[0].name, ref=twins[0].ref),
            _("See: dossier show {ref} — or add --force for a second one.").format(ref=twins[0].ref),
        )


def _tell_of_near_ones(connection: sqlite3.Connection, given: dict[str, Any]) -> None:
    domains = frozenset(filter(None, (given.get("domain"),)))
    for firm, _verdict in near_firms(connection, Firm(0, (given["name"],), given.get("country"), domains))[:3]:
        desk().talk(
            _("A similar company is in the book: {name} ({ref}).").format(name=firm.names[0], ref=Ref("o", firm.id))
        )
