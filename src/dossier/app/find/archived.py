"""Somebody who is archived: what is said of it, and that nothing new is planned with them."""

import sqlite3
from datetime import date

from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.read.find.archived import Archived, archived, hidden_with
from dossier.read.find.who import label
from dossier.records.ref import Ref
from dossier.render.words import day


def words(found: Archived, today: date) -> str:
    """Return since when somebody is archived, and why, as the end of a sentence."""
    told = _("archived since {day}").format(day=day(found.archived_on, today))
    why = (found.archived_why or "").rstrip(".。")
    return _("{since}: {why}").format(since=told, why=why) if why else told


def remark(connection: sqlite3.Connection, ref: Ref | None, today: date) -> str:
    """Return the sentence that somebody is archived and how they come back, or nothing of the living."""
    found = archived(connection, ref) if ref is not None else None
    if ref is None or found is None:
        return ""
    told = _("{who} ({ref}) is {archived}. Nothing reminds of them.").format(
        who=label(connection, ref), ref=ref, archived=words(found, today)
    )
    return told + " " + _("Bring them back with: dossier unarchive {ref}").format(ref=ref)


def refuse(connection: sqlite3.Connection | None, ref: Ref | None, today: date) -> None:
    """Raise RefusedError (exit 6) for somebody who is archived: what is planned with them would never be shown."""
    said = remark(connection, hidden_with(connection, ref), today) if connection is not None and ref is not None else ""
    if said:
        raise RefusedError(said)
