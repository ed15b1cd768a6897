"""The columns of a list: its own, every field, address and fact that the record has, and how it stands today."""

import re
from collections.abc import Iterator

from dossier.i18n import N_, NP_
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.words import Called, Vocabulary
from dossier.records.contact.person import POINT_KINDS
from dossier.records.declared import RecordKind, declared
from dossier.records.kinds import BY_PLURAL
from dossier.records.listing import Column
from dossier.records.order.order import STATES
from dossier.records.reading import choice_code
from dossier.records.row_lists import ROWS
from dossier.records.today import TODAY

_HEADINGS = {
    "ref": N_("ref"), "name": N_("name"), "company": N_("company"), "country": N_("country"), "authority": N_("authority"),
    "closeness": N_("closeness"), "last_touch": N_("last touch"), "next": N_("next"), "star": N_("stars"),
    "contacts": N_("contacts"), "deals": N_("deals"), "contact": N_("contact"), "value": N_("value"), "open": N_("still open"),
    "opened": N_("opened"), "state": N_("state"), "by": N_("by"), "number": N_("number"), "deal": N_("deal"),
    "payment": NP_("of a paper", "payment"), "sent": NP_("the day", "sent"), "confirmed": NP_("the day", "confirmed"),
    "shipped": NP_("the day", "shipped"),
    "lies_at": N_("lies at"), "date": N_("date"), "head": N_("head"), "other": N_("other company"), "text": N_("text"),
    "currency": N_("currency"), "proof": N_("proof"), "whose": N_("whose"), "size": N_("bytes"), "times_sent": N_("times sent"),
    "address": N_("number or address"), "archived_on": NP_("the day", "archived"), "archived_why": N_("why"),
    "companies.name": NP_("of a firm", "name"), "offers.name": NP_("of goods", "name"), "products.name": NP_("of goods", "name"),
    "forwarders.name": NP_("of a firm", "name"),
    "quotes.number": NP_("of a quotation", "number"), "orders.number": NP_("of an order", "number"), "files.name": N_("file"),
    "promises.by": N_("whose"), "rates.value": N_("rate"),
}  # fmt: skip
"""Headings that are not the label of their field, because there is none or a shorter word does; of one list before those of all."""
_HELD = dict.fromkeys(("last_touch", "next", "date"), "day") | dict.fromkeys(
    ("open", "size", "times_sent", "contacts", "deals"), "number"
) | {"country": "country", "every": "repeat"}  # fmt: skip
"""What a column holds of which no field says it."""
_FACTS = {("contacts", "authority"), ("contacts", "closeness"), ("contacts", "source"), ("companies", "star")}
"""Columns of a list that are facts."""


_SUMS_IN = {
    ("deals", "value"): "currency", ("orders", "value"): "currency", ("orders", "open"): "currency",
    ("receipts", "amount"): "currency", ("receipts", "charges"): "currency",
}  # fmt: skip
"""Columns that hold money, and the column of its currency."""
FIRM = "company."
"""What stands before the name of a column that the firm of a record has: `company.industry`."""
_OWN = frozenset({"name", "company", "contact", "deal", "whose", "order", "proof", "country", "head", "other", "ref"})
"""Columns that say whose a record is; no word of what is private."""


def column(noun: str, name: str) -> Column:
    """Return a column of a list by its name; raises StopIteration for one that it cannot have."""
    if name.startswith(FIRM):
        return column("companies", name.removeprefix(FIRM))._replace(name=name)
    if noun in ROWS:
        return next(each for each in ROWS[noun].columns if each.name == name)
    return _of_kind(noun, name)._replace(currency=_SUMS_IN.get((noun, name), ""))


def _of_kind(noun: str, name: str) -> Column:
    kind = BY_PLURAL[noun]
    if name in kind.listed:
        return _listed(kind, name)
    if name == "ref":
        return Column(name, _HEADINGS[name], sensitivity="shareable")
    fields = declared(kind.row)
    shown = next((each for each, key in kind.listed.items() if key and fields[key].name == name), None)
    if shown is not None:  # the list has it under a shorter word
        return _listed(kind, shown)
    if name in fields and name in _HEADINGS:  # kept by a command of its own, so that it has no label by which it is set
        held = fields[name]
        return Column(name, _HEADINGS[name], "field", name, held.type, held.choices, held.sensitivity, words=held.words)
    return next(each for each in further(noun) if each.name == name)


def further(noun: str) -> Iterator[Column]:
    """Yield the columns that a list may have beside its own: fields, ways to reach somebody, facts, how it stands today."""
    if noun in ROWS:
        return
    kind = BY_PLURAL[noun]
    for name, field in declared(kind.row).items():
        if field.label and name not in kind.listed.values() and field.name not in kind.listed:
            yield Column(
                field.name, field.label, "field", name, field.type, field.choices, field.sensitivity, words=field.words
            )
    if kind.noun in {"contact", "company"}:
        yield from (Column(each.code, each.label, "point", each.code, sensitivity="shareable") for each in POINT_KINDS)
    for entry in catalogue.for_subject(kind.noun):
        if entry.name not in kind.listed:
            yield Column(
                entry.name,
                entry.label,
                "fact",
                entry.key,
                entry.type,
                entry.choices,
                entry.sensitivity,
                entry.many,
                words=entry.words,
            )
    yield from TODAY.get(noun, ())


def found(noun: str, typed: str) -> Column | None:
    """Return the column that a typed name means: its name, its label in any language, or another word for it."""
    if noun in ROWS:
        return Vocabulary(Called(each, (each.name,), each.label) for each in ROWS[noun].columns).meant(typed)
    own = [column(noun, name) for name in ("ref", *BY_PLURAL[noun].listed)]
    shown = Vocabulary(Called(each, (each.name,), each.label) for each in (*own, *further(noun))).meant(typed)
    if shown is not None:
        return shown
    kind = BY_PLURAL[noun]
    field, entry = kind.field(typed), catalogue.find(kind.noun, typed)
    point = choice_code(POINT_KINDS, typed) if kind.noun in {"contact", "company"} else None
    name = field.name if field else point or (entry and entry.name)
    return column(noun, name) if name else None


def of_firm(noun: str, typed: str) -> Column | None:
    """Return the column that a typed name means of the firm of each record in a list, where the list knows its firm."""
    if noun == "companies" or not (noun in ROWS or BY_PLURAL[noun].owner or noun in {"contacts", "deals"}):
        return None
    each = found("companies", re.sub(r"^(company|公司)\.", "", typed))
    return column(noun, FIRM + each.name) if each else None


def _listed(kind: RecordKind, name: str) -> Column:
    label = _HEADINGS.get(f"{kind.plural}.{name}") or _HEADINGS.get(name, "")
    if (kind.plural, name) in _FACTS:
        entry = catalogue.by_key()[f"{kind.noun}.{name}"]
        return Column(name, label or entry.label, "fact", entry.key, entry.type, entry.choices, entry.sensitivity)
    key = kind.listed[name]
    state = STATES if (kind.plural, name) == ("orders", "state") else ()
    if not key:
        return Column(name, label or name, type=_HELD.get(name, "text"), choices=state,
                      sensitivity="shareable" if name in _OWN else "private")  # fmt: skip
    field = declared(kind.row)[key]
    state = state or field.choices
    held = field.type if field.label else _HELD.get(name, "text")
    return Column(
        name,
        label or field.label or name,
        "field" if field.label else "asked",
        key,
        held,
        state,
        field.sensitivity,
        words=field.words,
    )
