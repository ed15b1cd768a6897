"""Columns that are kept as facts of her own (`--map 'COLUMN=fact:NAME'`): what no setting declares yet is declared with the import."""

from collections.abc import Iterator, Sequence

from dossier.app.book import own_facts, own_settings
from dossier.app.imports.headings import OWN_FACT
from dossier.app.session import Session
from dossier.i18n import OwnWord
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import FactKey
from dossier.values.names import fold


def undeclared(session: Session, mapped: Sequence[str], about: str | None) -> tuple[FactKey, ...]:
    """Return the facts that words such as `Hat size=fact:hat_size` name and nothing has declared, each a text.

    Raises InvalidValueError or WrongUsageError for a name that no fact of her own can have.
    """
    session.settings.teach_catalogue()
    return tuple(dict.fromkeys(_named(mapped, "company" if about == "company" else "contact")))


def _named(mapped: Sequence[str], owner: str) -> Iterator[FactKey]:
    for word in mapped:
        heading, _sign, name = word.rpartition("=")
        if not name.strip().startswith(OWN_FACT):
            continue
        plain = name.strip().removeprefix(OWN_FACT)
        subject, short = plain.split(".", 1) if "." in plain else (owner, plain)
        if not any(catalogue.find(each, short) for each in ((subject,) if "." in plain else own_facts.SUBJECTS)):
            key, _aspect, _type = own_facts.read(
                f"{own_facts.PREFIX}{subject}.{fold(short).replace(' ', '_')}=text", ()
            )
            yield FactKey(key, OwnWord(heading.strip()), sensitivity="private")


def declare(session: Session, facts: Sequence[FactKey]) -> list[str]:
    """Write facts into the settings with the headings they had as labels, and return a sentence for each."""
    for each in facts:
        place = f"{own_facts.PREFIX}{each.key}"
        own_settings.save(session, {f"{place}.type": each.type, f"{place}.label": each.label})
    return [own_facts.said(each.key, "type", each.type) for each in facts]
