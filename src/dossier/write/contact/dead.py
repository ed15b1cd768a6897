"""An address that does not arrive any more."""

from datetime import date

from sqlmodel import select

from dossier.records.contact.person import DEAD
from dossier.records.proposals import LogTouch
from dossier.records.ref import Ref
from dossier.values.names import normal_point
from dossier.write.contact import touch
from dossier.write.tables.contact import ContactPoint
from dossier.write.transaction import Transaction


def mark_dead(tx: Transaction, ref: Ref, email: str, on_date: date, original: str) -> None:
    """Mark an address of a contact as dead and note it in the log; it is preferred no longer."""
    held = select(ContactPoint).where(ContactPoint.contact_id == ref.id, ContactPoint.kind == "email")
    for point in tx.session.exec(held).all():
        if point.normal == normal_point("email", email) and point.label != DEAD:
            tx.update(point, label=DEAD, preferred=False)
            touch.log(tx, ref, LogTouch(f"{email}: {DEAD}", "note", "both", on_date, original=original), None)
