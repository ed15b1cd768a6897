"""What a playbook is made of: rules, needs, and the words for topics and moments."""

import re
from typing import NamedTuple

from dossier.advice.playbook.condition import Condition
from dossier.advice.playbook.vocabulary import layer
from dossier.i18n import N_, NP_, filled
from dossier.records.catalogue.key import Choice

TOPICS: dict[str, str] = {
    "approach": N_("approach"), "talk": N_("talk"), "avoid": N_("avoid"), "call": N_("call"), "write": N_("write"),
    "meal": N_("meal"), "gift": N_("gift"), "product": N_("product"), "artwork": N_("artwork"), "quote": N_("quotation"),
    "terms": N_("terms"), "quality": N_("quality"), "logistics": N_("logistics"), "payment": N_("payment"),
    "follow-up": N_("follow-up"),
}  # fmt: skip
MOMENT_CHOICES = (
    Choice("call", N_("call"), ("phone", "电话", "打电话")), Choice("mail", N_("mail"), ("email", "邮件", "写邮件")),
    Choice("visit", N_("visit to them"), ("去访", "拜访", "出访")),
    Choice("reception", N_("visit to us"), ("来访", "接待", "接待来访")),
    Choice("quote", N_("quotation"), ("offer", "报价")), Choice("order", N_("order"), ("下单",)),
    Choice("fair", N_("fair"), ("展会", "参展")), Choice("holiday", NP_("moment", "holiday"), ("节日", "过节")),
)  # fmt: skip
MOMENTS = {each.code: each.label for each in MOMENT_CHOICES}
REFS = ("who", "deal")
"""Names in braces that stand for the client and the deal in a command: `dossier case {deal}`."""
FORMS = ("shown", "on", "in", "days")
"""What may stand behind a name in braces: its reason's value, its reason's day, a number of days as a time or as a length."""
_PLACE = re.compile(rf"\{{([a-z0-9_.]+?)(\.(?:{'|'.join(FORMS)}))?\}}")


class Rule(NamedTuple):
    """One rule of thumb: when, what to do, at which moments, how heavy (1 to 100); `touches` is what the veto looks at."""

    id: str
    items: tuple[str, ...]
    topic: str
    moments: tuple[str, ...]
    weight: int
    advice: str
    when: tuple[Condition, ...]
    any: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    guess: bool = False
    guess_of: str = ""
    about: str = ""
    says: str = ""
    advice_zh: str = ""
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    file: str = ""
    line: int = 0
    touches: tuple[str, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Return every condition that can make the rule fire."""
        return self.when + self.any

    @property
    def layer(self) -> str:
        """Return whom the rule speaks of: person before company before country."""
        found = {layer(condition.name) for condition in self.conditions}
        if self.guess:
            return "country"
        return next((each for each in ("person", "company", "country") if each in found), "house")


class Need(NamedTuple):
    """Why a fact is worth asking for now: weight 1 to 100, the reason in words, a question if the catalogue has none."""

    fact: str
    weight: int
    why: str
    when: tuple[Condition, ...] = ()
    why_zh: str = ""
    question: str = ""


class Rules(NamedTuple):
    """The playbook in use; `off` are the ids that the user switched off, `mistakes` what was left out of her files."""

    rules: tuple[Rule, ...]
    needs: tuple[Need, ...]
    off: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()

    def find(self, rule_id: str) -> Rule | None:
        """Return a rule by its id, or None."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def placeholders(text: str) -> list[tuple[str, str]]:
    """Return the names in braces of an advice, each with its form of FORMS, or nothing for its plain value."""
    return [(name, form[1:]) for name, form in _PLACE.findall(text)]


def fill(text: str, values: dict[str, str]) -> str:
    """Return a text with its names in braces replaced; a name without a value is left as it is."""
    return filled(text, _PLACE, lambda hit: values.get(hit[1] + (hit[2] or ""), hit[0]))
