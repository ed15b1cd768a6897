"""A list of records (a sheet, cards, a table of a web page): people, firms, deals, quotations, our offers, or rates."""

from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING

from dossier.app.imports import rates
from dossier.app.imports.clients import Clients
from dossier.app.imports.deals import Deals
from dossier.app.imports.draft import Reader
from dossier.app.imports.duties import Duties
from dossier.app.imports.formats import sheet_of
from dossier.app.imports.offers import Offers
from dossier.app.imports.plan import FileToImport, Plan, Source, Writer
from dossier.app.imports.reading import HEAD, read_table
from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.importing import ImportTable

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

FORM = "list"


def recognises(source: Source) -> bool:
    """Tell whether a source may be a list: every file that is nothing else."""
    return not source.is_folder


def planned(session: Session, request: FileToImport, source: Source) -> Plan:
    """Return the records of a list; raises InvalidValueError for a file that is none or whose columns say nothing."""
    sheet = sheet_of(source.content(), source.path, request.sheet)
    lines = iter(sheet.lines)
    head = tuple(islice(lines, HEAD))
    if not head:
        raise InvalidValueError(
            _("{path} holds nothing.").format(path=request.file), _("Name a sheet with a heading and lines under it.")
        )
    if request.about in {None, "rate"} and not request.mapped:
        of_rates = rates.planned(session, request, sheet, head, lines)
        if of_rates is not None:
            return of_rates
    table = read_table(session, request, sheet, head, chain(head, lines))
    return Plan(table, lambda tx: _writer(session, tx, table, request, source))


def _writer(session: Session, tx: "Transaction", table: ImportTable, request: FileToImport, source: Source) -> Writer:
    reader = Reader(session, tx.connection, table)
    if table.about == "offer":
        return Offers(session, tx, reader, update=request.wish.update)
    if table.about == "duty":
        return Duties(session, tx, reader)
    saved = datetime.fromtimestamp(source.changed_at()).replace(microsecond=0)  # noqa: DTZ006  (her clock, as the book's)
    clients = Clients(session, tx, reader, request.wish, saved)
    has_deals = any((column.field or "").startswith(("deal.", "quote.")) for column in table.columns)
    if has_deals:
        return Deals(session, tx, clients, table.about)
    tx.expect(table.lines)
    return clients
