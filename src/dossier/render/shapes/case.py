"""The page for the boss as an object: what is asked, how they stand, and what we recommend."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, NotRequired, TypedDict

from dossier.records.country.landed import Landed
from dossier.records.deal.case import Exposure, Paid, Reason
from dossier.records.deal.deal import Deal
from dossier.records.deal.policy import Policy


class AskedTopic(TypedDict):
    """A topic that is still open."""

    topic: Annotated[str, "the topic"]
    ours: Annotated[str | None, "what we say"]
    theirs: Annotated[str | None, "what they say"]
    since: Annotated[date, "since when"]


class PolicyVerdict(TypedDict):
    """What our policy on payment says of what they ask."""

    allows: Annotated[bool | None, "whether it allows it; null where that cannot be told"]
    text: Annotated[str, "what holds"]
    since: Annotated[date, "from when on"]
    why: Annotated[str, "why it forbids or cannot be compared, or on which conditions it allows"]


class Finance(TypedDict):
    """Their finances, judged."""

    grade: Annotated[str, "good, weak, bad, unknown"]
    why: Annotated[str, "graded, ruin (the words are plain), ungraded (only a text), stale, guess, missing"]
    text: Annotated[str | None, "what is noted of them"]
    source: Annotated[str | None, "where the grade is from"]
    noted_on: Annotated[date | None, "the day of the grade"]
    confidential: Annotated[bool, "whether another client told it"]


class Recommendation(TypedDict):
    """What we recommend, with its numbers."""

    code: Annotated[str, "nothing, ask, hold, within, grant"]
    limit: Annotated[Decimal | None, "money that may be open at once"]
    lot: Annotated[Decimal | None, "the largest lot within the limit"]
    lots: Annotated[int | None, "how many such lots the deal makes"]
    needs: Annotated[Sequence[str], "the conditions, in words"]


class Makeable(TypedDict):
    """Their products, counted."""

    ours: Annotated[int, "those that we can make"]
    noted: Annotated[int, "those that are noted"]


class Heard(TypedDict):
    """A person at the client's."""

    ref: Annotated[str, "the person"]
    name: Annotated[str, "the name"]
    authority: Annotated[str | None, "decides, influences, buys, technical, assists"]
    is_certain: Annotated[bool, "false where that is only likely"]
    closeness: Annotated[str | None, "how close to us"]
    heard_on: Annotated[date | None, "when we last heard from them or met them"]


class Decider(TypedDict):
    """Who decides on a deal."""

    who: Annotated[Heard | None, "the person; null where nobody is known to decide"]
    days: Annotated[int | None, "days since they were heard; null where they never were"]
    ask: Annotated[Heard | None, "whom to ask about it"]


class Case(TypedDict):
    """A deal laid before somebody who decides; what was told in confidence is for them alone."""

    deal: Annotated[Deal, "the deal"]
    asked: Annotated[Sequence[AskedTopic], "what they ask"]
    advice: NotRequired[Annotated[str, "nothing, ask, hold, within, grant"]]
    recommended: NotRequired[Annotated[str, "the same in words, with its numbers"]]
    recommendation: NotRequired[Annotated[Recommendation, "the same, taken apart"]]
    to_client: NotRequired[
        Annotated[Mapping[str, str], "by language the sentence to the client; empty where there is none"]
    ]
    missing: NotRequired[Annotated[Sequence[str], "what the numbers lack: asked, asked_unread, value, finance, orders"]]
    reasons: NotRequired[Annotated[Sequence[Reason], "why"]]
    landed: NotRequired[
        Annotated[Landed | None, "what the newest quotation comes to in its market; null where it cannot be reckoned"]
    ]
    policy: NotRequired[Annotated[PolicyVerdict | None, "what our policy on payment says"]]
    policies: NotRequired[Annotated[Sequence[Policy], "what our house asks"]]
    exposure: NotRequired[Annotated[Exposure, "what would be open"]]
    paid: Annotated[Paid, "how they have paid"]
    finance: NotRequired[Annotated[Finance, "how they stand"]]
    products_we_can_make: Annotated[Makeable, "how far we can supply them"]
    told_in_confidence: NotRequired[Annotated[Sequence[str], "what other clients told us of the firm"]]
    unknown: NotRequired[Annotated[Sequence[str], "keys of facts that are unknown"]]
    decider: NotRequired[
        Annotated[Decider | None, "who decides, and for how long they were silent; null for a deal that is over"]
    ]
