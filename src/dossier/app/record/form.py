"""A whole record as a form: handed to an editor, and what was changed in it written as one operation."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dossier.app.answer import Answer
from dossier.app.country import own_figures
from dossier.app.find import client_or_country
from dossier.app.names import called
from dossier.app.record import fields, set_fields
from dossier.app.record.targets import named_record
from dossier.app.session import Session
from dossier.disk import private_folder, write_file
from dossier.errors import DossierError, InvalidValueError, NotFoundError, NotWritableError, WrongUsageError
from dossier.exchange.form import Form, NoFormError, changed, form_of, line_of, marked, unmarked
from dossier.i18n import _
from dossier.nearest import in_a_row
from dossier.read import dossier as read
from dossier.read.rows import record
from dossier.records.ref import Ref
from dossier.values.charset import file_text
from dossier.world import countries

if TYPE_CHECKING:
    from dossier.render.shapes.book import Form as FormShape


_DOSSIERS = {"c": read.of_contact, "o": read.of_company, "d": read.of_deal}
"""Records whose form has facts, notes and ways to reach them beside their own fields."""


class _Opened(NamedTuple):
    """A form, the record it is of, and where the changes come from."""

    ref: Ref | str
    form: Form
    origin: fields.TypedOrigin


def shown(session: Session, who: str, source: str | None = None) -> Answer:
    """Return the form of a record as a text."""
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
    path = _place(session, opened.ref)
    write_file(path, opened.form.text.encode())
    try:
        answer = _until_taken(session, opened, path, editor)
    except BaseException:
        if path.is_file() and unmarked(file_text(path)) == opened.form.text:  # nothing was typed: nothing to keep
            _thrown_away(path)
        raise
    _thrown_away(path)
    return answer


def _place(session: Session, ref: Ref | str) -> Path:
    """Return where a form is laid for the editor: in a folder of this user alone."""
    forms = session.places.cache / "forms"
    folder = forms / os.urandom(4).hex()
    try:
        private_folder(folder)
    except OSError as error:
        raise NotWritableError(forms, error, _("Name a folder you may write to in DOSSIER_CACHE.")) from error
    return folder / f"{ref}.toml"


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
            return _save(session, opened, _words(session, opened, text))
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
        ref = _named(session, connection, who)
        origin = fields.TypedOrigin(source)
        fields.origin(session, connection, *origin)
        if isinstance(ref, str):
            form = form_of(ref, countries.name(ref), None, read.of_country(connection, ref))
            return _Opened(ref, form, origin)
        dossier = _DOSSIERS[ref.letter](connection, ref.id) if ref.letter in _DOSSIERS else None
        held = (dossier.deal or dossier.contact or dossier.company) if dossier is not None else record(connection, ref)
        form = form_of(ref, called(connection, ref), held, dossier)
    return _Opened(ref, form, origin)


def _named(session: Session, connection: sqlite3.Connection, who: str) -> Ref | str:
    """Return the record that is meant, or the code of a country where no record is called so."""
    code = client_or_country.by_code(who)
    if code is not None:
        return code
    try:
        return named_record(session, connection, who)
    except NotFoundError:
        country = countries.find(who)
        if country is None:
            raise
        return country


def _words(session: Session, opened: _Opened, text: str) -> list[str]:
    """Return what was changed in the form as `field=value`; raises NoFormError, or _LineError for a value that cannot be."""
    found = changed(opened.form, text)
    with session.reading() as connection:
        origin = fields.origin(session, connection, *opened.origin)
        for word, line in zip(*found, strict=True):
            try:
                if isinstance(opened.ref, str):
                    own_figures.checked(session, connection, opened.ref, word, origin)
                else:
                    fields.given(session, connection, opened.ref.kind, [word], origin, opened.ref)
            except DossierError as error:
                raise _LineError(line, error) from error
    return found.words


def _save(session: Session, opened: _Opened, words: list[str]) -> Answer:
    if words:
        return set_fields.set_fields(session, set_fields.Change(str(opened.ref), words, opened.origin))
    said = _("{who} ({ref}): nothing changed.").format(who=opened.form.title, ref=opened.ref)
    return Answer((said,), ref=str(opened.ref), next=f"dossier show {opened.ref}")
