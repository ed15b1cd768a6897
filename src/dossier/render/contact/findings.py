"""What was read of a letter or a card, in words: its field, its value, and where in it that stood."""

import re

from dossier.i18n import N_, NP_, _, usage
from dossier.records.catalogue import catalogue
from dossier.records.company.firm import COMPANY
from dossier.records.contact.person import CONTACT, POINT_KINDS
from dossier.records.deal.deal import DEAL
from dossier.render.words import Declared, Names, said

_RECORDS = {"contact": CONTACT, "company": COMPANY, "deal": DEAL}
_POINTS = {each.code: each.label for each in POINT_KINDS}
_OTHERS = {"language": N_("language")}
_CODES = frozenset({"country", "source", "yesno"})
"""Types of values that were read as a code."""
_PLACES = (
    NP_("where it was read", "text"), NP_("where it was read", "signature"), NP_("where it was read", "header"),
    NP_("where it was read", "calling code"), NP_("where it was read", "domain"), NP_("where it was read", "legal form"),
    NP_("where it was read", "title"), NP_("where it was read", "subject"), NP_("where it was read", "card"),
)  # fmt: skip
"""Where in a letter something stood; what follows are the words there."""
_PLACE = re.compile(rf"(^|; )({'|'.join(_PLACES)})\b(: )?")


def label(name: str) -> str:
    """Return the label of a finding's field (`contact.email`) in the language in use."""
    kind, _dot, field = name.partition(".")
    entry = catalogue.by_key().get(name) or catalogue.by_key().get(f"company.{field}")
    if entry is not None:
        return _(entry.label)
    if name == "company.name":
        return _("company")
    found = _RECORDS[kind].field(field) if kind in _RECORDS else None
    return _(found.label if found else _POINTS.get(field) or _OTHERS.get(field) or field.replace("_", " "))


def value(name: str, text: str, names: Names) -> str:
    """Return a finding's value in words: a country by its name, a choice by its label; what was written stays."""
    kind, _dot, field = name.partition(".")
    if field == "language":
        return names.language_name(text)
    found: Declared | None = catalogue.by_key().get(name) or (_RECORDS[kind].field(field) if kind in _RECORDS else None)
    return said(found, text, names) if found is not None and (found.choices or found.type in _CODES) else text


def evidence(text: str) -> str:
    """Return where something stood in the language in use; the words that stood there stay."""
    places = {str(each): each for each in _PLACES}
    return _PLACE.sub(lambda hit: f"{hit[1]}{_(places[hit[2]])}{usage().colon if hit[3] else ''}", text)
