"""`dossier playbook`: the rules, what each says and when, and switching them."""

from typing import Annotated

import typer

from dossier.advice.playbook.rules import TOPICS
from dossier.app.advice import playbook_rules
from dossier.app.answer import Answer
from dossier.cli.desk import desk
from dossier.cli.lazy import Contents, chapter, explained
from dossier.cli.options import speaks
from dossier.i18n import _
from dossier.nearest import listed

RuleId = Annotated[str, typer.Argument(metavar="ID", help=_("The rule's id."))]
app = chapter(cls=Contents, no_args_is_help=True)
app.callback(help=explained("playbook", _("Example: dossier playbook list --topic payment")))(lambda: None)


@app.command("list", help=_("List the rules.") + "\n\n" + _("Example: dossier playbook list --topic payment"))
@speaks("csv", "md", "html")
def list_rules(topic: Annotated[str | None, typer.Option(metavar="TOPIC", help=listed(TOPICS))] = None) -> Answer:
    """Print every rule: id, topic, weight, items, advice."""
    return playbook_rules.list_rules(desk().session, topic)


@app.command(
    "show", help=_("Show one rule whole.") + "\n\n" + _("Example: dossier playbook show decider-figures-and-terms")
)
@speaks("md", "html")
def show_rule(rule_id: RuleId) -> Answer:
    """Print when a rule speaks, what it says, and where it stands."""
    return playbook_rules.show_rule(desk().session, rule_id)


@app.command("check", help=_("Check your own rule files.") + "\n\n" + _("Example: dossier playbook check"))
def check_rules() -> Answer:
    """Read every rule file anew and say what is wrong, with file, line and field."""
    return playbook_rules.check_rules(desk().session)


@app.command("off", help=_("Switch a rule off.") + "\n\n" + _("Example: dossier playbook off no-deck-take-notes"))
def switch_off(rule_id: RuleId) -> Answer:
    """Silence a rule until it is switched on again."""
    return playbook_rules.switch_off(desk().session, rule_id)


@app.command("on", help=_("Switch a rule on again.") + "\n\n" + _("Example: dossier playbook on no-deck-take-notes"))
def switch_on(rule_id: RuleId) -> Answer:
    """Let a rule speak again."""
    return playbook_rules.switch_on(desk().session, rule_id)
