"""`dossier inquiry`: the shortest way from a letter to the book."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from dossier.app.answer import Answer
from dossier.app.contact import add as newcomers
from dossier.app.contact import many, newcomer
from dossier.cli.contact.letter_file import TAKING, letter
from dossier.cli.desk import desk
from dossier.cli.fields import NOTHING, takes, texts
from dossier.cli.lazy import chapter, explained
from dossier.i18n import _

app = chapter()


@app.command("inquiry", help=explained("inquiry", _("Example: dossier inquiry mail.eml")))
@takes(asked=TAKING, said=texts(same=("WHO", _("Put what is new to this contact of the book."))))
def inquiry(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help=_("A mail file, or - for standard input; else what is pasted.")),
    ] = None,
    asked: Mapping[str, Any] = NOTHING,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the proposal as JSON, and write nothing."))] = False,
    said: Mapping[str, Any] = NOTHING,
    new: Annotated[
        bool, typer.Option("--new", "--force", help=_("Add although somebody very alike is in the book."))
    ] = False,
) -> Answer:
    """Read a letter and add its writer, as `add contact --paste` and `--from` do."""
    if as_json:
        desk().use("json", value=True)
    request = newcomers.NewContact(
        letter=letter(file, paste=file is None), said=newcomer.Said(new=new, **said), **asked
    )
    return many.add(desk().session, request._replace(dry_run=request.dry_run or as_json))
