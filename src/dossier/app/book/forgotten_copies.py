"""Copies that know somebody who is forgotten: backups beside the book, kept files, opened copies, and the settings."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from time import time

from dossier.app.book.copies import reachable, stores
from dossier.app.session import Session
from dossier.disk import PARTS, write_file
from dossier.errors import BookError, DossierError, HeldError
from dossier.i18n import _
from dossier.read.book.book import book_name
from dossier.read.book.copies import digests_in, ever_named
from dossier.read.book.forgetting import is_known, planned
from dossier.read.company.files import kept_digests
from dossier.reasons import reason_of
from dossier.records.book_file import is_book, opened_to_read
from dossier.records.database import failures
from dossier.records.ref import Ref
from dossier.values.listed import enumerated
from dossier.values.name_forms import Forms

_LARGEST = 5_000_000
"""Bytes of a file among the settings that is looked into; none of ours comes near."""

_DIGITS = 64
"""Signs of a digest, which is the name of a kept file."""
_HOUR = 3_600
ALONE = 2
"""So many copies of a folder are named each by itself."""


def lying(paths: Sequence[Path]) -> str:
    """Return where copies lie: by their names, or where there are more than two in a folder by that and their number."""
    folders = Counter(each.parent for each in paths)
    return enumerated(
        dict.fromkeys(
            str(each)
            if (n := folders[each.parent]) <= ALONE
            else _("{folder} ({n} copies)").format(folder=each.parent, n=n)
            for each in paths
        )
    )


def known_copies(session: Session) -> list[Path]:
    """Return the copies in the folder of a book, among its backups and in the second place, as far as that can be reached."""
    places, listed = session.places, (each.copy.path for each in reachable(session)[0])
    folders = (places.book.parent.glob("*"), _but_kept_files(places.backups), listed)
    found = {
        each for folder in folders for each in folder if not each.match(PARTS) and each.is_file() and is_book(each)
    }
    return sorted(each for each in found if not each.samefile(places.book))


def folders(session: Session) -> set[Path]:
    """Return the folders in which somebody is forgotten, beside those of the book: of its copies, their kept files, the settings."""
    held = known_copies(session)
    settings = (each for each in session.places.config.rglob("*") if each.is_dir())
    return {*(each.parent for each in held), *stores(held, session.places.book.stem), *settings}


def _but_kept_files(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if not any(part.endswith("-files") for part in each.parts[:-1]))


def backups(session: Session, people: Iterable[int], book: str) -> Iterator[Path]:
    """Yield the copies of a book that know somebody, or that cannot be looked into."""
    refs = [Ref("c", each) for each in people]
    for path in known_copies(session):
        try:
            with closing(opened_to_read(path)) as connection:
                if book_name(connection) == book and any(is_known(connection, ref) for ref in refs):
                    yield path
        except failures(OSError, BookError):
            yield path


def forget_in(session: Session, backup: Path, people: frozenset[int], before: Forms, sentence: str) -> frozenset[str]:
    """Forget people in a backup, by the same means as in the book, and return the kept files that only it still named.

    It is read again afterwards. Raises DossierError if it cannot be done, or if something is left.
    """
    from dossier.write.book.backup import rewritten
    from dossier.write.book.forget import forget
    from dossier.write.migrate import upgrade
    from dossier.write.transaction import opened

    refs = [Ref("c", each) for each in sorted(people)]
    times = backup.stat()
    with rewritten(backup) as part:
        upgrade(part)
        with opened(part, session.places.backups, session.now) as book:
            found = planned(book.connection, people, phrase(), before)
            forget(book, found.plan, refs, sentence)
    os.utime(backup, ns=(times.st_atime_ns, times.st_mtime_ns))  # which one is the newest still shows
    with closing(opened_to_read(backup)) as connection:
        if (
            any(is_known(connection, ref) for ref in refs)
            or not planned(connection, people, phrase(), before).plan.is_empty
        ):
            raise DossierError(_("Something of them is left in {path}.").format(path=backup))
    return found.plan.digests


def phrase() -> str:
    """Return what stands in texts instead of a person who was forgotten."""
    return _("[forgotten]")


def take_files(session: Session, digests: Iterable[str]) -> tuple[int, list[str]]:
    """Delete kept files, and the copies of them that were opened; return how many contents, and which could not be deleted.

    Those of the copies go from where no copy names them any more.
    """
    from dossier.write.files import place_of

    gone, failed = set[str](), list[str]()
    own, named = session.places.files, dict[Path, set[str]]()
    for store, served in stores(known_copies(session), session.places.book.stem).items():
        with suppress(*failures(OSError, BookError)):  # of a copy that cannot be read nobody knows what it names
            named[store] = set[str]().union(*map(digests_in, served))
    with session.reading() as connection:
        named[own] = set(kept_digests(connection).values())
    for digest in digests:
        paths = [place_of(store, digest) for store, held in named.items() if digest not in held]
        if digest not in named[own]:
            paths += (session.places.cache / "opened" / digest[:12]).glob("*")
        for path in paths:
            try:
                if path.is_file():
                    gone.add(digest)
                path.unlink(missing_ok=True)
            except OSError as error:  # a viewer of Windows has it open
                failed.append(f"{path}: {reason_of(error)}")
            with suppress(OSError):
                path.parent.rmdir()
    return len(gone), failed


def left_over(session: Session) -> set[str]:
    """Return the kept files that neither the book nor a copy in reach names, nor the history of one: a kill leaves such.

    None where one of these cannot be read; and none of the last hour, for what is being kept is named a moment later.
    """
    held, named = known_copies(session), set[str]()
    folders = {session.places.files, *stores(held, session.places.book.stem)}
    try:
        lying = [each for folder in folders for each in folder.glob("??/*") if len(each.name) == _DIGITS]
        young = {each.name for each in lying if time() - each.stat().st_mtime < _HOUR}
        for path in (session.places.book, *held):
            with closing(opened_to_read(path)) as connection:
                named |= ever_named(connection)
    except failures(OSError, BookError):
        return set()
    return {each.name for each in lying} - named - young


def settings_naming(session: Session, fitting: Sequence[re.Pattern[str] | None]) -> Iterator[tuple[Path, str]]:
    """Yield the files among the settings that name somebody, each with its text as it is without them.

    In a saved question a name may stand in small letters, and alone.
    """
    anywhere, near = fitting
    if anywhere is None or near is None:
        return
    for path in sorted(each for each in session.places.config.rglob("*") if each.is_file()):
        if path.stat().st_size > _LARGEST:
            continue
        with suppress(UnicodeDecodeError):
            text = path.read_bytes().decode()
            new = anywhere.sub(phrase(), text)
            if path == session.places.settings:
                for question in session.settings.questions.values():
                    new = new.replace(question, re.sub(near.pattern, phrase(), question, flags=re.IGNORECASE))
            if new != text:
                yield path, new


def write_settings(found: Iterable[tuple[Path, str]]) -> list[str]:
    """Write files among the settings anew; return which could not be written."""
    failed = []
    for path, text in found:
        try:
            write_file(path, text.encode(), replace=True)
        except (OSError, HeldError) as error:
            failed.append(f"{path}: {reason_of(error) if isinstance(error, OSError) else error}")
    return failed
