"""`dossier drop`: a follow-up or promise is given up, and the reason stays."""

from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.waiting import open_item
from dossier.errors import WrongUsageError
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Drop a follow-up or promise, with the reason.")
    + "\n\n"
    + _('Example: dossier drop f9 --why "they bought elsewhere"')
)
def drop(
    ref: Annotated[str, typer.Argument(metavar="REF", help=_("The follow-up or promise, such as f9 or m3."))],
    why: Annotated[str | None, typer.Option(help=_("The reason; it stays in the history."))] = None,
) -> None:
    """Close a follow-up or promise without doing it."""
    if not (why or "").strip():
        raise WrongUsageError(_("Dropping needs a reason."), _('Add --why "…", so that you know it next year.'))
    with desk().reading() as connection:
        item = open_item(connection, ref)
    from dossier.write import record

    with desk().writing("drop") as tx:
        values = {"state": "dropped", "closed_on": tx.today} | ({"why": why} if item.ref.letter == "f" else {})
        record.change(tx, item.ref, values)
        said = tx.say(
            _("Dropped {ref} ({who}: {what}): {why}.").format(
                ref=item.ref, who=item.who, what=item.text, why=(why or "").rstrip(".")
            )
        )
    desk().say(said, _("Next: dossier remind"))
