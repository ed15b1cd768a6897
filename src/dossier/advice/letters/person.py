"""The person a letter is for: how they are called, and which of its sentences are for them."""

import re
from collections.abc import Iterator

from dossier.advice.letters.plain import plain
from dossier.advice.letters.relation import Relation
from dossier.advice.playbook.scene import Scene
from dossier.i18n import usage
from dossier.records.contact.person import Contact
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, current
from dossier.values.names import fold
from dossier.values.sounding import spellings

EXPERT_YEARS = 5
"""From so many years in the trade on somebody new in a firm is no newcomer (checklist M29)."""
ROUND = 10
TAGS = frozenset(
    """full simple assistant newcomer technical decides friend serious client first_time never_in_china been_here traveller
    round_birthday factory lab quality_control designers position our_firm phone website several mode_own mode_ours mode_both
    visit_to_us paid_in_full stuck quote_open asks_something ask_quantity ask_date ask_port ask_nothing asks_price asks_samples
    asks_certificates asks_catalogue asks_minimum asks_lead_time asks_packaging asks_logo asks_process asks_payment
    asks_quality asks_warranty asks_shipping""".split()
)  # fmt: skip
"""What a line of a template may ask for beside the words it may use."""
CHINESE = ("CN", "HK", "MO", "TW", "SG", "MY")
"""Where a name in Chinese signs is written in Latin letters by its sound."""
_TITLE = re.compile(r"(?i)(dr|prof|herr|frau|mr|mrs|ms|mme)\.? ")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SCRIPTS = {"zh": _HAN, "ru": re.compile(r"[\u0400-\u04ff]")}


def tags(relation: Relation, round_birthday: bool = False) -> Iterator[str]:
    """Yield what is true of the person, as templates call it; guesses make nobody anything."""
    seen = relation.seen
    serious = _is(seen, "contact.temperament", "serious")
    yield from (name for name, code in (("assistant", "assists"), ("technical", "technical"), ("decides", "decides"))
                if _is(seen, "contact.authority", code))  # fmt: skip
    if _is(seen, "contact.is_newcomer", "yes") and (seen.number("contact.trade_years") or 0) < EXPERT_YEARS:
        yield "newcomer"
    if serious:
        yield "serious"
    if is_friend(seen) and not serious:
        yield "friend"
    if relation.is_client:
        yield "client"
    if _is(seen, "company.china_experience", "first_time"):
        yield "first_time"
    if _is(seen, "contact.been_to_china", "no"):
        yield "never_in_china"
    if any(each.direction == "to_us" and each.on_date < seen.today for each in relation.dossier.visits):
        yield "been_here"
    if _loves_travel(seen):
        yield "traveller"
    if round_birthday:
        yield "round_birthday"


def is_friend(seen: Scene) -> bool:
    """Tell whether the person is noted as a friend."""
    return _is(seen, "contact.closeness", "friend")


def _is(seen: Scene, name: str, code: str) -> bool:
    found = seen.get(name)
    return found is not None and found.value == code and not any(reason.is_guess for reason in found.reasons)


def _loves_travel(seen: Scene) -> bool:
    found = seen.get("contact.hobbies")
    words = fold(" ".join(found.value)) if found is not None and isinstance(found.value, tuple) else ""
    return any(word in words for word in ("travel", "trip", "旅游", "旅行"))


def greeting(contact: Contact | None, lang: str, *, friend: bool = False, also: tuple[str, ...] = ()) -> str | None:
    """Return how a person is addressed: a friend by the first name, in English with the salutation as kept, else by name.

    A name is written in the letters of the language: Chinese by sound in the others, unless a Latin one is noted (`also`).
    """
    if contact is None:
        return None
    names = [plain(each) or "" for each in (contact.name, contact.native_name, *also)]
    own = _SCRIPTS.get(lang)
    name = next((each for each in names if own and own.search(each)), None) or next(
        (each for each in names if each and not _HAN.search(each)), "") or _by_sound(names[0], lang)  # fmt: skip
    if not name:
        return None
    title = _TITLE.match(name)
    bare = name[title.end() :] if title else name
    if friend:
        return bare if _HAN.search(bare) else bare.split()[0]
    said = plain(contact.salutation) or (title[0].strip() if title else "")
    if degree := usage(lang).titles_behind.get(fold(said.split(".")[0].split(" ")[0])):
        return f"{bare}{degree}" if _HAN.search(bare) else f"{bare} {degree}"
    said = said if lang == "en" else ""
    if not said or _HAN.search(said):
        return name
    return said if any(part in said.split() for part in bare.split()) else f"{said} {bare.split()[-1]}"


def named_by_sound(dossier: Dossier, lang: str) -> str | None:
    """Return the name that a letter makes of Chinese signs by their sound for somebody abroad: 彼得 is hardly called De Bi."""
    contact, row = dossier.contact, current(dossier.facts).get("contact.also_called")
    if contact is None or lang == "zh" or dossier.country in {None, *CHINESE}:
        return None
    names = [plain(each) for each in (contact.name, contact.native_name, *(row.items if row is not None else ()))]
    return greeting(contact, lang) if all(_HAN.search(each) for each in names if each) else None


def _by_sound(name: str, lang: str) -> str:
    """Return a Chinese name in Latin letters, the family name last as in the letter's language."""
    if usage(lang).family_first or not name:
        return name
    family, *given = (part.capitalize() for part in spellings(name)[0])
    return " ".join((*given, family))


def noted_names(seen: Scene) -> tuple[str, ...]:
    """Return other names that are noted for the person."""
    row = seen.facts.get("contact.also_called")
    return tuple(row.items) if row is not None and row.state == KNOWN and not row.from_others else ()
