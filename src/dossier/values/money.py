"""Money: an exact amount with its currency, read as people write it."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import NamedTuple

from dossier.errors import InvalidValueError
from dossier.i18n import _, usage
from dossier.values.chinese_number import in_figures

_SIGNS = {
    "$": "USD", "us$": "USD", "usd": "USD", "美元": "USD", "美金": "USD", "美刀": "USD", "刀": "USD", "€": "EUR", "欧元": "EUR",
    "欧": "EUR", "£": "GBP", "英镑": "GBP", "镑": "GBP", "¥": "CNY", "￥": "CNY", "rmb": "CNY", "人民币": "CNY", "元": "CNY",
    "块": "CNY", "块钱": "CNY", "元人民币": "CNY", "₽": "RUB", "卢布": "RUB", "₹": "INR", "卢比": "INR", "印度卢比": "INR",
    "日元": "JPY", "日圆": "JPY", "日币": "JPY", "a$": "AUD", "澳元": "AUD", "澳币": "AUD", "nz$": "NZD", "纽币": "NZD",
    "c$": "CAD", "加元": "CAD", "加币": "CAD", "r$": "BRL", "雷亚尔": "BRL", "hk$": "HKD", "港币": "HKD", "港元": "HKD",
    "s$": "SGD", "新币": "SGD", "新加坡元": "SGD", "台币": "TWD", "新台币": "TWD", "瑞郎": "CHF", "瑞士法郎": "CHF", "韩元": "KRW",
    "韩币": "KRW", "泰铢": "THB", "越南盾": "VND", "迪拉姆": "AED", "兰特": "ZAR", "里拉": "TRY", "兹罗提": "PLN",
}  # fmt: skip
"""What a sum is said in, beside the three letters of its currency."""
_SCALES = {
    "k": 1_000, "thousand": 1_000, "千": 1_000, "万": 10_000, "w": 10_000, "十万": 100_000, "lakh": 100_000, "lakhs": 100_000,
    "lac": 100_000, "m": 1_000_000, "mn": 1_000_000, "mio": 1_000_000, "million": 1_000_000, "百万": 1_000_000,
    "crore": 10_000_000, "crores": 10_000_000, "千万": 10_000_000, "亿": 100_000_000,
}  # fmt: skip
"""Words behind a number that multiply it."""
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_FORM = rf"(?P<before>[^\d\s.,-]{{0,5}}?)\s*(?P<number>-?[\d][\d.,' ]*)\s*(?P<scale>(?:{_SCALE})(?![a-z]))?\s*(?P<after>\D{{0,5}})"


class Money(NamedTuple):
    """An amount in a currency (ISO 4217); amounts of different currencies are never added."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


def parse_amount(text: str, *, field: str = "amount") -> Decimal:
    """Return the number in a text such as `1,234.50`, `1.234,50`, `1,00,000`, `12'000`, `10k` or `3.2万`.

    Raises InvalidValueError for what is no number.
    """
    hit = re.fullmatch(rf"(.*?\d)\s*({_SCALE})?", in_figures(unicodedata.normalize("NFKC", text).strip().casefold()))
    plain = re.sub(r"[\s']", "", hit[1]) if hit else ""
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", plain) and plain.count(".") + plain.count(",") > 1:
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d+,\d{1,2}", plain):
        plain = plain.replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}((,\d{2})*|(,\d{3})*),\d{3}(\.\d+)?", plain):
        plain = plain.replace(",", "")
    try:
        number = Decimal(plain) if hit else Decimal("NaN")
        number = _scaled(number, hit[2]) if hit and number.is_finite() else number
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= Decimal(10) ** 15:
        raise InvalidValueError(
            _("“{text}” is not a number.").format(text=text.strip()[:40]), _("Write 12500 or 3.20."), field=field
        )
    return number


def _scaled(number: Decimal, word: str | None) -> Decimal:
    """Return a number times the word behind it; a whole number of thousands has no digits behind its point."""
    if not word:
        return number
    made = number * _SCALES[word]
    return made.to_integral_value() if made == made.to_integral_value() else made


