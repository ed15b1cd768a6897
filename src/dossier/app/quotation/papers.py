"""The papers that go to the client: Markdown, a page to print, and a spreadsheet, all in English."""

from typing import NamedTuple

from dossier.app.session import Session
from dossier.i18n import _
from dossier.records.quotation.paper import Paper, paper
from dossier.records.quotation.quotation import Quotation
from dossier.world import countries


class Papers(NamedTuple):
    """What stands on a paper, and what it lacks."""

    paper: Paper
    cautions: tuple[str, ...]

    def markdown(self) -> str:
        """Return the paper as Markdown."""
        from dossier.render.quotation.markdown import spoken

        return spoken(self.paper)

    def html(self) -> str:
        """Return the paper as a page to print on A4."""
        from dossier.render.quotation.html import spoken

        return spoken(self.paper)

    def xlsx(self) -> bytes:
        """Return the paper as a spreadsheet."""
        from dossier.exchange.paper_sheet import sheet

        return sheet(self.paper)


def of_quotation(session: Session, found: Quotation) -> Papers:
    """Return the papers of a quotation."""
    made = paper(found, own_profile(session), session.today, in_english(found.buyer.country))
    lacks = [] if found.quote.payment else [_("The paper does not say on which payment the prices are based.")]
    return Papers(made, (*no_letterhead(made), *lacks))


def own_profile(session: Session) -> dict[str, str]:
    """Return the texts that the user says of herself and of her firm."""
    return {name: value for name, value in session.settings.profile().items() if isinstance(value, str)}


def in_english(iso2: str | None) -> str:
    """Return the English name of a country, empty for one that is not known."""
    country = countries.of(iso2 or "")
    return country.name_en if country else ""


def no_letterhead(made: Paper) -> tuple[str, ...]:
    """Return what to say of a paper that does not name the seller."""
    if made.seller:
        return ()
    return (
        _("The letterhead is empty: your firm is not in the settings."),
        _('Type: dossier config profile.firm="…" profile.address="…" profile.name="…"'),
    )
