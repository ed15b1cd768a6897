"""`dossier dupes`: every two records of the book that may be one."""

from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import MOST, chapter
from dossier.i18n import _
from dossier.read.find.twins import twins

app = chapter()
SHOWN = 20
LEAST = 60


@app.command(
    help=_("Find contacts and companies that stand in the book twice.")
    + "\n\n"
    + _("Example: dossier dupes --min 80 --limit 20")
)
def dupes(
    least: Annotated[
        int, typer.Option("--min", min=1, max=100, metavar="N", help=_("Only pairs at least so alike, from 1 to 100."))
    ] = LEAST,
    limit: Annotated[int | None, typer.Option(min=1, max=MOST, metavar="N", help=_("At most so many rows."))] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help=_("As CSV."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print the pairs, the likeliest first; on a screen the first twenty, in files all of them."""
    with desk().reading() as connection:
        pairs = twins(connection, least)
    whole = as_csv or as_json
    shown = pairs[: limit or (None if whole else SHOWN)]
    from dossier.render.find import likeness

    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken([{**pair._asdict(), "command": pair.command} for pair in shown]))
    elif as_csv:
        from dossier.render.media.as_csv import spoken as csv_spoken

        desk().write(csv_spoken(likeness.twins_listing(shown, len(pairs), desk().setting())))
    elif not pairs:
        desk().talk(_("No two records are that alike."))
    else:
        desk().show(likeness.twins_page(shown, desk().setting()))
        if len(shown) < len(pairs):
            desk().talk(
                _("{shown} of {total}: add --limit {total} to see all.").format(shown=len(shown), total=len(pairs))
            )
