"""What is advised as objects: rules, advice, gaps, letters."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, TypedDict


class Rule(TypedDict):
    """A rule of the playbook."""

    id: Annotated[str, "its name"]
    items: Annotated[Sequence[str], "the points of the checklist it is from"]
    topic: Annotated[str, "what it is about"]
    moments: Annotated[Sequence[str], "when it is of use"]
    weight: Annotated[int, "1 to 100"]
    when: Annotated[Sequence[str], "what must hold"]
    any: Annotated[Sequence[str], "of which one must hold"]
    unless: Annotated[Sequence[str], "what must not hold"]
    guess: Annotated[bool, "whether it is only a guess"]
    advice: Annotated[str, "what it says, in the language in use"]
    on: Annotated[bool, "whether it is switched on"]


class FactReason(TypedDict):
    """A fact that advice rests on."""

    key: Annotated[str, "the fact"]
    value: Annotated[str, "its value"]
    source: Annotated[str, "where it is from; `record` for what the book counts by itself"]
    noted_on: Annotated[date | None, "the day it was noted"]
    ref: Annotated[str, "the deal, quotation, order or proof it is of; empty for what is noted of the client"]
    certainty: Annotated[str, "certain, likely, guess"]


class AdviceLine(TypedDict):
    """One piece of advice."""

    rule: Annotated[str, "the rule that says it"]
    topic: Annotated[str, "what it is about"]
    moments: Annotated[Sequence[str], "when it is of use"]
    text: Annotated[str, "the advice, in the language in use"]
    weight: Annotated[int, "how heavy it is"]
    is_guess: Annotated[bool, "whether it is only a guess"]
    stale: Annotated[bool, "whether it rests on something old"]
    items: Annotated[Sequence[str], "the points of the checklist it is from"]
    reasons: Annotated[Sequence[FactReason], "the facts it rests on"]


class WaitingFact(TypedDict):
    """A fact that rules wait for."""

    fact: Annotated[str, "the key of the fact"]
    rules: Annotated[Sequence[str], "the rules"]
    weight: Annotated[int, "that of the heaviest, less for what is private"]


class Advice(TypedDict):
    """What the playbook says of a client."""

    ref: Annotated[str, "the client"]
    name: Annotated[str, "its name"]
    advice: Annotated[Sequence[AdviceLine], "the heaviest first"]
    waiting: Annotated[Sequence[WaitingFact], "the most valuable first"]
    overruled: Annotated[Sequence[str], "rules that give way to others"]


class Gap(TypedDict):
    """Something unknown, and how to ask."""

    fact: Annotated[str, "the key of the fact"]
    label: Annotated[str, "its name in the language in use"]
    weight: Annotated[int, "how useful it would be"]
    question: Annotated[str, "the question in the language in use; empty where one listens instead"]
    question_en: Annotated[str, "the question in English"]
    channel: Annotated[str, "by which way to ask"]
    elsewhere: Annotated[str, "where else it can be learned"]
    why: Annotated[str, "what it is for"]
    ask: Annotated[bool, "false where this person is not to be asked"]
    caution: Annotated[str, "what to mind; may be empty"]
    rules: Annotated[Sequence[str], "the rules that wait for it"]
    command: Annotated[str, "what notes the answer"]
    choices: Annotated[Sequence[str], "the codes it may be, for some facts"]


class Gaps(TypedDict):
    """What is unknown of one client."""

    ref: Annotated[str, "the client"]
    completeness: Annotated[
        Mapping[str, float], "by part (contact, company, country, negotiation) the share known, 0 to 1"
    ]
    gaps: Annotated[Sequence[Gap], "most useful first"]


class FirstGap(TypedDict):
    """The first gap of a firm with an open deal."""

    ref: Annotated[str, "the firm"]
    name: Annotated[str, "its name"]
    gap: Annotated[Gap, "what to find out first"]
