"""A complaint is answered by the first letter, call or talk of ours with the client after it came."""

from datetime import date

from sqlalchemy import text

from dossier.write.transaction import Transaction

_WAITING = text("""SELECT id FROM complaint WHERE answered_on IS NULL AND on_date <= :day
    AND (contact_id = :contact_id OR company_id = :company_id OR deal_id = :deal_id)""")


def answer_complaints(tx: Transaction, owners: dict[str, int | None], day: date) -> None:
    """Note the day of our first answer on each complaint of the person or the firm that came by then and has none."""
    found = tx.session.execute(_WAITING, {"day": day.isoformat(), **owners}).all()
    if found:
        from dossier.write.tables.negotiation import Complaint  # a touch of a client without one does not pay for it

        for (number,) in found:
            tx.update(tx.get(Complaint, number), answered_on=day)
