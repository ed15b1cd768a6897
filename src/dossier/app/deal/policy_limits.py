"""The limits of a policy on payment as typed: read from its text, and overruled by options."""

from decimal import Decimal
from typing import Any, NamedTuple

from dossier.errors import InvalidValueError, WrongUsageError
from dossier.i18n import _
from dossier.records.deal.policy import SECURITIES
from dossier.records.reading import choice_code
from dossier.render.words import choice
from dossier.values.listed import enumerated
from dossier.values.money import Money, parse_amount, parse_money
from dossier.values.payment import check_shares
from dossier.values.payment_forms import WHOLE
from dossier.values.payment_limits import instruments, limits_of, security_in


class LimitWords(NamedTuple):
    """Options of a policy in words: per cent open, days, a sum, instruments, a security, who may allow more."""

    open: str | None = None
    handed: str | None = None
    days: str | None = None
    most: str | None = None
    means: str | None = None
    security: str | None = None
    allowed_by: str | None = None


def columns(topic: str, text: str, typed: LimitWords) -> dict[str, Any]:
    """Return the columns of a policy's limits; raises InvalidValueError for what is none, WrongUsageError off payment."""
    if topic != "payment":
        if any(typed._replace(allowed_by=None)):
            raise WrongUsageError(
                _("Limits are those of payment."), _("On other topics only --allowed-by and the text are kept.")
            )
        return {"allowed_by": _plain(typed.allowed_by)}
    check_shares(text)
    read = limits_of(text)
    leaving = read.open_percent if typed.open is None else _percent(typed.open, "open")
    handed = read.handed_percent if typed.handed is None else _percent(typed.handed, "handed")
    if leaving == 0 and typed.handed is None:
        handed = Decimal(0)
    if leaving is not None and handed is not None and handed > leaving:
        raise InvalidValueError(
            _("More cannot be open once they have the goods than when the goods left."), _("Give --open as well."),
            field="handed",
        )  # fmt: skip
    security, insured = _security(typed.security) if typed.security is not None else (read.security, None)
    most = parse_money(typed.most, field="sum") if typed.most is not None else insured or read.most
    if most is not None and most.amount <= 0:
        raise InvalidValueError(_("A limit is more than nothing."), _("Write --sum “USD 50,000”."), field="sum")
    means = read.means if typed.means is None else _means(typed.means)
    return {
        "open_percent": leaving,
        "handed_percent": handed,
        "open_days": read.open_days if typed.days is None else _days(typed.days),
        "open_sum": most.amount if most else None,
        "currency": most.currency if most else None,
        "means": "\n".join(means) or None,
        "security": security,
        "allowed_by": _plain(typed.allowed_by),
    }


def _plain(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def _percent(text: str, field: str) -> Decimal:
    number = parse_amount(text.strip().removesuffix("%").removesuffix("％"), field=field)
    if not 0 <= number <= WHOLE:
        raise InvalidValueError(
            _("“{text}” is no share: it is 0 to 100 %.").format(text=text[:40]), _("Write 70%."), field=field
        )
    return number


def _days(text: str) -> int:
    digits = text.casefold().replace("days", "").replace("day", "").replace("天", "").strip()
    if not digits.isdecimal() or int(digits) > 365:
        raise InvalidValueError(_("“{text}” are no days.").format(text=text[:40]), _("Write 30."), field="days")
    return int(digits)


def _means(text: str) -> tuple[str, ...]:
    found = instruments(text)
    if not found:
        raise InvalidValueError(
            _("“{text}” is no instrument of payment.").format(text=text[:40]), _("Write L/C, T/T, D/P, D/A or O/A."), field="by"
        )  # fmt: skip
    return found


def _security(text: str) -> tuple[str, Money | None]:
    code = choice_code(SECURITIES, text) or security_in(text)
    if code is None:
        names = enumerated(choice(SECURITIES, each.code) for each in SECURITIES)
        raise InvalidValueError(
            _("“{text}” is no security.").format(text=text[:40]), _("Choose from: {choices}.").format(choices=names), field="security"
        )  # fmt: skip
    return code, limits_of(f"B/L copy {text}").most
