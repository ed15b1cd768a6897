"""A letter from what is known; what is unknown leaves no hole."""

from typing import NamedTuple

from dossier.advice.letters import drafts
from dossier.advice.profile import read_profile
from dossier.app.advice import counsel
from dossier.app.answer import Answer, Shape
from dossier.app.find.one_dossier import of_client
from dossier.app.session import Session
from dossier.errors import RefusedError, WrongUsageError
from dossier.i18n import _
from dossier.records.contact.person import FORMER
from dossier.records.dossier import Dossier
from dossier.render.harmless import harmless_lines
from dossier.render.words import day


class Wanted(NamedTuple):
    """A letter as it is asked for: to whom, of which kind, in which forms, and what it is to say."""

    who: str
    kind: str
    variants: tuple[str, ...] = ()
    lang: str | None = None
    angle: str | None = None
    points: tuple[str, ...] = ()


class Written(NamedTuple):
    """A letter with the addresses of a mail; `notes` are what the sender should know."""

    letter: drafts.Draft
    to: str | None
    sender: str | None
    notes: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the letter under its subject."""
        return f"Subject: {self.letter.subject}\n\n{self.letter.body}"

    def answer(self, *said: str) -> Answer:
        """Return the letter to be read, or what was done with it instead."""
        text = "\n".join(harmless_lines(self.text)).rstrip() + "\n"

        def shape() -> Shape:
            from dossier.render.shapes import advice, keys

            return keys.row(advice.Letter, self.letter)

        return Answer(said, shape=shape, text=None if said else text, notes=self.notes)

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
    """Write a letter; sentences whose facts are unknown are left out and named in the notes."""
    if len(wanted.variants) > 1:
        raise WrongUsageError(_("A letter has one form."), _("Choose one of --plain, --simple and --bilingual."))
    with session.reading() as connection:
        found = of_client(session, connection, wanted.who)
    _answer_first(session, wanted.kind, found)
    waiting, notes = _corrections(found) if wanted.kind == "artwork" and not wanted.points else ((), ())
    letter = drafts.draft(
        wanted.kind, found, read_profile(session.settings.profile()), session.today, next(iter(wanted.variants), None),
        wanted.lang, folders=(session.places.config / "drafts", session.places.data / "drafts"),
        points=wanted.points or waiting, angle=wanted.angle, around=counsel.around(session, found),
    )  # fmt: skip
    emails = [each for each in found.points if each.kind == "email"]
    to = next((each.value for each in emails if not each.is_dead and each.label != FORMER), None)
    if emails and to is None:
        left = _("{address} belongs to the firm they left, so that the letter has no address: ask for the new one.")
        lost = _("A letter of ours did not arrive at {email}, and no other address is known: ask for one.")
        words = left if emails[0].label == FORMER else lost
        notes = (*notes, words.format(address=emails[0].value, email=emails[0].value))
    return Written(letter, to, session.settings.get("profile.email"), (*notes, *_notes(letter, found)))


def _answer_first(session: Session, kind: str, found: Dossier) -> None:
    """Raise RefusedError (exit 6) for a reminder to somebody whose message waits for our answer."""
    waited = found.contact.waiting_since if found.contact is not None else None
    if kind != "chase" or waited is None:
        return
    raise RefusedError(
        _("{name} waits for our answer since {day}: a reminder is no answer.").format(
            name=found.contact.name if found.contact else found.title, day=day(waited.date(), session.today)
        ),
        _(
            'Answer first: dossier draft {ref} first-reply; answered already: dossier log {ref} "…" --by email --out'
        ).format(ref=found.contact.ref if found.contact else found.ref),
    )


def _corrections(found: Dossier) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the corrections that wait on the latest proof, for the one letter that sends them (M87), and a remark."""
    waiting = [each for each in found.corrections if each.sent_on is None]
    last = max((each.proof_id for each in waiting), default=0)
    texts = tuple(each.text for each in waiting if each.proof_id == last)
    words = _("Once sent: dossier proof y{id} --corrections marks the list as sent")
    return texts, (words.format(id=last),) if last else ()


def _notes(letter: drafts.Draft, found: Dossier) -> list[str]:
    notes = []
    if letter.left_out:
        notes.append(_("Left out, because unknown: {names}").format(names=", ".join(letter.left_out)))
    if letter.attachments_suggested:
        names = ", ".join(_(name) for name in letter.attachments_suggested)
        notes.append(_("Worth attaching: {names}").format(names=names))
    command = f'dossier log {found.ref} "…" --by email --out --topic {letter.topic}'
    return [*notes, _("Once sent: {command}").format(command=command)]
