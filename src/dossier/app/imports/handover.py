"""A colleague's handover: each row of it held to the rules of typed ones, and written as inherited, nobody twice."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dossier.app.imports.inherited import WrongCellError, checked, named
from dossier.app.imports.plan import FileToImport, Plan, Source
from dossier.app.session import Session
from dossier.errors import DossierError
from dossier.exchange import handover as exchange
from dossier.i18n import N_, _, ngettext
from dossier.records.handover import TABLES, Bundle
from dossier.records.importing import Fault, ImportRow, ImportTable, Outcome
from dossier.records.kinds import BY_TABLE
from dossier.records.ref import Ref
from dossier.write.container import opened_content

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

FORM = "handover"
NAME = N_("handover")
_AT_A_TIME = 200
MOST_ADDRESSES = 100
"""Addresses and numbers of one client that are taken over: nobody has more, and thousands would take hours."""


def recognises(source: Source) -> bool:
    """Tell whether a source is a handover."""
    return exchange.is_handover(source.path, source.head, opened_content)


def planned(session: Session, request: FileToImport, source: Source) -> Plan:
    """Return the rows of a handover; raises InvalidValueError for anything that is not a whole one."""
    session.settings.teach_catalogue()
    bundle, contents = exchange.unpacked(source.path, opened_content)
    every = [(table, row) for table in TABLES for row in bundle.rows[table]]
    rows = tuple(ImportRow(number, {}) for number in range(1, len(every) + 1))
    writer = _Handover(session, bundle, every, None if request.dry_run else contents)
    return Plan(
        ImportTable(source.name, NAME, None, "contact", (), rows, len(rows)),
        writer.of,
        "inherit",
        "inherited",
        _AT_A_TIME,
        writer.sentence,
        writer.remarks,
    )


class _Handover:
    """Writes the rows of a handover one by one, each whole or not at all."""

    def __init__(
        self,
        session: Session,
        bundle: Bundle,
        every: Sequence[tuple[str, dict[str, Any]]],
        contents: exchange.Contents | None,
    ) -> None:
        self._session, self._bundle, self._every, self._contents = session, bundle, every, contents
        self._addresses: Counter[tuple[object, object]] = Counter()
        self.kept: list[str] = []

    def of(self, tx: "Transaction") -> "_Handover":
        """Return the writer of an operation."""
        from dossier.write.book.inherit import Arrival

        self._tx, self._arrival = tx, Arrival(tx, self._bundle)
        return self

    def chunk(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        """Write some rows, and return what became of each."""
        found = [self._outcome(row.line, *self._every[row.line - 1]) for row in rows]
        if rows[-1].line == len(self._every):
            self._arrival.renew_touches()
        return found

    def _outcome(self, line: int, table: str, row: dict[str, Any]) -> Outcome:
        name = named(table, row)
        if table == "point" and self._are_too_many(row):
            words = _("A client has at most {n} addresses and numbers.").format(n=MOST_ADDRESSES)
            return Outcome(line, "refused", name, faults=(Fault(words),), written=False)
        try:
            with self._tx.session.begin_nested():
                what, number, said = self._arrival.arrive(table, checked(self._session, table, row))
        except WrongCellError as error:
            return Outcome(line, "refused", name, faults=(error.fault,), written=False)
        except DossierError as error:
            return Outcome(line, "refused", name, faults=(Fault(str(error)),), written=False)
        if table == "attachment" and self._contents is not None:
            content = self._contents.get(str(row.get("digest")))
            if content is not None:
                from dossier.write.files import keep_bytes

                keep_bytes(content, self._session.places)
        ref = str(Ref(BY_TABLE[table].letter, number)) if number and table in BY_TABLE else None
        return Outcome(line, what, name, ref, tuple(said))

    def _are_too_many(self, row: dict[str, Any]) -> bool:
        whose = (row.get("contact_id"), row.get("company_id"))
        self._addresses[whose] += 1
        return self._addresses[whose] > MOST_ADDRESSES

    def sentence(self, outcomes: Sequence[Outcome]) -> str:
        """Return what history says of it: how many clients, from whom."""
        new = sum(each.what == "new" for each in outcomes)
        clients = [each for each in outcomes if each.written and self._is_client(each)]
        words = ngettext(
            "Took over {n} client of {whom}: {rows} rows.",
            "Took over {n} clients of {whom}: {rows} rows.",
            len(clients),
        )
        return words.format(n=len(clients), whom=self._bundle.from_whom or _("a colleague"), rows=new)

    def _is_client(self, outcome: Outcome) -> bool:
        table, row = self._every[outcome.line - 1]
        return table in {"company", "contact"} and not row.get("neighbour")

    def remarks(self, outcomes: Sequence[Outcome]) -> Sequence[str]:
        """Return who came, and that nothing of it counts as verified yet."""
        clients = dict.fromkeys(
            (each.ref, each.name) for each in outcomes if each.what in {"new", "adds"} and self._is_client(each)
        )
        said = [f"  {ref or ''}  {name}" for ref, name in list(clients)[:8]]
        confirm = _("Nothing of it counts as verified until you confirm it: dossier inherit --confirm WHO")
        return (*said, confirm) if clients else ()
