"""The stages of a deal that is over, as the questions to the book name them."""

from dossier.read.rows import listed
from dossier.records.deal.deal import CLOSED_STAGES

CLOSED = listed(CLOSED_STAGES)
"""For `stage IN` and `stage NOT IN`."""
