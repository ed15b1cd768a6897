"""Our offers from a sheet, all of it or nothing, each bad cell named by line and column."""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from dossier.app.answer import Answer
from dossier.app.book.offer_rows import Plan, plan_offers
from dossier.app.imports.people import refused
from dossier.app.imports.reading import read_table
from dossier.app.session import Session
from dossier.i18n import _, ngettext
from dossier.read.company.offers import offers


class OffersSheet(NamedTuple):
    """A sheet of offers, and what to do with it; `mapped` are words such as `COLUMN=FIELD`."""

    file: Path
    mapped: Sequence[str] = ()
    sheet: str | None = None
    update: bool = False
    dry_run: bool = False


def import_offers(session: Session, request: OffersSheet) -> Answer:
    """Read offers from a sheet and write them as one operation; offers are the same when their item number is."""
    table = read_table(session, request.file, request.mapped, request.sheet, "offer" if request.mapped else None)
    if table.about != "offer":
        raise refused(column.heading for column in table.columns if column.field)
    with session.reading() if session.places.book.exists() else nullcontext(None) as connection:
        held = offers(connection) if connection is not None else ()
    plan = plan_offers(session, table, held)
    answer = _planned(plan, request) if request.dry_run else _written(session, plan, request)
    left = [column.heading for column in table.columns if column.field is None and column.heading]
    if not left:
        return answer
    words = _("Columns left out: {names}. Say what one means with --map 'COLUMN=FIELD'.")
    return answer._replace(notes=(words.format(names=", ".join(left)),))


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
