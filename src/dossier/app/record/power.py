"""What a title says about the power to decide, whichever way the title came into the book; what is noted stands above it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from dossier.app.record.fields import Given
from dossier.app.session import Session
from dossier.capture import judge
from dossier.records.known import CERTAIN, LIKELY, TITLE, UNKNOWN, Known
from dossier.records.proposals import NoteFact

POWER = "contact.authority"


def with_power(session: Session, given: Given, held: Mapping[str, Known]) -> Given:
    """Return what was typed or read with the power that its title implies, as likely.

    Nothing is added where power was said in the same breath or was noted before; what an earlier title implied is
    replaced, or taken back where the new title says nothing.
    """
    title = next((fact for fact in given.facts if fact.key == "contact.title"), None)
    before = held.get(POWER)
    is_noted = before is not None and before.source != TITLE and before.certainty == CERTAIN
    said = [fact for fact in given.facts if fact.key == POWER]
    if is_noted and said and all(fact.source == TITLE for fact in said):
        return given._replace(facts=tuple(fact for fact in given.facts if fact.key != POWER))
    if title is None or said or is_noted:
        return given
    implied = judge(title.value, _own_titles(session)).authority if title.value else "unknown"
    if before is not None and before.value == implied and before.source == TITLE:
        return given
    if implied != "unknown":
        return given._replace(facts=(*given.facts, _likely(title, implied)))
    if before is not None and before.source == TITLE:
        gone = replace(title, key=POWER, state=UNKNOWN, value=None, source=TITLE, source_detail=None, note=None)
        return given._replace(facts=(*given.facts, gone))
    return given


def _likely(title: NoteFact, implied: str) -> NoteFact:
    certainty = LIKELY if title.certainty == CERTAIN else title.certainty
    return replace(title, key=POWER, value=implied, source=TITLE, source_detail=None, certainty=certainty, note=None)


def _own_titles(session: Session) -> Path | None:
    own = session.places.config / "titles.toml"
    return own if own.is_file() else None
