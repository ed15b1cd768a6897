"""`dossier edit`: a whole record as a commented TOML form in the editor."""

import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from dossier.app.find import named
from dossier.app.record import fields
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.disk import write_file
from dossier.errors import DossierError, InvalidValueError, WrongUsageError
from dossier.exchange.form import Form, changed, form_of
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.records.kinds import Ref
from dossier.values.charset import file_text

app = chapter()


@app.command(
    help=_("Edit a whole record as a form in your editor.") + "\n\n" + _("Example: EDITOR=vim dossier edit anna")
)
def edit(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=_("A contact, company or deal."), autocompletion=complete_who)
    ],
    source: Annotated[str | None, typer.Option(help=_("Where the changes come from."))] = None,
    shown: Annotated[bool, typer.Option("--show", help=_("Print the form instead of opening the editor."))] = False,
) -> None:
    """Open the form, and write what was changed as one operation; nothing is written if a line is wrong."""
    with desk().reading() as connection:
        ref = named.client(desk().session, connection, who)
        found = {"c": read.of_contact, "o": read.of_company, "d": read.of_deal}[ref.letter](connection, ref.id)
        origin = fields.origin(desk().session, connection, source)
    if found is None:
        raise LookupError(str(ref))
    form = form_of(found)
    if shown:
        desk().write(form.text)
        return
    if not desk().may_ask and not desk().environment.get("EDITOR"):
        raise WrongUsageError(
            _("There is no terminal for an editor here."), _("Use: dossier set {ref} field=value").format(ref=ref)
        )
    _write(ref, form, origin)


def _write(ref: Ref, form: Form, origin: fields.Origin) -> None:
    folder = Path(tempfile.mkdtemp(prefix="dossier-"))
    path = folder / f"{ref}.toml"
    write_file(path, form.text.encode())
    keep = False
    try:
        _edit(path)
        try:
            words = changed(form, file_text(path))
            with desk().reading() as connection:
                given = fields.given(desk().session, connection, ref.kind, words, origin, ref)
        except (InvalidValueError, WrongUsageError) as error:
            keep = True
            raise InvalidValueError(
                _("The form was not taken: {why}").format(why=error),
                _("Your text is kept at {path}.").format(path=path),
            ) from error
    finally:
        if not keep:
            path.unlink(missing_ok=True)
            folder.rmdir()
    _save(ref, form, given, origin)


def _edit(path: Path) -> None:
    environment = desk().environment
    editor = environment.get("VISUAL") or environment.get("EDITOR") or "vi"
    try:
        done = subprocess.run([*shlex.split(editor), str(path)], check=False)  # noqa: S603  (the user's own editor)
    except OSError as error:
        raise DossierError(
            _("The editor {editor} cannot be started.").format(editor=editor), _("Set EDITOR to the one you use.")
        ) from error
    if done.returncode != 0:
        raise DossierError(_("The editor ended with an error; nothing was changed."))


def _save(ref: Ref, form: Form, given: fields.Given, origin: fields.Origin) -> None:
    from dossier.write import fact, record

    with desk().writing("edit", origin.source) as tx:
        changed_columns: dict[str, Any] = record.change(tx, ref, given.columns) if given.columns else {}
        for point in given.points:
            record.add_point(tx, ref, point)
        for known in given.facts:
            fact.note(tx, ref.kind.noun, ref.id, known)
        count = len(changed_columns) + len(given.facts) + len(given.points)
        said = tx.say(_("{who} ({ref}): {n} changes in the form.").format(who=form.title, ref=ref, n=count))
    desk().say(said if count else _("{who} ({ref}): nothing changed.").format(who=form.title, ref=ref))
    desk().say(_("Next: dossier show {ref}").format(ref=ref))
