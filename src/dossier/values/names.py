"""The words by which a record is found: one normal form for what is stored and what is typed."""

import re
import unicodedata
from functools import cache, lru_cache

from dossier.paths import data_folder

_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_CJK = r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af]+"
_CJK_RUN = re.compile(_CJK)
LEGAL_FORMS = frozenset(
    """
        gmbh ag kg ohg ug co inc llc ltd limited corp corporation company plc pty sa sas sarl srl spa bv nv ab
        as oy aps ooo oao zao pte sdn bhd kk kft zrt doo sro ltda eireli fze fzc fzco wll est trading ооо оао
        зао пао ип
    """.split()
)
"""Words that say what form a firm has, not what it is called."""


class _Bare(dict[int, int | None]):
    """What becomes of each sign without its accents: accents go, the rest stays; found out once a sign."""

    def __missing__(self, sign: int) -> int | None:
        found = self[sign] = None if unicodedata.combining(chr(sign)) else sign
        return found


_BARE = _Bare()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return a text in lower case without accents: `Müller` and `MULLER` become `muller`."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return unicodedata.normalize("NFC", plain.translate(_BARE))


def words(text: str) -> list[str]:
    """Return the folded words of a name, in order, each once."""
    return list(dict.fromkeys(_WORD.findall(text.casefold() if text.isascii() else fold(text))))


_JOINT = re.compile(r"(?<=[^\W_])['’‘ʼ`´＇\-‐‑](?=[^\W_])")


def joined(text: str) -> str:
    """Return a text whose words that an apostrophe or a hyphen parts are one: `O'Hara` becomes `OHara`."""
    return _JOINT.sub("", text)


@lru_cache(maxsize=20_000)
def index_words(text: str) -> tuple[str, ...]:
    """Return every word under which a name is kept: its words, the German spelling, each tail of a Chinese run.

    Words that an apostrophe or a hyphen parts are kept as one, too. A fragment typed later is looked up as the beginning of one of these.
    """
    found = words(text)
    if text.isascii() and "'" not in text and "-" not in text and "`" not in text:
        return tuple(found)
    if (one := joined(text)) != text:
        found += words(one)
    if text.isascii():
        return tuple(dict.fromkeys(found))
    composed = unicodedata.normalize("NFC", text.casefold())
    if (german := composed.translate(_GERMAN)) != composed:
        found += words(german)
    for run in _CJK_RUN.findall(fold(text)):
        found += [run[start:] for start in range(len(run))]
    return tuple(dict.fromkeys(found))


def is_called(name: str, *held: str | None) -> bool:
    """Tell whether a name is one of those that are held, in any case and with or without accents, or a part of the first."""
    known = [each for each in held if each]
    return fold(name) in {fold(each) for each in known} or set(words(name)) <= set(
        index_words(known[0] if known else "")
    )


FIRM = "="
"""The sign before the key of a firm among the words of look-up, which no word begins with."""
_HAN_FORM = re.compile(r"(股份有限公司|有限责任公司|有限責任公司|有限公司|股份公司|公司)$")
_PLACE_SIGN = re.compile(rf"^({_CJK[:-1]}{{2,3}}?)省|^({_CJK[:-1]}{{2,6}}?)市(?={_CJK[:-1]}{{2}})")
_NO_FIRM = frozenset(
    "na nil null none unknown nothing tbd tba private individual nocompany notapplicable freelance freelancer selfemployed".split()
    + "无 無 没有 暂无 不详 未知 不知道 不适用 个人 空 自由职业 自由职业者".split()
    + [""]
)


@lru_cache(maxsize=20_000)
def firm_key(name: str) -> str:
    """Return what stays the same of a firm's name in every way of writing it; empty where nothing does.

    Case, accents, spaces and signs do not count, nor do legal forms, nor 市 and 省 of the place a Chinese name begins with.
    """
    plain = (
        joined(fold(unicodedata.normalize("NFKC", name))).replace(".", "").replace("spzoo", "").replace("sp z oo", "")
    )
    found = _WORD.findall(plain)
    telling = "".join(word for word in found if word not in LEGAL_FORMS) or "".join(found)
    if telling.isascii():
        return telling
    telling = _HAN_FORM.sub("", telling) or telling
    for _sign in "省市":
        telling = _PLACE_SIGN.sub(lambda hit: hit[1] or hit[2], telling)
    return telling


_DIGIT = re.compile("[0-9]")


def is_no_firm(text: str) -> bool:
    """Tell whether a text only fills the place of a firm's name: `N/A`, `-`, 无."""
    return _DIGIT.search(text) is None and _fills_place(text)


@lru_cache(maxsize=20_000)
def _fills_place(text: str) -> bool:
    return "".join(_WORD.findall(fold(unicodedata.normalize("NFKC", text)))) in _NO_FIRM


