"""Files that came with a letter."""

from collections.abc import Sequence

from sqlmodel import select

from dossier.paths import Places
from dossier.records.proposals import AddRecord
from dossier.records.ref import Ref
from dossier.write import record
from dossier.write.files import keep_bytes
from dossier.write.tables.files import Attachment
from dossier.write.transaction import Transaction


def keep(tx: Transaction, ref: Ref, files: Sequence[tuple[str, bytes]], places: Places) -> int:
    """Keep the files of a letter with a contact, and return how many are new there; the same content is kept once."""
    held = set(tx.session.exec(select(Attachment.digest).where(Attachment.contact_id == ref.id)).all())
    new = 0
    for name, content in files:
        copy = keep_bytes(content, places)
        if copy.digest not in held:
            values = {"path": name, "digest": copy.digest, "size": copy.size, "added_on": tx.today}
            record.add(tx, AddRecord("attachment", ref, values))
            held.add(copy.digest)
            new += 1
    return new
