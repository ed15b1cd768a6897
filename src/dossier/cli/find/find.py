"""`dossier find`: a text anywhere in the book."""

from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import MOST, chapter
from dossier.errors import WrongUsageError
from dossier.i18n import _

app = chapter()


@app.command(help=_("Find a text anywhere in the book.") + "\n\n" + _("Example: dossier find 充电器"))
def find(
    text: Annotated[list[str], typer.Argument(metavar="TEXT", help=_("The words to look for, as they stand."))],
    limit: Annotated[int, typer.Option(min=1, max=MOST, help=_("At most so many places."))] = 50,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print every place where a text stands: names, addresses, facts, notes, mails."""
    wanted = " ".join(text).strip()
    if not wanted:
        raise WrongUsageError(_("There is nothing to look for."), _("Type a word: dossier find charger"))
    from dossier.read.find.search import find as search

    with desk().reading() as connection:
        hits = search(connection, wanted, limit + 1)
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken(hits[:limit]))
        return
    from dossier.render.find.table import hits_page

    if not hits:
        desk().talk(_("“{text}” stands nowhere in the book.").format(text=wanted[:80]))
        return
    desk().show(hits_page(hits[:limit], desk().setting()))
    if len(hits) > limit:
        desk().talk(_("There is more: add --limit {n}.").format(n=limit * 4))
