"""What a mark is for and what is remarked on it, in the language in use."""

from dossier.i18n import translated
from dossier.records.country.country import Mark


def scope_words(mark: Mark) -> str:
    """Return what a mark is for."""
    return translated(mark, "scope")


def note_words(mark: Mark) -> str:
    """Return the remark on a mark; the user's own stands in any language."""
    return translated(mark, "note")
