"""The rules of the playbook: what each says and when, whether they are sound, and switching them."""

from typing import TYPE_CHECKING

from dossier.advice.playbook.load import load
from dossier.advice.playbook.rules import MOMENTS, TOPICS, Rule, Rules, fill, placeholders
from dossier.advice.playbook.vocabulary import label as name_label
from dossier.advice.touching import label
from dossier.app.advice.counsel import say_mistakes
from dossier.app.answer import Answer
from dossier.app.book.own_settings import save
from dossier.app.session import Session
from dossier.errors import NotFoundError, WrongUsageError
from dossier.i18n import _, called, ngettext, pgettext, translated
from dossier.nearest import did_you_mean, nearest
from dossier.records.listing import Listing
from dossier.render.page import Line, Page, Pair, Pairs, Piece, Table, line
from dossier.render.words import strung
from dossier.values.listed import enumerated

if TYPE_CHECKING:
    from dossier.render.shapes.advice import Rule as RuleShape

COLUMNS = ("rule", "topic", "weight", "items", "on", "advice")


def list_rules(session: Session, topic: str | None = None) -> Answer:
    """Return every rule: id, topic, weight, items, advice."""
    every = _every(session)
    off = set(session.settings.get("playbook.off"))
    shown = [rule for rule in every.rules if topic is None or rule.topic == topic]

    def page() -> Page:
        rows = tuple(_row(rule, off=rule.id in off) for rule in shown)
        columns = (_("rule"), pgettext("of a rule", "topic"), _("weight"), _("items"), _("advice"))
        return Page((), (Table(columns, rows, frozenset({2})),), ())

    def table() -> Listing:
        rows = tuple(
            (rule.id, rule.topic, rule.weight, " ".join(rule.items), "no" if rule.id in off else "yes", _text(rule))
            for rule in shown
        )
        return Listing("rules", COLUMNS, rows, len(rows))

    return Answer(page=page, shape=lambda: [_shape(rule, on=rule.id not in off) for rule in shown], table=table)


def show_rule(session: Session, rule_id: str) -> Answer:
    """Return when a rule speaks, what it says, and where it stands."""
    rule = _rule(session, rule_id)
    off = session.settings.get("playbook.off")
    return Answer(page=lambda: _rule_page(rule), shape=lambda: _shape(rule, on=rule.id not in off))


def check_rules(session: Session) -> Answer:
    """Read every rule file anew and run the examples; raises WrongUsageError with file, line and what is wrong."""
    from dossier.advice.playbook.examples import faults  # only this command runs them

    found = load(session.places.data / "playbook", session.places.config / "playbook")
    wrong = [*found.mistakes, *(f"{each.file}:{each.line}: {each.rule}: {each.message}" for each in faults(found))]
    if wrong:
        session.tell(*wrong[1:])
        raise WrongUsageError(wrong[0])
    count = len(found.rules)
    return Answer((ngettext("{n} rule, no mistake.", "{n} rules, no mistake.", count).format(n=count),))


def switch_off(session: Session, rule_id: str) -> Answer:
    """Silence a rule until it is switched on again."""
    rule = _rule(session, rule_id)
    save(session, {"playbook.off": sorted({*session.settings.get("playbook.off"), rule.id})})
    return Answer((_("{rule} is off.").format(rule=rule.id),), next=f"dossier playbook on {rule.id}")


def switch_on(session: Session, rule_id: str) -> Answer:
    """Let a rule speak again."""
    rule = _rule(session, rule_id)
    save(session, {"playbook.off": sorted({*session.settings.get("playbook.off")} - {rule.id})})
    return Answer((_("{rule} is on.").format(rule=rule.id),), next=f"dossier playbook show {rule.id}")


def _every(session: Session) -> Rules:
    found = load(session.places.data / "playbook", session.places.config / "playbook")
    say_mistakes(session, found)
    return found


def _rule(session: Session, rule_id: str) -> Rule:
    every = _every(session)
    rule = every.find(rule_id)
    if rule is None:
        near = nearest(rule_id, [each.id for each in every.rules], most=3, likeness=0.4)
        raise NotFoundError(
            _("There is no rule “{name}”.").format(name=rule_id[:60]),
            did_you_mean(near, _("See: dossier playbook list")),
        )
    return rule


def _text(rule: Rule) -> str:
    return _(translated(rule, "advice"))


def _shown(rule: Rule) -> str:
    """Return a rule's advice with what each of its names in braces stands for: `Likes ‹hobbies›`."""
    text = _text(rule)
    names = {name + (f".{form}" if form else ""): name for name, form in placeholders(text)}
    said = {typed: "‹" + _(name_label(name)) + "›" if "." in name else name.upper() for typed, name in names.items()}
    return fill(text, said)


def _row(rule: Rule, *, off: bool) -> tuple[Line, ...]:
    return (
        line(Piece(rule.id, "muted" if off else "strong")), line(called(TOPICS, rule.topic)),
        line(str(rule.weight)), line(Piece(" ".join(rule.items), "muted")),
        line(Piece(_("off") + " " if off else "", "warn"), _shown(rule)),
    )  # fmt: skip


def _rule_page(rule: Rule) -> Page:
    rows = [
        Pair(_("advice"), line(_shown(rule))),
        Pair(pgettext("of a rule", "topic"), line(called(TOPICS, rule.topic))),
        Pair(_("moments"), line(enumerated(called(MOMENTS, moment) for moment in rule.moments))),
        Pair(_("weight"), line(str(rule.weight))),
        Pair(_("when"), line("; ".join(str(each) for each in rule.when))),
        Pair(_("or any of"), line("; ".join(str(each) for each in rule.any))),
        Pair(_("unless"), line("; ".join(str(each) for each in rule.unless))),
        Pair(_("touches"), line(strung(label(tag) for tag in rule.touches))),
        Pair(_("items"), line(" ".join(rule.items))),
        Pair(_("stands in"), line(f"{rule.file}:{rule.line}")),
    ]
    return Page(line(Piece(rule.id, "title")), (Pairs(tuple(row for row in rows if row.value)),), ())


def _shape(rule: Rule, *, on: bool) -> "RuleShape":
    return {
        "id": rule.id, "items": rule.items, "topic": rule.topic, "moments": rule.moments, "weight": rule.weight,
        "when": [str(each) for each in rule.when], "any": [str(each) for each in rule.any],
        "unless": [str(each) for each in rule.unless], "guess": rule.guess, "advice": _text(rule), "on": on,
    }  # fmt: skip
