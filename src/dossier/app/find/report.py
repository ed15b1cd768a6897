"""What only shows across clients; a new report is one line here and one function."""

from collections.abc import Callable

from dossier.app.answer import Answer
from dossier.app.find.report_completeness import completeness
from dossier.app.find.report_fairs import fairs
from dossier.app.find.report_friends import friends
from dossier.app.find.report_products import competitors, ideas
from dossier.app.find.report_sources import sources
from dossier.app.session import Session
from dossier.errors import UnknownWordError
from dossier.i18n import N_, _

REPORTS: dict[str, tuple[str, Callable[..., Answer]]] = {
    "sources": (N_("where clients come from, and where the next advertising money should go"), sources),
    "ideas": (N_("what development should look at, by category"), ideas),
    "competitors": (N_("which supplier sits at which clients"), competitors),
    "friends": (N_("who is how close to us, since when, and the next step"), friends),
    "completeness": (N_("how complete each client's dossier is, and what to find out first"), completeness),
    "fairs": (N_("which fairs our clients attend, and whether going is worth it"), fairs),
}


def report(session: Session, name: str, *, share: bool) -> Answer:
    """Return one report; raises UnknownWordError for one there is not."""
    if name not in REPORTS:
        raise UnknownWordError(_("There is no report “{name}”.").format(name=name[:40]), name, REPORTS)
    return REPORTS[name][1](session, share=share)
