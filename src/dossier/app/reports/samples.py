"""The report on samples: what they cost month by month, and which of them nobody answered."""

from dossier.advice.reckoning import samples as judge
from dossier.app.answer import Answer
from dossier.app.reports.asked import Asked, reading
from dossier.app.session import Session
from dossier.errors import OwnEyesError
from dossier.i18n import _
from dossier.read.reports import samples as read
from dossier.records.listing import Listing
from dossier.records.reports.samples import SampleMonth
from dossier.render.reports.figures import cell
from dossier.render.reports.samples import samples_page


def samples(session: Session, asked: Asked) -> Answer:
    """Return the report, of the samples sent in the period; raises OwnEyesError if that is to be shared."""
    if asked.share:
        raise OwnEyesError(_("What samples cost us is for our own eyes"))
    with reading(session, asked) as connection:
        found = judge.samples(read.sent(connection, asked.period))
    rows = tuple(tuple(map(cell, each)) for each in found.months)
    return Answer(
        page=lambda: samples_page(found, asked.period, session.setting()),
        shape=found._asdict,
        table=lambda: Listing("samples", SampleMonth._fields, rows, len(rows)),
        notes=() if rows else (asked.nothing(_("No sample has been sent yet: dossier proof DEAL sample --sent")),),
        empty=not rows,
    )
