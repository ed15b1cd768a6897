"""What other rooms found for a view, each ready as lines."""

from typing import NamedTuple

from dossier.records.contact.reach import Reach
from dossier.render.country.clock import Clock
from dossier.render.page import Line, Section


class Extra(NamedTuple):
    """What stands on a page beside the book's own content.

    `matters` is the advice of the first screen, each with a short reason, `advice` all of it with sources, `more_advice`
    what the first screen leaves; `ask` the question to ask first, `tenure` how long somebody is in the firm and in the
    trade, `careful` what is served, `occasions` what is next, `rhythm` how they answer, `since` what is different since we
    last spoke.
    """

    clock: Clock | None = None
    reach: Reach | None = None
    matters: tuple[Line, ...] = ()
    advice: tuple[Line, ...] = ()
    more_advice: tuple[Line, ...] = ()
    gaps: tuple[Line, ...] = ()
    ask: str = ""
    tenure: Line = ()
    careful: tuple[Line, ...] = ()
    occasions: tuple[Line, ...] = ()
    country: tuple[Section, ...] = ()
    holidays: tuple[Line, ...] = ()
    currency: tuple[Line, ...] = ()
    destination: tuple[Line, ...] = ()
    decider: Line = ()
    rhythm: Line = ()
    since: tuple[Line, ...] = ()
