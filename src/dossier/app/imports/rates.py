"""A sheet of exchange rates: the European Central Bank's, a column for each currency, or a line for each rate.

The bank's form is that of https://www.ecb.europa.eu/stats/eurofxref/ : `Date,USD,JPY,…`, what one euro cost; `N/A` where there
was no rate. A sheet of her own says what one of each currency cost in her money.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from dossier.app.country.exposures import money_of
from dossier.app.imports.cells import days_read
from dossier.app.imports.plan import FileToImport, Plan, RatesWanted
from dossier.app.imports.rates_layout import Layout, columns, layout
from dossier.app.session import Session
from dossier.errors import DossierError, InvalidValueError, NotFoundError, SameCurrencyError
from dossier.exchange.incoming.sheet import Sheet, SheetLine
from dossier.i18n import _
from dossier.read.country import rates as read
from dossier.records.country.rates import RATE, Rate, crossed
from dossier.records.importing import Fault, ImportRow, ImportTable, Outcome
from dossier.values.day_words import day
from dossier.values.money import CURRENCIES, known_currency, parse_amount
from dossier.values.partial_date import parse_partial
from dossier.values.when import parse_when

if TYPE_CHECKING:
    from dossier.write.transaction import Transaction

YEARS = 2
"""How far back the bank's file is imported unless it is said otherwise; its history begins in 1999."""
_ABSENT = {"", "N/A", "NA", "-"}
_LOWEST, _HIGHEST = Decimal("1e-9"), Decimal("1e12")


def planned(
    session: Session, request: FileToImport, sheet: Sheet, head: Sequence[SheetLine], below: Iterable[SheetLine]
) -> Plan | None:
    """Return the rates of a sheet; None for one that is about something else.

    Raises InvalidValueError for that where rates are asked for, NotFoundError where none of them is wanted.
    """
    found = layout(head)
    if found is None:
        if request.about != RATE.noun:
            return None
        raise InvalidValueError(
            _("{file} has no heading such as Date,USD,JPY,… or date,currency,rate.").format(file=request.file.name),
            _("Give the European Central Bank's eurofxref.csv, eurofxref-hist.csv or one of them zipped."),
        )
    wanted = request.rates
    money = known_currency(wanted.base) if wanted.base else session.settings.money()
    if found.is_of_bank and money not in {"EUR", *found.currencies.values()}:
        raise NotFoundError(
            _("The file has no rate of {base}, so nothing can be reckoned in it.").format(base=money),
            _("Name another money with --base, such as EUR."),
        )
    of_ours = _ours(session, money) if found.is_of_bank and not wanted.everything else CURRENCIES
    writing = _Reading(session, found, money, of_ours, head[found.heading].cells, update=request.wish.update)
    first = _first_day(session, wanted) if found.is_of_bank or wanted.since else date.min
    every = [ImportRow(line.number, {}, cells=line.cells) for line in (*head[found.heading + 1 :], *below)]
    rows = tuple(row for row in every if first <= (writing.day(row) or first))
    if not rows:
        raise _nothing([day for row in every if (day := writing.day(row))], first, request.file.name)
    told = tuple(columns(found, head[found.heading].cells, rows[0].cells, {*of_ours, money}))
    return Plan(
        ImportTable(request.file.name, sheet.format, sheet.name, RATE.noun, told, rows, len(rows), others=sheet.others),
        writing.of,
        "rates import",
        next="dossier rate",
    )


def _first_day(session: Session, wanted: RatesWanted) -> date:
    if wanted.since is None:
        return session.today - timedelta(days=365 * YEARS)
    partial = parse_partial(wanted.since, session.today, field="since")
    if partial.startswith("--"):
        raise InvalidValueError(
            _("“{text}” has no year.").format(text=wanted.since[:40]), _("Write it as 2024 or 2024-06-30.")
        )
    return date.fromisoformat((partial + "-01-01")[:10])


def _ours(session: Session, money: str) -> frozenset[str]:
    """Return the currencies that matter here: ours, dollar and euro, those of the clients' countries and of the deals."""
    found = {"USD", "EUR", session.settings.money(), money}
    with session.reading() if session.places.book.exists() else nullcontext(None) as connection:
        if connection is not None:
            found |= {code for iso2 in read.client_countries(connection) if (code := money_of(iso2))}
            found |= set(read.used_currencies(connection))
    return frozenset(found)


def _nothing(days: Sequence[date], first: date, name: str) -> DossierError:
    if not days:
        return InvalidValueError(
            _("{path} has no record under its heading.").format(path=name),
            _("Name a sheet with a heading and lines under it."),
        )
    newest = max(days)
    return NotFoundError(
        _("The file has no day from {first} on; its newest is {newest}.").format(first=day(first), newest=day(newest)),
        _("Go back further with: --since {year}").format(year=newest.year),
    )


