"""The papers of a quotation: Markdown, a page to print, and a spreadsheet, all for the client and in English."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dossier.cli.desk import desk
from dossier.errors import RefusedError
from dossier.i18n import _
from dossier.records.quotation.paper import Paper, paper
from dossier.records.quotation.quotation import Quotation
from dossier.records.visibility import shareable
from dossier.render.page import Page
from dossier.world import countries


class Wanted(NamedTuple):
    """Which papers are to be written, and where; `-` is the standard output."""

    md: Path | None = None
    html: Path | None = None
    xlsx: Path | None = None
    force: bool = False

    @property
    def any(self) -> bool:
        """Tell whether any paper is wanted."""
        return bool(self.md or self.html or self.xlsx)

    def check(self) -> None:
        """Raise RefusedError for a file that is already there, before the quotation is written into the book."""
        for path in (self.md, self.html, self.xlsx):
            if path is not None and str(path) != "-":
                desk().check_file(path, force=self.force)


def paper_of(found: Quotation) -> Paper:
    """Return what stands on the paper of a quotation."""
    country = countries.of(found.buyer.country or "")
    profile = {name: value for name, value in desk().settings.profile().items() if isinstance(value, str)}
    return paper(found, profile, desk().today, country.name_en if country else "")


def write_papers(found: Quotation, wanted: Wanted) -> None:
    """Write every wanted paper of a quotation; raises DossierError for a file that cannot be written."""
    made = paper_of(found)
    if wanted.md is not None:
        from dossier.render.quotation.markdown import spoken

        _give(wanted.md, spoken(made), force=wanted.force)
    if wanted.html is not None:
        from dossier.render.quotation.html import spoken as html_spoken

        _give(wanted.html, html_spoken(made), force=wanted.force)
    if wanted.xlsx is not None:
        from dossier.exchange.quotation_sheet import sheet

        desk().to_file(wanted.xlsx, sheet(made), force=wanted.force)
        desk().say(_("Written to {path}.").format(path=wanted.xlsx))
    if not made.seller:
        desk().talk(
            _("The letterhead is empty: your firm is not in the settings."),
            _('Type: dossier config profile.firm="…" profile.address="…" profile.name="…"'),
        )
    if not found.quote.payment:
        desk().talk(_("The paper does not say on which payment the prices are based."))


def quotation_views(found: Quotation, *, share: bool = False) -> tuple[Callable[[], Page], Callable[[], str]]:
    """Return what makes the page and the JSON of a quotation; raises RefusedError for a draft to be shared."""
    found = _shared(found) if share else found

    def page() -> Page:
        from dossier.render.quotation.quotation import quotation_page

        return quotation_page(found, desk().setting(share=share))

    def json() -> str:
        from dossier.render.quotation.json import spoken

        return spoken(found)

    return page, json


def _shared(found: Quotation) -> Quotation:
    if found.quote.state == "draft":
        raise RefusedError(
            _("Quotation {number} is a draft: nobody else is shown it.").format(number=found.quote.number),
            _("Leave --share away, or send it first: dossier quote {ref} --sent").format(ref=found.quote.ref),
        )
    return shareable(found)


def show_quotation(found: Quotation, *, share: bool = False, as_json: bool = False) -> None:
    """Print the view of a quotation, or its JSON."""
    page, json = quotation_views(found, share=share)
    if as_json:
        desk().write(json())
    else:
        desk().show(page())


def _give(path: Path, text: str, *, force: bool) -> None:
    if str(path) == "-":
        desk().write(text)
        return
    desk().to_file(path, text, force=force)
    desk().say(_("Written to {path}.").format(path=path))
