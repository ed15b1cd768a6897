"""What our policy says of a payment that a client asks for."""

from decimal import Decimal
from typing import NamedTuple

from dossier.i18n import N_
from dossier.records.catalogue.key import Choice
from dossier.values.money import Money
from dossier.values.payment import Payment
from dossier.values.payment_limits import BANK_GUARANTEE, CONFIRMED_LC, CREDIT_INSURANCE
from dossier.values.payment_trust import Trust

SECURITIES = (
    Choice(CREDIT_INSURANCE, N_("credit insurance")),
    Choice(CONFIRMED_LC, N_("confirmed L/C")),
    Choice(BANK_GUARANTEE, N_("bank guarantee")),
)


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
