"""The units in which goods are counted and measured, as people type them behind a number."""

import re

from dossier.values.shipped import table

UNITS: frozenset[str] = frozenset((table("units") or {})["words"])
UNIT = "|".join(sorted(map(re.escape, UNITS), key=lambda word: (-len(word), word)))
"""Any of them, to be matched without case; what begins with another stands before it."""
