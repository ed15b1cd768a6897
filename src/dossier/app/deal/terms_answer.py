"""What a client answered about standing terms, and writing it: confirmed as they were, or changed in one of them."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from dossier.advice.deal.terms import same_term, used_on
from dossier.app.answer import Answer
from dossier.app.deal import outdated_payment
from dossier.app.deal.unread_payment import asks_for_shares
from dossier.app.record import fields
from dossier.app.record.change_words import known_words
from dossier.app.session import Session
from dossier.errors import UnknownWordError, WrongUsageError
from dossier.i18n import _
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.choices import INCOTERMS
from dossier.records.catalogue.key import FactKey
from dossier.records.deal.incoterm import Incoterm, read_incoterm, whole
from dossier.records.deal.reconfirm import Stood, asked
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, Known, current
from dossier.records.proposals import NoteFact
from dossier.records.reading import choice_code
from dossier.render.words import UNSEEN, Setting, label
from dossier.values.assignment import read_assignment
from dossier.values.listed import enumerated, strung
from dossier.values.payment_reading import speaks_of_payment

_YES = frozenset(("yes", "y", "ok", "right", "correct", "same", "confirmed", "是", "对", "照旧"))
_CHANGED = re.compile(r"^\s*(?:no|changed?|变了|有变|否)\s*[:：,，]?\s*", re.IGNORECASE)
_NAMED = re.compile(r"^(forwarder|payment|packaging|place|port|货代|付款|包装)\s*[:：]?\s+(.+)$", re.IGNORECASE)


class TermsAnswer(NamedTuple):
    """Whether the other terms hold, and which were changed, as (name, text)."""

    confirms: bool
    changed: tuple[tuple[str, str], ...]


def read_answer(text: str | None, words: Sequence[str]) -> TermsAnswer | None:
    """Return what was answered or set; None if neither. Raises WrongUsageError for an answer that says nothing."""
    pairs = [_pair(word) for word in words]
    if text is None:
        return TermsAnswer(False, tuple(pairs)) if pairs else None
    plain = " ".join(text.split())
    if plain.casefold().rstrip(".!") in _YES:
        return TermsAnswer(True, tuple(pairs))
    rest = _CHANGED.sub("", plain)
    pairs += [_meant(part.strip()) for part in re.split(r"[;；]", rest) if part.strip()]
    if not pairs:
        raise WrongUsageError(_("What changed?"), _('Write: --answer "changed: FCA Shenzhen", or --answer yes.'))
    return TermsAnswer(True, tuple(pairs))


def _pair(word: str) -> tuple[str, str]:
    typed = read_assignment(word, 'incoterm="FOB Hong Kong"')
    if typed.sign != "=":
        raise WrongUsageError(
            _("A term is changed as a whole."), _("Type: {field}=… with all that holds.").format(field=typed.name)
        )
    return typed.name, typed.text.strip()


def _meant(part: str) -> tuple[str, str]:
    """Return which term some words change: an incoterm and a payment are known by their looks."""
    named = _NAMED.match(part)
    if "=" in part:
        return _pair(part)
    if choice_code(INCOTERMS, part.split(maxsplit=1)[0]) is not None:
        return "incoterm", part
    if named:
        return named[1], named[2]
    if speaks_of_payment(part):
        return "payment", part
    raise WrongUsageError(
        _("Which term is “{text}”?").format(text=part[:60]),
        _('Write it as --answer "changed: forwarder=…"; the terms are incoterm, place, forwarder, payment, packaging.'),
    )


def settled_words(found: Dossier) -> dict[str, str]:
    """Return the firm's settled terms by short name, without guesses and what another client told."""
    return {
        key.partition(".")[2]: row.value
        for key, row in current(found.facts).items()
        if key.startswith("terms.") and row.state == KNOWN and row.value and not row.is_guess and not row.from_others
    }


def last_order(found: Dossier) -> Stood | None:
    """Return the newest order that a standing term of the sentence was made on, with all that were; None without one."""
    words = settled_words(found)
    used = {key.partition(".")[2]: order for key, order in used_on(current(found.facts), found.orders).items()}
    if "place" in words and used.get("place") != used.get("incoterm"):
        used.pop("incoterm", None)
    last = max(
        (used[name] for name in asked(words) if name in used), key=lambda one: (one.confirmed_on, one.id), default=None
    )
    if last is None:
        return None
    return Stood(last.number or last.ref, frozenset(name for name, order in used.items() if order == last))


