"""What reports across clients say as objects: friends, and how complete the dossiers are."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, TypedDict

from dossier.records.contact.relationship import Relationship
from dossier.render.shapes.advice import FactReason, Gap


class NextStep(TypedDict):
    """What to do next to come closer to somebody."""

    text: Annotated[str, "the step, in the language in use"]
    reasons: Annotated[Sequence[FactReason], "the facts it rests on"]


class Friend(TypedDict):
    """A person by how close we are; `--csv` has a line for each."""

    ref: Annotated[str, "the person"]
    name: Annotated[str, "the name"]
    company: Annotated[str | None, "the firm"]
    country: Annotated[str | None, "the country"]
    star: Annotated[int | None, "the firm's stars"]
    closeness: Annotated[str | None, "stranger, answers, chats, tells, friend; null where none is noted"]
    moved: Annotated[str | None, "closer or drifted, by what was noted within twelve months"]
    months: Annotated[int | None, "full months since first contact"]
    last_touch_on: Annotated[date | None, "the day of the last touch"]
    known: Annotated[Relationship, "how long we know each other, and each step of closeness"]
    next_step: Annotated[NextStep | None, "what would bring us closer"]


class Portrait(TypedDict):
    """How complete the dossier of a client is; `--csv` has a line for each."""

    ref: Annotated[str, "the person one has most to do with there, or the firm where nobody is known"]
    name: Annotated[str, "the name"]
    company: Annotated[str | None, "the firm"]
    star: Annotated[int | None, "its stars"]
    open_deals: Annotated[int, "how many deals are open"]
    noted: Annotated[int | None, "how many facts were noted of it within the period; null without one"]
    share: Annotated[float, "the mean of the four parts, 0 to 1"]
    completeness: Annotated[
        Mapping[str, float], "by part (contact, company, country, negotiation) the share known, 0 to 1"
    ]
    gaps: Annotated[Sequence[Gap], "what is missing and matters most"]
