"""What a mark is for and what is remarked on it, in the language in use."""

from dossier.i18n import translated
from dossier.records.country.country import Mark
from dossier.values.country_words import country_word


def scope_words(mark: Mark) -> str:
    """Return what a mark is for."""
    return translated(mark, "scope")


def note_words(mark: Mark) -> str:
    """Return the remark on a mark; the user's own stands in any language."""
    return translated(mark, "note")


def mark_name(mark: Mark) -> str:
    """Return what a mark is called; one of the user's own as she wrote it."""
    return mark.name if mark.own else country_word(mark.name)
