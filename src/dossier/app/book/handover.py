"""Everything a successor may know of some clients, in one file with a page to read first."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dossier.advice.book.handover import brief
from dossier.app.answer import Answer, Shape
from dossier.app.find import named
from dossier.app.locksmith import NEW_COMMAND
from dossier.app.session import Session
from dossier.i18n import _, ngettext
from dossier.read import dossier as read
from dossier.read.book.handover import bundle
from dossier.records.deal.story import Brief
from dossier.records.handover import Bundle
from dossier.records.keys import Key, new_key, salt_of
from dossier.records.known import Known, current
from dossier.records.ref import Ref
from dossier.records.visibility import discreet, is_entrusted
from dossier.render.book.handover import handover_page
from dossier.render.page import Page


class Handover(NamedTuple):
    """The rows of some clients, and what to know of each, the weightiest first."""

    rows: Bundle
    briefs: Sequence[Brief]

    def page(self, session: Session) -> Page:
        """Return the page with the reading order and what to know of each client."""
        return handover_page(self.briefs, self.rows.from_whom, self.rows.left_out, session.setting())


def gathered(session: Session, who: Sequence[str], *, private: bool) -> Handover:
    """Return what is handed over of these contacts and companies; `private`: also what others told in confidence."""
    with session.reading() as connection:
        clients = list(dict.fromkeys(named.client(session, connection, each, named.CLIENTS) for each in who))
        rows = bundle(connection, clients, str(session.settings.get("profile.name")), session.today, private=private)
        briefs = _briefs(session, connection, rows, private=private)
    return Handover(rows, sorted(briefs, key=lambda each: (-each.weight, each.dossier.title)))


def shown(session: Session, who: Sequence[str], *, private: bool) -> Answer:
    """Return the page to read first; as JSON the rows."""
    found = gathered(session, who, private=private)

    def shape() -> Shape:
        from dossier.render.shapes import book, keys

        return keys.row(book.Handover, found.rows)

    return Answer(page=lambda: found.page(session), shape=shape)


def packed(session: Session, found: Handover) -> bytes:
    """Return the file: the rows, the page, and the kept files that belong to them."""
    from dossier.exchange import handover as exchange
    from dossier.render.media.markdown import spoken
    from dossier.write import files

    def content_of(digest: str) -> bytes | None:
        is_there = files.place_of(session.places.files, digest).is_file()
        return b"".join(files.content(session.places.files, digest)) if is_there else None

    return exchange.packed(found.rows, spoken(found.page(session)), content_of)


def key(session: Session) -> Key | None:
    """Return a key of its own for what leaves an encrypted book, by a passphrase for whoever gets it; None for a plain book."""
    if salt_of(session.places.book) is None:
        return None
    way_out = _("Set {new} to a command that prints it, or add --unencrypted.").format(new=NEW_COMMAND)
    return new_key(session.secrets.new_passphrase(_("A passphrase for your colleague"), way_out))


def written(found: Handover, path: Path, *, encrypted: bool) -> Answer:
    """Return what is said of a file that was written."""
    tables, left_out = found.rows.rows, found.rows.left_out
    clients = len([row for row in tables["company"] if not row.get("neighbour")]) or len(tables["contact"])
    rows = sum(len(each) for each in tables.values())
    text = ngettext("Wrote {n} client ({rows} rows) to {path}.", "Wrote {n} clients ({rows} rows) to {path}.", clients)
    said = [text.format(n=clients, rows=rows, path=path)]
    if left_out:
        behind = ngettext(
            "{n} fact that another client told us in confidence stays behind.",
            "{n} facts that other clients told us in confidence stay behind.",
            left_out,
        )
        said.append(behind.format(n=left_out))
    notes = (_("It is encrypted: tell your colleague the passphrase, and not in the same mail."),) if encrypted else ()
    return Answer((*said, _("There: dossier inherit {path}").format(path=path.name)), notes=notes)


def _briefs(session: Session, connection: sqlite3.Connection, whole: Bundle, *, private: bool) -> list[Brief]:
    firms = [Ref("o", row["id"]) for row in whole.rows["company"] if not row.get("neighbour")]
    alone = [Ref("c", row["id"]) for row in whole.rows["contact"] if row["company_id"] is None]
    found = []
    for ref in (*firms, *alone):
        dossier = (read.of_company if ref.letter == "o" else read.of_contact)(connection, ref.id)
        if dossier is None:
            continue
        dossier = dossier if private else discreet(dossier)
        people = dossier.contacts or ((dossier.contact,) if dossier.contact else ())
        known = [(each, current(_about(connection, each.id, private=private))) for each in people]
        found.append(brief(dossier, known, session.today))
    return found


def _about(connection: sqlite3.Connection, contact: int, *, private: bool) -> list[Known]:
    rows = read.facts_about(connection, "contact", contact)
    return [row for row in rows if private or not is_entrusted(row)]
