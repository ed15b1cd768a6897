"""How countries and languages are called, for sentences that are made where no view is."""

from dossier.render.words import Names
from dossier.world import countries


def language_name(typed: str) -> str:
    """Return the name of a language in the language in use; what names no language is returned as it was typed."""
    from dossier.world import markets  # reads its table only where a language is said

    code = markets.language_code(typed)
    return markets.language_name(code) if code else typed


NAMES = Names(countries.name, language_name)
