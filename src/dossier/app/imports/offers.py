"""Our offers from a file: the same where their item number is, or without one their name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dossier.app.imports.draft import Draft, Reader
from dossier.app.record import change_words
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.company.offers import offers
from dossier.records.company.products import Offer
from dossier.records.importing import Fault, ImportRow, Outcome
from dossier.records.ref import Ref
from dossier.values.names import fold

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction


class Offers:
    """Plans and writes the rows of our offers."""

    def __init__(self, session: Session, tx: "Transaction", reader: Reader, *, update: bool) -> None:
        self._tx, self._reader, self._update = tx, reader, update
        with session.reading() as connection:
            self._known: dict[str, Offer] = {_key(each.code, each.name): each for each in offers(connection)}
        self._lines: dict[str, int] = {}
        self.kept: list[str] = []

    def chunk(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        """Write some rows, and return what became of each."""
        from dossier.write.tables.offer import Offer as Table

        drafts = [self._reader.read(row) for row in rows]
        found = [self._planned(draft) for draft in drafts]
        new = [
            draft.about["offer"].columns for draft, outcome in zip(drafts, found, strict=True) if outcome.what == "new"
        ]
        ids = iter(self._tx.insert_many(Table, new))
        return [each._replace(ref=f"a{next(ids)}") if each.what == "new" else each for each in found]

    def _planned(self, draft: Draft) -> Outcome:
        values = draft.about["offer"].columns
        if not values.get("name") and not values.get("code"):
            draft.faults.append(Fault(_("It has neither a name nor an item number.")))
        values.setdefault("name", values.get("code"))
        name = " · ".join(str(values[each]) for each in ("name", "code", "category") if values.get(each))
        key = _key(values.get("code"), str(values["name"]))
        if key in self._lines and not draft.faults:
            words = _("It stands in line {line}, too.").format(line=self._lines[key])
            draft.faults.append(Fault(words, _("item number"), str(values.get("code") or values["name"])))
        self._lines.setdefault(key, draft.line)
        if draft.faults:
            return Outcome(draft.line, "refused", name, faults=tuple(draft.faults), written=False)
        held = self._known.get(key)
        return Outcome(draft.line, "new", name) if held is None else self._renewed(draft, held, name)

    def _renewed(self, draft: Draft, held: Offer, name: str) -> Outcome:
        from dossier.write import record

        ref, values = Ref("a", held.id), draft.about["offer"].columns
        news = {
            column: value for column, value in values.items() if value is not None and getattr(held, column) != value
        }
        words = tuple(
            change_words.column(self._tx.connection, ref, column, getattr(held, column), value)
            for column, value in news.items()
        )
        if news and self._update:
            record.change(self._tx, ref, news)
        return Outcome(draft.line, "adds" if news else "same", name, str(ref), words, written=not news or self._update)


def _key(code: str | None, name: str) -> str:
    return f"#{fold(code)}" if code else fold(name)
