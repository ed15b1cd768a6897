"""The dossiers of everybody, one after the other, as they may be seen."""

from collections.abc import Iterator

from dossier.app.session import Session
from dossier.read import dossier as read
from dossier.read.find.used import numbers
from dossier.records.dossier import Dossier
from dossier.render.words import Setting

_TABLES = {"company": read.of_company, "contact": read.of_contact, "deal": read.of_deal}
WHOLE_LOG = 100_000


def dossiers(session: Session, *, share: bool, log: int = WHOLE_LOG) -> Iterator[tuple[Dossier, Setting]]:
    """Yield every firm, person and deal; to be shared, each went through the gate."""
    from dossier.records.visibility import shareable

    setting = session.setting(share=share, everything=False)
    with session.reading() as connection:
        for table, of in _TABLES.items():
            for number in numbers(connection, table):
                found = of(connection, number, log=log)
                if found is not None:
                    yield (shareable(found) if share else found), setting