def unsettled(found: Dossier) -> WrongUsageError:
    """Return the failure of a firm with which nothing is settled that could be confirmed."""
    return WrongUsageError(
        _("Neither incoterm nor payment is settled with {name}.").format(name=found.title),
        _('Settle one: dossier terms {ref} incoterm="FOB Hong Kong" payment="30/70"').format(ref=found.ref),
    )


def record(session: Session, found: Dossier, told: TermsAnswer, origin: fields.Origin) -> Answer:
    """Write an answer as one operation: changed terms anew, and a yes to every term that the sentence named."""
    held = settled_words(found)
    if told.confirms and not asked(held) and not told.changed:
        raise unsettled(found)
    changed = [fact for name, text in told.changed for fact in _facts(session, name, text, told, held, origin)]
    keys = {fact.key for fact in changed}
    same = [name for name in asked(held) if told.confirms and f"terms.{name}" not in keys]
    kept = [fields.note_fact(session, catalogue.by_key()[f"terms.{name}"], held[name], origin) for name in same]
    return _write(session, found, changed, kept)


def _facts(
    session: Session, name: str, text: str, told: TermsAnswer, held: dict[str, str], origin: fields.Origin
) -> list[NoteFact]:
    """Return the facts of one changed term; an incoterm comes with its place.

    Raises UnknownWordError for a term there is not, InvalidValueError for a value that is none.
    """
    entry = _entry(name)
    if entry.key != "terms.incoterm" or not text.strip() or text.casefold() in {"none", "unknown"}:
        return [fields.note_fact(session, entry, text, origin)]
    typed = {_entry(one).key: other for one, other in told.changed}
    before = Incoterm(held["incoterm"], held.get("place")) if "incoterm" in held else None
    term = read_incoterm(text)
    term = whole(Incoterm(term.rule, term.place or typed.get("terms.place")), before)
    facts = [fields.note_fact(session, entry, term.rule, origin)]
    if "terms.place" not in typed and term.place:
        facts.append(fields.note_fact(session, catalogue.by_key()["terms.place"], term.place, origin))
    return facts


def _entry(name: str) -> FactKey:
    entry = catalogue.by_key().get(f"terms.{name.strip().casefold()}") or catalogue.find("company", name)
    if entry is None or entry.key.partition(".")[0] not in {"terms", "strict"}:
        names = [
            (key.partition(".")[2], each.label) for key, each in catalogue.by_key().items() if key.startswith("terms.")
        ]
        raise UnknownWordError(_("“{name}” is no standing term.").format(name=name[:40]), name, names)
    return entry


def _write(session: Session, found: Dossier, changed: Sequence[NoteFact], kept: Sequence[NoteFact]) -> Answer:
    from dossier.write import fact

    now = current(found.facts)
    ref = found.ref
    if ref is None:
        raise LookupError(found.title)
    said = [_said(each, now.get(each.key), session.setting(), watched=session.watched) for each in changed]
    if kept:
        names = enumerated(f"{label(each.key)} {each.value}" for each in kept)
        said.append(_("confirmed: {names}").format(names=names))
    with session.writing("terms", (*changed, *kept)[0].source) as tx:
        for each in (*changed, *kept):
            fact.note(tx, "company", ref.id, each)
        done = tx.say(_("{who} ({ref}): {what}.").format(who=found.title, ref=ref, what=strung(said)))
    moved = any(each.key == "terms.payment" for each in changed)
    careful = outdated_payment.flagged(session, ref) if moved else ()
    notes = asks_for_shares(*(each.value for each in changed if each.key == "terms.payment"))
    return Answer((done, *careful), notes=notes, ref=str(ref), next=f"dossier terms {ref}", written=True)


def _said(fact: NoteFact, held: Known | None, setting: Setting, *, watched: bool) -> str:
    after = known_words(Known(fact.key, fact.value, fact.state, fact.source, fact.noted_on), setting)
    before = held.value if held is not None and held.state == KNOWN else None
    if before and fact.value and same_term(fact.key, before, fact.value):
        return _("{field}: {after}, confirmed").format(field=label(fact.key), after=after)
    was = UNSEEN if watched and held is not None and held.from_others else known_words(held, setting)
    return _("{field}: {before} → {after}").format(field=label(fact.key), before=was, after=after)
