"""A letter from what is known; what is unknown leaves no hole."""

import sqlite3
from datetime import date
from typing import NamedTuple

from dossier.advice.letters import drafts
from dossier.advice.letters.kinds import KINDS
from dossier.advice.letters.matter import Matter
from dossier.advice.letters.person import named_by_sound
from dossier.advice.letters.plain import plain
from dossier.advice.letters.recap import fitting
from dossier.app.advice.letter_matter import matter_of
from dossier.app.answer import Answer
from dossier.app.deal import black_list
from dossier.app.deal.recap_answer import left_out
from dossier.app.find import archived
from dossier.app.find.one_dossier import of_client
from dossier.app.session import Session
from dossier.errors import RefusedError, WrongUsageError
from dossier.i18n import _, usage
from dossier.read import dossier as read
from dossier.read.deal import recaps
from dossier.records.contact.person import FORMER
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.records.deal.recap import Basis
from dossier.records.dossier import Dossier
from dossier.records.ref import Ref, read_ref
from dossier.render.harmless import harmless_lines
from dossier.render.words import day, enumerated, strung
from dossier.values.languages import LANGUAGES
from dossier.values.when import parse_when


class Wanted(NamedTuple):
    """A letter as it is asked for: to whom, of which kind (else the one that is for now), in which forms, and what it is to say."""

    who: str
    kind: str | None = None
    variants: tuple[str, ...] = ()
    lang: str | None = None
    angle: str | None = None
    points: tuple[str, ...] = ()
    day: str | None = None
    because: str | None = None
    anyway: bool = False
    news: str | None = None
    news_on: date | None = None


class Written(NamedTuple):
    """A letter with the addresses of a mail; `notes` are what the sender should know."""

    letter: drafts.Draft
    to: str | None
    sender: str | None
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the letter under its subject."""
        return f"{usage(self.letter.lang).subject}{self.letter.subject}\n\n{self.letter.body}"

    def answer(self, *said: str) -> Answer:
        """Return the letter to be read, or what was done with it instead."""
        text = "\n".join(harmless_lines(self.text)).rstrip() + "\n"

        return Answer(said, shape=lambda: self.letter, text=None if said else text, notes=self.notes)

    def mail(self) -> str:
        """Return the letter as a mail that a mail program opens unsent."""
        from email.message import EmailMessage

        message = EmailMessage()
        if self.to:
            message["To"] = self.to
        if self.sender:
            message["From"] = self.sender
        message["Subject"] = " ".join(self.letter.subject.split())
        message["X-Unsent"] = "1"
        message.set_content(self.letter.body)
        return message.as_string()


def draft(session: Session, wanted: Wanted) -> Written:
    """Write a letter; sentences whose facts are unknown are left out and named in the notes.

    Raises RefusedError for a letter that would assert what did not happen, or that comes too early.
    """
    if len(wanted.variants) > 1:
        raise WrongUsageError(_("A letter has one form."), _("Choose one of --plain, --simple and --bilingual."))
    with session.reading() as connection:
        found = of_client(session, connection, wanted.who)
        if found.contact is None and found.deal is None and len(found.contacts) == 1:
            found = of_client(session, connection, found.contacts[0].ref)
        client = found.contact or found.company
        archived.refuse(connection, read_ref(client.ref) if client else None, session.today)
        found = _with_deal_facts(connection, found)
        matter = matter_of(session, connection, found, peers=wanted.kind == "proposal")
        lang = wanted.lang
        if wanted.kind == "recap" and found.ref is not None:
            settled = recaps.to_sum_up(connection, found.ref)
            if settled is not None:
                matter = matter._replace(recap=settled.bases, recap_on=settled.talk.on_date)
            lang = lang or (drafts.own_language(found) if not wanted.variants else None)
            if settled is not None:
                _stands(settled.bases, lang or "en", str(found.ref))
        listed = black_list.warning(connection, Ref("o", found.company.id)) if found.company is not None else ()
    waiting, notes = _corrections(found) if not wanted.points else ((), ())
    new_date = parse_when(wanted.day, session.today, field="day") if wanted.day else None
    matter = matter._replace(
        points=wanted.points, corrections=waiting, new_date=new_date,
        because=wanted.because, anyway=wanted.anyway, news=wanted.news, news_on=wanted.news_on,
        say_day=lambda each: day(each, session.today),
    )  # fmt: skip
    letter = drafts.draft(
        found, session.today, drafts.Wish(wanted.kind, next(iter(wanted.variants), None), lang, wanted.angle),
        matter, (session.places.config / "drafts", session.places.data / "drafts"),
    )  # fmt: skip
    notes = (*listed, *(notes if letter.kind == "artwork" else ()))
    emails = [each for each in found.points if each.kind == "email"]
    to = next((each.value for each in emails if not each.is_dead and each.label != FORMER), None)
    if emails and to is None:
        left = _("{address} belongs to the firm they left, so that the letter has no address: ask for the new one.")
        lost = _("A letter of ours did not arrive at {email}, and no other address is known: ask for one.")
        words = left if emails[0].label == FORMER else lost
        notes = (*notes, words.format(address=emails[0].value, email=emails[0].value))
    notes = (*notes, *_notes(letter, found, wanted), *_of_the_person(letter, found, matter, session.today))
    return Written(letter, to, session.settings.get("profile.email"), notes)


def _stands(bases: tuple[Basis, ...], lang: str, ref: str) -> None:
    """Raise RefusedError for a recap of which no point can stand in a letter of a language."""
    if fitting(bases, lang):
        return
    noted = tuple(each.ref for each in bases if each.words.strip())
    if not noted:
        raise RefusedError(left_out(bases)[0], "")
    words = _("What the last talk settled or promised ({refs}) is not noted in the language of the letter.")
    other = next((code for code in LANGUAGES if fitting(bases, code)), "")
    way = _("In the language of its words: {command}").format(command=f"dossier recap {ref} --lang {other}")
    raise RefusedError(words.format(refs=enumerated(noted)), way if other else "")


def _with_deal_facts(connection: sqlite3.Connection, found: Dossier) -> Dossier:
    """Return a client's dossier with what is noted of the running deal: what they asked for stands there."""
    running = next((each for each in found.deals if each.stage not in CLOSED_STAGES), None)
    if found.deal is not None or running is None:
        return found
    return found._replace(facts=found.facts + read.facts_about(connection, "deal", running.id))


