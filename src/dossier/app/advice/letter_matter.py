"""What a letter is written from beside the dossier: read from the book, the client's last message, and the settings."""

import sqlite3
from datetime import date

from dossier.advice.company.match import Ground, client_word, is_of, match
from dossier.advice.letters.kinds import ROLES
from dossier.advice.letters.matter import Article, LibraryFile, Matter
from dossier.app.advice import counsel
from dossier.app.agenda.rhythms import paces
from dossier.app.company.matching import ground_of
from dossier.app.deal import terms_answer
from dossier.app.deal.terms_words import words_in
from dossier.app.session import Session
from dossier.capture.asks.asks import asks
from dossier.capture.asks.questions import asked_by, finds_english_hard, questions
from dossier.read import dossier as read
from dossier.read.company.files import library
from dossier.records.agenda.agenda import LogEntry
from dossier.records.company.matching import Proposal, Purchase
from dossier.records.deal.reconfirm import sentence
from dossier.records.dossier import Dossier
from dossier.records.ref import Ref
from dossier.records.visibility import discreet
from dossier.values.languages import LANGUAGES
from dossier.values.names import fold

NOT_TO_PROPOSE = frozenset({"open_deal", "bought", "plug_none", "mains_wrong", "other_category"})
"""What keeps an offer out of a proposal: they have it, or it does not work in their market."""


def matter_of(session: Session, connection: sqlite3.Connection, found: Dossier, *, peers: bool) -> Matter:
    """Return what is found for a letter; what is typed for it is added by the caller.

    `peers` weighs our offers by what clients of the same kind ordered, too: that reads all orders of the book.
    """
    last = last_message(found)
    text = f"{last.subject or ''}\n{last.text}" if last is not None else ""
    matter = Matter(
        around=counsel.around(session, found),
        asked=questions(text) if last is not None and last.subject else asked_by(text),
        told=_told(found),
        finds_english_hard=finds_english_hard(text),
        library=_library(connection, found),
        pace=paces(connection, session.today)(found.contact.id) if found.contact is not None else None,
    )
    if found.company is None:
        return matter
    ground = ground_of(session, connection, Ref("o", found.company.id), peers=peers)
    ground = ground._replace(dossier=discreet(ground.dossier))
    matching = match(ground)
    fitting = [each for each in matching.proposals if each.score > 0 and client_word(each.offer, ground)]
    articles = [_article(each, ground) for each in fitting if not {why.name for why in each.against} & NOT_TO_PROPOSE]
    return matter._replace(
        articles=tuple(articles), asked_article=_asked(found, matching.proposals, ground), mode=matching.mode,
        confirm=_confirm(session, connection, found),
    )  # fmt: skip


def last_message(found: Dossier) -> LogEntry | None:
    """Return what the client wrote last, or None; a mail has its subject, what was noted of one by hand has none."""
    came = [each for each in found.log if each.direction == "in" and each.channel in ("email", "chat")]
    return max(came, key=lambda each: (each.on_date, each.id), default=None)


def _told(found: Dossier) -> dict[str, str]:
    """Return what the client's messages since our last one name of a deal, by field; what was said last counts."""
    written = [each for each in found.log if each.channel in ("email", "chat")]
    went = max(((each.on_date, each.id) for each in written if each.direction == "out"), default=(date.min, 0))
    came = [each for each in written if each.direction == "in" and (each.on_date, each.id) > went]
    told: dict[str, str] = {}
    for each in sorted(came, key=lambda one: (one.on_date, one.id)):
        told |= {hit.field: hit.value for hit in asks(each.text, each.subject or "", each.on_date)}
    return told


def _article(proposal: Proposal, ground: Ground) -> Article:
    offer, word = proposal.offer, client_word(proposal.offer, ground)
    reasons = [word] if word else []
    reasons += [("peers", "")] if any(why.name == "peers" for why in proposal.reasons) else []
    name = f"{offer.name} ({offer.code})" if offer.code else offer.name
    marks = tuple(part for part in (offer.certificates or "").split("\n") if part)
    return Article(name, offer.minimum_order, marks, tuple(reasons))


def _asked(found: Dossier, proposals: tuple[Proposal, ...], ground: Ground) -> Article | None:
    """Return the one offer of ours that the running deal is about."""
    deal = found.deal or next(iter(found.deals), None)
    if deal is None or not (deal.product or deal.title):
        return None
    bought = Purchase(0, deal.product or deal.title, None, deal.opened_on)
    fits = [each for each in proposals if is_of(each.offer, bought)]
    return _article(fits[0], ground) if len(fits) == 1 else None


def _library(connection: sqlite3.Connection, found: Dossier) -> tuple[LibraryFile, ...]:
    went: dict[int, date] = {each.attachment_id: each.on_date for each in found.sent}
    return tuple(
        LibraryFile(f"h{each.id}", each.path, role, went.get(each.id))
        for each in library(connection)
        if (role := _role(each.role or "", each.path)) is not None
    )


def _role(role: str, path: str) -> str | None:
    """Return what a file of the library is, by its kind or, without one, by its name."""
    said = fold(role) or fold(path.replace("_", " ").replace("-", " "))
    return next((name for name, words in ROLES.items() if any(fold(word) in said for word in (name, *words))), None)


def _confirm(session: Session, connection: sqlite3.Connection, found: Dossier) -> dict[str, str]:
    """Return the sentence that reconfirms the standing terms, by language; empty where nothing is settled."""
    firm = read.of_company(connection, found.company.id) if found.company is not None else None
    if firm is None:
        return {}
    settled, stood = terms_answer.settled_words(firm), terms_answer.last_order(firm)
    said = {code: sentence(settled, stood, words_in(session, code)) for code in LANGUAGES}
    return {code: text for code, text in said.items() if text}
