"""Who carries a deal at the client's, and what would be missing without one of them."""

from datetime import date
from typing import Annotated, NamedTuple

DECIDES, INFLUENCES, USES, HELPS, AGAINST, UNKNOWN, SILENT = (
    "decides", "influences", "uses", "helps", "against", "unknown", "silent"
)  # fmt: skip
ROLES = (DECIDES, INFLUENCES, USES, HELPS, AGAINST, UNKNOWN, SILENT)
BY_AUTHORITY = {
    "decides": DECIDES, "influences": INFLUENCES, "buys": INFLUENCES, "technical": USES, "assists": USES, None: UNKNOWN,
}  # fmt: skip


class Carrier(NamedTuple):
    """Somebody at the client's with the parts they have in the deal."""

    ref: Annotated[str, "the person"]
    name: Annotated[str, "their name"]
    roles: Annotated[tuple[str, ...], "decides, influences, uses, helps, against, unknown, silent"]
    authority: Annotated[str | None, "what they may decide"]
    is_certain: Annotated[bool, "false where that is only likely"]
    closeness: Annotated[str | None, "how close to us"]
    heard_on: Annotated[date | None, "when we last heard from them or met them"]
    heads: Annotated[tuple[str, ...], "the departments they head"]
    stuck_on: Annotated[str | None, "the topic on which they said no"]


class Flag(NamedTuple):
    """Something that would break, with the person to ask and the sentence to say."""

    kind: Annotated[
        str,
        "decider_unknown, decider_silent, decider_unsure, alone, one_decider, one_helper, no_helper, against, role_unknown, nobody_heads",
    ]
    about: Annotated[str | None, "the ref of the person it is about"]
    name: Annotated[str, "their name, or the department"]
    ask: Annotated[str | None, "whom to ask: the ref; null where nobody may be asked"]
    ask_name: Annotated[str, "their name"]
    sentence: Annotated[str, "what to say to them, in English; empty where nobody may be asked"]
    meaning: Annotated[str, "what that means in the language in use"]
    held: Annotated[bool, "whether something known of everybody who could be asked speaks against the sentence"]
    topic: Annotated[str | None, "what is stuck"] = None


class Left(NamedTuple):
    """What would be gone if one person left: the parts that nobody else has, and who would be left."""

    ref: Annotated[str, "the person"]
    name: Annotated[str, "their name"]
    alone_in: Annotated[tuple[str, ...], "the parts that nobody else has: decides, helps, heard"]
    others: Annotated[tuple[str, ...], "names of the others of whom we heard of late"]


class Cover(NamedTuple):
    """Who carries a deal, what would break if one person left, and whom to ask what."""

    ref: Annotated[str, "the deal"]
    title: Annotated[str, "its title"]
    client: Annotated[str, "whose it is"]
    firm: Annotated[str | None, "the firm's ref"]
    is_over: Annotated[bool, "whether the deal is over; nothing is flagged then"]
    people: Annotated[tuple[Carrier, ...], "everybody known there"]
    left: Annotated[tuple[Left, ...], "those who have a part alone"]
    flags: Annotated[tuple[Flag, ...], "what to ask, the worst first"]
    silent_days: Annotated[int, "from so many days on somebody counts as silent"]
