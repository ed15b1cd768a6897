"""What a mark is for and what is remarked on it, in the language in use; a remark that nobody translated is left out."""

from dossier.i18n import language
from dossier.records.country.country import Mark
from dossier.values.country_words import country_word


def scope_words(mark: Mark) -> str:
    """Return what a mark is for."""
    return mark.scope_zh if language() == "zh" and mark.scope_zh else mark.scope


def note_words(mark: Mark) -> str:
    """Return the remark on a mark; the user's own stands in any language."""
    return mark.note_zh or (mark.note if mark.own else "") if language() == "zh" else mark.note


def mark_name(mark: Mark) -> str:
    """Return what a mark is called; one of the user's own as she wrote it."""
    return mark.name if mark.own else country_word(mark.name)
