"""Kept files: which one a fragment means, whose it is, and to whom it went."""

import sqlite3
from datetime import date
from typing import NamedTuple

from dossier.errors import AmbiguousError, NotFoundError
from dossier.i18n import _, called
from dossier.read.rows import all_of, select
from dossier.records.company.files import FILE_KINDS, Attachment
from dossier.records.ref import read_ref
from dossier.values.names import fold

_KEPT = """SELECT h.id, h.path, h.role, h.text, h.digest, h.size,
    (h.contact_id IS NULL AND h.company_id IS NULL AND h.deal_id IS NULL) AS ours FROM attachment h"""
_WENT = """SELECT s.on_date, s.contact_id, c.name AS contact_name, s.company_id, o.name AS company_name
    FROM attachment h JOIN sending s ON s.attachment_id = h.id LEFT JOIN contact c ON c.id = s.contact_id
    LEFT JOIN company o ON o.id = s.company_id
    WHERE h.id = :id OR (:digest IS NOT NULL AND h.digest = :digest) ORDER BY s.on_date DESC, s.id DESC"""
_LIBRARY = f"""{select(Attachment)} WHERE contact_id IS NULL AND company_id IS NULL AND deal_id IS NULL
    ORDER BY id DESC LIMIT 200"""
SHOWN = 10


class KeptFile(NamedTuple):
    """A kept file; `ours` tells that it belongs to nobody but us, `digest` is the SHA-256 of its content."""

    id: int
    path: str
    role: str | None
    text: str | None
    digest: str | None
    size: int | None
    ours: bool

    @property
    def ref(self) -> str:
        """Return the short name, such as `h3`."""
        return f"h{self.id}"


class Went(NamedTuple):
    """That a file, or one of the very same content, went to somebody."""

    on_date: date
    contact_id: int | None
    contact_name: str | None
    company_id: int | None
    company_name: str | None


def kept_file(connection: sqlite3.Connection, text: str) -> KeptFile:
    """Return the file that a ref or a fragment of its name, kind or remark means; our own library goes before clients' files.

    Raises NotFoundError or AmbiguousError.
    """
    ref = read_ref(text)
    if ref is not None and ref.letter == "h":
        found = all_of(connection, KeptFile, f"{_KEPT} WHERE h.id = :id", {"id": ref.id})
        if found:
            return found[0]
    wanted = fold(text.strip())
    every = all_of(connection, KeptFile, f"{_KEPT} ORDER BY h.id")
    hits = [
        each for each in every if wanted and wanted in fold(" ".join((each.path, each.role or "", each.text or "")))
    ]
    hits = [each for each in hits if each.ours] or hits
    if len({each.digest for each in hits}) == 1:
        return hits[0]
    if hits:
        kinds = {each.code: each.label for each in FILE_KINDS}
        lines = [
            " · ".join(part for part in (each.ref, each.path, called(kinds, each.role or "")) if part)
            for each in hits[:SHOWN]
        ]
        raise AmbiguousError(
            _("“{text}” fits {n} files:").format(text=text[:40], n=len(hits)), _("Name it by its ref."), lines,
            [each.ref for each in hits[:SHOWN]],
        )  # fmt: skip
    raise NotFoundError(_("No file “{text}” is kept.").format(text=text[:60]), _("See them with: dossier list files"))


def library(connection: sqlite3.Connection) -> tuple[Attachment, ...]:
    """Return the newest files of our own library, which belong to no client."""
    return all_of(connection, Attachment, _LIBRARY)


def went_before(connection: sqlite3.Connection, kept: KeptFile) -> tuple[Went, ...]:
    """Return to whom this content went before, newest first."""
    return all_of(connection, Went, _WENT, {"id": kept.id, "digest": kept.digest})


def kept_digests(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the SHA-256 of every kept file, by its name and ref."""
    rows = connection.execute("SELECT id, path, digest FROM attachment WHERE digest IS NOT NULL ORDER BY id")
    return {f"{row['path']} (h{row['id']})": row["digest"] for row in rows}
