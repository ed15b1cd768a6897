"""The report on payments: who pays in time, what is due in which month, what is overdue, and what nobody can say."""

from dossier.advice.order import payments as judge
from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.errors import OwnEyesError
from dossier.i18n import _
from dossier.read.reports import payments as read
from dossier.records.listing import Listing
from dossier.records.reports.payments import Payment, Payments
from dossier.render.reports.payments import payments_page


def payments(session: Session, asked: Asked) -> Answer:
    """Return the report, of the payments due in the period; raises OwnEyesError if that is to be shared."""
    if asked.share:
        raise OwnEyesError(_("How clients pay is for our own eyes"))
    with reading(session, asked) as connection:
        bills, lots, came = read.bills(connection), read.lots(connection), read.came(connection)
    every = judge.payments(bills, lots, came, session.today)
    found = tuple(each for each in every if each.due_on in asked.period)
    told = Payments(judge.by_client(found), judge.by_month(found), found)
    return Answer(
        page=lambda: payments_page(told, asked.period, session.setting()),
        shape=told._asdict,
        table=lambda: Listing("payments", Payment._fields, tuple(map(_row, found)), len(found)),
        notes=() if found else (asked.nothing(_("No order is in the book yet: dossier order DEAL")),),
        empty=not found,
    )


def _row(each: Payment) -> tuple[str | int | None, ...]:
    return tuple(cell if cell is None or isinstance(cell, int) else str(cell) for cell in each)
