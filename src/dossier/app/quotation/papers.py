"""The papers of a quotation: Markdown, a page to print, and a spreadsheet, all for the client and in English."""

from typing import NamedTuple

from dossier.app.quotation.named_quotation import read_quotation
from dossier.app.session import Session
from dossier.i18n import _
from dossier.records.quotation.paper import Paper, paper
from dossier.records.ref import Ref
from dossier.world import countries


class Papers(NamedTuple):
    """What stands on the papers of a quotation, and what they lack."""

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
        from dossier.exchange.quotation_sheet import sheet

        return sheet(self.paper)


def papers(session: Session, ref: Ref) -> Papers:
    """Return the papers of a quotation."""
    with session.reading() as connection:
        found = read_quotation(connection, ref)
    country = countries.of(found.buyer.country or "")
    profile = {name: value for name, value in session.settings.profile().items() if isinstance(value, str)}
    made = paper(found, profile, session.today, country.name_en if country else "")
    cautions = []
    if not made.seller:
        cautions += [
            _("The letterhead is empty: your firm is not in the settings."),
            _('Type: dossier config profile.firm="…" profile.address="…" profile.name="…"'),
        ]
    if not found.quote.payment:
        cautions.append(_("The paper does not say on which payment the prices are based."))
    return Papers(made, tuple(cautions))