class _Reading:
    """Reads the lines of a sheet of rates, and writes those of days that hold none yet."""

    def __init__(
        self,
        session: Session,
        found: Layout,
        money: str,
        wanted: frozenset[str],
        heading: Sequence[str],
        *,
        update: bool,
    ) -> None:
        self._session, self._layout, self._money, self._wanted = session, found, money, wanted
        self._update = update
        self._heading = heading[: max(at for at, cell in enumerate(heading) if cell) + 1]
        self._lines: dict[tuple[str, str, date], int] = {}
        self.kept: list[str] = []

    def of(self, tx: "Transaction") -> "_Reading":
        """Return the writer of an operation."""
        self._tx, self._held = tx, read.kept(tx.connection)
        return self

    def chunk(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        """Write the rates of some lines, and return what became of each."""
        return [self._outcome(row) for row in rows]

    def _outcome(self, row: ImportRow) -> Outcome:
        name = self._cell(row, self._layout.fields["on_date"])
        try:
            found = list(self._rates(row))
        except _CellError as error:
            at = self._heading[error.at] if error.at >= 0 else ""
            fault = Fault(str(error), at, self._cell(row, error.at)[:80])
            return Outcome(row.line, "refused", name, faults=(fault,), written=False)
        new = [each for each in found if (each.currency, each.base, each.on_date) not in self._held]
        other = [
            each for each in found if self._held.get((each.currency, each.base, each.on_date), each.value) != each.value
        ]
        from dossier.write.country import rates as write

        write.note_many(self._tx, new)
        for each in other if self._update else ():
            write.note(self._tx, each.currency, each.base, each.on_date, each.value)
        added = tuple(map(_words, (*new, *(other if self._update else ()))))
        stays = () if self._update else tuple(_words(each, self._held[each[1:4]]) for each in other)
        what = "new" if new else "adds" if added else "same"
        return Outcome(row.line, what, name, None, added, stays)

    def day(self, row: ImportRow) -> date | None:
        """Return the day of a line, or None where it has none."""
        try:
            return self._day(row)
        except _CellError:
            return None

    def _day(self, row: ImportRow) -> date:
        at = self._layout.fields["on_date"]
        text = self._cell(row, at)
        for form in ("%d %B %Y", "%d %b %Y"):  # the bank's day file, whatever language is spoken here
            try:
                return datetime.strptime(text, form).date()
            except ValueError:
                continue
        plain = next((said for field, said in days_read("rate.on_date", text) if field), text)
        try:
            day = parse_when(plain, self._session.today, past=True)
        except DossierError as error:
            raise _CellError(error, at) from error
        if day > self._session.today:
            raise _CellError(_("A rate cannot be noted for a day to come."), at)
        return day

    def _rates(self, row: ImportRow) -> Iterator[Rate]:
        """Yield the wanted rates of a line; raises _CellError."""
        on, places = self._day(row), self._layout.currencies
        if len(row.cells) > len(self._heading) and any(row.cells[len(self._heading) :]):
            raise _CellError(
                _("It has more cells than the heading: a comma or a line break in it stands without quotes.")
            )
        if not places:
            yield self._of_line(row, on)
            return
        needed = {*self._wanted, self._money}
        said = {
            code: self._value(row, at)
            for at, code in places.items()
            if code in needed and self._cell(row, at).upper() not in _ABSENT
        }
        per_euro = {"EUR": Decimal(1), **said} if self._layout.is_of_bank else {}
        ours = per_euro.get(self._money)
        for code, value in (per_euro or said).items():
            if code in self._wanted and code != self._money and not (self._layout.is_of_bank and ours is None):
                yield self._once(row, Rate(0, code, self._money, on, crossed(ours, value) if ours else value))

    def _of_line(self, row: ImportRow, on: date) -> Rate:
        fields, money = self._layout.fields, {"base": self._money, "currency": ""}
        for name in ("base", "currency"):
            text = self._cell(row, fields.get(name, -1))
            try:
                money[name] = known_currency(text) if text or name == "currency" else self._money
            except DossierError as error:
                raise _CellError(error, fields[name]) from error
        if money["base"] == money["currency"]:
            raise _CellError(SameCurrencyError(), fields["currency"])
        value = self._value(row, fields["value"])
        return self._once(row, Rate(0, money["currency"], money["base"], on, value))

    def _once(self, row: ImportRow, rate: Rate) -> Rate:
        before = self._lines.setdefault((rate.currency, rate.base, rate.on_date), row.line)
        if before != row.line:
            raise _CellError(_("It stands in line {line}, too.").format(line=before), self._layout.fields["on_date"])
        return rate

    def _value(self, row: ImportRow, at: int) -> Decimal:
        try:
            value = parse_amount(self._cell(row, at), field=RATE.noun)
        except DossierError as error:
            raise _CellError(error, at) from error
        if not _LOWEST < value < _HIGHEST:
            raise _CellError(_("A rate is above zero."), at)
        return value

    @staticmethod
    def _cell(row: ImportRow, at: int) -> str:
        return row.cells[at] if 0 <= at < len(row.cells) else ""


class _CellError(Exception):
    """What is wrong with the cell of a column, or (without one) with a whole line: the reason, and where it stands."""

    def __init__(self, reason: object, at: int = -1) -> None:
        super().__init__(str(reason))
        self.at = at


def _words(rate: Rate, value: Decimal | None = None) -> str:
    return _("1 {currency} = {value} {base}").format(
        currency=rate.currency, value=f"{value or rate.value:f}", base=rate.base
    )
