"""`dossier show`: a person, a company, a country or a deal, readable in ten seconds from the top."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.find.beside import extra_for
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.media import Medium
from dossier.cli.names import complete_from, complete_who
from dossier.cli.output_file import Force
from dossier.errors import AmbiguousError, NotFoundError, WrongUsageError
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.records.dossier import Dossier
from dossier.records.kinds import Ref
from dossier.render.contact.person import Extra, person_page
from dossier.render.find.pages import country_page, deal_page, firm_page
from dossier.render.page import Page
from dossier.render.words import Setting
from dossier.values.names import fold
from dossier.world import countries

SECTIONS = ("person", "company", "country", "negotiation", "log", "advice", "gaps")
_ALL = 100_000
app = chapter()


@app.command(
    help=_("Show a dossier: a person, a company, a country, a deal; or a quotation, an order, a proof.")
    + "\n\n"
    + _("Example: dossier show anna --section log")
)
def show(
    who: Annotated[
        str,
        typer.Argument(
            metavar="WHO", help=_("A name, ref, address, number, company or country."), autocompletion=complete_who
        ),
    ],
    section: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help=_(
                "Only this part: person, company, country, negotiation, log, advice, gaps; of an order: production."
            ),
            autocompletion=complete_from(*SECTIONS, "production"),
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("The whole log, and everything that is unknown."))
    ] = False,
    sources: Annotated[bool, typer.Option("--sources", help=_("Where and when each fact was noted."))] = False,
    share: Annotated[
        bool, typer.Option("--share/--private", help=_("Leave out what is private or was told by others."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a page for the browser."))] = None,
    force: Force = False,
) -> None:
    """Print one dossier."""
    wanted = frozenset(section or ())
    paper = _paper(who, wanted, share=share)
    if paper is not None:
        if paper.page is not None:  # else lines to paste, which are the same in every medium
            desk().medium = Medium(as_json, False, as_md, html, force)
        desk().answer(paper)
        return
    if wanted - set(SECTIONS):
        raise _no_section(min(wanted - set(SECTIONS)))
    setting = desk().setting(share=share, sources=sources, everything=everything)
    with desk().reading() as connection:
        found = _dossier(connection, who, log=_ALL if everything or as_json else read.LOG_SHOWN)
        if share:
            from dossier.records.visibility import shareable  # our own look at a client does not pay for it

            found = shareable(found)
        extra = extra_for(desk().session, connection, found, setting)
    if as_json:
        from dossier.app.country.market_lines import known_of
        from dossier.render.find.dossier_json import spoken

        desk().write(spoken(found, setting, known_of(desk().session, found) if found.ref is None else None))
        return
    desk().give(_page(found, setting, extra, wanted), as_md=as_md, html=html, force=force)


def _paper(who: str, wanted: frozenset[str], *, share: bool) -> Answer | None:
    """Return the views of a quotation, order or proof, if that is what the words name."""
    if not any(letter.isdigit() for letter in who):
        return None
    from dossier.cli.find.show_paper import may_be_paper, paper_view  # only a ref or a number pays for it

    if not may_be_paper(who):
        return None
    with desk().reading() as connection:
        return paper_view(desk().session, connection, who, wanted, share=share)


def _page(found: Dossier, setting: Setting, extra: Extra, wanted: frozenset[str]) -> Page:
    letter = found.ref.letter if found.ref else ""
    view = {"c": person_page, "o": firm_page, "d": deal_page}.get(letter, country_page)
    return view(found, setting, extra, wanted)


def _no_section(name: str) -> WrongUsageError:
    import difflib  # only a typing mistake pays for it

    near = difflib.get_close_matches(name, SECTIONS, n=1)
    return WrongUsageError(
        _("There is no section “{name}”.").format(name=name),
        _("Did you mean {name}?").format(name=near[0])
        if near
        else _("Choose from: {choices}.").format(choices=", ".join(SECTIONS)),
    )


def _dossier(connection: sqlite3.Connection, text: str, *, log: int) -> Dossier:
    country = countries.find(text)
    if country is not None and len(text.strip()) == 2 and text.strip().isupper():
        return read.of_country(connection, country)
    try:
        ref = named.client(desk().session, connection, text)
    except NotFoundError as error:
        if country is not None:
            return read.of_country(connection, country)
        raise _perhaps_a_country(error, text) from error
    except AmbiguousError as error:
        if country is not None:
            raise _country_too(error, country) from error
        raise
    if country is not None and not _is_whole(connection, ref, text):
        return read.of_country(connection, country)
    found = {"c": read.of_contact, "o": read.of_company, "d": read.of_deal}[ref.letter](connection, ref.id, log=log)
    if found is None:
        raise NotFoundError(_("There is no {noun} {ref} in this book.").format(noun=_(ref.kind.label), ref=ref))
    return found


def _is_whole(connection: sqlite3.Connection, ref: Ref, text: str) -> bool:
    """Tell whether a country's name is also the whole name or nickname of the record found."""
    from dossier.read.find.who import label

    return fold(label(connection, ref)) == fold(text.strip())


def _perhaps_a_country(error: NotFoundError, text: str) -> NotFoundError:
    """Return the failure with the countries whose name is nearly the one typed."""
    near = countries.nearest(text, likeness=0.8)
    if not near:
        return error
    words = _("Did you mean the country {names}?").format(names=", ".join(near))
    return NotFoundError(error.message, words if "dossier list" in error.way_out else f"{error.way_out} {words}")


def _country_too(error: AmbiguousError, iso2: str) -> AmbiguousError:
    line = f"{iso2}  {countries.name(iso2)}"
    return AmbiguousError(error.message, error.way_out, [*error.candidates, line], [*error.refs, iso2])