_EXTENSION = re.compile(r"(?i)\s*(?:[,;]?\s*(?:ext(?:ension)?|extn|x|durchwahl|dw|转|分机)[.:]?\s*|#)\d{1,6}\s*$")
_BARE_NUMBER = re.compile(r"[+0-9 ()./-]*")
"""A number without an extension, as nearly all are: looking for one at each sign takes longer than the rest."""
_BARE_SIGNS = str.maketrans("", "", "+ ()./-")
_NO_DIGITS = re.compile(r"[^0-9]+")
_MEXICAN_MOBILE = re.compile(r"^(?:00)?521(?=\d{10}$)")
"""Until 2019 a 1 stood before Mexican mobile numbers dialled from abroad; people still write it."""


@lru_cache(maxsize=20_000)
def phone_digits(text: str) -> str:
    """Return the digits of a phone number without the signs of its notation, `(0)`, and an extension."""
    if _BARE_NUMBER.fullmatch(text):
        plain = text.replace("(0)", "")
        digits = plain.translate(_BARE_SIGNS)
    else:
        plain = _EXTENSION.sub("", unicodedata.normalize("NFKC", text)).replace("(0)", "")
        digits = _NO_DIGITS.sub("", plain)
    return _MEXICAN_MOBILE.sub("52", digits) if "521" in digits and plain.lstrip().startswith(("+", "00")) else digits


@lru_cache(maxsize=20_000)
def phone_key(text: str) -> str:
    """Return a phone number as it is kept for look-up: the digits from the last to the first.

    So the national notation `040 1234567` is the beginning of `+49 40 1234567` once its trunk zeros are gone.
    """
    return phone_digits(text).lstrip("0")[::-1]


def normal_point(kind: str, value: str) -> str:
    """Return the normal form of a way to reach somebody: of a number its digits, of a link its last part."""
    plain = value.strip().casefold()
    if kind in {"phone", "mobile", "fax", "whatsapp"}:
        return phone_key(value)
    if kind == "email":
        return plain
    if kind == "website":
        return domain_of(plain) or plain
    return plain.rstrip("/").rpartition("/")[2].lstrip("@") or plain


def domain_of(text: str) -> str | None:
    """Return the domain of an e-mail address or a link, without `www.`; None if there is none."""
    _name, at, host = text.rpartition("@")
    return _domain(host if at else re.sub(r"^[a-z]+://", "", text.strip().casefold()))


@lru_cache(maxsize=20_000)
def _domain(host: str) -> str | None:
    host = re.split(r"[/?#:]", host.rstrip().casefold(), maxsplit=1)[0].removeprefix("www.").strip(".")
    return host if re.fullmatch(r"[^\s.]+(\.[^\s.]+)+", host) else None


_EMAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+\.[^\s@<>()\[\],;:\\\".]{2,}")


def is_email(text: str) -> bool:
    """Tell whether a text has the form of one e-mail address."""
    plain = text.strip()
    return len(plain) <= 254 and ".." not in plain and _EMAIL.fullmatch(plain) is not None


def is_visible(text: str) -> bool:
    """Tell whether a text holds a sign that can be seen."""
    return (text.isprintable() and not text.isspace() and text != "") or any(
        c.isprintable() and not c.isspace() for c in text
    )


def name_of_address(email: str) -> str:
    """Return the name that an e-mail address lets guess: `anna.schmidt@…` is Anna Schmidt."""
    local = email.partition("@")[0].replace("_", ".").replace("-", ".")
    return " ".join(word.capitalize() for word in local.split(".") if word)


def company_domain(email: str) -> str | None:
    """Return the domain of an address if it can be a firm's own, else None."""
    domain = domain_of(email)
    return None if domain is None or is_free(domain) else domain


@lru_cache(maxsize=20_000)
def is_free(domain: str) -> bool:
    """Tell whether a mail domain is open to everybody, so that it names no company."""
    whole, labels = _free()
    parts = domain.split(".")
    return any(".".join(parts[number:]) in whole for number in range(len(parts))) or (
        len(parts) > 1 and (parts[0] in labels or ".".join(parts[:2]) in whole)
    )


def is_shared(email: str) -> bool:
    """Tell whether an address is a mailbox that several people of a firm read."""
    return email.partition("@")[0].rstrip("0123456789") in listed("shared_mailboxes.txt")


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a shipped list; lines that begin with # explain it."""
    lines = (data_folder() / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _free() -> tuple[frozenset[str], frozenset[str]]:
    lines = (data_folder() / "free_mail.txt").read_text(encoding="utf-8").splitlines()
    names = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return frozenset(name for name in names if "." in name), frozenset(name for name in names if "." not in name)
