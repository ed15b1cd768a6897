"""`dossier undo`: take back exactly the last operation."""

from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import MOST, chapter
from dossier.errors import NotFoundError
from dossier.i18n import _
from dossier.read.book.history import last_to_undo, operations

app = chapter()


@app.command(help=_("Take back the last operation.") + "\n\n" + _("Example: dossier undo --list"))
def undo(
    listed: Annotated[
        bool, typer.Option("--list", help=_("Show what was done, without taking anything back."))
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=MOST, help=_("How many to list."))] = 20,
    ask_first: Annotated[bool, typer.Option("--ask", help=_("Ask before taking it back."))] = False,
) -> None:
    """Say in one sentence what is taken back, and take back exactly that."""
    with desk().reading() as connection:
        if listed:
            from dossier.render.find.table import operations_page

            desk().show(operations_page(operations(connection, limit), desk().setting()))
            return
        last = last_to_undo(connection)
    if last is None:
        raise NotFoundError(_("There is nothing to take back."), _("See: dossier undo --list"))
    if ask_first:
        desk().session.sure(_("Take back: {sentence}").format(sentence=last.sentence))
    from dossier.write.book.undo import take_back

    said = _("Taken back: {sentence}").format(sentence=last.sentence)
    with desk().opened(said) as book:
        take_back(book, last.id)
    desk().say(said, _("Next: dossier redo brings it back"))
