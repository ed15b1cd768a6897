"""`dossier handover`: everything a successor may know of some clients, in one file with a page to read first."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from dossier.advice.book.handover import brief
from dossier.app.find import named
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.output_file import Force
from dossier.i18n import _, ngettext
from dossier.read import dossier as read
from dossier.read.book.handover import bundle
from dossier.records.deal.story import Brief
from dossier.records.handover import Bundle
from dossier.records.kinds import Ref
from dossier.records.known import Known, current
from dossier.records.visibility import discreet, is_entrusted
from dossier.render.book.handover import handover_page

app = chapter()


@app.command(
    help=_("Hand clients over to a colleague: one file, with a page to read first.")
    + "\n\n"
    + _("Example: dossier handover nordlicht summit --to for-wei.dossier")
)
def handover(
    who: Annotated[
        list[str], typer.Argument(metavar="WHO…", help=_("Contacts or companies."), autocompletion=complete_who)
    ],
    to: Annotated[
        Path | None, typer.Option(metavar="FILE", help=_("The file to write; without it the page is shown."))
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help=_("Also what other clients told us in confidence."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("The rows as JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("The page as Markdown."))] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write the page for the browser."))] = None,
    force: Force = False,
) -> None:
    """Write the file, or print the page with the reading order and what to know of each client."""
    from dossier.render.media.markdown import spoken as md_spoken

    with desk().reading() as connection:
        clients = list(dict.fromkeys(named.client(desk().session, connection, each, named.CLIENTS) for each in who))
        whole = bundle(connection, clients, str(desk().settings.get("profile.name")), desk().today, private=private)
        briefs = sorted(
            _briefs(connection, whole, private=private), key=lambda each: (-each.weight, each.dossier.title)
        )
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken(whole))
        return
    page = handover_page(briefs, whole.from_whom, whole.left_out, desk().setting())
    if to is not None:
        _write(whole, md_spoken(page), to, force=force)
    else:
        desk().give(page, as_md=as_md, html=html, force=force)


def _briefs(connection: sqlite3.Connection, whole: Bundle, *, private: bool) -> list[Brief]:
    firms = [Ref("o", row["id"]) for row in whole.rows["company"] if not row.get("neighbour")]
    alone = [Ref("c", row["id"]) for row in whole.rows["contact"] if row["company_id"] is None]
    found = []
    for ref in (*firms, *alone):
        dossier = (read.of_company if ref.letter == "o" else read.of_contact)(connection, ref.id)
        if dossier is None:
            continue
        dossier = dossier if private else discreet(dossier)
        people = dossier.contacts or ((dossier.contact,) if dossier.contact else ())
        known = [(each, current(_about(connection, each.id, private=private))) for each in people]
        found.append(brief(dossier, known, desk().today))
    return found


def _about(connection: sqlite3.Connection, contact: int, *, private: bool) -> list[Known]:
    rows = read.facts_about(connection, "contact", contact)
    return [row for row in rows if private or not is_entrusted(row)]


def _write(whole: Bundle, page: str, path: Path, *, force: bool) -> None:
    from dossier.exchange.handover import packed
    from dossier.write.files import place_of

    desk().check_file(path, force=force)
    folder = desk().places.files

    def content_of(digest: str) -> bytes | None:
        target = place_of(folder, digest)
        return target.read_bytes() if target.is_file() else None

    desk().to_file(path, packed(whole, page, content_of), force=force)
    clients = len([row for row in whole.rows["company"] if not row.get("neighbour")]) or len(whole.rows["contact"])
    rows = sum(len(each) for each in whole.rows.values())
    text = ngettext("Wrote {n} client ({rows} rows) to {path}.", "Wrote {n} clients ({rows} rows) to {path}.", clients)
    desk().say(text.format(n=clients, rows=rows, path=path))
    if whole.left_out:
        desk().say(
            ngettext(
                "{n} fact that another client told us in confidence stays behind.",
                "{n} facts that other clients told us in confidence stay behind.",
                whole.left_out,
            ).format(n=whole.left_out)
        )
    desk().say(_("There: dossier inherit {path}").format(path=path.name))
