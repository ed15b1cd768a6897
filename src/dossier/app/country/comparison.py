"""Markets side by side: the criteria by which one is chosen."""

import re
from collections.abc import Sequence
from contextlib import nullcontext

from dossier.app.answer import Answer
from dossier.app.country.border import border_of
from dossier.app.session import Session
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.read.dossier import facts_about_country
from dossier.read.reports.products import clients_in
from dossier.records.country.own import TARIFF, TASTE, own_marks
from dossier.records.known import Known, standing
from dossier.render.country.border import Border
from dossier.render.page import Page
from dossier.values.listed import strung
from dossier.world import countries
from dossier.world.figures import marks
from dossier.world.guidance import guidance

MOST = 5


def compare(session: Session, names: Sequence[str]) -> Answer:
    """Return two to five markets side by side; the user's own figures stand above the shipped ones."""
    codes = list(dict.fromkeys(countries.read(name) for word in names for name in re.split("[,，、]", word) if name))
    if not 2 <= len(codes) <= MOST:
        raise WrongUsageError(_("A comparison takes two to five countries."), _("For example: dossier compare NZ AU"))
    with session.living() if session.places.book.exists() else nullcontext(None) as connection:
        noted = {code: facts_about_country(connection, code) if connection is not None else () for code in codes}
        borders = {code: border_of(code, noted[code], connection) for code in codes}
        every = {code: each.figures for code, each in borders.items()}
        counts = {code: _counts(session, code, borders[code], noted[code]) for code in codes}
        if connection is not None:
            for code in codes:
                counts[code]["clients"] = str(clients_in(connection, code))

    def page() -> Page:
        from dossier.render.country.figures import compare_page

        guides = {code: guidance(code, noted[code]) for code in codes}
        return compare_page(codes, every, guides, counts, session.setting())

    return Answer(page=page, shape=lambda: {code: {**every[code], **counts[code]} for code in codes})


def _counts(session: Session, code: str, border: Border, noted: Sequence[Known]) -> dict[str, str]:
    from dossier.render.country.border import agreements_words, risk_words, rules_words
    from dossier.render.country.figures import business_languages
    from dossier.render.country.marks import mark_name
    from dossier.render.words import enumerated, percent

    found, held = countries.of(code), border.figures
    plugs = held.get("plug_types")
    hers = own_marks(noted)
    mandatory = list(dict.fromkeys(
        mark_name(each) for each in (*hers, *marks(code, session.own_marks())) if each.kind == "mandatory"
    ))  # fmt: skip
    risk, languages = held.get("country_risk"), held.get("business_languages")
    return {
        "plug": enumerated(plugs.value) if plugs else "",
        "currency": found.currency or "" if found else "",
        "agreements": agreements_words(border.agreements),
        "extra_duties": rules_words(border.rules) or _("none on file"),
        "duties": strung(f"{each.code} {percent(each.percent)}" for each in border.duties) or "—",
        "risk": risk_words(risk) if risk else "",
        "business_languages": business_languages(languages, border.language_name) if languages else "",
        "taste": _words(noted, TASTE),
        "tariffs": _words(noted, TARIFF),
        "marks": enumerated(mandatory[:6]) + (" …" if len(mandatory) > 6 else ""),
    }


def _words(noted: Sequence[Known], key: str) -> str:
    """Return what the user noted under a key of which several notes may stand."""
    return strung(row.value for row in standing(noted, key) if row.value)
