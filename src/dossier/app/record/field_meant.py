"""Which field of a record a typed name means: one of its own, a way to reach somebody, or a fact, and never one of two."""

from typing import NamedTuple

from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import FactKey, folded
from dossier.records.catalogue.words import of_choices
from dossier.records.contact.person import POINT_KINDS
from dossier.records.declared import RecordField, RecordKind
from dossier.values.listed import enumerated


class FieldMeant(NamedTuple):
    """What a name means; at most one of the three is there."""

    column: RecordField | None = None
    channel: str | None = None
    """The kind of a way to reach somebody."""
    fact: FactKey | None = None


def field_meant(kind: RecordKind, name: str) -> FieldMeant:
    """Return what a name means at a kind of record.

    Raises WrongUsageError, with the names of both, for a word under which two fields are shown.
    """
    column = kind.field(name)
    channels = of_choices(POINT_KINDS).all_meant(name) if kind.noun in {"contact", "company"} else ()
    facts = catalogue.words_for(kind.noun).all_meant(name)
    found = {each.name: FieldMeant(column=each) for each in (column,) if each is not None}
    found |= {each: FieldMeant(channel=each) for each in channels} | {
        each.name: FieldMeant(fact=each) for each in facts
    }
    own = next((meant for code, meant in found.items() if folded(code) == folded(name)), None)
    if own is None and len(found) > 1:
        raise WrongUsageError(
            _("“{name}” is the name of several fields: {fields}.").format(name=name[:40], fields=enumerated(found)),
            _("Type the one that is meant."),
        )
    return own or next(iter(found.values()), FieldMeant())
