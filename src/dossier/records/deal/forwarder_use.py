"""How long and how often a forwarder has carried our clients' goods, and how well one fits a client (M151, M152)."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.declared import kind, private, shared

RECOMMENDED = 3
"""How many are named: enough to choose from, few enough to write to."""


class Forwarder(NamedTuple):
    """A forwarder that clients have used."""

    id: int
    name: Annotated[str, shared(NP_("of a firm", "name"), "name", required=True, spoken=True)]
    ports: Annotated[str | None, shared(N_("ports"), "list", aliases=("港口",))]
    countries: Annotated[str | None, shared(N_("serves"), "list")]
    since: Annotated[str | None, shared(NP_("of a forwarder", "since"), "partial")]
    contact_line: Annotated[str | None, shared(N_("reach them by"), aliases=("phone", "email"))]
    text: Annotated[str | None, private(N_("notes"), aliases=("notes",))]


FORWARDER = kind(
    Forwarder, "forwarder", "w", N_("forwarder"), plural="forwarders",
    listed="name ports serves=countries since reach=contact_line", called="name",
)  # fmt: skip


class Use(NamedTuple):
    """What the orders say of a forwarder: how many, of how many clients, since when, for which countries."""

    forwarder: Forwarder
    orders: int
    clients: int
    first_on: date | None
    last_on: date | None
    destinations: frozenset[str]

    @property
    def serves(self) -> frozenset[str]:
        """Return the countries it says it serves, by code."""
        return frozenset((self.forwarder.countries or "").split("\n")) - {""}

    @property
    def ports(self) -> tuple[str, ...]:
        """Return its ports."""
        return tuple(each for each in (self.forwarder.ports or "").split("\n") if each)

    @property
    def since(self) -> int | None:
        """Return the year since which it is known to us, by its record or by its first order."""
        said = self.forwarder.since
        years = [int(said[:4])] if said and said[:4].isdigit() else []
        return min([*years, *([self.first_on.year] if self.first_on else [])], default=None)


class Fit(NamedTuple):
    """A forwarder with what speaks for it with this client; a smaller `rank` is a better one."""

    use: Use
    to_country: bool
    at_port: str
    rank: tuple[bool, bool, int, int, int]


def fitting(uses: tuple[Use, ...], country: str | None, port: str | None) -> tuple[Fit, ...]:
    """Return the forwarders from the best fit on: goes there, loads there, most clients, most orders, known longest.

    One that no client has used is left out: only what others have tried for long is recommended.
    """
    found = []
    for use in uses:
        if not use.orders:
            continue
        there = country is not None and country in (use.serves | use.destinations)
        loads = next((each for each in use.ports if port and each.casefold() == port.casefold()), "")
        found.append(Fit(use, there, loads, (not there, not loads, -use.clients, -use.orders, use.since or 9999)))
    return tuple(sorted(found, key=lambda fit: fit.rank))
