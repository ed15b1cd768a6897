"""`dossier advise`: what to do with this client, with the reason."""

from typing import Annotated

import typer

from dossier.advice.contact.card import Card, card
from dossier.advice.contact.topics import talking_points
from dossier.advice.playbook.evaluate import Advice
from dossier.advice.playbook.rules import MOMENTS, TOPICS
from dossier.app.advice import counsel
from dossier.app.find.one_dossier import of_client
from dossier.cli.desk import desk
from dossier.cli.lazy import chapter
from dossier.cli.names import complete_who
from dossier.errors import WrongUsageError
from dossier.i18n import _
from dossier.records.catalogue import catalogue
from dossier.records.dossier import Dossier
from dossier.records.known import current
from dossier.render import words
from dossier.render.country import ways
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import log_line, promise_line
from dossier.render.words import Setting
from dossier.world.guidance import guidance

app = chapter()


@app.command(
    help=_("Show what the playbook advises about a client, with the reasons.")
    + "\n\n"
    + _("Example: dossier advise anna --moment call")
)
def advise(
    who: Annotated[
        str, typer.Argument(metavar="WHO", help=_("A contact, company or deal."), autocompletion=complete_who)
    ],
    moment: Annotated[str | None, typer.Option(metavar="MOMENT", help=_("Only for: ") + ", ".join(MOMENTS))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print every piece of advice with its reason and rule; before a call the card comes first."""
    if moment is not None and moment not in MOMENTS:
        raise WrongUsageError(
            _("There is no moment “{name}”.").format(name=moment[:40]),
            _("Choose from: {choices}.").format(choices=", ".join(MOMENTS)),
        )
    with desk().reading() as connection:
        found = of_client(desk().session, connection, who)
    said = counsel.counsel(desk().session, found, moment)
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken(_shape(found, said)))
        return
    setting = desk().setting()
    title = joined((line(Piece(found.title, "title")), line(Piece(str(found.ref), "muted"))))
    sections = [_card(found, setting)] if moment in {None, "call"} and found.contact is not None else []
    if moment in {"reception", "visit"} and found.contact is not None:
        sections.append(_guest(found, setting))
    desk().show(Page(title, (), (*sections, *_sections(said, setting))))


GUEST = (
    "contact.diet", "contact.drinks", "contact.smokes", "contact.religion", "contact.likes", "contact.hobbies",
    "contact.avoid", "contact.gifts",
)  # fmt: skip
"""What a host wants to know of a guest, menu first (checklist M61–M63)."""


def _guest(found: Dossier, setting: Setting) -> Section:
    """Return the card for a reception: pick-up, menu, gift, topics, and what is unknown of them."""
    known = current(found.facts)
    rows = [
        Pair(words.label(key), words.fact_line(catalogue.by_key()[key], known[key], setting))
        for key in GUEST
        if key in known
    ]
    missing = [words.label(key) for key in GUEST[:4] if key not in known]
    if missing:
        rows.append(Pair(_("ask before"), line(Piece(", ".join(missing), "warn"))))
    points = talking_points(found, desk().today, counsel.around(desk().session, found), limit=3)
    rows += [Pair(_("talk about"), line(point.text, Piece(f"  --topic {point.topic}", "muted"))) for point in points]
    general = guidance(found.country) if found.country else None
    if general is not None:
        topics = [topic for topic in ("gifts", "gift_taboos", "table", "diet") if topic in general.texts]
        rows += [Pair(_(ways.TOPICS[topic]), line(Piece(ways.told(general.texts[topic]), "muted"))) for topic in topics]
    return Section(_("Receiving a guest"), (Pairs(tuple(rows)),))


def _sections(said: Advice, setting: Setting) -> list[Section]:
    sections = []
    for topic, title in TOPICS.items():
        rows = [counsel.advice_line(each, setting, named=True) for each in said.about(topic)]
        if rows:
            sections.append(Section(_(title), (Lines(tuple(rows), "▸"),)))
    lost = [_lost(conflict.loser.text, conflict.winner.text if conflict.winner else "") for conflict in said.conflicts]
    if lost:
        sections.append(Section(_("Overruled"), (Lines(tuple(lost), "×"),)))
    waiting = counsel.waiting_line(said)
    if waiting:
        sections.append(Section(_("Waiting"), (Lines((waiting,)),)))
    return sections or [Section(_("Advice"), (Lines((line(Piece(_("No rule speaks yet."), "muted")),)),))]


def _lost(loser: str, winner: str) -> Line:
    reason = (
        _("gives way to: {winner}").format(winner=winner)
        if winner
        else _("what is known of this person stands above it")
    )
    return line(Piece(loser, "muted"), Piece(f" ({reason})", "muted"))


def _card(found: Dossier, setting: Setting) -> Section:
    """Return the ten-second card before a call."""
    made: Card = card(found, desk().today, counsel.rules(desk().session), counsel.around(desk().session, found))
    rows: list[Pair] = []
    for title, known in (
        (_("power"), made.power),
        (_("mood"), made.mood),
        (_("channel"), made.speech),
        (_("terms"), made.terms),
    ):
        if known:
            shown = joined(words.fact_line(catalogue.by_key()[row.key], row, setting) for row in known)
            rows.append(Pair(title, shown))
    if made.last_touch is not None:
        rows.append(Pair(_("last touch"), log_line(made.last_touch, setting, named=False)))
    rows += [Pair(_("promise"), promise_line(promise, setting)) for promise in made.promises[:3]]
    rows += [Pair(_("talk about"), line(point.text, Piece(f"  --topic {point.topic}", "muted"))) for point in made.talk]
    rows += [Pair(_("ask"), line(gap.question)) for gap in made.ask]
    if made.avoid is not None:
        rows.append(Pair(_("avoid"), line(Piece(made.avoid.text, "bad"))))
    blocks: tuple[Block, ...] = (Pairs(tuple(rows)),)
    return Section(_("Ten seconds"), blocks)


def _shape(found: Dossier, said: Advice) -> dict[str, object]:
    return {
        "ref": str(found.ref),
        "name": found.title,
        "advice": [
            {
                "rule": each.rule, "topic": each.topic, "moments": each.moments, "text": each.text, "weight": each.weight,
                "is_guess": each.is_guess, "stale": each.stale, "items": each.items, "reasons": each.reasons,
            }
            for each in said.lines
        ],
        "waiting": [{"fact": each.fact, "rules": each.rules, "weight": each.weight} for each in said.waiting],
        "overruled": [each.loser.rule for each in said.conflicts],
    }  # fmt: skip
