"""The list of a book's copies: when and why each was made, and what is in it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from dossier.i18n import N_, _
from dossier.records.backups import Listed
from dossier.records.book import SCHEMA
from dossier.render.page import Line, Lines, Page, Piece, Table, command, joined, line
from dossier.render.words import Setting, day, number

_HEADINGS = (
    "", N_("made"), N_("why"), N_("contacts"), N_("companies"), N_("deals"), N_("log"), N_("last entry"), "MB", N_("state"),
)  # fmt: skip
_NUMBERS = frozenset((3, 4, 5, 6, 8))


def copies_page(found: Sequence[Listed], folder: Path, setting: Setting) -> Page:
    """Return the copies, the newest first."""
    rows = []
    for place, each in enumerate(found, 1):
        held = each.held
        counts = (held.contacts, held.companies, held.deals, held.log)
        rows.append((
            line(Piece(str(place), "strong")), _moment(each.copy.at, setting), line(each.copy.reason),
            *(line(number(count)) for count in counts), _moment(held.last, setting) if held.last else line("–"),
            line(f"{each.copy.size / 1_000_000:.1f}"), _state(each),
        ))  # fmt: skip
    headings = tuple(_(each) if each else "" for each in _HEADINGS)
    table = Table(headings, tuple(rows), _NUMBERS, listed=True)
    following = line(command("dossier restore 1 --dry-run"), "  ", Piece(_("what would be lost"), "muted"))
    return Page(line(Piece(str(folder), "muted")), (table, Lines((following,))), ())


def _moment(at: datetime, setting: Setting) -> Line:
    return line(f"{day(at.date(), setting.today)} {at:%H:%M}")


def _state(each: Listed) -> Line:
    found = {
        True: Piece(_("intact"), "good"), False: Piece(_("damaged"), "bad"),
        None: Piece(_("large, not looked through"), "muted"),
    }  # fmt: skip
    older = 0 < each.held.form < SCHEMA
    return joined((
        line(found[each.held.sound]), line(_("form {n}").format(n=each.held.form) if older else ""),
        line(_("second place") if each.second else ""),
    ))  # fmt: skip
