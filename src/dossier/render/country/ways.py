"""The country part: what is shipped about its people, ways and table, with the user's own notes above it."""

from datetime import date

from dossier.i18n import N_, _, in_language, translated
from dossier.records.catalogue.catalogue import figure_keys
from dossier.records.country.country import Fair, Guidance
from dossier.records.country.own import BREAK
from dossier.records.dossier import Dossier
from dossier.render.page import Block, Line, Lines, Pair, Pairs, Piece, Section, joined, line
from dossier.render.parts import fact_pairs
from dossier.render.words import Setting, day
from dossier.values.country_words import country_word
from dossier.values.listed import behind, enumerated, phrased

TOPICS = {
    "buying": N_("how they buy"), "finish": N_("finish and colour"), "packaging": N_("packaging"),
    "greeting": N_("greeting"), "punctuality": N_("punctuality"), "hierarchy": N_("who decides"),
    "small_talk": N_("small talk"), "directness": N_("yes and no"), "gifts": N_("gifts"),
    "gift_taboos": N_("gifts to avoid"), "table": N_("at table"), "diet": N_("food"),
    "payment": N_("payment habits"), "sensitive": N_("leave aside"), "curiosity": N_("to smile about"),
}  # fmt: skip
BRIEF = ("buying", "directness", "small_talk", "sensitive", "payment")
"""What a caller needs of a country; the rest stands on the country's own page."""

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


def brief_section(dossier: Dossier, found: Guidance | None, setting: Setting) -> Section | None:
    """Return the country part of a client's page: the user's own notes, then what a caller needs of the guidance."""
    rows = fact_pairs(dossier, ("country",), setting, figure_keys())
    if found is not None:
        rows += [
            Pair(_(TOPICS[topic]), line(in_language(found.texts[topic]))) for topic in BRIEF if topic in found.texts
        ]
    if not rows:
        return None
    name = setting.country_name(dossier.country)
    blocks: list[Block] = [Pairs(tuple(rows))]
    if found is not None and found.written:
        blocks.append(Lines((general(found),)))
    return Section(_("Country") + f" · {name}", tuple(blocks), "country")


def general(found: Guidance) -> Line:
    """Return the line that says what kind of knowledge this is."""
    words = _("general guidance of {when}: tendencies, not rules; your own notes stand above it")
    return line(Piece(words.format(when=day(found.written)), "muted"))


def sections(found: Guidance, today: date) -> list[Section]:
    """Return what is shipped about the ways of a country, for its own page."""
    business = [_pair(found, topic) for topic in ("buying", "finish", "packaging", "payment") if topic in found.texts]
    manners = [
        _pair(found, topic)
        for topic in (
            "greeting",
            "punctuality",
            "hierarchy",
            "small_talk",
            "directness",
            "gifts",
            "gift_taboos",
            "sensitive",
        )
        if topic in found.texts
    ]
    table = [_pair(found, topic) for topic in ("table", "diet") if topic in found.texts]
    table += [Pair(_("dishes"), joined(in_language(each) for each in found.dishes))] if found.dishes else []
    table += [Pair(_("sights"), joined(in_language(each) for each in found.sights))] if found.sights else []
    table += [_pair(found, "curiosity")] if "curiosity" in found.texts else []
    if "hours" in found.own:
        hers = line(spoken_hours(found.own["hours"].value or ""), Piece(behind(_("(yours)")), "accent"))
        manners.insert(0, Pair(_("office hours"), hers))
    elif found.hours is not None:
        manners.insert(0, Pair(_("office hours"), joined((_open(found), in_language(found.hours)))))
    fairs = [Pair(_fair_name(each), _fair(each, today)) for each in found.fairs]
    parts = (
        (_("How they buy"), business),
        (_("Manners"), manners),
        (_("Table, sights, small talk"), table),
        (_("Fairs"), fairs),
    )
    made = [Section(title, (Pairs(tuple(rows)),), "country") for title, rows in parts if rows]
    if made and found.written:
        last = made[-1]
        made[-1] = last._replace(blocks=(*last.blocks, Lines((general(found),))))
    return made


def spoken_hours(text: str) -> str:
    """Return noted office hours in the language in use: `09:00–18:00, break 12:00–13:00`."""
    parts = (part.partition(BREAK) for part in text.split(", "))
    return phrased(_("break {hours}").format(hours=rest) if mark else head for head, mark, rest in parts).replace(
        "-", "–"
    )


def _fair_name(fair: Fair) -> str:
    """Return the name of a fair as it is known at home, its own behind it."""
    known = translated(fair, "name")
    return fair.name if known == fair.name else f"{known} {fair.name}"


def _pair(found: Guidance, topic: str) -> Pair:
    return Pair(_(TOPICS[topic]), line(in_language(found.texts[topic])))


def _open(found: Guidance) -> str:
    return f"{found.opens}–{found.closes}" if found.opens and found.closes else ""


def _fair(fair: Fair, today: date) -> Line:
    months = enumerated(_(_MONTHS[month - 1]) for month in fair.months)
    every = _("every {n} years").format(n=fair.every) if fair.every > 1 else ""
    edition = fair.next_edition(today)
    soon = ""
    if edition is not None:
        year, month = edition
        soon = _("next about {when}").format(when=day(f"{year}-{month:02}" if month else str(year)))
    return joined((country_word(fair.city), months, every, soon, in_language(fair.about)))
