"""The card before a call, and the one before a guest arrives."""

from dossier.advice.contact.card import card, for_this_guest
from dossier.advice.contact.talking_point import TalkingPoint
from dossier.advice.contact.topics import talking_points
from dossier.advice.playbook.vocabulary import scene
from dossier.app.advice import counsel
from dossier.app.find.beside import standing_beside
from dossier.app.session import Session
from dossier.i18n import _, in_language
from dossier.records.catalogue import catalogue
from dossier.records.dossier import Dossier
from dossier.records.known import current
from dossier.render import words
from dossier.render.contact.portrait import portrait
from dossier.render.country import ways
from dossier.render.page import Line, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting
from dossier.world.guidance import guidance

GUEST = (
    "contact.diet", "contact.drinks", "contact.smokes", "contact.religion", "contact.likes", "contact.hobbies",
    "contact.avoid", "contact.gifts",
)  # fmt: skip
"""What a host wants to know of a guest, menu first (checklist M61–M63)."""


def before_a_call(session: Session, found: Dossier, setting: Setting) -> Section:
    """Return the ten-second card before a call: the portrait that heads `show`, and what to say and ask."""
    with session.reading() as connection:
        around = counsel.around(session, found, connection)
    made = card(found, session.today, counsel.rules(session), around)
    rows = portrait(found, setting, standing_beside(session, found, setting))
    rows += [Pair(_("talk about"), talk_line(point, setting)) for point in made.talk]
    rows += [Pair(_("ask"), line(gap.asked)) for gap in made.ask]
    if made.avoid is not None:
        rows.append(Pair(_("avoid"), line(Piece(made.avoid.text, "bad"))))
    return Section(_("Ten seconds"), (Pairs(tuple(rows)),))


def before_a_visit(session: Session, found: Dossier, setting: Setting) -> Section:
    """Return the card for a reception: pick-up, menu, gift, topics, and what is unknown of them."""
    known = current(found.facts)
    rows = [
        Pair(words.label(key), words.fact_line(catalogue.by_key()[key], known[key], setting))
        for key in GUEST
        if key in known
    ]
    missing = [words.label(key) for key in GUEST[:4] if key not in known]
    if missing:
        rows.append(Pair(_("ask before"), line(Piece(words.enumerated(missing), "warn"))))
    with session.reading() as connection:
        around = counsel.around(session, found, connection)
    points, seen = talking_points(found, session.today, around, limit=3), scene(found, session.today, around)
    rows += [Pair(_("talk about"), talk_line(point, setting)) for point in points]
    noted = (row.known for row in found.country_facts if row.iso2 == found.country)
    general = guidance(found.country, noted) if found.country else None
    if general is not None:
        for topic in ("gifts", "gift_taboos", "table", "diet"):
            text = in_language(general.texts[topic]) if topic in general.texts else ""
            told = text if topic == "gift_taboos" else for_this_guest(text, seen)
            rows += [Pair(_(ways.TOPICS[topic]), line(Piece(told, "muted")))] if told else []
    return Section(_("Receiving a guest"), (Pairs(tuple(rows)),))


def talk_line(point: TalkingPoint, setting: Setting) -> Line:
    """Return a talking point with the facts it rests on and the topic by which it is remembered."""
    because = joined([counsel.reason_line(reason, setting) for reason in point.reasons[:1]])
    why = (Piece("  " + _("because: "), "muted"), *because) if because else ()
    topic = f'"{point.called}"' if " " in point.called else point.called
    return (*line(point.text), *why, Piece(f"  --topic {topic}", "muted"))
