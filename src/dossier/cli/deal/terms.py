"""`dossier terms`: what is settled with a firm once for all, the sentence that reconfirms it, and the answer."""

import sqlite3
from pathlib import Path
from typing import Annotated

import typer

from dossier.advice.deal import terms as judge
from dossier.app.find import named
from dossier.app.record import fields
from dossier.cli.deal.terms_answer import read_answer, recorded, settled_words
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.cli.output_file import Force
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.deal import forwarders
from dossier.records.deal.payment_basis import outdated
from dossier.records.deal.reconfirm import asked, sentence
from dossier.records.dossier import Dossier
from dossier.records.kinds import Ref
from dossier.records.known import current
from dossier.records.visibility import shareable
from dossier.render.deal.terms import terms_json, terms_page

app = chapter()


@app.command(
    help=_("Show the standing terms of a firm, set one, or reconfirm them.")
    + "\n\n"
    + _('Example: dossier terms nordlicht incoterm="FOB Hong Kong" · dossier terms nordlicht --confirm')
)
def terms(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=_("A company, or its contact or deal."), autocompletion=complete_who)
    ],
    changes: Annotated[
        list[str] | None, typer.Argument(metavar="[TERM=VALUE]…", help=_("Terms to set; none shows them all."))
    ] = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help=_("Print the sentence that reconfirms them, to paste."))
    ] = False,
    answer: Annotated[
        str | None, typer.Option(metavar="ANSWER", help=_("What they answered: yes, or “changed: FCA Shenzhen”."))
    ] = None,
    confirmed: Annotated[bool, typer.Option("--confirmed", help=_("They said yes; the same as --answer yes."))] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="LANG", help="en, zh, de, es, fr, pt, ru")] = None,
    source: Annotated[str | None, typer.Option(help=_("Where the answer or change comes from."))] = None,
    on: Annotated[str | None, typer.Option(metavar="WHEN", help=_("When they said so."))] = None,
    note: Annotated[str | None, typer.Option(help=_("A remark beside the term."))] = None,
    share: Annotated[
        bool, typer.Option("--share/--private", help=_("Leave out what is private or was told by others."))
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
    as_md: Annotated[bool, typer.Option("--md", help=_("As Markdown."))] = False,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help=_("Write a page for the browser."))] = None,
    force: Force = False,
) -> None:
    """Print standing terms; or write those that were set, confirmed or changed as one operation."""
    with desk().reading() as connection:
        found = _firm(connection, who)
        recommended = forwarders.names(connection)
        told = read_answer("yes" if confirmed and answer is None else answer, changes or [])
        answered = source or ("email" if told is not None and told.confirms else None)
        origin = fields.origin(desk().session, connection, answered, on=on, note=note)
    if told is not None:
        recorded(found, told, origin)
        return
    found = shareable(found) if share else found
    words = settled_words(found)
    if confirm:
        _say_sentences(found, words, lang)
        return
    setting = desk().setting(share=share)
    orders = sorted(found.orders, key=lambda each: (each.confirmed_on, each.id))
    settled = judge.standing(found.facts, orders, desk().today)
    old = outdated(found.quotes, current(found.facts))
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken(terms_json(found, settled, old, sentence(words), recommended)))
        return
    desk().give(
        terms_page(found, settled, old, sentence(words), recommended, setting), as_md=as_md, html=html, force=force
    )


def _firm(connection: sqlite3.Connection, who: str) -> Dossier:
    """Return the dossier of the firm that is meant; raises WrongUsageError for somebody without a firm."""
    ref = named.client(desk().session, connection, who)
    firm = ref
    if ref.letter == "d":
        row = connection.execute("SELECT company_id FROM deal WHERE id = :id", {"id": ref.id}).fetchone()
        if row[0] is None:
            raise WrongUsageError(
                _("{name} belongs to no company yet.").format(name=who[:60]), _("Standing terms are those of a firm.")
            )
        firm = Ref("o", row[0])
    elif ref.letter == "c":
        firm = named.firm(desk().session, connection, str(ref))
    found = read.of_company(connection, firm.id)
    if found is None:
        raise LookupError(str(firm))
    return found


def _say_sentences(found: Dossier, words: dict[str, str], lang: str | None) -> None:
    """Print the sentence to paste, in English and in the client's language where it is known and ours."""
    from dossier.app.deal.terms_words import languages_of, words_in

    if not asked(words):
        raise WrongUsageError(
            _("Neither incoterm nor payment is settled with {name}.").format(name=found.title),
            _('Settle one: dossier terms {ref} incoterm="FOB Hong Kong" payment="30/70"').format(ref=found.ref),
        )
    with desk().reading() as connection:
        spoken = [lang] if lang else languages_of(connection, found)
    desk().say(*(sentence(words, words_in(desk().session, code)) for code in spoken))
    desk().talk(
        _('Once they answer: dossier terms {ref} --answer yes, or --answer "changed: FCA Shenzhen"').format(
            ref=found.ref
        )
    )
