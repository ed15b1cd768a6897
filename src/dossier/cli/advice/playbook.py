"""`dossier playbook`: the rules, what each says and when, and switching them."""

from typing import Annotated

import typer

from dossier.advice.playbook.load import load
from dossier.advice.playbook.rules import MOMENTS, TOPICS, Rule, Rules
from dossier.app.advice.counsel import say_mistakes
from dossier.app.book.own_settings import save
from dossier.cli.desk import desk
from dossier.cli.lazy import Contents, chapter
from dossier.errors import NotFoundError, WrongUsageError
from dossier.i18n import _, language, ngettext
from dossier.render.page import Page, Pair, Pairs, Piece, Table, line

app = chapter(cls=Contents, no_args_is_help=True)
app.callback(
    help=_("List, show, check or switch rules of the playbook.")
    + "\n\n"
    + _("Example: dossier playbook list --topic payment")
)(lambda: None)


@app.command("list", help=_("List the rules.") + "\n\n" + _("Example: dossier playbook list --topic payment"))
def list_rules(
    topic: Annotated[str | None, typer.Option(metavar="TOPIC", help=", ".join(TOPICS))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("As JSON."))] = False,
) -> None:
    """Print every rule: id, topic, weight, items, advice."""
    every = _every()
    off = set(desk().settings.get("playbook.off"))
    shown = [rule for rule in every.rules if topic is None or rule.topic == topic]
    if as_json:
        from dossier.render.media.as_json import spoken

        desk().write(spoken([_shape(rule, off) for rule in shown]))
        return
    rows = tuple(
        (
            line(Piece(rule.id, "muted" if rule.id in off else "strong")), line(_(TOPICS.get(rule.topic, rule.topic))),
            line(str(rule.weight)), line(Piece(" ".join(rule.items), "muted")),
            line(Piece(_("off") + " " if rule.id in off else "", "warn"), _text(rule)),
        )
        for rule in shown
    )  # fmt: skip
    desk().show(
        Page((), (Table((_("rule"), _("topic"), _("weight"), _("items"), _("advice")), rows, frozenset({2})),), ())
    )


@app.command(
    "show", help=_("Show one rule whole.") + "\n\n" + _("Example: dossier playbook show decider-figures-and-terms")
)
def show_rule(rule_id: Annotated[str, typer.Argument(metavar="ID", help=_("The rule's id."))]) -> None:
    """Print when a rule speaks, what it says, and where it stands."""
    rule = _rule(rule_id)
    rows = [
        Pair(_("advice"), line(_text(rule))),
        Pair(_("topic"), line(_(TOPICS.get(rule.topic, rule.topic)))),
        Pair(_("moments"), line(", ".join(_(MOMENTS.get(moment, moment)) for moment in rule.moments))),
        Pair(_("weight"), line(str(rule.weight))),
        Pair(_("when"), line("; ".join(str(each) for each in rule.when))),
        Pair(_("or any of"), line("; ".join(str(each) for each in rule.any))),
        Pair(_("unless"), line("; ".join(str(each) for each in rule.unless))),
        Pair(_("items"), line(" ".join(rule.items))),
        Pair(_("stands in"), line(f"{rule.file}:{rule.line}")),
    ]
    desk().show(Page(line(Piece(rule.id, "title")), (Pairs(tuple(row for row in rows if row.value)),), ()))


@app.command("check", help=_("Check your own rule files.") + "\n\n" + _("Example: dossier playbook check"))
def check_rules() -> None:
    """Read every rule file anew and say what is wrong, with file, line and field."""
    places = desk().places
    found = load(places.data / "playbook", places.config / "playbook")
    if found.mistakes:
        desk().talk(*found.mistakes[1:])
        raise WrongUsageError(found.mistakes[0])
    count = len(found.rules)
    desk().say(ngettext("{n} rule, no mistake.", "{n} rules, no mistake.", count).format(n=count))


@app.command("off", help=_("Switch a rule off.") + "\n\n" + _("Example: dossier playbook off birthday-greeting"))
def switch_off(rule_id: Annotated[str, typer.Argument(metavar="ID", help=_("The rule's id."))]) -> None:
    """Silence a rule until it is switched on again."""
    rule = _rule(rule_id)
    off = desk().settings.get("playbook.off")
    save(desk().session, {"playbook.off": sorted({*off, rule.id})})
    desk().say(_("{rule} is off.").format(rule=rule.id), _("Next: dossier playbook on {rule}").format(rule=rule.id))


@app.command("on", help=_("Switch a rule on again.") + "\n\n" + _("Example: dossier playbook on birthday-greeting"))
def switch_on(rule_id: Annotated[str, typer.Argument(metavar="ID", help=_("The rule's id."))]) -> None:
    """Let a rule speak again."""
    rule = _rule(rule_id)
    off = desk().settings.get("playbook.off")
    save(desk().session, {"playbook.off": sorted({*off} - {rule.id})})
    desk().say(_("{rule} is on.").format(rule=rule.id), _("Next: dossier playbook show {rule}").format(rule=rule.id))


def _every() -> Rules:
    places = desk().places
    found = load(places.data / "playbook", places.config / "playbook")
    say_mistakes(desk().session, found)
    return found


def _rule(rule_id: str) -> Rule:
    every = _every()
    rule = every.find(rule_id)
    if rule is None:
        import difflib  # only a typing mistake pays for it

        near = difflib.get_close_matches(rule_id, [each.id for each in every.rules], n=3, cutoff=0.4)
        raise NotFoundError(
            _("There is no rule “{name}”.").format(name=rule_id[:60]),
            _("Did you mean: {names}?").format(names=", ".join(near)) if near else _("See: dossier playbook list"),
        )
    return rule


def _text(rule: Rule) -> str:
    return rule.advice_zh if rule.advice_zh and language() == "zh" else _(rule.advice)


def _shape(rule: Rule, off: set[str]) -> dict[str, object]:
    return {
        "id": rule.id, "items": rule.items, "topic": rule.topic, "moments": rule.moments, "weight": rule.weight,
        "when": [str(each) for each in rule.when], "any": [str(each) for each in rule.any],
        "unless": [str(each) for each in rule.unless], "guess": rule.guess, "advice": _text(rule), "on": rule.id not in off,
    }  # fmt: skip
