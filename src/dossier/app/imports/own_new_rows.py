"""New rows of our own workbook: each is added as `dossier add` would, as a part of the one operation."""

from collections.abc import Mapping
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.company import add as companies
from dossier.app.contact.add import NewContact, add_one
from dossier.app.exports.cells import ITEM
from dossier.app.imports.own_assigned import assigned, column_of, field_of, refuse_asked
from dossier.app.record import add as records
from dossier.app.record import set_fields
from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.records.kinds import BY_PLURAL
from dossier.records.listing import Column
from dossier.records.workbook import TAKEN_BACK

ORDER = (
    "companies", "contacts", "deals", "departments", "visits", "products", "offers", "news", "links", "forwarders",
    "quotes", "orders", "proofs", "promises", "complaints", "rates",
)  # fmt: skip
"""The sheets whose new rows are added, each after those that its rows may name."""
_OWNER = {"company": "company", "contact": "name", "deal": "deal", "any": "name"}
"""The column that says whose a record is."""


class NewRow(NamedTuple):
    """A row without a ref: its sheet, its list, its number, and what stands in its cells by the names of their columns."""

    sheet: str
    noun: str
    number: int
    cells: Mapping[str, str]


def added(session: Session, row: NewRow) -> Answer:
    """Add one record; raises DossierError for what `dossier add` would refuse."""
    kind, cells = BY_PLURAL[row.noun], {name: text for name, text in row.cells.items() if text and text != TAKEN_BACK}
    whose = "company" if row.noun == "contacts" else _OWNER.get(kind.owner, "")
    owner = cells.pop(whose, None)
    if row.noun == "deals":  # its person, where there is one, brings the firm along
        owner = cells.pop("contact", None) or owner
    columns = {name: column_of(row.noun, name) for name in cells}
    for of in columns.values():
        refuse_asked(of)
    if row.noun in {"contacts", "companies"}:
        return _client(session, row.noun, owner, cells, columns)
    if owner is None and kind.owner:
        raise InvalidValueError(_("It does not say whose it is."), _("Fill the column “{name}”.").format(name=whose))
    typed = {field_of(row.noun, of): cells[name] for name, of in columns.items() if of.place == "field"}
    answer = records.add(session, records.NewRecord(kind, typed, owner))
    facts = {name: of for name, of in columns.items() if of.place != "field"}
    if facts:
        set_fields.set_fields(session, set_fields.Change(answer.ref or "", _words(row.noun, cells, facts)))
    return answer


def _client(
    session: Session, noun: str, firm: str | None, cells: Mapping[str, str], columns: Mapping[str, Column]
) -> Answer:
    name, emails = cells.get("name", ""), [each for each in cells.get("email", "").split(ITEM) if each]
    words = _words(noun, cells, {key: of for key, of in columns.items() if key not in {"name", "email"}})
    if noun == "companies":
        return companies.add(session, companies.NewCompany(name, [*words, *(f"email={each}" for each in emails)]))
    points = {"email": emails} if emails else {}
    request = NewContact(name or None, firm, {}, points, words, no_follow_up=True, known=True)
    return add_one(session, request, None, ask=False)


def _words(noun: str, cells: Mapping[str, str], columns: Mapping[str, Column]) -> list[str]:
    return [word for name, of in columns.items() for word in assigned(noun, of, cells[name], "")]
