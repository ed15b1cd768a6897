"""The sentence to the client that follows from a recommendation, in the words of `data/answers.toml`."""

from collections.abc import Mapping

from dossier.i18n import usage
from dossier.records.deal.case import Case
from dossier.records.deal.deal import CLOSED_STAGES
from dossier.values.languages import may_stand
from dossier.values.money import shown
from dossier.values.payment import payment_of
from dossier.values.payment_writing import payment_in, written


def answer(found: Case, words: Mapping[str, str], lang: str) -> str:
    """Return the sentence in a language, empty for a closed deal; of what cannot be written in it, Chinese is left out."""
    code = found.advice.code
    if found.deal.stage in CLOSED_STAGES:
        return ""
    ours = _ours(found, lang)
    if code == "grant":
        asked = _asked(found, lang)
        return words["grant" if asked else "grant_unsaid"].format(asked=asked)
    if code == "within":
        return _within(found, words, lang)
    if code == "ask":
        return words[f"ask_{found.missing[0]}"] if found.missing else words["ask_orders"]
    key = f"{code}_known" if ours else code
    said = words[key].format(ours=ours)
    if code == "hold" and found.exposure.today and found.paid.overdue:
        said += usage(lang).glue + words["hold_open"].format(open=shown(found.exposure.today, found.exposure.currency))
    return said


def _within(found: Case, words: Mapping[str, str], lang: str) -> str:
    advice, currency = found.advice, found.exposure.currency
    text = words["within"].format(asked=_asked(found, lang) or words["their_terms"])
    if advice.limit is not None:
        text += words["within_sum"].format(sum=shown(advice.limit, currency))
    if advice.lot is not None:
        text += words["within_lots"].format(lots=advice.lots, lot=shown(advice.lot, currency))
    kinds = [dict(each.values).get("security") for each in advice.needs]
    kind = next((each for each in kinds if each), None)
    if kind is None and any(not each.values for each in advice.needs):
        kind = "secured"
    return text + (words[f"within_{kind}"] if kind else "") + words["end"]


def _asked(found: Case, lang: str) -> str:
    said = (found.exposure.asked_text or "").rstrip(".。")
    quoted = f"“{said}”" if may_stand(said, lang) else ""
    return written(payment_of(said), lang) or quoted


def _ours(found: Case, lang: str) -> str:
    """Return our last position on payment, else the standing term; empty where neither is noted."""
    topic = next((each for each in found.story.open if each.topic == "payment"), None)
    said = next((row.ours for row in reversed(topic.rounds) if row.ours), None) if topic is not None else None
    held = found.facts.get("terms.payment")
    text = said or (held.value if held is not None and topic is None else None) or ""
    return (payment_in(text, lang) or (text if may_stand(text, lang) else "")).rstrip(".。")
