"""`dossier import`: our offers from a sheet, all of it or nothing, each bad cell named by line and column."""

from pathlib import Path
from typing import Annotated

import typer

from dossier.app.book.offer_rows import Plan, plan_offers
from dossier.app.book.sheet_columns import heading, read_map, refuse_people
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.disk import read_input
from dossier.errors import InvalidValueError
from dossier.exchange.sheets import SheetLine, is_workbook, lines_of_text, lines_of_workbook
from dossier.i18n import _, ngettext
from dossier.paths import at_home
from dossier.read.company.offers import offers
from dossier.records.kinds import OFFER

LIMIT = 50_000_000
"""Largest sheet that is read, in bytes."""
app = chapter()


@app.command(
    "import",
    help=_("Import our offers from a sheet.") + "\n\n" + _("Example: dossier import offers.xlsx --dry-run"),
)
def import_sheet(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("A sheet: xlsx, xls, ods or CSV, in any encoding."))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what would be written."))] = False,
    update: Annotated[bool, typer.Option("--update", help=_("Renew offers that are there already."))] = False,
    mapped: Annotated[
        list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help=_("What a column means; may be repeated."))
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAME", help=_("Which sheet of a workbook; else the first."))
    ] = None,
) -> None:
    """Read offers from a sheet and write them as one operation; offers are the same when their item number is."""
    lines = _lines(at_home(file), sheet)
    if not lines:
        raise InvalidValueError(
            _("{path} holds nothing.").format(path=file), _("Name a sheet with a heading and lines under it.")
        )
    if not mapped:
        refuse_people(lines, OFFER)
    found = heading(lines, OFFER, read_map(mapped or (), OFFER))
    if desk().places.book.exists():
        with desk().reading() as connection:
            held = offers(connection)
    else:
        held = ()
    plan = plan_offers(desk().session, lines, found, held)
    if found.left:
        desk().talk(
            _("Columns left out: {names}. Say what one means with --map 'COLUMN=FIELD'.").format(
                names=", ".join(found.left)
            )
        )
    if dry_run:
        _say_plan(plan, update=update)
    else:
        _write(plan, file.name, update=update)


def _lines(path: Path, sheet: str | None) -> tuple[SheetLine, ...]:
    raw = read_input(path, LIMIT)
    if is_workbook(raw):
        return lines_of_workbook(raw, sheet)
    from dossier.values.charset import decoded

    return lines_of_text(decoded(raw))


def _say_plan(plan: Plan, *, update: bool) -> None:
    for values in plan.fresh:
        desk().say(_("new: {name}").format(name=_shown(values)))
    for ref, values in plan.known:
        words = _("renewed: {name} ({ref})") if update else _("there already: {name} ({ref})")
        desk().say(words.format(name=_shown(values), ref=ref))
    desk().say(
        _("Nothing was written."),
        _("Next: the same without --dry-run") + (" --update" if plan.known and not update else ""),
    )


def _shown(values: dict[str, object]) -> str:
    return " · ".join(str(values[name]) for name in ("name", "code", "category") if values.get(name))


def _write(plan: Plan, name: str, *, update: bool) -> None:
    from dossier.records.proposals import AddRecord
    from dossier.write import record

    renewed = 0
    with desk().writing("import offers") as tx:
        for values in plan.fresh:
            record.add(tx, AddRecord("offer", None, values))
        if update:
            renewed = sum(bool(record.change(tx, ref, values)) for ref, values in plan.known)
        added = ngettext("{n} offer added", "{n} offers added", len(plan.fresh)).format(n=len(plan.fresh))
        done = tx.say(_("Imported {file}: {added}, {renewed} renewed.").format(file=name, added=added, renewed=renewed))
    desk().say(done)
    if plan.known and not update:
        desk().say(
            ngettext("{n} is there already and stays as it is: add --update to renew it.",
                     "{n} are there already and stay as they are: add --update to renew them.", len(plan.known)).format(n=len(plan.known))
        )  # fmt: skip
    desk().say(_("Next: dossier list offers"))
