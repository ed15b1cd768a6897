"""What is known of a country's border, gathered once for pages, comparisons, quotations and orders."""

import sqlite3
from collections.abc import Iterable

from dossier.read.country.duties import duties_of
from dossier.records.country.country import overlaid
from dossier.records.known import Known
from dossier.render.country.border import Border
from dossier.values.country_words import country_word
from dossier.world import border, markets
from dossier.world.figures import agreements, figures, groups_of, source_title


def border_of(iso2: str, facts: Iterable[Known], connection: sqlite3.Connection | None) -> Border:
    """Return a country's border: shipped conditions under the user's own notes, and the duties that she looked up."""
    groups = groups_of(iso2)
    return Border(
        figures=overlaid(figures(iso2), facts),
        notes=border.notes(iso2),
        rules=border.rules(iso2, groups),
        agreements=agreements(iso2),
        valuation=border.valuation(iso2),
        duties=duties_of(connection, iso2) if connection is not None else (),
        title=lambda key: country_word(source_title(key)),
        language_name=markets.language_name,
    )
