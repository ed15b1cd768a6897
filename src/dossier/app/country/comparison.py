"""Markets side by side: the criteria by which one is chosen."""

import re
from collections.abc import Mapping, Sequence
from contextlib import nullcontext

from dossier.app.answer import Answer
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.read.dossier import facts_about_country
from dossier.read.reports.products import clients_in
from dossier.records.country.country import Figure, overlaid
from dossier.records.known import standing
from dossier.render.page import Page
from dossier.world import countries
from dossier.world.figures import agreements, figures, marks
from dossier.world.guidance import guidance

MOST = 5


def compare(session: Session, names: Sequence[str]) -> Answer:
    """Return two to five markets side by side; the user's own figures stand above the shipped ones."""
    codes = list(dict.fromkeys(countries.read(name) for word in names for name in re.split("[,，、]", word) if name))
    if not 2 <= len(codes) <= MOST:
        raise WrongUsageError(_("A comparison takes two to five countries."), _("For example: dossier compare NZ AU"))
    every = {code: figures(code) for code in codes}
    with session.living() if session.places.book.exists() else nullcontext(None) as connection:
        if connection is not None:
            every = {code: overlaid(figures(code), facts_about_country(connection, code)) for code in codes}
        counts = {code: _counts(session, code, every[code]) for code in codes}
        if connection is not None:
            for code in codes:
                counts[code]["clients"] = str(clients_in(connection, code))
                noted = standing(facts_about_country(connection, code), "country.taste")
                counts[code]["taste"] = "; ".join(row.value for row in noted if row.value)

    def page() -> Page:
        from dossier.render.country.figures import compare_page

        return compare_page(codes, every, {code: guidance(code) for code in codes}, counts, session.setting())

    return Answer(page=page, shape=lambda: {code: {**every[code], **counts[code]} for code in codes})


def _counts(session: Session, code: str, held: Mapping[str, Figure]) -> dict[str, str]:
    found = countries.of(code)
    plugs = held.get("plug_types")
    mandatory = [mark.name for mark in marks(code, session.own_marks()) if mark.kind == "mandatory"]
    return {
        "plug": ", ".join(plugs.value) if plugs else "",
        "currency": found.currency or "" if found else "",
        "agreements": ", ".join(each.name for each in agreements(code) if each.status == "in force"),
        "marks": ", ".join(mandatory[:6]) + (" …" if len(mandatory) > 6 else ""),
    }
