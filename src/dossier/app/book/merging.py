"""Two entries of one person, or of one firm, become one."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from dossier.app.answer import Answer, Shape
from dossier.app.asking import Asker
from dossier.app.find import named
from dossier.app.record.counted import with_rows
from dossier.app.session import Session
from dossier.errors import CancelledError, DossierError, WrongUsageError
from dossier.i18n import _
from dossier.read.book.merging import compared, planned
from dossier.records.merging import Merging
from dossier.records.ref import Ref
from dossier.render.find.likeness import merging_page
from dossier.values.listed import aside


class Merge(NamedTuple):
    """Which record stays and which goes into it; `keep` are words such as `title=B`."""

    first: str
    second: str
    keep: Sequence[str] = ()
    dry_run: bool = False


def merge(session: Session, request: Merge) -> Answer:
    """Show where the two differ, and merge them as one operation once somebody agreed."""
    with session.reading() as connection:
        refs = _two(session, connection, request.first, request.second)
        chosen = dict(_choice(word, *refs) for word in request.keep)
        merging = compared(connection, *refs, chosen)
        differences = merging_page(merging, session.setting())
        if request.dry_run:
            without = _("Nothing was written. Without --dry-run: dossier merge {a} {b}")
            note = without.format(a=refs[0], b=refs[1])
            return Answer(page=lambda: differences, shape=lambda: _shape(merging), notes=(note,))
        asked = session.asker is not None and not session.yes
        if session.asker is not None and not session.yes:
            session.asker.show(differences)
            merging = _agreed(session, session.asker, connection, merging, chosen)
        else:
            session.sure(_("Merge {b} into {a}?").format(a=_shown(merging, 0), b=_shown(merging, 1)))
        plan = planned(connection, merging, session.today, chosen)
    from dossier.write.book.merge import merge as merged

    with session.writing(f"merge {refs[0]} {refs[1]}") as tx:
        rest = with_rows(merged(tx, plan))
        words = _("Merged {b} into {a}{rest}.")
        done = tx.say(words.format(a=_shown(merging, 0), b=_shown(merging, 1), rest=rest))
    back = _("Next: dossier show {ref} · dossier undo brings both back").format(ref=refs[0])
    return Answer((done, back), None if asked else lambda: differences, ref=str(refs[0]), written=True)


def _two(session: Session, connection: sqlite3.Connection, first: str, second: str) -> tuple[Ref, Ref]:
    keep = named.client(session, connection, first, named.CLIENTS)
    gone = named.client(session, connection, second, named.CLIENTS)
    if keep == gone:
        raise WrongUsageError(
            _("{ref} cannot be merged with itself.").format(ref=keep), _("Name the other one; see: dossier dupes")
        )
    if keep.letter != gone.letter:
        raise WrongUsageError(
            _("{a} is a {kind} and {b} a {other}; only two of one kind can be merged.").format(
                a=keep, kind=_(keep.kind.label), b=gone, other=_(gone.kind.label)
            ),
            _("See which belong together: dossier dupes"),
        )
    return keep, gone


def _choice(word: str, first: Ref, second: Ref) -> tuple[str, bool]:
    """Return the field of `title=B`, and whether it is the first one's value that counts."""
    field, sign, side = (part.strip() for part in word.partition("="))
    answers = {"a": True, str(first): True, "b": False, str(second): False}
    if not sign or side.casefold() not in answers:
        raise WrongUsageError(
            _("“{word}” does not say whose value counts.").format(word=word[:60]),
            _("Type --keep {field}=A for {a}, or --keep {field}=B for {b}.").format(
                field=field[:40] or "title", a=first, b=second
            ),
        )
    return field, answers[side.casefold()]


def _agreed(
    session: Session, asker: Asker, connection: sqlite3.Connection, merging: Merging, chosen: dict[str, bool]
) -> Merging:
    """Let somebody accept, or choose the other value of one field after another; raises CancelledError."""
    while True:
        answer = asker.line(_("Enter merges, FIELD=A or FIELD=B chooses whose value counts, x leaves both as they are"))
        if not answer:
            return merging
        if answer.casefold() == "x":
            raise CancelledError
        try:
            field, first = _choice(answer, merging.keep, merging.gone)
            merging = compared(connection, merging.keep, merging.gone, chosen | {field: first})
        except DossierError as error:
            asker.tell(str(error))
            continue
        chosen[field] = first
        asker.show(merging_page(merging, session.setting()))


def _shape(merging: Merging) -> Shape:
    from dossier.render.shapes import book, keys

    return keys.row(book.Merging, merging, keep=str(merging.keep), gone=str(merging.gone))


def _shown(merging: Merging, which: int) -> str:
    name, ref = ((merging.keep_name, merging.keep), (merging.gone_name, merging.gone))[which]
    return f"{name}{aside(str(ref))}"
