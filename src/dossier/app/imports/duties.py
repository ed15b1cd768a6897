"""Duties that were looked up, from a sheet: country, HS code, per cent; one already noted so stays as it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dossier.app.imports.draft import Draft, Reader
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read.country.duties import newest
from dossier.records.country.border import DUTY, digits
from dossier.records.importing import Fault, ImportRow, Outcome
from dossier.render.words import day, percent

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

_NEEDED = ("country", "code", "percent")


class Duties:
    """Plans and writes the rows of duties; a newer one stands beside the older, which counts no more."""

    def __init__(self, session: Session, tx: "Transaction", reader: Reader) -> None:
        self._session, self._tx, self._reader = session, tx, reader
        with session.reading() as connection:
            self._known = newest(connection)
        self._lines: dict[tuple[Any, ...], int] = {}
        self.kept: list[str] = []

    def chunk(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        """Write some rows, and return what became of each."""
        from dossier.write.tables.country import Duty as Table

        drafts = [self._reader.read(row) for row in rows]
        found = [self._planned(draft) for draft in drafts]
        new = [
            draft.about["duty"].columns for draft, outcome in zip(drafts, found, strict=True) if outcome.what == "new"
        ]
        ids = iter(self._tx.insert_many(Table, new))
        return [each._replace(ref=f"u{next(ids)}") if each.what == "new" else each for each in found]

    def _planned(self, draft: Draft) -> Outcome:
        values = draft.about["duty"].columns
        labels = {field.name: _(field.label) for field in DUTY.fields}
        missing = [labels[name] for name in _NEEDED if values.get(name) is None]
        if missing and not draft.faults:
            draft.faults.append(Fault(_("It has no {field}.").format(field=missing[0]), missing[0]))
        values.setdefault("on_date", self._session.today)
        name = " ".join(str(values[each]) for each in ("country", "code") if values.get(each))
        key = (str(values.get("country")), digits(values.get("code")), values["on_date"])
        if key in self._lines and not draft.faults:
            draft.faults.append(
                Fault(_("It stands in line {line}, too.").format(line=self._lines[key]), labels["code"], name)
            )
        self._lines.setdefault(key, draft.line)
        if draft.faults:
            return Outcome(draft.line, "refused", name, faults=tuple(draft.faults), written=False)
        held = self._known.get(key[:2])
        same = held is not None and (held.percent, held.extra) == (values["percent"], values.get("extra"))
        if held is not None and (held.on_date > key[2] or (same and held.on_date == key[2])):
            newer = _("{what} of {day}").format(what=percent(held.percent), day=day(held.on_date))
            return Outcome(draft.line, "same", name, held.ref, stays=() if same else (newer,))
        return Outcome(draft.line, "new", name)
