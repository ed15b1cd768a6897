"""The units in which goods are counted and measured, as people type them behind a number."""

import re

from dossier.i18n import N_
from dossier.values.shipped import table

UNIT_WORDS: frozenset[str] = frozenset((table("units") or {})["words"])
UNIT = "|".join(sorted(map(re.escape, UNIT_WORDS), key=lambda word: (-len(word), word)))
"""Any of them, to be matched without case; what begins with another stands before it."""
UNIT_LABELS = {
    "pcs": N_("pcs"), "sets": N_("sets"), "pairs": N_("pairs"), "boxes": N_("boxes"), "units": N_("units"), "rolls": N_("rolls"),
    "dozen": N_("dozen"), "kg": N_("kg"), "m": N_("m"), "ctns": N_("ctns"),
}  # fmt: skip
"""What the units that are kept by a code of ours are called; any other stays as it was written."""
