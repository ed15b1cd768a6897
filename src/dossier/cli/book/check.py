"""`dossier check`: whether the book is sound."""

from typing import Annotated

import typer

from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.errors import BookError
from dossier.i18n import _
from dossier.read.find.merged import impossible_merges
from dossier.records.book import missing

app = chapter()


@app.command(help=_("Check that the book is sound.") + "\n\n" + _("Example: dossier check"))
def check(as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False) -> None:
    """Look through the whole file: SQLite's own checks, links that point nowhere, names that would not be found."""
    from dossier.records.book_file import stands
    from dossier.write.book.soundness import inspect_book
    from dossier.write.files import missing_files
    from dossier.write.look_up import out_of_step

    path = desk().places.book
    if not stands(path):
        raise missing(path)
    problems, gone = inspect_book(path), []
    if not problems:
        with desk().reading() as connection:
            problems = out_of_step(connection)
            problems += [
                _("an operation that cannot have been: {command}").format(command=each)
                for each in impossible_merges(connection)
            ]
            rows = connection.execute("SELECT id, path, digest FROM attachment WHERE digest IS NOT NULL ORDER BY id")
            digests = {f"{row['path']} (h{row['id']})": row["digest"] for row in rows}
        gone = missing_files(desk().places.files, digests)
        gone = [_("the file {name} is gone or was changed").format(name=name) for name in gone]
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken({"book": str(path), "problems": problems + gone}))
    if problems:
        newest = max(desk().places.backups.glob("*.db"), default=None, key=lambda each: each.stat().st_mtime)
        way = (
            _("The newest backup: dossier restore {path}").format(path=newest)
            if newest
            else _("There is no backup beside it.")
        )
        raise BookError(
            _("The book {path} is damaged ({reason}).").format(path=path, reason="; ".join(problems[:3])), way
        )
    if gone:
        raise BookError(
            _("The book is sound, but not its files: {problems}.").format(problems="; ".join(gone[:3])),
            _("Attach them again, or bring {path} back from a backup.").format(path=desk().places.files),
        )
    if not as_json:
        desk().say(_("The book {path} is sound.").format(path=path))
