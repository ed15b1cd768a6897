"""A case for programs."""

from collections.abc import Mapping
from typing import TypedDict

from dossier.records.deal.case import Case
from dossier.render.deal.case_words import advice_words
from dossier.render.deal.policy import finding_words, verdict_words


class AskedShape(TypedDict):
    """A topic that is open: its code, both last positions, and since when."""

    topic: str
    ours: str | None
    theirs: str | None
    since: object


class PolicyShape(TypedDict):
    """Whether our policy on payment allows what they ask: true, false or null, its text, and why in words."""

    allows: bool | None
    text: str
    since: object
    why: str


class FinanceShape(TypedDict):
    """The finances judged: grade (good, weak, bad, unknown), why, the row's source and day, whether told in confidence."""

    grade: str
    why: str
    text: str | None
    source: str | None
    noted_on: object
    confidential: bool


class AdviceShape(TypedDict):
    """What we recommend: its code, money open at once, largest lot, number of lots, conditions in words."""

    code: str
    limit: object
    lot: object
    lots: int | None
    needs: list[str]


def case_json(found: Case, said: Mapping[str, str]) -> dict[str, object]:
    """Return a case as JSON has it; `to_client` is the sentence to the client by language."""
    left_out = {"found", "story", "facts", "policies", "verdict", "finance", "advice", "makeable", "entrusted"}
    shape = {name: value for name, value in found._asdict().items() if name not in left_out}
    return shape | {
        "asked": [
            AskedShape(topic=each.topic, ours=each.last.ours, theirs=each.last.theirs, since=each.since)
            for each in found.story.open
        ],
        "policy": _policy(found),
        "policies": found.policies,
        "finance": _finance(found),
        "products_we_can_make": {"ours": found.makeable[0], "noted": found.makeable[1]},
        "told_in_confidence": [each.value for each in found.entrusted],
        "advice": found.advice.code,
        "recommended": advice_words(found),
        "recommendation": AdviceShape(
            code=found.advice.code, limit=found.advice.limit, lot=found.advice.lot, lots=found.advice.lots,
            needs=[finding_words(each) for each in found.advice.needs],
        ),
        "to_client": dict(said),
    }  # fmt: skip


def _policy(found: Case) -> PolicyShape | None:
    rule = next((each for each in found.policies if each.topic == "payment"), None)
    if rule is None or found.verdict is None:
        return None
    return PolicyShape(
        allows=found.verdict.allows, text=rule.text, since=rule.on_date, why=verdict_words(found.verdict)
    )


def _finance(found: Case) -> FinanceShape:
    row, text = found.finance.row, found.finance.text
    return FinanceShape(
        grade=found.finance.grade,
        why=found.finance.why,
        text=text.value if text is not None else None,
        source=row.source if row is not None else None,
        noted_on=row.noted_on if row is not None else None,
        confidential=any(each is not None and each.from_others for each in (row, text)),
    )
