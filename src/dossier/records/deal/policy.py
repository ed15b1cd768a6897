"""What our house asks or grants, and what that says of a payment that a client asks for."""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_
from dossier.records.deal.deal import TOPICS
from dossier.records.declared import choices, private
from dossier.values.money import Money
from dossier.values.payment import Payment
from dossier.values.payment_limits import BANK_GUARANTEE, CONFIRMED_LC, CREDIT_INSURANCE, Limits
from dossier.values.payment_trust import Trust

SECURITIES = choices(
    (CREDIT_INSURANCE, N_("credit insurance")),
    (CONFIRMED_LC, N_("confirmed L/C")),
    (BANK_GUARANTEE, N_("bank guarantee")),
)


class Policy(NamedTuple):
    """What we ask or grant on a topic from a day on, and its limits on payment; the newest one of a topic holds."""

    id: int
    topic: Annotated[str, private(N_("topic"), "choice", TOPICS, required=True, spoken=True)]
    text: Annotated[str, private(N_("what holds"), required=True, spoken=True)]
    on_date: Annotated[date, private(N_("from which day on"), "day")]
    open_percent: Annotated[Decimal | None, private(N_("per cent open when the goods leave"), "decimal")] = None
    handed_percent: Annotated[Decimal | None, private(N_("per cent open once they have the goods"), "decimal")] = None
    open_days: Annotated[int | None, private(N_("days after shipment"), "number")] = None
    open_sum: Annotated[Decimal | None, private(N_("money open at once"), "decimal")] = None
    currency: Annotated[str | None, private(N_("currency"), "currency")] = None
    means: Annotated[str | None, private(N_("instruments"), "list")] = None
    security: Annotated[str | None, private(N_("security"), "choice", SECURITIES)] = None
    allowed_by: Annotated[str | None, private(N_("more may be allowed by"))] = None

    @property
    def limits(self) -> Limits:
        """Return what may be granted at most."""
        most = None if self.open_sum is None or self.currency is None else Money(self.open_sum, self.currency)
        means = tuple(self.means.split("\n")) if self.means else ()
        return Limits(self.open_percent, self.handed_percent, self.open_days, most, means, self.security)


class Asked(NamedTuple):
    """The payment a client asks for: as said, read, and the trust it asks for with the deposit they named before."""

    text: str | None
    term: Payment
    trust: Trust

    @property
    def means(self) -> tuple[str, ...]:
        """Return the instruments of the shares that are not paid first."""
        return tuple(dict.fromkeys(each.means for each in self.term.balance or self.term.shares if each.means))


class Finding(NamedTuple):
    """One thing that a policy forbids, needs or leaves open: its words, and the values they are filled with."""

    form: str
    values: tuple[tuple[str, str], ...] = ()


class Verdict(NamedTuple):
    """Whether a policy allows what is asked; None where it cannot be told, for the reasons in `unclear`.

    `against` is what it forbids, `needs` what must be given or kept where it allows; `most` is the money it allows open at
    once, in the deal's currency, where what is asked is more than that.
    """

    allows: bool | None
    against: tuple[Finding, ...] = ()
    needs: tuple[Finding, ...] = ()
    unclear: tuple[Finding, ...] = ()
    most: Decimal | None = None


class AtOnce(NamedTuple):
    """What would be open at once, and what of it a credit insurer covers; None where it is not known."""

    open: Money | None = None
    insured: Money | None = None
