"""`dossier add company`."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.company import add
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.i18n import _

app = chapter()


@app.command(
    "company",
    help=_("Add a company.") + "\n\n" + _('Example: dossier add company "Lampex" --country PL --set shops=12'),
)
def add_company(
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("Its name."))],
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
) -> Answer:
    """Add a company with what is known of it."""
    words = list(set_ or ())
    words += [f"{key}={value}" for key, value in (("country", country), ("city", city), ("domain", domain)) if value]
    words += [f"aliases={', '.join(alias)}"] if alias else []
    words += [f"website={website}"] if website else []
    words += [f"phone={number}" for number in phone or ()]
    return add.add(desk().session, add.NewCompany(name, words, source, second=force))
