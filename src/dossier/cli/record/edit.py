"""`dossier edit`: a whole record as a commented TOML form in the editor."""

import subprocess
from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.record import form
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import WHO, complete_from
from dossier.cli.programs import usual_editor, words_of
from dossier.errors import DossierError
from dossier.i18n import _

app = chapter()


@app.command(
    help=_("Edit a whole record as a form in your editor.") + "\n\n" + _("Example: EDITOR=vim dossier edit anna")
)
def edit(
    who: Annotated[
        str,
        typer.Argument(metavar="WHO", help=_("A client, or any record by its ref."), autocompletion=complete_from(WHO)),
    ],
    source: Annotated[str | None, typer.Option(help=_("Where the changes come from."))] = None,
    shown: Annotated[bool, typer.Option("--show", help=_("Print the form instead of opening the editor."))] = False,
) -> Answer:
    """Open the form, and write what was changed as one operation; nothing is written if a line is wrong."""
    session = desk().session
    if shown:
        return form.shown(session, who, source)
    can_edit = session.asker is not None or desk().environment.get("EDITOR")
    return form.edited(session, who, source, _editor if can_edit else None)


def _editor(path: Path) -> None:
    environment = desk().environment
    editor = environment.get("VISUAL") or environment.get("EDITOR") or usual_editor(environment.get("PATH"))
    try:
        done = subprocess.run([*words_of(editor), str(path)], check=False)  # noqa: S603  (the user's own editor)
    except OSError as error:
        raise DossierError(
            _("The editor {editor} cannot be started.").format(editor=editor), _("Set EDITOR to the one you use.")
        ) from error
    if done.returncode != 0:
        raise DossierError(_("The editor ended with an error; nothing was changed."))
