"""What is settled with a firm once for all: shown, the sentence that reconfirms it, and the answer to it."""

import sqlite3
from typing import NamedTuple

from dossier.advice.deal.terms import standing
from dossier.app.answer import Answer, Shape
from dossier.app.deal import black_list, terms_answer
from dossier.app.deal.terms_words import languages_of, words_in
from dossier.app.find import named
from dossier.app.record import fields
from dossier.app.session import Session
from dossier.errors import NoFirmError
from dossier.i18n import _
from dossier.read import dossier as read
from dossier.read.deal import forwarders
from dossier.read.deal.deals import deal
from dossier.records.deal.payment_basis import outdated
from dossier.records.deal.reconfirm import asked, sentence
from dossier.records.dossier import Dossier
from dossier.records.known import current
from dossier.records.ref import Ref
from dossier.records.visibility import shareable
from dossier.render.deal import terms as view


class TermsRequest(NamedTuple):
    """What is wanted of a firm's terms: `changes` (`incoterm=…`) and `answer` are written, else they are shown.

    `confirm` asks for the sentence that reconfirms them, in `lang` or in English and the client's language.
    """

    who: str
    changes: tuple[str, ...] = ()
    answer: str | None = None
    source: str | None = None
    on: str | None = None
    note: str | None = None
    confirm: bool = False
    lang: str | None = None
    share: bool = False


def terms(session: Session, request: TermsRequest) -> Answer:
    """Return standing terms; or write those that were set, confirmed or changed as one operation."""
    with session.reading() as connection:
        found = _firm(session, connection, request.who)
        recommended = forwarders.names(connection)
        listed = black_list.warning(connection, Ref("o", found.company.id)) if found.company else ()
        told = terms_answer.read_answer(request.answer, request.changes)
        source = request.source or ("email" if told is not None and told.confirms else None)
        origin = fields.origin(session, connection, source, on=request.on, note=request.note)
    if told is not None:
        return terms_answer.record(session, found, told, origin)
    found = shareable(found) if request.share else found
    words = terms_answer.settled_words(found)
    if request.confirm:
        return _sentences(session, found, words, request.lang)
    orders = sorted(found.orders, key=lambda each: (each.confirmed_on, each.id))
    settled = standing(found.facts, orders, session.today, found.rounds)
    old = outdated(found.quotes, current(found.facts))
    setting, said = session.setting(share=request.share), sentence(words, terms_answer.last_order(found))

    def shape() -> Shape:
        from dossier.render.deal.json import terms_json

        return terms_json(found, settled, old, said, recommended)

    return Answer(
        page=lambda: view.terms_page(found, settled, old, said, recommended, setting),
        shape=shape,
        notes=() if request.share else listed,
    )


def _firm(session: Session, connection: sqlite3.Connection, who: str) -> Dossier:
    """Return the dossier of the firm that is meant; raises WrongUsageError for somebody without a firm."""
    ref = named.client(session, connection, who)
    if ref.letter == "d":
        number = deal(connection, ref.id).company_id
        if number is None:
            raise NoFirmError(who, _("Standing terms are those of a firm."))
        firm = Ref("o", number)
    else:
        firm = named.company(session, connection, str(ref))
    found = read.of_company(connection, firm.id)
    if found is None:
        raise LookupError(str(firm))
    return found


def _sentences(session: Session, found: Dossier, words: dict[str, str], lang: str | None) -> Answer:
    """Return the sentence to paste, in English and in the client's language where it is known and ours."""
    if not asked(words):
        raise terms_answer.unsettled(found)
    with session.reading() as connection:
        spoken = [lang] if lang else languages_of(connection, found)
    order = terms_answer.last_order(found)
    answer = _('Once they answer: dossier terms {ref} --answer yes, or --answer "changed: FCA Shenzhen"')
    return Answer(
        tuple(sentence(words, order, words_in(session, code)) for code in spoken), notes=(answer.format(ref=found.ref),)
    )
