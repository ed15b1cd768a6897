"""New rows of our own workbook: each is added as `dossier add` would, as a part of the one operation."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.company import add as companies
from dossier.app.contact.add import NewContact, add_one
from dossier.app.exports.cells import ITEM
from dossier.app.imports.own_assigned import assigned, field_of
from dossier.app.record import add as records
from dossier.app.session import Session
from dossier.errors import InvalidValueError, RefusedError
from dossier.i18n import _
from dossier.records.columns import Column, column
from dossier.records.columns import found as column_called
from dossier.records.kinds import BY_PLURAL
from dossier.records.workbook import TAKEN_BACK

ORDER = (
    "companies", "contacts", "deals", "departments", "visits", "products", "offers", "news", "links", "forwarders",
    "quotes", "orders", "proofs", "promises", "rates",
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
    whose = _OWNER.get(kind.owner, "") if row.noun != "contacts" else "company"
    owner = cells.pop(whose, None) if whose else None
    if row.noun == "deals":  # its person, where there is one, brings the firm along
        owner = cells.pop("contact", None) or owner
    words = [word for name, text in cells.items() for word in assigned(row.noun, _open(row.noun, name), text, "")]
    name = next((word.partition("=")[2] for word in words if word.startswith("name=")), "")
    if row.noun == "companies":
        return companies.add(
            session, companies.NewCompany(name, [each for each in words if not each.startswith("name=")])
        )
    if row.noun == "contacts":
        emails = cells.pop("email", "").split(ITEM)
        rest = [each for each in words if not each.startswith(("name=", "email+="))]
        points = {"email": [each for each in emails if each]}
        request = NewContact(name or None, owner, {}, points, rest, no_follow_up=True, known=True)
        return add_one(session, request, None, ask=False)
    if owner is None and kind.owner:
        raise InvalidValueError(_("It does not say whose it is."), _("Fill the column “{name}”.").format(name=whose))
    return records.add(session, records.NewRecord(kind, dict(_typed(row.noun, cells)), owner))


def _typed(noun: str, cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, text in cells.items():
        of = _open(noun, name)
        if of.place != "field":
            raise RefusedError(
                _("A new row cannot have it."), _("Add it with dossier set once the row is in the book.")
            )
        yield field_of(noun, of), text


def _open(noun: str, name: str) -> Column:
    """Return a column that a new row may fill; raises RefusedError for one that shows what other records say."""
    try:
        of = column(noun, name)
    except (KeyError, StopIteration):
        of = column_called(noun, name)  # type: ignore[assignment]
    if of is None:
        raise InvalidValueError(
            _("There is no field of that name."), _("Name the column as dossier list --columns does.")
        )
    if of.place == "asked":
        raise RefusedError(_("This column only shows what other records say."), _("Change it there."))
    return of
