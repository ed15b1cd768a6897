"""What is unknown, why it matters now, and how to ask."""

from dossier.advice.gaps import Gap, completeness
from dossier.app.advice import counsel
from dossier.app.answer import Answer, Shape
from dossier.app.find.one_dossier import of_client
from dossier.app.session import Session
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.deal import open_deals
from dossier.records.dossier import Dossier
from dossier.records.listing import Listing
from dossier.render.page import Line, Lines, Page, Pair, Pairs, Piece, Section, Table, joined, line
from dossier.render.reports.completeness import PARTS, share_bar

COLUMNS = ("ref", "name", "unknown", "why", "question", "command")
SHOWN = 12


def gaps(session: Session, who: str, budget: int | None = None) -> Answer:
    """Return what is unknown of one client, most useful first."""
    with session.reading() as connection:
        found = of_client(session, connection, who)
    wanted = counsel.wanted(session, found, budget)
    shares = completeness(found, session.today, counsel.around(session, found))
    shown = wanted if budget else wanted[:SHOWN]
    more = len(wanted) - len(shown)

    def page() -> Page:
        title = joined((line(Piece(found.title, "title")), line(Piece(str(found.ref), "muted"))))
        bars = Pairs(tuple(Pair(_(PARTS[part]), share_bar(share)) for part, share in shares.items()))
        rows = tuple(counsel.gap_line(gap) for gap in shown)
        return Page(title, (bars,), (Section(_("To find out"), (Lines(rows, "?"),)),) if rows else ())

    def shape() -> Shape:
        from dossier.render.shapes import advice, keys

        return keys.row(advice.Gaps, {"ref": str(found.ref), "completeness": shares, "gaps": wanted})

    return Answer(
        page=page,
        shape=shape,
        table=lambda: _listing([(found, gap) for gap in wanted]),
        notes=(_("{n} more are unknown, but nothing waits for them now.").format(n=more),) if more else (),
    )


def first_gaps(session: Session) -> Answer:
    """Return the first gap of every firm with an open deal."""
    with session.living() as connection:
        every = [read.of_company(connection, number) for number in open_deals.firms(connection)]
    firsts = [(found, gap) for found in every if found is not None for gap in counsel.wanted(session, found, 1)]

    def page() -> Page:
        rows = tuple(_row(found, gap) for found, gap in firsts)
        return Page((), (Table((_("client"), _("unknown"), _("why"), _("answer")), rows),), ())

    def shape() -> Shape:
        from dossier.render.shapes import advice, keys

        return [
            keys.row(advice.FirstGap, {"ref": str(found.ref), "name": found.title, "gap": gap}) for found, gap in firsts
        ]

    return Answer(
        page=page,
        shape=shape,
        table=lambda: _listing(firsts),
        notes=(
            *(
                (_("The question to each, ready to be sent: dossier gaps {ref}").format(ref=firsts[0][0].ref),)
                if firsts
                else ()
            ),
            _("Every client, with or without a deal: dossier report completeness"),
        ),
    )


def _row(found: Dossier, gap: Gap) -> tuple[Line, ...]:
    name = line(Piece(found.title, "strong"), Piece(f" {found.ref}", "muted"))
    return name, line(gap.label), line(Piece(gap.why, "muted")), line(Piece(gap.command, "accent"))


def _listing(every: list[tuple[Dossier, Gap]]) -> Listing:
    rows = tuple((str(found.ref), found.title, gap.label, gap.why, gap.question, gap.command) for found, gap in every)
    return Listing("gaps", COLUMNS, rows, len(rows))
