"""Forgetting people: out of the book, its history and its texts, and out of its backups if that is asked for."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer, only_tried
from dossier.app.book import forgotten_copies as copies
from dossier.app.book.automatic import NOT_BEFORE
from dossier.app.book.copies import reachable
from dossier.app.find import named, several
from dossier.app.record.counted import with_rows
from dossier.app.record.retention import before, idle
from dossier.app.session import Session
from dossier.errors import DossierError, ForgottenError, NotFoundError, RefusedError, WrongUsageError
from dossier.i18n import _, ngettext
from dossier.nearest import in_a_row
from dossier.read.book.book import book_name
from dossier.read.book.forgetting import Reading, is_known, planned
from dossier.read.book.named_in import where
from dossier.read.find.forgotten import forgotten_on, forgotten_with
from dossier.read.find.merged import merged_from, merged_into
from dossier.read.find.who import label
from dossier.records.database import failures
from dossier.records.forgetting import Place, Plan
from dossier.records.kinds import BY_TABLE
from dossier.records.ref import Ref, read_ref
from dossier.values.day_words import day as in_words
from dossier.values.listed import enumerated, strung

SHOWN = 8
"""How many of the texts that name somebody are shown before anything is written."""
_AROUND = 30


class _Asked(NamedTuple):
    refs: list[Ref]
    names: list[str]
    people: frozenset[int]
    reading: Reading
    is_known: bool
    """Whether the book itself still knows them."""
    backups: list[Path]
    unreached: str
    """Why copies in the second place cannot be reached, if they cannot."""


class Wishes(NamedTuple):
    """In what else they are forgotten, and for how many years nothing may have happened with them, as it was typed."""

    backups: bool = False
    older_than: str | None = None
    dry_run: bool = False


def forget(session: Session, whom: several.Whom, wishes: Wishes) -> Answer:
    """Erase people for good, after saying what goes, where else they are named, what stays and where copies lie.

    Raises RefusedError (exit 6) for a firm and where nobody can be asked; a failing backup is named in the answer.
    """
    backups, staying = wishes.backups, list[str]()
    with session.reading() as connection:
        if wishes.older_than is None:
            refs = _meant(session, connection, whom, backups=backups)
        else:
            old, staying = idle(connection, before(wishes.older_than, session.today))
            among = _meant(session, connection, whom, backups=backups) if whom.where or any(whom.words) else list(old)
            refs = [ref for ref in among if ref in old]
            if not refs:
                session.tell(*_few(staying))
                raise NotFoundError(
                    _("Nobody is in the book for whom that holds and with whom nothing is open."),
                    _("See since when nothing happened: dossier list contacts --columns name,idle_since"),
                )
        refs = list(dict.fromkeys(each for ref in refs for each in (ref, *forgotten_with(connection, ref))))
        names = [several.shown(connection, ref) for ref in refs]
        people = frozenset(each.id for ref in refs for each in (ref, *merged_from(connection, ref)))
        reading = planned(connection, people, copies.phrase())
        known = any(is_known(connection, Ref("c", each)) for each in people)
        held = list(copies.backups(session, people, book_name(connection)))
        asked = _Asked(refs, names, people, reading, known, held, reachable(session)[1])
        told = [*_few(staying), *_told(connection, asked, backups=backups, watched=session.watched)]
    if wishes.dry_run:
        return only_tried(told)
    session.tell(*told)
    session.sure(_("Forget {who} for good? Nothing brings it back.").format(who=several.counted(names)))
    return _done(session, asked, backups=backups)


def _meant(session: Session, connection: sqlite3.Connection, whom: several.Whom, *, backups: bool) -> list[Ref]:
    if not whom.where and not any(whom.words):
        raise WrongUsageError(
            _("Whom to forget?"),
            _("Name them, or those with whom nothing happened for years: dossier forget --older-than 5y"),
        )
    return several.meant(session, whom, lambda text: _person(session, connection, text, backups=backups))


def _person(session: Session, connection: sqlite3.Connection, text: str, *, backups: bool) -> Ref:
    """Return the person that is meant: in the book, or deleted before and known by the history, or forgotten before."""
    ref = read_ref(text)
    if ref is not None and ref.letter == "c" and (day := forgotten_on(connection, ref)):
        if not backups:
            raise ForgottenError(ref, in_words(day))
        return ref
    if ref is not None and ref.letter == "c" and is_known(connection, ref) and not merged_into(connection, ref):
        return ref
    found = named.client(session, connection, text, named.CLIENTS)
    if found.letter != "c":
        raise RefusedError(
            _("{who} is a firm; people are forgotten.").format(who=several.shown(connection, found)),
            _('Delete it: dossier delete {ref} — or forget its people: dossier forget --where "company={name}"').format(
                ref=found, name=label(connection, found)
            ),
        )
    return found


def _told(connection: sqlite3.Connection, asked: _Asked, *, backups: bool, watched: bool) -> Iterator[str]:
    """Yield what goes, where else they are named (without the words if others look), what stays, and where copies lie."""
    plan = asked.reading.plan
    if asked.is_known:
        yield _goes(several.counted(asked.names), plan)
    if plan.places:
        words = ngettext(
            "Named in {n} text that stays; “{phrase}” will stand there instead:",
            "Named in {n} texts that stay; “{phrase}” will stand there instead:",
            len(plan.places),
        )
        yield words.format(n=len(plan.places), phrase=copies.phrase())
        yield from _few([f"  {where(connection, each)}" + _snippet(each) * (not watched) for each in plan.places])
    yield from _stays(plan)
    if asked.reading.named.shared:
        words = _(
            "Somebody else is called {names}, too: that stays in texts. If it is the same person, merge first: dossier dupes"
        )
        yield words.format(names=enumerated(asked.reading.named.shared))
    if asked.reading.doubtful:
        words = ngettext(
            "{n} more text holds a part of the name, or a name that others bear, and may mean somebody else: it stays.",
            "{n} more texts hold a part of the name, or a name that others bear, and may mean somebody else: they stay.",
            asked.reading.doubtful,
        )
        yield words.format(n=asked.reading.doubtful)
    if asked.backups:
        words = (
            _("Also forgotten in: {paths}")
            if backups
            else _("Still known in: {paths} — add --backups to forget there, too.")
        )
        yield words.format(paths=copies.lying(asked.backups))
    if asked.unreached:
        yield in_a_row(asked.unreached, _("Copies that lie there may know them still."))


def _few(said: Sequence[str]) -> Iterator[str]:
    yield from said[:SHOWN]
    if len(said) > SHOWN:
        yield _("… and {number} more").format(number=len(said) - SHOWN)


def _goes(who: str, plan: Plan) -> str:
    counts = {table: len(ids) for table, ids in plan.going.items() if table != "contact" and ids}
    past = ngettext(" {n} row of the history goes.", " {n} rows of the history go.", len(plan.past.gone_changes))
    said = _("Forgets {who}{rest}.").format(who=who, rest=with_rows(counts))
    files = ngettext(" {n} kept file is deleted.", " {n} kept files are deleted.", len(plan.digests))
    return (
        said + past.format(n=len(plan.past.gone_changes)) + (files.format(n=len(plan.digests)) if plan.digests else "")
    )


def _stays(plan: Plan) -> Iterator[str]:
    """Yield which records stay without the person: deals with their orders and sums, what was agreed, what they told."""
    refs = [Ref(BY_TABLE[each.table].letter, each.id) for each in plan.loosened if each.table in BY_TABLE]
    deals = [each for each in refs if each.letter == "d"]
    if deals:
        words = ngettext(
            "{refs} stays without the person, with its quotations, orders and sums.",
            "{refs} stay without the person, with their quotations, orders and sums.",
            len(deals),
        )
        yield words.format(refs=enumerated(map(str, deals)))
    files = [each for each in refs if each.letter == "h"]
    if files:
        yield _("{refs} belong to orders and stay: look whether they name the person.").format(
            refs=enumerated(map(str, files))
        )
    others = len(plan.loosened) - len(deals) - len(files)
    if others:
        words = ngettext("{n} more row stays without the person.", "{n} more rows stay without the person.", others)
        yield words.format(n=others)


def _snippet(place: Place) -> str:
    """Return what stands around the first change of a text, on one line, after two spaces."""
    at = next((n for n, (one, other) in enumerate(zip(place.before, place.after, strict=False)) if one != other), 0)
    begin, end = max(0, at - _AROUND), at + 2 * _AROUND
    text = " ".join(place.before[begin:end].split())
    return f"  {'…' if begin else ''}{text}{'…' if end < len(place.before) else ''}"


def _done(session: Session, asked: _Asked, *, backups: bool) -> Answer:
    """Write it: first the book, as a whole or not at all, then the files beside it, then the backups."""
    sentence = _("Forgot {refs}.").format(refs=enumerated(map(str, asked.refs)))
    names = asked.reading.named
    digests = set(_in_the_book(session, asked, sentence, backups=backups) if asked.is_known else ())
    if not backups:  # that of before is one more
        with session.reading() as connection:
            asked = asked._replace(backups=list(copies.backups(session, asked.people, book_name(connection))))
    settings = list(copies.settings_naming(session, names.patterns()))
    failed = copies.write_settings(settings)
    if backups and asked.unreached:
        failed.append(asked.unreached)
    for path in asked.backups if backups else ():
        try:
            digests |= copies.forget_in(session, path, asked.people, names.forms, sentence)
        except failures(DossierError, OSError) as error:
            failed.append(f"{path}: {error}")
    files, held = copies.take_files(session, digests | copies.left_over(session))
    session.clear_up(*copies.folders(session))
    session.done.append(sentence)
    said = (sentence, *_receipt(asked, len(settings), files, backups=backups))
    return Answer(said, ref=str(asked.refs[0]), written=True, failure=_failure([*failed, *held]))


def _in_the_book(session: Session, asked: _Asked, sentence: str, *, backups: bool) -> frozenset[str]:
    """Forget them in the book, planned once more while nobody else writes; return the kept files that nothing names now.

    The book is copied before, unless they are forgotten in its copies, too.
    """
    from dossier.write.book.backup import rewritten
    from dossier.write.book.forget import forget as forget_in
    from dossier.write.transaction import opened

    places = session.places
    with (
        session.surround(session, NOT_BEFORE if backups else "forget", False) as around,
        rewritten(places.book) as part,
        opened(part, places.backups, session.now) as book,
    ):
        around.opened(book.connection)
        plan = planned(book.connection, asked.people, copies.phrase()).plan
        forget_in(book, plan, [Ref("c", each) for each in sorted(asked.people)], sentence)
        book.session.flush()
        around.written(book.connection)
    return plan.digests


def _receipt(asked: _Asked, settings: int, files: int, *, backups: bool) -> Iterator[str]:
    """Yield what was erased, what stays, and where copies remain."""
    plan = asked.reading.plan
    if asked.is_known:
        counts = {table: len(ids) for table, ids in plan.going.items() if table != "contact" and ids}
        yield _("Erased: the record{rest}; {past} of the history; the name in {texts}.").format(
            rest=with_rows(counts),
            past=ngettext("{n} row", "{n} rows", len(plan.past.gone_changes)).format(n=len(plan.past.gone_changes)),
            texts=ngettext("{n} text", "{n} texts", len(plan.places)).format(n=len(plan.places)),
        )
    if settings:
        words = ngettext(
            "The name was taken out of {n} file of the settings.",
            "The name was taken out of {n} files of the settings.",
            settings,
        )
        yield words.format(n=settings)
    if files:
        words = ngettext("{n} kept file was deleted.", "{n} kept files were deleted.", files)
        yield words.format(n=files)
    yield from _stays(plan)
    if asked.backups:
        words = _("Forgotten in: {paths}") if backups else _("Still known in: {paths}")
        yield words.format(paths=copies.lying(asked.backups))
        if not backups:
            refs = " ".join(map(str, asked.refs))
            yield _("Next: dossier forget {refs} --backups forgets there, too").format(refs=refs)
    yield _("What was given away before is out of reach: handover files, exports, letters, backups in other places.")
    yield _("This cannot be taken back; dossier undo goes on with what was done before.")


def _failure(failed: Sequence[str]) -> DossierError | None:
    if not failed:
        return None
    words = ngettext("{n} copy still knows them: {which}.", "{n} copies still know them: {which}.", len(failed))
    return DossierError(
        words.format(n=len(failed), which=strung(failed)), _("Delete it yourself if nobody needs it any more.")
    )
