"""Where a letter comes from: a file, standard input, the clipboard or what is pasted; a list of people is no letter."""

from collections import Counter
from pathlib import Path

from dossier.app.book.sheet_columns import refuse_people
from dossier.capture import Inquiry, read_card, read_mail
from dossier.cli.desk import desk
from dossier.cli.standard_input import all_bytes
from dossier.disk import read_input
from dossier.errors import InvalidValueError, WrongUsageError
from dossier.exchange.sheets import WORKBOOK, lines_of_text, lines_of_workbook
from dossier.i18n import _
from dossier.paths import at_home
from dossier.records.kinds import OFFER
from dossier.values.charset import decoded
from dossier.values.names import domain_of

LIMIT = 50_000_000
"""The largest letter or card in bytes."""

LIST_COLUMNS = 3
"""So many columns that two lines have make a list; lines of a letter have fewer commas, or each its own number."""

LIST_LOOKED_AT = 100_000
"""So many bytes tell whether a text is a list."""


def from_file(path: str) -> Inquiry:
    """Return what a mail file, a text or standard input (`-`) says; raises DossierError for what cannot be read."""
    own = desk().settings.get("profile.email")
    config = desk().places.config
    raw = _bytes(path)
    _refuse_list(raw)
    return read_mail(
        raw,
        own_domains=frozenset(filter(None, [domain_of(own)])) if own else frozenset(),
        user_sources=_own_file(config / "sources.toml"),
        user_titles=_own_file(config / "titles.toml"),
    )


def _own_file(path: Path) -> Path | None:
    return path if path.is_file() else None


def from_card(path: str) -> Inquiry:
    """Return what the first business card of a file says; raises WrongUsageError if there are several."""
    cards = read_card(_bytes(path))
    if len(cards) > 1:
        raise WrongUsageError(_("The file has {n} cards.").format(n=len(cards)), _("Give them one by one."))
    return cards[0]


def from_clipboard() -> Inquiry:
    """Return what the clipboard says, or what is pasted into the terminal until Ctrl-D."""
    from dossier.cli.book.clipboard import from_clipboard as clipboard

    text = clipboard()
    if text is None:
        desk().talk(_("Paste the mail, then press Ctrl-D:"))
        raw = all_bytes()
    else:
        raw = text.encode()
    _refuse_list(raw)
    return read_mail(raw)


def _refuse_list(raw: bytes) -> None:
    """Raise InvalidValueError for a sheet with several people: read as one letter they would become one person."""
    head = raw if len(raw) <= LIST_LOOKED_AT else raw[:LIST_LOOKED_AT].rpartition(b"\n")[0]
    try:
        lines = lines_of_workbook(raw) if raw.startswith(WORKBOOK[0]) else lines_of_text(decoded(head))
    except InvalidValueError:  # neither a workbook nor CSV, as most letters
        return
    widths = Counter(len(each.cells) for each in lines)
    if any(width >= LIST_COLUMNS and count > 1 for width, count in widths.items()):
        refuse_people(lines, OFFER)


def _bytes(path: str) -> bytes:
    return all_bytes() if path == "-" else read_input(at_home(Path(path)), LIMIT)
