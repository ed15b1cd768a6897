"""Where a word belongs that is no field of the record at which it was typed: at another record, or nowhere as a field."""

from dossier.i18n import _
from dossier.nearest import in_a_row
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import folded
from dossier.records.contact.person import POINT_KINDS
from dossier.records.kinds import KINDS
from dossier.records.reading import choice_code
from dossier.values.shipped import table
from dossier.values.to_type import to_type

_HOLDERS = ("contact", "company", "deal", "quote", "order", "receipt", "proof", "visit", "log", "follow-up", "offer")
"""Kinds of records in the order in which a word is looked for at them."""


def has(noun: str, name: str) -> bool:
    """Tell whether a kind of record has a field, a fact or an address of that name."""
    is_point = noun in {"contact", "company"} and choice_code(POINT_KINDS, name) is not None
    is_field = noun in KINDS and KINDS[noun].field(name) is not None
    return is_point or is_field or catalogue.find(noun, name) is not None


def place_of(noun: str, name: str, who: str) -> str:
    """Return where a word belongs that is no field of a kind of record (or of a country), and what to type there.

    Nothing for a word that nobody knows.
    """
    wanted = folded(name)
    for each in (table("field_places") or {})["place"]:
        if wanted in map(folded, each["words"].split("|")) and noun in each.get("of", noun).split():
            return _sentence(_(each["says"]), each["type"].format(who=who))
    other = next((other for other in _HOLDERS if other != noun and has(other, name)), None)
    if other is None:
        return ""
    holder = KINDS[other]
    says = _("It belongs to another record ({noun}).").format(noun=_(holder.label))
    return _sentence(says, f"dossier set {holder.letter}… {name.strip().replace(' ', '_')}=…")


def _sentence(says: str, command: str) -> str:
    return in_a_row(says, _("Type: {command}").format(command=to_type(command)))
