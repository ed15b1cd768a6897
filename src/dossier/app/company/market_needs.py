"""What the countries where a client sells ask of goods, gathered from the shipped figures and the user's own notes."""

import sqlite3
from collections.abc import Iterable

from dossier.app.session import Session
from dossier.read.dossier import facts_about_country
from dossier.records.company.market_time import running
from dossier.records.company.matching import MarketNeeds
from dossier.records.country.country import overlaid
from dossier.records.country.own import TASTE, own_marks
from dossier.records.dossier import Dossier
from dossier.records.known import standing
from dossier.world import countries
from dossier.world.figures import figures, marks
from dossier.world.guidance import guidance


def countries_of(session: Session, found: Dossier) -> tuple[str, ...]:
    """Return where a client sells now; without a noted market the country it lies in."""
    sold = running(found.markets, session.today)
    return sold or ((found.company.country,) if found.company and found.company.country else ())


def needs_of(connection: sqlite3.Connection, codes: Iterable[str]) -> tuple[MarketNeeds, ...]:
    """Return what each country asks of goods; what no source states is absent."""
    return tuple(_needs(connection, code) for code in codes)


def _needs(connection: sqlite3.Connection, code: str) -> MarketNeeds:
    facts = facts_about_country(connection, code)
    known, guide = overlaid(figures(code), facts), guidance(code, facts)
    plugs, usual, volts = (known.get(name) for name in ("plug_types", "plug_main", "mains_voltage_v"))
    notes = standing(facts, TASTE)
    return MarketNeeds(
        code,
        countries.name(code),
        tuple(plugs.value) if plugs else (),
        usual.value if usual else None,
        tuple(volts.value) if volts else (),
        (*own_marks(facts), *marks(code)),
        guide.finish if guide else "unknown",
        next((row.value for row in notes), None),
    )
