"""What an order carries, what its destination asks for, and what comes of comparing the two."""

from datetime import date
from typing import NamedTuple

from dossier.records.country.country import Mark

OK, MISMATCH, PARTLY, ASK, EXPIRES, LATER = "ok", "mismatch", "partly", "ask", "expires", "later"
"""How it stands: `expires` before the goods leave, `later` for a rule that begins after they have left."""
PLUG, MAINS, MARK, WANTED, PROOF, PAPERS, LABEL = "plug", "mains", "mark", "wanted", "proof", "papers", "label"
"""What is compared: `wanted` is a mark that buyers ask for, `proof` what a paper shows, `papers` what somebody has to file
or print for the market."""
OF_MARKS = frozenset({MARK, WANTED, PROOF, PAPERS})


class Goods(NamedTuple):
    """What is known of the goods of an order or a quotation; empty where nothing is."""

    name: str = ""
    category: str = ""
    plug: tuple[str, ...] = ()
    mains: str = ""
    certificates: tuple[str, ...] = ()
    label: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Tell whether there is anything to compare."""
        return bool(self.plug or self.mains or self.certificates or self.label or self.category)


class Plug(NamedTuple):
    """A plug as the trade names it: the types it stands for, and the types of sockets it fits."""

    types: frozenset[str]
    sockets: frozenset[str]


class Place(NamedTuple):
    """What a market asks for; `label_rule` says whether one of the languages will do (`any`) or all are wanted (`all`)."""

    iso2: str
    plugs: tuple[str, ...] = ()
    plug_main: str | None = None
    volts: tuple[int, ...] = ()
    hertz: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()
    languages: tuple[str, ...] = ()
    label_rule: str = "any"
    label_note: str = ""


class Finding(NamedTuple):
    """One comparison: what the destination wants, what the goods have, and how the two stand."""

    topic: str
    state: str
    wanted: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    note: str = ""
    rule: Mark | None = None
    until: date | None = None
