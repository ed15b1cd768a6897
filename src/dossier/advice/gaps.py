"""Gaps: what is unknown, ranked by what it would unlock now, each with a natural question and the command that answers."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from dossier.advice.playbook.business import live_deals
from dossier.advice.playbook.condition import holds
from dossier.advice.playbook.evaluate import advise
from dossier.advice.playbook.rules import Need, Rules
from dossier.advice.playbook.scene import Around, Scene
from dossier.advice.playbook.vocabulary import scene, word
from dossier.i18n import N_, _, translated
from dossier.records.catalogue.catalogue import by_key
from dossier.records.catalogue.key import Part
from dossier.records.deal.reconfirm import ASKED
from dossier.records.dossier import Dossier
from dossier.records.known import KNOWN, NOT_APPLICABLE
from dossier.values.shipped import table
from dossier.values.to_client import asked

if TYPE_CHECKING:
    from dossier.records.country.border import Duty

RULE_SHARE, RULE_LIMIT = 30, 25
"""Percent of the weight of waiting rules that counts for a gap beside the need itself, and the most it can count."""


class Gap(NamedTuple):
    """Something unknown: how to ask, where, and what for; `ask` is False where this person is not to be asked."""

    fact: str
    name: str
    weight: int
    question_en: str
    channel: str
    elsewhere_en: str
    why_en: str
    why_zh: str
    rules: tuple[str, ...]
    command: str
    choices: tuple[str, ...]
    ask: bool
    caution_en: str = ""

    @property
    def label(self) -> str:
        """Return what is unknown, in the language in use."""
        return _(self.name)

    @property
    def question(self) -> str:
        """Return the question in the language in use; empty where one listens instead of asking."""
        return _(self.question_en)

    @property
    def asked(self) -> str:
        """Return the question as it is put to the client, with what it means; empty where one listens."""
        return asked(self.question_en)

    @property
    def elsewhere(self) -> str:
        """Return where else it can be learned, in the language in use."""
        return ", ".join(_(part.strip()) for part in (self.elsewhere_en,) if part)

    @property
    def why(self) -> str:
        """Return what it would be good for now, in the language in use."""
        return _(translated(self, "why"))

    @property
    def caution(self) -> str:
        """Return why this person is not to be asked, in the language in use; empty if nothing speaks against it."""
        return _(self.caution_en)


class _Record(NamedTuple):
    """How a record, not a fact, is asked for."""

    label: str
    question: str
    channel: str
    elsewhere: str
    command: str


_SHIPPED = table("gaps") or {}
RECORDS = {row["key"]: _Record(*(row[name] for name in _Record._fields)) for row in _SHIPPED["record"]}
ANSWERED_BY: dict[str, str] = _SHIPPED["answered_by"]
"""What makes a gap disappear beside the fact itself: the records that say the same, and what they asked for already."""
ABOUT_THE_FIRM = ("company.", "record:market", "record:product", "record:news", "record:link")
ESSENTIAL: dict[Part, tuple[str, ...]] = {part: tuple(names) for part, names in _SHIPPED["essential"].items()}
"""What a dossier wants to know of each part; what else is known is welcome and not counted."""


STALE_WEIGHT, DUTY_WEIGHT = 30, 60
"""Below what a stage needs and nobody knows, above what is only welcome; our own judgement."""


def gaps(
    dossier: Dossier, today: date, rules: Rules, *, budget: int | None = None, around: Around | None = None,
    duties: "Iterable[Duty]" = (),
) -> tuple[Gap, ...]:  # fmt: skip
    """Return what is unknown, most useful first; with a budget at most so many, and only what this person may be asked.

    `duties` are those where open orders go that were looked up too long ago.
    """
    seen = scene(dossier, today, around)
    waiting = {wait.fact: wait for wait in advise(dossier, today, rules, around=around).waiting}
    wanted = _wanted(rules, seen)
    found = []
    for fact in dict.fromkeys((*wanted, *waiting)):
        need = wanted.get(fact) or Need(fact, 0, N_("rules of the playbook wait for it"))
        wait = waiting.get(fact)
        gap = _gap(fact, need, wait.rules if wait else (), wait.weight if wait else 0, seen)
        if gap is not None:
            found.append(gap)
    found += [each for each in _stale(seen, today) if each.fact not in {gap.fact for gap in found}]
    found += [_old_duty(each) for each in duties]
    found.sort(key=lambda gap: (not gap.ask, -gap.weight, gap.fact))
    if budget is None:
        return tuple(found)
    return tuple(gap for gap in found if gap.ask and gap.question_en)[:budget]


def _wanted(rules: Rules, seen: Scene) -> dict[str, Need]:
    """Return for each fact the heaviest need that holds now."""
    wanted: dict[str, Need] = {}
    for need in rules.needs:
        fact = _asked(need.fact)
        if fact in wanted and wanted[fact].weight >= need.weight:
            continue
        if all((value := seen.get(each.name)) is not None and holds(each, value) for each in need.when):
            wanted[fact] = need
    return wanted


def _asked(name: str) -> str:
    found = word(name)
    return found.asks if found and found.asks else name


def _gap(fact: str, need: Need, rules: tuple[str, ...], waiting: int, seen: Scene) -> Gap | None:
    """Return the gap, or None where the fact is known, does not apply, or has no record to be noted at."""
    row, entry = seen.facts.get(fact), by_key().get(fact)
    refs = _refs(seen.dossier)
    answer = seen.get(fact) or seen.get(ANSWERED_BY.get(fact, fact))
    if answer is not None or (row is not None and row.state == NOT_APPLICABLE):
        return None
    if fact in RECORDS:
        record = RECORDS[fact]
        command = _filled(record.command, refs)
    elif entry is not None and entry.subject in refs:
        command = f"dossier set {refs[entry.subject]} {entry.name}=…"
        record = _Record(entry.label, entry.question or need.question, entry.natural, entry.elsewhere, command)
    else:
        return None
    if not command or not (record.question or record.elsewhere or need.weight):
        return None  # nobody could say how to find it out, and nothing presses
    hushed = fact.startswith(ABOUT_THE_FIRM) and seen.says("contact.is_newcomer", "yes")
    return Gap(
        fact, record.label, need.weight + min(RULE_LIMIT, waiting * RULE_SHARE // 100), "" if hushed else record.question,
        record.channel, record.elsewhere, need.why, need.why_zh, rules, command, _codes(fact), not hushed,
        N_("New in the firm: learn it elsewhere, do not quiz.") if hushed else "",
    )  # fmt: skip


def _stale(seen: Scene, today: date) -> Iterable[Gap]:
    """Yield the standing terms that were settled too long ago to build the next order on; those are confirmed, not asked."""
    firm = _refs(seen.dossier).get("company")
    for key, row in seen.facts.items():
        entry = by_key().get(key)
        if entry is None or firm is None or not key.startswith("terms.") or row.state != KNOWN:
            continue
        if entry.stale_after is None or row.age(today) <= entry.stale_after:
            continue
        name = key.partition(".")[2]
        command = f"dossier terms {firm} --confirm" if name in ASKED else f"dossier terms {firm} {name}=…"
        yield Gap(
            key, entry.label, STALE_WEIGHT, N_("Is it still as we noted it?"), entry.natural or "mail", "",
            N_("settled long ago: confirm it before the next order"), "", (), command, _codes(key), True,
        )  # fmt: skip


def _old_duty(duty: "Duty") -> Gap:
    """Return that a duty is to be asked for again."""
    return Gap(
        f"duty.{duty.country}.{duty.code}", N_("customs duty"), DUTY_WEIGHT, N_("Which duty do you pay on these goods now?"),
        "mail", N_("their customs agent"), N_("looked up more than a year ago, and an open order goes there"), "", (),
        f"dossier duty {duty.country} {duty.code} %", (), True,
    )  # fmt: skip


def _codes(fact: str) -> tuple[str, ...]:
    entry = by_key().get(fact)
    return tuple(choice.code for choice in entry.choices) if entry else ()


def _refs(dossier: Dossier) -> dict[str, str]:
    """Return the ref under which each kind of record of this dossier is set."""
    still = next(iter(live_deals(dossier)), None)
    named = {"contact": dossier.contact, "company": dossier.company, "deal": still}
    return {kind: record.ref for kind, record in named.items() if record is not None} | (
        {"country": dossier.country} if dossier.country else {}
    )


def _filled(command: str, refs: Mapping[str, str]) -> str:
    for kind in ("contact", "company", "deal"):
        if f"{{{kind}}}" in command:
            return command.replace(f"{{{kind}}}", refs[kind]) if kind in refs else ""
    return command


def completeness(dossier: Dossier, today: date, around: Around | None = None) -> dict[Part, float]:
    """Return for each part which share, 0 to 1, of the essential facts is known; known to be none counts."""
    seen = scene(dossier, today, around)
    parts: dict[Part, float] = {}
    for part, names in ESSENTIAL.items():
        known = sum(seen.get(name) is not None or _does_not_apply(seen, name) for name in names)
        parts[part] = round(known / len(names), 2)
    return parts


def mean(parts: Mapping[Part, float]) -> float:
    """Return how complete a dossier is as a whole: the mean of its parts, 0 to 1."""
    return round(sum(parts.values()) / len(parts), 2)


def _does_not_apply(seen: Scene, name: str) -> bool:
    row = seen.facts.get(name)
    return row is not None and row.state == NOT_APPLICABLE
