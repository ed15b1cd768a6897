"""`dossier ask-about`: the friendly client who can tell about a company, and whom not to ask."""

from typing import Annotated

import typer

from dossier.advice.company.ask_about import ask_about
from dossier.advice.company.match import category_of
from dossier.advice.company.match_table import read_table
from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.errors import NotFoundError
from dossier.i18n import _
from dossier.paths import data_folder
from dossier.read import dossier as read
from dossier.read.company.informants import candidates
from dossier.records.company.informants import Target
from dossier.records.company.market_time import running
from dossier.records.known import current
from dossier.world.figures import figures

app = chapter()


@app.command(
    help=_("Find the friendly client who can tell about a company.")
    + "\n\n"
    + _("Example: dossier ask-about brighthome")
)
def ask(
    company: Annotated[
        str, typer.Argument(metavar="COMPANY", help=_("About which company."), autocompletion=complete_who)
    ],
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print whom to ask about a company, best first, why, and how."""
    with desk().reading() as connection:
        ref = named.firm(desk().session, connection, company)
        found = read.of_company(connection, ref.id)
        rows = candidates(connection, ref.id, desk().today)
    if found is None or found.company is None:
        raise NotFoundError(_("There is no {noun} {ref} in this book.").format(noun=_(ref.kind.label), ref=ref))
    sold = running(found.markets, desk().today) or ((found.company.country,) if found.company.country else ())
    products = current(found.facts).get("company.main_products")
    target = Target(ref.id, found.company.name, found.company.country, sold, products.items if products else ())
    table = read_table(data_folder() / "match.toml")
    done = ask_about(target, rows, desk().today, _region, lambda text: category_of(text, table))
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken({"ref": str(ref), "name": target.name} | done._asdict()))
        return
    from dossier.render.company.asking import asking_page

    desk().show(asking_page(target, done, desk().setting()))


def _region(iso2: str | None) -> str | None:
    """Return the continent of a country, or None where it is not known."""
    found = figures(iso2).get("continent") if iso2 else None
    return str(found.value) if found else None
