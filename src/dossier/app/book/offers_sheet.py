"""Our offers from a sheet, all of it or nothing, each bad cell named by line and column."""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.book.offer_rows import Plan, plan_offers
from dossier.app.book.sheet_columns import heading, read_map, refuse_people
from dossier.app.session import Session
from dossier.disk import read_input
from dossier.errors import InvalidValueError
from dossier.exchange.sheets import SheetLine, is_workbook, lines_of_text, lines_of_workbook
from dossier.i18n import _, ngettext
from dossier.paths import at_home
from dossier.read.company.offers import offers
from dossier.records.company.products import OFFER

LIMIT = 50_000_000
"""Largest sheet that is read, in bytes."""


class OffersSheet(NamedTuple):
    """A sheet of offers, and what to do with it; `mapped` are words such as `COLUMN=FIELD`."""

    file: Path
    mapped: Sequence[str] = ()
    sheet: str | None = None
    update: bool = False
    dry_run: bool = False


def import_offers(session: Session, request: OffersSheet) -> Answer:
    """Read offers from a sheet and write them as one operation; offers are the same when their item number is."""
    lines = _lines(at_home(request.file), request.sheet)
    if not lines:
        raise InvalidValueError(
            _("{path} holds nothing.").format(path=request.file),
            _("Name a sheet with a heading and lines under it."),
        )
    if not request.mapped:
        refuse_people(lines, OFFER)
    found = heading(lines, OFFER, read_map(request.mapped, OFFER))
    with session.reading() if session.places.book.exists() else nullcontext(None) as connection:
        held = offers(connection) if connection is not None else ()
    plan = plan_offers(session, lines, found, held)
    answer = _planned(plan, request) if request.dry_run else _written(session, plan, request)
    if not found.left:
        return answer
    words = _("Columns left out: {names}. Say what one means with --map 'COLUMN=FIELD'.")
    return answer._replace(notes=(words.format(names=", ".join(found.left)),))


def _lines(path: Path, sheet: str | None) -> tuple[SheetLine, ...]:
    raw = read_input(path, LIMIT)
    if is_workbook(raw):
        return lines_of_workbook(raw, sheet)
    from dossier.values.charset import decoded

    return lines_of_text(decoded(raw))


def _planned(plan: Plan, request: OffersSheet) -> Answer:
    there = _("renewed: {name} ({ref})") if request.update else _("there already: {name} ({ref})")
    said = [
        *(_("new: {name}").format(name=_shown(values)) for values in plan.fresh),
        *(there.format(name=_shown(values), ref=ref) for ref, values in plan.known),
        _("Nothing was written."),
        _("Next: the same without --dry-run") + (" --update" if plan.known and not request.update else ""),
    ]
    return Answer(tuple(said))


def _shown(values: dict[str, object]) -> str:
    return " · ".join(str(values[name]) for name in ("name", "code", "category") if values.get(name))


def _written(session: Session, plan: Plan, request: OffersSheet) -> Answer:
    from dossier.records.proposals import AddRecord
    from dossier.write import record

    renewed = 0
    with session.writing("import offers") as tx:
        for values in plan.fresh:
            record.add(tx, AddRecord("offer", None, values))
        if request.update:
            renewed = sum(bool(record.change(tx, ref, values)) for ref, values in plan.known)
        added = ngettext("{n} offer added", "{n} offers added", len(plan.fresh)).format(n=len(plan.fresh))
        words = _("Imported {file}: {added}, {renewed} renewed.")
        said = [tx.say(words.format(file=request.file.name, added=added, renewed=renewed))]
    if plan.known and not request.update:
        words = ngettext(
            "{n} is there already and stays as it is: add --update to renew it.",
            "{n} are there already and stay as they are: add --update to renew them.",
            len(plan.known),
        )
        said.append(words.format(n=len(plan.known)))
    return Answer(tuple(said), next="dossier list offers", written=bool(plan.fresh or renewed))