def _corrections(found: Dossier) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the corrections that wait on the latest proof, for the one letter that sends them (M87), and a remark."""
    waiting = [each for each in found.corrections if each.sent_on is None]
    last = max((each.proof_id for each in waiting), default=0)
    texts = tuple(each.text for each in waiting if each.proof_id == last)
    words = _("Once sent: dossier proof y{id} --corrections marks the list as sent")
    return texts, (words.format(id=last),) if last else ()


def _notes(letter: drafts.Draft, found: Dossier, wanted: Wanted) -> list[str]:
    notes = []
    if wanted.kind is None:
        notes.append(_("For now: {kind} ({label})").format(kind=letter.kind, label=_(KINDS[letter.kind].label)))
    if letter.left_out:
        notes.append(_("Left out, because unknown: {names}").format(names=strung(letter.left_out)))
    if wanted.because and letter.kind == "delay" and (plain(wanted.because) or "") not in letter.body:
        notes.append(
            _("Left out, because it is not in every language of the letter: {text}").format(text=wanted.because)
        )
    if letter.attachments_suggested:
        names = strung(letter.attachments_suggested)
        notes.append(_("Worth attaching: {names}").format(names=names))
    command = f'dossier log {found.ref} "…" --by email --out --topic {letter.topic}'
    if letter.kind == "recap":
        command = f"dossier recap {found.ref} --sent"
    return [*notes, _("Once sent: {command}").format(command=command)]


def _of_the_person(letter: drafts.Draft, found: Dossier, matter: Matter, today: date) -> list[str]:
    """Return what the sender should know of the reader: the last talk with a friend, a language that would be kinder."""
    notes = []
    if letter.angle == "friend":
        talks = [each for each in found.log if each.channel in ("call", "meeting", "visit", "chat")]
        last = max(talks, key=lambda each: (each.on_date, each.id), default=None)
        if last is not None:
            words = _("Your last talk, {day}: “{text}” Add a line of your own about it with --point “…”.")
            notes.append(words.format(day=day(last.on_date, today), text=" ".join(last.text.split())[:160]))
    if sound := named_by_sound(found, letter.lang):
        words = _("Called {name} by the sound of the Chinese signs. Their own spelling is noted with: {command}")
        notes.append(words.format(name=sound, command=f'dossier set {found.ref} also_called="…"'))
    if drafts.reads_little(found, matter) and letter.variant != "bilingual":
        spoken = drafts.spoken_language(found)
        option = "--bilingual" if spoken else "--bilingual --lang LANG"
        words = _("English is hard for them: {option} puts their own language beside it.")
        if not spoken and drafts.speaks_another(found):
            words = _(
                "English is hard for them, and no letter is written in their language: put a translation below it."
            )
        notes.append(words.format(option=option))
    return notes
