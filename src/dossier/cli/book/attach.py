"""`dossier attach`: a copy of a file is kept beside the book, under the digest of its content."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.i18n import _
from dossier.paths import at_home
from dossier.read.find.who import label

OURS = frozenset(("us", "ours", "我们", "我方"))
"""Words for our own library: material to send, which belongs to no client (checklist M190)."""
app = chapter()


@app.command(
    help=_("Keep a copy of a file with a client: a deck, a certificate, a picture.")
    + "\n\n"
    + _("Example: dossier attach nordlicht deck.pdf --as deck")
)
def attach(
    who: Annotated[
        str,
        typer.Argument(
            metavar="WHO", help=_("A contact, company or deal; “us” for material to send."), autocompletion=complete_who
        ),
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The file to keep."))],
    role: Annotated[
        str | None, typer.Option("--as", metavar="KIND", help=_("What it is: deck, certificate, picture, proof …"))
    ] = None,
    text: Annotated[str | None, typer.Option("--note", help=_("A remark."))] = None,
) -> None:
    """Copy a file beside the book and note whose it is; the same content is kept only once."""
    from dossier.write.files import keep_copy

    with desk().reading() as connection:
        ref = None if who.strip().casefold() in OURS else named.client(desk().session, connection, who)
        name = label(connection, ref) if ref else _("our own library")
    copy = keep_copy(at_home(file), desk().places.files)
    from dossier.records.proposals import AddRecord
    from dossier.write import record

    values = {
        "path": file.name,
        "digest": copy.digest,
        "size": copy.size,
        "role": role,
        "text": text,
        "added_on": desk().today,
    }
    with desk().writing("attach") as tx:
        number = record.add(tx, AddRecord("attachment", ref, values))
        done = tx.say(_("Kept {file} ({ref}) with {who}.").format(file=file.name, ref=number, who=name))
    following = (
        _("Next: dossier show {ref}").format(ref=ref) if ref else _("Next: dossier send WHO {ref}").format(ref=number)
    )
    desk().say(done, following)
