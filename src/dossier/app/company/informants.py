"""The friendly client who can tell about a company, and whom not to ask."""

from dossier.advice.company.ask_about import ask_about
from dossier.advice.company.match import category_of
from dossier.advice.company.match_table import read_table
from dossier.app.answer import Answer, Shape
from dossier.app.company.market_needs import countries_of
from dossier.app.find import named
from dossier.app.session import Session
from dossier.errors import NoRecordError
from dossier.read import dossier as read
from dossier.read.company.informants import candidates
from dossier.records.company.informants import Target
from dossier.records.known import current
from dossier.render.page import Page
from dossier.world.figures import figures


def whom_to_ask(session: Session, company: str) -> Answer:
    """Return whom to ask about a company, best first, why, and how."""
    with session.reading() as connection:
        ref = named.company(session, connection, company)
        found = read.of_company(connection, ref.id)
        rows = candidates(connection, ref.id, session.today)
    if found is None or found.company is None:
        raise NoRecordError(ref.kind.label, ref)
    products = current(found.facts).get("company.main_products")
    target = Target(
        ref.id,
        found.company.name,
        found.company.country,
        countries_of(session, found),
        products.items if products else (),
    )
    table = read_table(session.places.data / "match.toml")
    done = ask_about(target, rows, session.today, _region, lambda text: category_of(text, table))

    def page() -> Page:
        from dossier.render.company.asking import asking_page

        return asking_page(target, done, session.setting())

    def shape() -> Shape:
        from dossier.render.shapes import company as firms
        from dossier.render.shapes import keys

        return keys.row(firms.Asking, done, ref=str(ref), name=target.name)

    return Answer(page=page, shape=shape)


def _region(iso2: str | None) -> str | None:
    """Return the continent of a country, or None where it is not known."""
    found = figures(iso2).get("continent") if iso2 else None
    return str(found.value) if found else None
