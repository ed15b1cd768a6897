"""Deals and quotations of a file: the client of a row first, then the deal with it, then the quotation in the deal."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dossier.app.imports.client_row import ClientRow
from dossier.app.imports.clients import Clients
from dossier.app.imports.draft import Draft, Said
from dossier.app.session import Session
from dossier.errors import DossierError, WrongUsageError
from dossier.i18n import _
from dossier.read.find.firm_of import firm_of
from dossier.read.find.who import Match, label, open_deals_of
from dossier.read.quotation.numbered import line_count, numbered
from dossier.records.importing import Fault, ImportRow, Outcome
from dossier.records.ref import Ref
from dossier.values.money import check_thousands, parse_amount, parse_money
from dossier.values.names import fold
from dossier.values.quantity import parse_quantity

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

_BARE = re.compile(r"[\d.,' ]+")
"""A price without a currency."""


class Deals:
    """Plans and writes rows that speak of deals or quotations, whoever the client is."""

    def __init__(self, session: Session, tx: "Transaction", clients: Clients, about: str) -> None:
        self._session, self._tx, self._clients, self._about = session, tx, clients, about
        self._quotes: dict[str, Ref] = {}
        """The quotations of this file by their number: a further row with it is a further line of it."""
        self.kept = clients.kept

    def chunk(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        """Write some rows, and return what became of each; one whose deal is refused writes its client neither."""
        refused: dict[int, Outcome] = {}
        while True:
            quotes, before = dict(self._quotes), len(refused)
            good = [at for at in range(len(rows)) if at not in refused]
            tried = self._tx.session.begin_nested()
            found = dict(zip(good, self._tried([rows[at] for at in good]), strict=True))
            refused |= {good[at]: found[good[at]] for at in self._wrong}
            if len(refused) == before:
                tried.commit()
                return [refused.get(at) or found[at] for at in range(len(rows))]
            tried.rollback()
            self._quotes = quotes

    def _tried(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        found = self._clients.chunk(rows)
        self._wrong: list[int] = []
        for at, row in enumerate(self._clients.rows):
            if not row.is_left and (
                self._about != "contact" or {"deal", "quote"} & row.draft.about.keys() or row.draft.item
            ):
                found[at] = self._with_deal(row, found[at])
                self._wrong += [at] if found[at].what == "refused" else []
        return found

    def _with_deal(self, row: ClientRow, outcome: Outcome) -> Outcome:
        """Write the deal and the quotation of a row, or return why they cannot be."""
        try:
            with self._tx.session.begin_nested():
                what, ref, said = self._quote(row) if _is_quote(row.draft) else self._deal(row)
        except DossierError as error:
            return Outcome(outcome.line, "refused", outcome.name, faults=(Fault(str(error)),), written=False)
        main = what if self._about != "contact" else outcome.what
        return outcome._replace(
            what=main, ref=str(ref) if self._about != "contact" else outcome.ref, said=(*outcome.said, *said),
            written=outcome.written or bool(said),
        )  # fmt: skip

    def _client(self, row: ClientRow) -> tuple[Ref, dict[str, int | None]]:
        first = row.first.number if row.first is not None else None
        person = row.number or row.same or first
        firm = row.firm.number if row.firm is not None else None
        owner = Ref("c", person) if person else Ref("o", firm or 0)
        if firm is None and person:
            firm = firm_of(self._tx.connection, Ref("c", person))
        return owner, {"contact_id": person, "company_id": firm}

    def _deal(self, row: ClientRow) -> tuple[str, Ref, tuple[str, ...]]:
        """Write what a row says of its deal, and return what became of it, its ref, and that in words."""
        from dossier.write import fact
        from dossier.write.deal import deal

        said = row.draft.about.get("deal") or Said()
        values = {name: value for name, value in said.columns.items() if name not in {"company_id", "contact_id"}}
        quoted = (row.draft.about.get("quote") or Said()).columns.get("sent_on")
        if quoted is not None and "opened_on" not in values:  # it was asked for by then
            values |= {"opened_on": quoted, "stage": values.get("stage", "quoted")}
        values.setdefault("title", values.get("product") or row.draft.item.get("item"))
        if not values["title"]:
            raise WrongUsageError(_("It says neither what the deal is called nor which product it is about."))
        owner, ids = self._client(row)
        held = self._open_one(owner, ids, str(values["title"]))
        if held is None:
            ref = deal.open_deal(self._tx, values | ids)
            for each in said.facts:
                fact.note(self._tx, "deal", ref.id, each)
            return "new", ref, (_("deal {ref}: {title}").format(ref=ref, title=values["title"]),)
        return self._changed(held.ref, values)

    def _open_one(self, owner: Ref, ids: dict[str, int | None], title: str) -> Match | None:
        """Return the open deal of the client or of the firm that bears a title."""
        owners = [owner, *([Ref("o", ids["company_id"])] if ids["company_id"] else [])]
        every = [each for one in owners for each in open_deals_of(self._tx.connection, one)]
        return next((each for each in every if fold(each.name) == fold(title)), None)

    def _changed(self, ref: Ref, values: dict[str, Any]) -> tuple[str, Ref, tuple[str, ...]]:
        """Say what a row would change of a deal that is there, and change it where she asked for that."""
        from dossier.app.record import change_words
        from dossier.write import record

        row = record.row_of(self._tx, ref)
        news = {name: value for name, value in values.items() if value is not None and getattr(row, name) != value}
        news.pop("title", None)
        words = tuple(
            change_words.column(self._tx.connection, ref, name, getattr(row, name), value)
            for name, value in news.items()
        )
        if news and self._clients.wish.update:
            record.change(self._tx, ref, news)
        return ("adds" if news else "same"), ref, words

    def _quote(self, row: ClientRow) -> tuple[str, Ref, tuple[str, ...]]:
        from dossier.write import guards
        from dossier.write.deal import quotation

        values = dict((row.draft.about.get("quote") or Said()).columns)
        lines, currency = _line(row.draft)
        number = str(values.get("number") or "")
        if number in self._quotes:
            return "new", self._further(self._quotes[number], lines), ()
        if (held := numbered(self._tx.connection, number)) is not None:
            return "same", held, ()
        if values.get("sent_on") is not None:
            values.setdefault("state", "sent")
        deal = self._deal_of(row)
        if currency and not values.get("currency"):
            values["currency"] = currency
        guards.not_before_inquiry(self._tx, deal.id, "q", values)
        kept = guards.payment_first(self._tx, None, values, None)
        ref = quotation.quote(self._tx, deal.id, values | ({"note": kept} if kept else {}), lines)
        if number:
            self._quotes[number] = ref
        return (
            "new",
            ref,
            (
                _("quotation {ref} in {deal} ({deal_ref})").format(
                    ref=ref, deal=label(self._tx.connection, deal), deal_ref=deal
                ),
            ),
        )

    def _further(self, ref: Ref, lines: Sequence[dict[str, Any]]) -> Ref:
        from dossier.write.tables.negotiation import QuoteLine

        held = line_count(self._tx.connection, ref)
        for position, each in enumerate(lines, held + 1):
            self._tx.insert(QuoteLine, quote_id=ref.id, position=position, **each)
        return ref

    def _deal_of(self, row: ClientRow) -> Ref:
        """Return the deal that is quoted for: the one that is named, the only open one, or a new one of these goods."""
        if "deal" not in row.draft.about:
            owner, _ids = self._client(row)
            every = open_deals_of(self._tx.connection, owner)
            if len(every) == 1:
                return every[0].ref
        return self._deal(row)[1]


def _is_quote(draft: Draft) -> bool:
    return "quote" in draft.about or bool(draft.item)


def _line(draft: Draft) -> tuple[list[dict[str, Any]], str | None]:
    """Return the line of a quotation that a row is, and its currency; a price without goods is a fault."""
    said = draft.item
    if not said.get("price"):
        return [], None
    check_thousands(said["price"])
    money = None if _BARE.fullmatch(said["price"].strip()) else parse_money(said["price"], field="price")
    amount = money.amount if money is not None else parse_amount(said["price"], field="price")
    quantity, unit = parse_quantity(said["quantity"], field="quantity") if said.get("quantity") else (None, None)
    if not said.get("item"):
        raise WrongUsageError(_("It has a price, but says of no goods."))
    line = {"item": said["item"], "quantity": quantity, "unit": said.get("unit") or unit, "price": amount}
    return [line], money.currency if money is not None else None
