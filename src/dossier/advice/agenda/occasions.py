"""The owner of occasions: what is next with a person, a firm or a trip."""

from datetime import date

from dossier.advice.playbook.scene import Around
from dossier.records.agenda.occasion import Occasion
from dossier.records.dossier import Dossier


def coming(dossier: Dossier, today: date, around: Around | None = None) -> tuple[Occasion, ...]:
    """Return the occasions of a dossier that last or are near enough to prepare, the nearest first."""
    return ()
