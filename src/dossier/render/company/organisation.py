"""Who handles what at a firm, drawn as a tree, and where it sells over time."""

from dossier.i18n import N_, _
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.choices import SALES_CHANNELS
from dossier.records.company.market_time import is_coming, is_over
from dossier.records.company.organisation import Box, Organisation, Person, organisation
from dossier.records.contact.person import Contact
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.render.page import Block, Line, Lines, Pair, Piece, Tree, joined, line
from dossier.render.words import Setting, choice, day, entrusted
from dossier.values.listed import enumerated

_POWER = {"decides": "good", "influences": "accent", "buys": "", "assists": "muted", "technical": "muted"}
FUNCTIONS = (N_("purchasing"), N_("design"), N_("quality"), N_("finance"), N_("logistics"))


def blocks(dossier: Dossier, setting: Setting) -> list[Block]:
    """Return the tree of who handles what, lines that run in a circle, and the boxes nobody is known for."""
    if not dossier.departments and len(dossier.contacts) < 2:
        return []
    people = people_of(dossier)
    known = {"design"} if "company.design_team" in current(dossier.facts) else set()
    drawn = organisation(dossier.departments, dossier.contacts, people, known)
    roots = tuple(_branch(box, dossier, people) for box in drawn.roots)
    found: list[Block] = [Tree(line(Piece(_("Who handles what"), "strong")), roots)]
    return found + _remarks(drawn if dossier.departments and not setting.share else drawn._replace(unknown=()))


def _remarks(drawn: Organisation) -> list[Block]:
    rows = [
        line(Piece(_("These lines run in a circle: {ring}. Which of them is right?").format(ring=ring), "warn"))
        for ring in drawn.circles
    ]
    if drawn.unknown:
        names = enumerated(_(name) for name in drawn.unknown)
        rows.append(line(Piece(_("nobody known for: {functions}").format(functions=names), "muted")))
    return [Lines(tuple(rows))] if rows else []


def people_of(dossier: Dossier) -> dict[int, Person]:
    """Return title, power and line of each person at the firm, as far as known."""
    found = {}
    for number in {row.contact_id for row in dossier.people}:
        facts = current(row.known for row in dossier.people if row.contact_id == number)
        values = {key: known.value for key, known in facts.items() if known.state == KNOWN}
        found[number] = Person(*(values.get(f"contact.{name}") for name in Person._fields))
    return found


def _branch(box: Box, dossier: Dossier, people: dict[int, Person]) -> Tree:
    below = tuple(_branch(each, dossier, people) for each in box.below)
    if box.department is None and box.contact is not None:
        return Tree(_member(box.contact, dossier, people), below)
    if box.department is None:
        return Tree(joined((line(Piece(box.name, "strong")), _nobody())), below)
    state = {
        "exists": Piece(""),
        "outsourced": Piece(_("outsourced"), "warn"),
        "none": Piece(_("does not exist"), "warn"),
    }.get(box.department.state_told or "", Piece(_("unknown whether it exists"), "muted"))
    if box.contact is not None:
        person: Line = _member(box.contact, dossier, people)
    elif box.department.head_name:
        person = line(box.department.head_name)
    else:
        person = _nobody() if box.department.state in {"exists", None} else ()
    return Tree(joined((line(Piece(box.name, "strong")), line(state), person, box.department.text or "")), below)


def _nobody() -> Line:
    return line(Piece(_("who? unknown"), "warn"))


def _member(contact: Contact, dossier: Dossier, people: dict[int, Person]) -> Line:
    """Return a contact of ours: marked, with the power said in words and in colour."""
    mine = dossier.contact is not None and dossier.contact.id == contact.id
    person = people.get(contact.id, Person())
    entry = catalogue.by_key()["contact.authority"]
    if person.authority:
        power = Piece(choice(entry.choices, person.authority), _POWER.get(person.authority, ""))
    else:
        power = Piece(_("power unknown"), "muted")
    name = line(Piece("● " if mine else "○ ", "accent"), Piece(contact.name, _POWER.get(person.authority or "", "")),
                Piece(f" {contact.ref}", "muted"))  # fmt: skip
    if contact.archived_on:
        power = Piece(_("archived"), "warn")
    return joined((name, line(Piece(person.title or "", "muted")), line(power)))


def markets(dossier: Dossier, setting: Setting) -> list[Pair]:
    """Return where the firm sells, since when and until when, and that several markets ask for a destination."""
    today = setting.today
    rows = []
    for market in sorted(dossier.markets, key=lambda each: (each.from_date or "", each.id)):
        coming, over = is_coming(market, today), is_over(market, today)
        since = _("since {when}") if not coming else _("from {when} on")
        begun = since.format(when=day(market.from_date)) if market.from_date else _("since when? unknown")
        ended = _("until {when}").format(when=day(market.to_date)) if market.to_date else ""
        name = f"{setting.flag(market.country)} {setting.country_name(market.country)}".strip()
        style = "muted" if over else "accent" if coming else "strong"
        channel = choice(SALES_CHANNELS, market.channel) if market.channel else ""
        parts = (
            line(Piece(name, style)),
            line(begun),
            line(Piece(ended, "warn")),
            channel,
            market.text or "",
            entrusted(market),
        )
        rows.append(Pair(_("sold in") if over else _("sells in"), joined(parts)))
    now = [each for each in dossier.markets if not is_over(each, today)]
    if len({each.country for each in now}) > 1 and not setting.share:
        words = _("several markets: ask on every order for which one; plug, marks and label hang on it")
        rows.append(Pair("", line(Piece(words, "warn"))))
    return rows
