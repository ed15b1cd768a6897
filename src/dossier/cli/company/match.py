"""`dossier match`: which of our offers fit a client, with every reason and its points."""

from typing import Annotated

import typer

from dossier.advice.company.match import Ground, match
from dossier.advice.company.match_table import read_table
from dossier.app.company.market_needs import countries_of, needs_of
from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.errors import NotFoundError
from dossier.i18n import _
from dossier.paths import data_folder
from dossier.read import dossier as read
from dossier.read.company.offers import buyers, offers, purchases
from dossier.records.dossier import Dossier
from dossier.records.visibility import shareable
from dossier.world import countries

SHOWN = 4
app = chapter()


@app.command(
    help=_("Propose which of our offers fit a client, with the reasons.")
    + "\n\n"
    + _("Example: dossier match nordlicht")
)
def match_command(
    who: Annotated[
        str,
        typer.Argument(
            metavar="COMPANY", help=_("A company, or somebody who works there."), autocompletion=complete_who
        ),
    ],
    market: Annotated[str | None, typer.Option(metavar="COUNTRY", help=_("Judge for this market only."))] = None,
    everything: Annotated[bool, typer.Option("--all", help=_("Every offer, also what does not fit."))] = False,
    share: Annotated[
        bool, typer.Option("--share/--private", help=_("Leave out what is private or was told by others."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
) -> None:
    """Print the offers for a client, best first: what speaks for each and what against it, with the points."""
    with desk().reading() as connection:
        ref = named.firm(desk().session, connection, who)
        found = read.of_company(connection, ref.id) or Dossier(ref, None)
        ours = offers(connection)
        if not ours:
            raise NotFoundError(
                _("There is no offer of ours in this book."), _('Type: dossier add offer "NAME" --category …')
            )
        codes = (countries.read(market),) if market else countries_of(desk().session, found)
        ground = Ground(
            shareable(found) if share else found, desk().today, ours, needs_of(connection, codes),
            buyers(connection, ref.id), purchases(connection), read_table(data_folder() / "match.toml"), share,
        )  # fmt: skip
    done = match(ground)
    if as_json:
        from dossier.render.media.as_json import spoken

        name = found.company.name if found.company else ""
        desk().write(spoken({"ref": str(ref), "name": name, "markets": codes} | done._asdict()))
        return
    from dossier.render.company.matching import matching_page

    page = matching_page(ground.dossier, done, [each.name for each in ground.markets], None if everything else SHOWN)
    desk().give(page, as_md=as_md)
