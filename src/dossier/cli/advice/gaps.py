"""`dossier gaps`: what is unknown, why it matters now, and how to ask."""

import sqlite3
from typing import Annotated

import typer

from dossier.advice.gaps import Gap, completeness
from dossier.app.advice import counsel
from dossier.app.find.one_dossier import of_client
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.i18n import N_, _
from dossier.read import dossier as read
from dossier.records.dossier import Dossier
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, Table, joined, line

app = chapter()
_PARTS = {"contact": N_("Person"), "company": N_("Company"), "country": N_("Country"), "negotiation": N_("Negotiation")}
BAR = 10


@app.command(
    help=_("Show what is unknown, why it matters now, and how to ask.")
    + "\n\n"
    + _("Example: dossier gaps anna --budget 2")
)
def gaps(
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHO]", help=_("One client; none shows those with open deals."), autocompletion=complete_who
        ),
    ] = None,
    budget: Annotated[
        int | None, typer.Option(min=1, max=20, help=_("At most so many questions, and only what may be asked."))
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print the gaps of one client, or the first gap of everybody with something open."""
    with desk().reading() as connection:
        if who is None:
            _overview(connection, as_json=as_json)
            return
        found = of_client(desk().session, connection, who)
    wanted = counsel.wanted(desk().session, found, budget)
    shares = completeness(found, desk().today, counsel.around(desk().session, found))
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken({"ref": str(found.ref), "completeness": shares, "gaps": [_shape(gap) for gap in wanted]}))
        return
    title = joined((line(Piece(found.title, "title")), line(Piece(str(found.ref), "muted"))))
    bars = Pairs(tuple(Pair(_(_PARTS[part]), bar(share)) for part, share in shares.items()))
    shown = wanted if budget else wanted[:12]
    rows = tuple(counsel.gap_line(gap) for gap in shown)
    sections = [Section(_("To find out"), (Lines(rows, "?"),))] if rows else []
    desk().show(Page(title, (bars,), tuple(sections)))
    if len(wanted) > len(shown):
        desk().talk(_("{n} more are unknown, but nothing waits for them now.").format(n=len(wanted) - len(shown)))


def bar(share: float) -> Line:
    """Return a share of 0 to 1 as a small bar with its per cent."""
    full = round(share * BAR)
    style = "good" if share >= 0.7 else "warn" if share >= 0.4 else "bad"
    return line(Piece("█" * full, style), Piece("░" * (BAR - full), "muted"), f" {round(share * 100)} %")


def _overview(connection: sqlite3.Connection, *, as_json: bool) -> None:
    rows = connection.execute(
        "SELECT DISTINCT company_id FROM deal WHERE company_id IS NOT NULL"
        " AND stage NOT IN ('paid', 'won', 'lost', 'dormant') ORDER BY company_id LIMIT 50"
    ).fetchall()
    found = [each for row in rows if (each := read.of_company(connection, row[0])) is not None]
    firsts = [(each, gap) for each in found for gap in counsel.wanted(desk().session, each, 1)]
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken([{"ref": str(each.ref), "name": each.title, "gap": _shape(gap)} for each, gap in firsts]))
        return
    body = tuple(_row(each, gap) for each, gap in firsts)
    desk().show(Page((), (Table((_("client"), _("unknown"), _("why"), _("answer")), body),), ()))


def _row(found: Dossier, gap: Gap) -> tuple[Line, ...]:
    name = line(Piece(found.title, "strong"), Piece(f" {found.ref}", "muted"))
    return name, line(gap.label), line(Piece(gap.why, "muted")), line(Piece(gap.command, "accent"))


def _shape(gap: Gap) -> dict[str, object]:
    return {
        "fact": gap.fact, "label": gap.label, "weight": gap.weight, "question": gap.question, "question_en": gap.question_en,
        "channel": gap.channel, "elsewhere": gap.elsewhere, "why": gap.why, "ask": gap.ask, "caution": gap.caution,
        "rules": gap.rules, "command": gap.command, "choices": gap.choices,
    }  # fmt: skip
