"""What our house asks or grants on a topic; a change brings up the deals that were stuck on it."""

from dossier.app.answer import Answer, Shape
from dossier.app.session import Session
from dossier.errors import InvalidValueError
from dossier.i18n import _, ngettext
from dossier.read.deal import policy as read
from dossier.records.deal.deal import TOPICS
from dossier.records.listing import Listing
from dossier.records.reading import NOTE_LIMIT, chosen
from dossier.render.deal.policy import policies_page, stuck_lines
from dossier.render.words import choice
from dossier.values.when import parse_when


def policies(session: Session, topic: str | None = None) -> Answer:
    """Return our policies with their past, on one topic or on all; raises UnknownWordError for no topic."""
    code = _topic(topic) if topic else None
    with session.reading() as connection:
        found = [each for each in read.policies(connection) if code is None or each.topic == code]
    rows = tuple((each.topic, each.text, each.on_date.isoformat()) for each in found)
    none = (_("No policy is noted yet."), _('Note one: dossier policy payment "…"'))

    def shape() -> Shape:
        from dossier.render.shapes import deal, keys

        return [keys.row(deal.Policy, each) for each in found]

    return Answer(
        () if found else none,
        page=(lambda: policies_page(found, session.setting())) if found else None,
        shape=shape,
        table=lambda: Listing("policy", ("topic", "text", "on_date"), rows, len(rows)),
    )


def note(session: Session, topic: str, text: str, on: str | None = None) -> Answer:
    """Note what holds on a topic from a day on, and name the open deals that waited for it."""
    code = _topic(topic)
    if not text.strip() or len(text) > NOTE_LIMIT:
        raise InvalidValueError(_("A policy is a sentence."), _('For example: dossier policy payment "30% deposit"'))
    day = parse_when(on, session.today, past=True) if on else session.today
    from dossier.write.tables.negotiation import Policy as Row

    with session.writing("policy") as tx:
        tx.insert(Row, topic=code, text=" ".join(text.split()), on_date=day)
        done = tx.say(_("Our policy on {topic} from now on: {text}").format(topic=choice(TOPICS, code), text=text))
    with session.reading() as connection:
        waiting = read.stuck_on(connection, code)
    named = ngettext("{n} open deal waited for this:", "{n} open deals waited for this:", len(waiting))
    stuck = (named.format(n=len(waiting)), *stuck_lines(waiting, session.setting())) if waiting else ()
    return Answer((done, *stuck), next="dossier remind", written=True)


def _topic(text: str) -> str:
    return chosen(TOPICS, text, _("“{text}” is no topic of a negotiation."))
