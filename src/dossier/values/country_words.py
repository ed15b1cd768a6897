"""Words of the shipped country tables in the language in use: cities, faiths, goods, marks, authorities, publishers."""

from functools import cache

from dossier.i18n import language
from dossier.values.shipped import shipped_text


def country_word(text: str, of: str = "") -> str:
    """Return a word of the tables in the language in use, or the word itself where that language has none for it.

    `of` names the kind of a word that means two things: the Maori language, the Maori faith.
    """
    known = _words(language())
    return known.get(f"{of}:{text}") or known.get(text, text)


@cache
def _words(lang: str) -> dict[str, str]:
    """Return the table of a language; the tables themselves are in English, so that English needs none."""
    try:
        text = shipped_text(f"countries/words/{lang}.tsv")
    except FileNotFoundError:
        return {}
    pairs = (row.partition("\t") for row in text.splitlines() if not row.startswith("#"))
    return {word: said for word, _tab, said in pairs}
