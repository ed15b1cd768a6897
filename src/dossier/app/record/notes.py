"""Words noted about a client or a country, and what another client told us, which is protected."""

from contextlib import nullcontext

from dossier.app.answer import Answer
from dossier.app.country import own_values
from dossier.app.find import named
from dossier.app.record import fields
from dossier.app.session import Session
from dossier.errors import DossierError, InvalidValueError, UnknownWordError
from dossier.i18n import _
from dossier.read.find.who import label
from dossier.records.catalogue import catalogue
from dossier.records.kinds import KINDS
from dossier.records.proposals import AddRecord
from dossier.records.ref import Ref
from dossier.world import countries


def note(session: Session, who: str, text: str, topic: str | None, origin: fields.TypedOrigin) -> Answer:
    """Note something about a client or a country, beside what was noted before."""
    country = countries.find(who) if len(who) != 2 or who.isupper() or not who.isascii() else None
    owner: Ref | None = None
    with session.reading() if country is None or session.places.book.exists() else nullcontext(None) as connection:
        read = fields.origin(session, connection, *origin)
        if country is None and connection is not None:
            owner = named.client(session, connection, who)
            whose = label(connection, owner)
        else:
            whose = countries.name(country)
    kind = owner.kind.noun if owner else "country"
    entry = catalogue.find(kind, topic or "note")
    if entry is None or not entry.many:
        raise _no_topic(kind, topic or "note")
    if not text.strip():
        raise InvalidValueError(_("There is nothing to note."), _("Type it in quotes, behind the name."))
    entry = own_values.entry_for(entry, text)
    known = own_values.ready(session, fields.note_fact(session, entry, text, read))
    from dossier.write import fact

    with session.writing("add note", known.source) as tx:
        fact.note(tx, kind, owner.id if owner else fact.country_id(tx, country or ""), known)
        done = tx.say(_("Noted about {whose}: {text}").format(whose=whose, text=(known.value or "")[:200]))
    about = country or str(owner)
    return Answer((done,), ref=about, next=f"dossier show {about}", written=True)


def _no_topic(kind: str, topic: str) -> DossierError:
    if kind in KINDS:
        return fields.unknown_field(KINDS[kind], topic)
    topics = [(each.name, each.label) for each in catalogue.for_subject(kind) if each.many]
    return UnknownWordError(_("“{topic}” is no topic of a country.").format(topic=topic), topic, topics)


def intel(session: Session, company: str, text: str, promise: str | None, origin: fields.TypedOrigin) -> Answer:
    """Note what another client told us about a company; it is never shown in anything made to be shared."""
    with session.reading() as connection:
        about = named.company(session, connection, company)
        told = fields.origin(session, connection, *origin)
        whose = label(connection, about)
    known = fields.note_fact(session, catalogue.by_key()["company.intel"], text, told)
    from dossier.write import fact, record
    from dossier.write.contact import touch

    with session.writing("add intel", told.source) as tx:
        fact.note(tx, "company", about.id, known)
        if promise and told.told_by is not None:
            owners = touch.owners_of(tx, Ref("c", told.told_by))
            values = {"by": "ours", "text": promise, "state": "open", "made_on": tx.today, **owners}
            record.add(tx, AddRecord("promise", None, values))
        done = tx.say(_("Noted about {whose}, protected: {text}").format(whose=whose, text=text[:200]))
    return Answer((done,), ref=str(about), next=f"dossier show {about}", written=True)