def check_thousands(text: str) -> None:
    """Raise InvalidValueError for a sum such as `10.000`, ten thousand to one writer and ten to another, with both readings."""
    hit = re.fullmatch(r"\D*([1-9]\d{0,2})\.(\d{3})\D*", text.strip())
    if hit:
        one, other = f"{hit[1]},{hit[2]}", f"{hit[1]}.{hit[2][:2]}"
        raise InvalidValueError(
            _("“{text}” can be {one} or {other}.").format(text=text.strip()[:20], one=one, other=other),
            _("Write it as {one} or {other}.").format(one=one, other=other),
        )


def parse_money(text: str, default_currency: str | None = None, *, field: str = "amount") -> Money:
    """Return the sum in a text such as `USD 6.40`, `3.20€`, `1,200 EUR` or `5万美元`.

    Raises InvalidValueError when there is no number, or no currency and no default.
    """
    hit = re.fullmatch(_FORM, in_figures(unicodedata.normalize("NFKC", text).strip().casefold()))
    if not hit:
        raise InvalidValueError(
            _("“{text}” is not a sum of money.").format(text=text.strip()[:40]), _("Write USD 6.40."), field=field
        )
    amount = _scaled(parse_amount(hit["number"], field=field), hit["scale"])
    word = (hit["before"] or hit["after"]).strip()
    currency = _SIGNS.get(word, word.upper()) if word else default_currency
    if currency is None:
        raise InvalidValueError(
            _("“{text}” has no currency.").format(text=text.strip()[:40]), _("Write USD 6.40."), field=field
        )
    return Money(amount, known_currency(currency, field=field))


def no_price(text: str) -> InvalidValueError:
    """Return the failure for what is no price."""
    return InvalidValueError(_("“{text}” is no price.").format(text=text[:40]), _("Write 3.20."))


def known_currency(code: str, *, field: str = "currency") -> str:
    """Return a currency's ISO 4217 code in capitals; raises InvalidValueError for a code that is none."""
    plain = _SIGNS.get(code.strip().casefold(), code.strip().upper())
    if plain not in CURRENCIES:
        raise InvalidValueError(
            _("“{code}” is not a currency.").format(code=code.strip()[:20]),
            _("Use its three-letter code, such as USD, EUR or CNY."),
            field=field,
        )
    return plain


_NO_SMALLER_UNIT = frozenset(
    ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF")
)
_THOUSANDTHS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))


def digits_of(currency: str | None) -> int:
    """Return how many digits after the point a sum in a currency has (ISO 4217, minor unit); two where unknown."""
    return 0 if currency in _NO_SMALLER_UNIT else 3 if currency in _THOUSANDTHS else 2


def rounded(amount: Decimal, currency: str | None) -> Decimal:
    """Return a sum in the smallest unit of its currency, half up as in trade."""
    return amount.quantize(Decimal(1).scaleb(-digits_of(currency)), rounding=ROUND_HALF_UP)


def price_of(amount: Decimal, currency: str | None) -> Decimal:
    """Return a price with at least the digits of its currency; finer prices keep theirs."""
    digits = max(digits_of(currency), -int(amount.normalize().as_tuple().exponent))
    return amount.quantize(Decimal(1).scaleb(-digits))


def shown(amount: Decimal, currency: str | None) -> str:
    """Return a sum for a sentence: USD 68,880, or with the digits of its currency where it has any."""
    whole = amount == amount.to_integral_value()
    text = f"{amount.to_integral_value() if whole else rounded(amount, currency):,f}"
    return f"{currency or ''} {text}".strip()


def large(value: float, currency: str | None = None) -> str:
    """Return a large number as a language counts: `USD 68 bn`, 680 亿美元; three digits are enough to compare by."""
    way = usage()
    if currency is None and not way.counts_in_scales:
        return f"{value:,}"
    size, form = next((each for each in way.scales if value >= each[0]), (1, "{number}"))
    amount = value / size
    number = f"{amount:,.{0 if amount >= 100 or size == 1 else 1 if amount >= 10 else way.digits}f}"
    number = form.format(number=number.rstrip("0").rstrip(".") if "." in number else number)
    if currency is None:
        return number
    gap = " " if way.spaces and number[-1].isdigit() else ""
    return way.sum.format(number=number + gap, currency=way.currencies.get(currency, currency))


CURRENCIES = frozenset(
    """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
        CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD
        HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD
        LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
        PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
        TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """.split()
)
"""ISO 4217 currencies in use in 2026, and CNH, the offshore yuan; a test compares them with pycountry's."""
