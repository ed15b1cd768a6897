"""`dossier inquiry`: the shortest way from a letter to the book."""

from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.contact.add import NewContact
from dossier.app.contact.many import add
from dossier.app.contact.newcomer import Said
from dossier.cli.contact.add_contact import letter
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.i18n import _

app = chapter()


@app.command(
    "inquiry",
    help=_("Take a letter: pasted, from the clipboard, or from a mail file.")
    + "\n\n"
    + _("Example: dossier inquiry mail.eml"),
)
def inquiry(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help=_("A mail file, or - for standard input; else what is pasted.")),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Show what would be taken, and write nothing."))] = False,
    same: Annotated[
        str | None, typer.Option("--same", metavar="WHO", help=_("Put what is new to this contact of the book."))
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", "--force", help=_("Add although somebody very alike is in the book."))
    ] = False,
    keep_attachments: Annotated[
        bool, typer.Option("--keep-attachments", help=_("Keep the files that hang on the mail with the contact."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print the proposal as JSON, and write nothing."))] = False,
) -> Answer:
    """Read a letter and add its writer, as `add contact --paste` and `--from` do."""
    if as_json:
        desk().use("json", value=True)
    request = NewContact(
        letter=letter(file, None, paste=file is None),
        dry_run=dry_run or as_json,
        said=Said(same, None, new),
        keep_attachments=keep_attachments,
    )
    return add(desk().session, request)
