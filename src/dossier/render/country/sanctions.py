"""The voice of sanctions: which regimes name a country, and that they are to be checked."""

from dossier.i18n import _, translated
from dossier.records.country.country import Sanctions
from dossier.render.page import Lines, Piece, Section, line
from dossier.values.country_words import country_word


def sanctions_words(named: Sanctions) -> str:
    """Return which regimes name a country and that they are to be checked: no verdict."""
    scope = translated(named, "scope")
    words = _("sanctions, as we know them in {when}: {regimes} ({scope}); check goods, parties and bank first")
    return words.format(when=named.checked, regimes=country_word(named.regimes), scope=scope)


def section(named: Sanctions) -> Section:
    """Return them as a section of a page."""
    return Section(_("Sanctions"), (Lines((line(Piece(sanctions_words(named), "warn")),)),), "sanctions")
