"""A letter or card as it came, read."""

from pathlib import Path
from typing import Literal, NamedTuple

from dossier.app.session import Session
from dossier.capture import Inquiry, attached_files, is_card, read_card, read_mail
from dossier.values.names import domain_of, is_free


class Letter(NamedTuple):
    """Bytes as they came, and what they are: a mail file or text, a business card, or what was pasted."""

    raw: bytes
    form: Literal["mail", "card", "pasted"]


def read(session: Session, letter: Letter) -> Inquiry:
    """Return what a letter or the first of some cards says."""
    if letter.form == "card" or is_card(letter.raw):
        return read_card(letter.raw)[0]
    config = session.places.config
    return read_mail(
        letter.raw,
        own_domains=own_house(session),
        own_name=session.settings.get("profile.name") or "",
        user_sources=_own_file(config / "sources.toml"),
        user_titles=_own_file(config / "titles.toml"),
    )


def cards(letter: Letter) -> list[Inquiry]:
    """Return what each of the business cards of a file says; none where it is a letter."""
    return read_card(letter.raw) if letter.form == "card" or is_card(letter.raw) else []


def files(letter: Letter) -> list[tuple[str, bytes]]:
    """Return the files that hang on a letter, each with its name and content."""
    return attached_files(letter.raw)


def own_house(session: Session) -> frozenset[str]:
    """Return the mail domain of our own house; of an open provider only the address itself."""
    own = session.settings.get("profile.email")
    domain = domain_of(own) if own else None
    if not own or not domain:
        return frozenset()
    return frozenset({own.strip().lower()} if is_free(domain) else {domain})


def _own_file(path: Path) -> Path | None:
    return path if path.is_file() else None
