"""`dossier export`: everything out again, in the form that the file's ending names."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.exports import export as deed
from dossier.app.exports.written import Wanted, Written, with_key
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter, explained
from dossier.cli.names import whom
from dossier.cli.options import Share
from dossier.cli.output_file import Force, Unencrypted
from dossier.i18n import _

app = chapter()


@app.command(
    help=explained("export", _("Example: dossier export book.json · dossier export clients.csv --columns name,email"))
)
def export(
    file: Annotated[str, typer.Argument(metavar="FILE", help=_(".json, .xlsx, .csv, .vcf, .ics, or a folder: pages/"))],
    who: Annotated[list[str] | None, whom("WHO…", _("Only these, of cards; else everybody."))] = None,
    noun: Annotated[str | None, typer.Option("--list", metavar="NOUN", help=_("Which list, of a CSV."))] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="A,B,C", help=_("These columns: any field, address or fact; commas between them.")),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD~TEXT", help=_("Only where a field or fact contains a text; may be repeated.")),
    ] = None,
    tag: Annotated[str | None, typer.Option(help=_("Only with this tag."))] = None,
    country: Annotated[str | None, typer.Option(help=_("Only this country."))] = None,
    vcard: Annotated[
        str | None, typer.Option(metavar="3|4", help=_("The version of the cards; 4 if left away."))
    ] = None,
    no_files: Annotated[bool, typer.Option("--no-files", help=_("Without the contents of kept files."))] = False,
    unencrypted: Unencrypted = False,
    share: Share = False,
    force: Force = False,
) -> Answer:
    """Write a file, or a folder of pages, whole or not at all."""
    place, path = desk(), Path(file)
    wanted = Wanted(file, tuple(who or ()), noun, columns, tuple(where or ()), tag, country, share, vcard, not no_files)
    if not deed.is_folder(file):
        place.check_file(path, force=force)
    made = deed.export(place.session, wanted)
    key = deed.key_for(place.session, wanted, unencrypted=unencrypted)
    if isinstance(made, Written):
        place.to_file(path, made.pieces, force=force, key=key)
    else:
        place.to_folder(path, made.files, force=force)
    return with_key(made.told(path), key)
