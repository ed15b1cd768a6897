"""A sample or proof with everything that belongs to it."""

from datetime import date
from typing import NamedTuple

from dossier.records.deal.deal import Correction, Proof


class Tracked(NamedTuple):
    """A proof with its corrections, the deal it belongs to, and the versions before and after it."""

    proof: Proof
    corrections: tuple[Correction, ...]
    deal: str
    company: str | None
    opened_on: date
    versions: tuple[Proof, ...]
