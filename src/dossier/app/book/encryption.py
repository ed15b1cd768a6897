"""The book, its kept files and its backups under a key, under another one, or under none again."""

import shutil
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.book import encrypted
from dossier.app.locksmith import NEW_COMMAND
from dossier.app.session import Session
from dossier.errors import DossierError, RefusedError
from dossier.i18n import _, ngettext
from dossier.records.book import missing
from dossier.records.book_file import stands
from dossier.records.database import cipher
from dossier.records.keys import COMMAND, Key, key_of, learn, new_key, salt_of
from dossier.values.listed import enumerated


class Wish(NamedTuple):
    """What was typed: whether the keyring keeps the key, and whether the backups are changed, too; None asks."""

    remember: bool | None = None
    backups: bool | None = None


def encrypt(session: Session, wish: Wish) -> Answer:
    """Encrypt the book and what is kept beside it; of an encrypted one whatever is still plain. Raises RefusedError."""
    held = _opened(session)
    backups = _with_backups(session, wish, encrypted.plain(encrypted.copies(session)))
    if held is not None:
        _remembered(held, keep=wish.remember)
        said = _("The book {path} is encrypted.").format(path=session.places.book)
        return _told(session, said, held, backups)
    way_out = _("Set {new} or {command} to a command that prints it, or type it on a terminal.")
    passphrase = session.secrets.new_passphrase(
        _("A passphrase for the book"), way_out.format(new=NEW_COMMAND, command=COMMAND), usual=True
    )
    keep = wish.remember
    if keep is None and session.asker is not None:
        question = _("Shall this computer's keyring keep the key, so that it is not asked for each time?")
        keep = session.asker.confirm(question, default=True)
    key = new_key(passphrase)
    _remembered(key, keep=keep)
    session.secrets.came_from[key.salt] = "keyring" if keep else session.secrets.source_of_new()
    said = _("The book {path} is encrypted now.").format(path=session.places.book)
    return _told(session, said, _changed(session, key, said), backups, new=True)


def rekey(session: Session, wish: Wish) -> Answer:
    """Give an encrypted book and what is kept beside it another passphrase; raises RefusedError for a plain one."""
    old = _key(session)
    backups = _with_backups(session, wish, encrypted.copies(session))
    way_out = _("Set {new} to a command that prints it, or type it on a terminal.").format(new=NEW_COMMAND)
    key = new_key(session.secrets.new_passphrase(_("The new passphrase"), way_out))
    keep = session.secrets.came_from.get(old.salt) == "keyring" if wish.remember is None else wish.remember
    _remembered(key, keep=keep)
    session.secrets.came_from[key.salt] = "keyring" if keep else session.secrets.source_of_new()
    said = _("The book {path} has a new passphrase.").format(path=session.places.book)
    answer = _told(session, said, _changed(session, key, said), backups, new=True)
    if backups is None:
        words = _("The backups in {folder} still open by the old passphrase.").format(folder=session.places.backups)
        return answer._replace(notes=(*answer.notes, words))
    _forget(session, old)
    return answer


def decrypt(session: Session) -> Answer:
    """Write the book and what is kept beside it in plain again; the backups stay as they are. Raises RefusedError."""
    old, places = _key(session), session.places
    session.sure(_("Decrypt {path}? Whoever gets the file can read it then.").format(path=places.book))
    said = _("The book {path} is not encrypted any more.").format(path=places.book)
    _changed(session, None, said)
    _files, left = _files_changed(session, None, of_copies=False)
    still = [each for each in encrypted.copies(session) if salt_of(each) is not None]
    words = ngettext(
        "{n} backup stays encrypted, by the same passphrase.", "{n} backups stay encrypted, by the same passphrase.",
        len(still),
    )  # fmt: skip
    if not still:
        _forget(session, old)
    return Answer((said, *([words.format(n=len(still))] if still else ())), notes=_left_words(left), written=True)


def _opened(session: Session) -> Key | None:
    """Return the key of the book, None for a plain one, after looking whether it is a whole book at all."""
    if not stands(session.places.book):
        raise missing(session.places.book)
    cipher()
    with session.reading():
        return key_of(session.places.book)


def _key(session: Session) -> Key:
    key = _opened(session)
    if key is None:
        raise RefusedError(
            _("The book {path} is not encrypted.").format(path=session.places.book), _("Encrypt it: dossier encrypt")
        )
    return key


def _with_backups(session: Session, wish: Wish, found: list[Path]) -> list[Path] | None:
    """Return the copies that are changed, too, or None if they are to stay as they are."""
    if not found:
        return []
    question = ngettext(
        "There is {n} backup in {folder}: shall it be changed, too?",
        "There are {n} backups in {folder}: shall they be changed, too?",
        len(found),
    ).format(n=len(found), folder=session.places.backups)
    return found if session.decided(wish.backups, question, _("Add --backups or --no-backups.")) else None


def _remembered(key: Key, *, keep: bool | None) -> None:
    from dossier.app import os_keyring

    if keep:
        os_keyring.keep(key)
    elif keep is False:
        os_keyring.drop(key.salt)


def _forget(session: Session, key: Key) -> None:
    """Let the keyring forget a key that opens nothing any more."""
    from dossier.app import os_keyring

    if session.secrets.came_from.get(key.salt) == "keyring":
        os_keyring.drop(key.salt)


def _changed(session: Session, key: Key | None, said: str) -> Key | None:
    from dossier.write.book.encryption import change_book

    if key is not None:
        learn(key)
    change_book(session.places.book, key)
    session.done.append(said)
    return key


def _files_changed(session: Session, key: Key | None, *, of_copies: bool = True) -> tuple[int, list[Path]]:
    """Change the kept files wherever they lie; return of how many contents, and which files could not be read."""
    from dossier.write.book.encryption import change_file

    found, changed, left = encrypted.kept_files(session, of_copies=of_copies), set(), []
    for at, each in enumerate(found, 1):
        try:
            if change_file(each, key):
                changed.add(each.name)
        except DossierError:
            left.append(each)
        session.progress(at, len(found))
    return len(changed), left


def _told(session: Session, said: str, key: Key | None, backups: list[Path] | None, *, new: bool = False) -> Answer:
    """Change what lies beside the book, and tell all of it: what is encrypted, what is not, and where the key is."""
    from dossier.write.book.encryption import change_book

    places, changed = session.places, 0
    files, left = _files_changed(session, key)
    for each in backups or ():
        try:
            change_book(each, key)
            changed += 1
        except DossierError:
            left.append(each)
    left += [each for each in encrypted.plain(encrypted.copies(session)) if each not in left]
    shutil.rmtree(places.cache / "opened", ignore_errors=True)
    lines = [said]
    if files or changed:
        lines.append(_("With it: kept files {files}, backups {backups}.").format(files=files, backups=changed))
    lines.append(_("The key: {source}").format(source=encrypted.source(session)))
    if new:
        lines.append(_("Without the passphrase nobody can open it again, nor can we: keep it where you keep others."))
    return Answer(tuple(lines), notes=_left_words(left), next="dossier check", written=True)


def _left_words(left: list[Path]) -> tuple[str, ...]:
    elsewhere = _("Copies that lie elsewhere (backups, exports, handovers, in a synced folder) stay as they are.")
    if not left:
        return (elsewhere,)
    names = enumerated(map(str, left[:5])) + (" …" if left[5:] else "")
    return (_("Not changed, look at them yourself: {names}").format(names=names), elsewhere)
