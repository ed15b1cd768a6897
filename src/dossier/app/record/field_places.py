"""Where a word belongs that is no field of the record at which it was typed: at another record, or nowhere as a field."""

from dossier.i18n import _
from dossier.nearest import in_a_row
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import folded
from dossier.records.contact.person import POINT_KINDS
from dossier.records.declared import RecordKind
from dossier.records.kinds import KINDS
from dossier.records.reading import choice_code
from dossier.records.ref import Ref
from dossier.values.shipped import table
from dossier.values.to_type import to_type

_HOLDERS = ("contact", "company", "deal", "quote", "order", "receipt", "proof", "visit", "log", "follow-up", "offer")
"""Kinds of records in the order in which a word is looked for at them."""


def has(noun: str, name: str) -> bool:
    """Tell whether a kind of record has a field, a fact or an address of that name."""
    is_point = noun in {"contact", "company"} and choice_code(POINT_KINDS, name) is not None
    is_field = noun in KINDS and KINDS[noun].field(name) is not None
    return is_point or is_field or catalogue.find(noun, name) is not None


def place_of(kind: RecordKind, name: str, ref: Ref | None) -> str:
    """Return where a word belongs and what to type there, or nothing for a word that nobody knows."""
    wanted, who = folded(name), str(ref or "WHO")
    for each in (table("field_places") or {})["place"]:
        if wanted in map(folded, each["words"].split("|")) and kind.noun in each.get("of", kind.noun).split():
            return _sentence(_(each["says"]), each["type"].format(who=who))
    noun = next((noun for noun in _HOLDERS if noun != kind.noun and has(noun, name)), None)
    if noun is None:
        return ""
    holder = KINDS[noun]
    says = _("It belongs to another record ({noun}).").format(noun=_(holder.label))
    return _sentence(says, f"dossier set {holder.letter}… {name.strip().replace(' ', '_')}=…")


def _sentence(says: str, command: str) -> str:
    return in_a_row(says, _("Type: {command}").format(command=to_type(command)))
