"""The units in which goods are counted and measured, as people type them behind a number."""

import re
from functools import cache

from dossier.i18n import N_, in_every_language
from dossier.values.shipped import table

UNIT_WORDS: frozenset[str] = frozenset((table("units") or {})["words"])
UNIT = "|".join(sorted(map(re.escape, UNIT_WORDS), key=lambda word: (-len(word), word)))
"""Any of them, to be matched without case; what begins with another stands before it."""
UNIT_LABELS = {
    "pcs": N_("pcs"), "sets": N_("sets"), "pairs": N_("pairs"), "boxes": N_("boxes"), "units": N_("units"), "rolls": N_("rolls"),
    "dozen": N_("dozen"), "kg": N_("kg"), "m": N_("m"), "ctns": N_("ctns"),
}  # fmt: skip
"""What the units that are kept by a code of ours are called; any other stays as it was written."""
PIECES = ("个", "個", "只")
"""Other words for pieces, which a paper to a client writes in English."""


def unit_code(text: str) -> str:
    """Return the code of a unit that is typed in any language, as it is shown; any other word stays as it was written."""
    return _codes().get(text.strip(), text)


@cache
def _codes() -> dict[str, str]:
    said = {word: code for code, label in UNIT_LABELS.items() for word in in_every_language(label)}
    return dict.fromkeys(PIECES, "pcs") | said
