"""A whole record as a form: handed to an editor, and what was changed in it written as one operation."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.record import fields, set_fields
from dossier.app.record.doubts import doubted
from dossier.app.session import Session
from dossier.disk import write_file
from dossier.errors import DossierError, InvalidValueError, WrongUsageError
from dossier.exchange.form import Form, NoFormError, changed, form_of, line_of, marked, unmarked
from dossier.i18n import _
from dossier.nearest import in_a_row
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
    folder = Path(tempfile.mkdtemp(prefix="dossier-"))
    path = folder / f"{opened.ref}.toml"
    write_file(path, opened.form.text.encode())
    try:
        answer = _until_taken(session, opened, path, editor)
    except BaseException:
        if path.is_file() and unmarked(file_text(path)) == opened.form.text:  # nothing was typed: nothing to keep
            _thrown_away(path)
        raise
    _thrown_away(path)
    return answer


def _until_taken(session: Session, opened: _Opened, path: Path, editor: Callable[[Path], None]) -> Answer:
    """Open the form until it can be written; raises InvalidValueError, the text kept, if nobody goes on after a mistake."""
    while True:
        try:
            editor(path)
        except DossierError as error:
            error.way_out = in_a_row(error.way_out, *_kept(opened, path))
            raise
        text = unmarked(file_text(path))
        try:
            return _save(session, opened, _given(session, opened, text))
        except DossierError as error:
            line = error.line if isinstance(error, NoFormError) else None
            if isinstance(error, _LineError):
                line, error = line_of(text, error.name), error.why
            write_file(path, marked(text, line, str(error)).encode(), replace=True)
            why = _("The form was not taken: {why}").format(why=error)
            if session.asker is None:
                raise InvalidValueError(why, *_kept(opened, path)) from error
            session.asker.tell(why)
            if not session.asker.confirm(_("Open it again, with the line marked?"), default=True):
                raise InvalidValueError(_("Nothing was changed."), *_kept(opened, path)) from error


def _kept(opened: _Opened, path: Path) -> list[str]:
    """Return where the text lies that somebody typed, if anybody did."""
    typed = path.is_file() and unmarked(file_text(path)) != opened.form.text
    return [_("Your text is kept at {path}.").format(path=path)] if typed else []


def _thrown_away(path: Path) -> None:
    with suppress(OSError):  # a scanner or an editor may hold it still
        path.unlink(missing_ok=True)
        path.parent.rmdir()


class _LineError(DossierError):
    """What a line of the form says cannot be: which line, and why."""

    def __init__(self, name: str, why: DossierError) -> None:
        super().__init__(why.message, why.way_out)
        self.name, self.why = name, why


def _opened(session: Session, who: str, source: str | None) -> _Opened:
    with session.reading() as connection:
        ref = named.client(session, connection, who)
        found = {"c": read.of_contact, "o": read.of_company, "d": read.of_deal}[ref.letter](connection, ref.id)
        origin = fields.origin(session, connection, source)
    if found is None:
        raise LookupError(str(ref))
    return _Opened(ref, form_of(found), origin)


def _given(session: Session, opened: _Opened, text: str) -> fields.Given:
    """Return what was changed in the form; raises NoFormError, or _LineError for a line whose value cannot be."""
    found = changed(opened.form, text)
    with session.reading() as connection:
        kind, origin, ref = opened.ref.kind, opened.origin, opened.ref
        for word, line in zip(*found, strict=True):
            try:
                fields.given(session, connection, kind, [word], origin, ref)
            except DossierError as error:
                raise _LineError(line, error) from error
        return fields.given(session, connection, kind, found.words, origin, ref)


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
