"""What a country asks of goods at its border: duties, tax, how they are reckoned; and the duties a user looked up herself."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_
from dossier.records.declared import kind, private, shared

EXTRA, ENDED, RAISED, ANTIDUMPING = "extra", "ended", "raised", "antidumping"
"""Rules on goods of China: a duty on top, one that has ended, a raised one, codes with duties against dumping."""
ALL, LISTED = "all", "listed"
"""Which goods a rule is for: all but exceptions, or those of a list."""
STALE_DAYS = 365
"""After so many days a duty that was looked up is asked for again."""
DUTIES = frozenset({"percent", "extra"})
"""Fields of a duty that are per cents."""
LEAST_DIGITS, MOST_DIGITS = 2, 12


class BorderRule(NamedTuple):
    """A rule on goods of China at a border."""

    kind: Annotated[str, "extra (on top of the duty), ended, raised, antidumping"]
    value: Annotated[str, "per cent, or a range of them; of antidumping the number of codes"]
    goods: Annotated[str, "all (but exceptions), listed, or empty"]
    note: Annotated[str, "what it is, in English"]
    note_zh: Annotated[str, "the same in Chinese"]
    year: Annotated[int, "its year"]
    source: Annotated[str, "where it is from"]

    @property
    def percent(self) -> Decimal | None:
        """Return the duty on top, of one that falls on all goods; None where it depends on the goods."""
        return Decimal(self.value) if self.kind == EXTRA and self.goods == ALL else None


class Valuation(NamedTuple):
    """On which value a country reckons duty (`CIF` or `FOB`) and tax: `landed`, `value`, `value10` (and a tenth); `sure` if on file."""

    duty_on: str = "CIF"
    tax_on: str = "landed"
    sure: bool = False


class Duty(NamedTuple):
    """A duty that the user looked up: for the goods of a customs code, in one country."""

    id: int
    country: Annotated[str, shared(N_("country"), "country", required=True, spoken=True)]
    code: Annotated[
        str,
        shared(N_("HS code"), "hs_code", required=True, spoken=True, aliases=("hs", "hs_code", "海关编码", "税号")),
    ]
    percent: Annotated[
        Decimal, shared(N_("duty in %"), "decimal", required=True, spoken=True, aliases=("duty", "rate", "关税"))
    ]
    extra: Annotated[Decimal | None, shared(N_("additional duty in %"), "decimal", aliases=("附加税", "加征"))]
    on_date: Annotated[date, shared(N_("looked up on"), "day", aliases=("on", "查询日期"))]
    source: Annotated[str | None, shared(N_("source"), aliases=("来源",))]
    note: Annotated[str | None, private(N_("note"))] = None

    @property
    def ref(self) -> str:
        """Return the short name, such as `u4`."""
        return f"u{self.id}"

    def is_stale(self, today: date) -> bool:
        """Tell whether it was looked up so long ago that it is to be asked for again."""
        return (today - self.on_date).days > STALE_DAYS


DUTY = kind(
    Duty, "duty", "u", N_("customs duty"), plural="duties",
    listed="country code percent extra date=on_date source", called="code", title="code", day="on_date",
)  # fmt: skip


def digits(code: str | None) -> str:
    """Return the digits of a customs code, by which it is compared."""
    return "".join(each for each in code or "" if each.isdigit())


def spaced_code(text: str) -> str | None:
    """Return a customs code as it is kept, `8504.40.90`; None for a text that is none."""
    plain = digits(text)
    if not LEAST_DIGITS <= len(plain) <= MOST_DIGITS or set(text) - set("0123456789. -\u00a0"):
        return None
    return ".".join(part for part in (plain[:4], plain[4:6], plain[6:8], plain[8:]) if part)


def nearest_duty(duties: Iterable[Duty], iso2: str, code: str | None) -> Duty | None:
    """Return the duty that was looked up for a code in a country: the one whose code is the longest beginning of it, the newest."""
    wanted = digits(code)
    fits = [each for each in duties if each.country == iso2 and wanted and wanted.startswith(digits(each.code))]
    return max(fits, key=lambda each: (len(digits(each.code)), each.on_date, each.id), default=None)
