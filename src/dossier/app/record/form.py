"""A whole record as a form: handed to an editor, and what was changed in it written as one operation."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.record import fields, set_fields
from dossier.app.record.doubts import doubted
from dossier.app.session import Session
from dossier.disk import write_file
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.exchange.form import Form, changed, form_of
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.records.ref import Ref
from dossier.values.charset import file_text

if TYPE_CHECKING:
    from dossier.render.shapes.book import Form as FormShape


class _Opened(NamedTuple):
    """A form, the record it is of, and where the changes come from."""

    ref: Ref
    form: Form
    origin: fields.Origin


def shown(session: Session, who: str, source: str | None = None) -> Answer:
    """Return the form of a contact, company or deal as a text."""
    opened = _opened(session, who, source)
    text = opened.form.text
    form: FormShape = {"ref": str(opened.ref), "title": opened.form.title, "form": text}
    return Answer(text=text, shape=lambda: form)


def edited(session: Session, who: str, source: str | None, editor: Callable[[Path], None] | None) -> Answer:
    """Have the form edited, and write what was changed; nothing is written if a line is wrong.

    `editor` returns when the file is as it is to be, and raises DossierError; without one it raises WrongUsageError.
    """
    opened = _opened(session, who, source)
    if editor is None:
        raise WrongUsageError(
            _("There is no terminal for an editor here."),
            _("Use: dossier set {ref} field=value").format(ref=opened.ref),
        )
    return _save(session, opened, _typed(session, opened, editor))


def _opened(session: Session, who: str, source: str | None) -> _Opened:
    with session.reading() as connection:
        ref = named.client(session, connection, who)
        found = {"c": read.of_contact, "o": read.of_company, "d": read.of_deal}[ref.letter](connection, ref.id)
        origin = fields.origin(session, connection, source)
    if found is None:
        raise LookupError(str(ref))
    return _Opened(ref, form_of(found), origin)


def _typed(session: Session, opened: _Opened, editor: Callable[[Path], None]) -> fields.Given:
    """Return what was changed in the editor; the text is kept if a line of it is wrong (InvalidValueError)."""
    folder = Path(tempfile.mkdtemp(prefix="dossier-"))
    path = folder / f"{opened.ref}.toml"
    write_file(path, opened.form.text.encode())
    keep = False
    try:
        editor(path)
        try:
            words = changed(opened.form, file_text(path))
            with session.reading() as connection:
                return fields.given(session, connection, opened.ref.kind, words, opened.origin, opened.ref)
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


def _save(session: Session, opened: _Opened, given: fields.Given) -> Answer:
    ref, title = opened.ref, opened.form.title
    with session.reading() as connection:
        held = set_fields.held_before(connection, {ref: given})[ref]
    followed: list[str] = []
    with session.writing("edit", opened.origin.source) as tx:
        what = "; ".join(set_fields.written(session, tx, ref, given, held, None, followed))
        done = tx.say(_("{who} ({ref}): {what}.").format(who=title, ref=ref, what=what)) if what else ""
    said = done or _("{who} ({ref}): nothing changed.").format(who=title, ref=ref)
    notes = doubted(session, {ref: [fact.key for fact in given.facts]})
    return Answer((said, *followed), ref=str(ref), next=f"dossier show {ref}", written=bool(tx.touched), notes=notes)
