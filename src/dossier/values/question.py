"""What is looked for, word by word."""

from typing import NamedTuple


class Term(NamedTuple):
    """A word or a phrase that is looked for."""

    text: str
    exact: bool = False
    """In quotes: as it stands, no longer word."""
    beginning: bool = False
    """Any word that begins so."""
    without: bool = False
    """What has it is left out."""
