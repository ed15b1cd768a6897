"""Ways to reach somebody in a line: e-mail, web pages, profiles, telephone numbers with what stands beside them."""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dossier.capture.vocabulary import folded, lists, tokens

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

EMAIL = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+'&-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![\w-])")
_AT = re.compile(
    r"(?<![\w.+-])([\w.+-]+)\s*[\[({]\s*at\s*[\])}]\s*([\w-]+(?:\s*(?:\.|[\[({]\s*dot\s*[\])}])\s*[\w-]+)+)",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]|\"',;]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|net|org|biz|info|eu|shop|store|co|example|"
    r"[a-z]{2})(?:\.[a-z]{2})?(?:/[^\s<>()\[\]|\"',;]*)?(?![\w@-])",
    re.IGNORECASE,
)
_PROFILES = (
    ("linkedin", re.compile(r"linkedin\.com/(?:in|pub|company|sales)/([\w%.-]+)", re.IGNORECASE)),
    ("facebook", re.compile(r"(?:facebook|fb)\.com/([\w.%/?=-]+)", re.IGNORECASE)),
    ("instagram", re.compile(r"instagram\.com/([\w.]+)", re.IGNORECASE)),
    ("telegram", re.compile(r"\b(?:t|telegram)\.me/([\w+]+)", re.IGNORECASE)),
    ("whatsapp", re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?phone=)\+?(\d{7,15})", re.IGNORECASE)),
)
_NUMBER = re.compile(
    r"(?<![\w@./#-])(?:\(?0\d{2,5}\)?\s?/\s?(?=[1-9]))?(?:\+|\(\+?|00)?\d(?:[\d\s().‐-―\-]|/(?=\d)){5,24}\d(?![\w@])"
)
_HANDLE = r"(?:\s*(?:id|号|no\.?|account)?\s*[::]?\s*)@?([A-Za-z0-9][\w.:@-]{3,40})"
_LABELLED_HANDLE = re.compile(
    r"(?<![\w])(skype|wechat|we chat|weixin|微信号?|qq|telegram|instagram)" + _HANDLE, re.IGNORECASE
)
_EXTENSION_TAIL = re.compile(r"^\s*[,(/-]?\s*([^\W\d_]{1,12})\s*[.::]?\s*(\d{1,5})\b")
KINDS = ("whatsapp", "wechat", "telegram", "viber", "mobile", "fax", "phone")


class Point(NamedTuple):
    """One way to reach somebody: its kind, its value, and the words it was read from."""

    kind: str
    value: str
    words: str


class Dialled(NamedTuple):
    """A number as written, the kinds its labels name, an extension, and whether a label or a `+` vouches for it."""

    written: str
    kinds: tuple[str, ...]
    label: str
    extension: str
    is_labelled: bool


def emails(text: str) -> list[str]:
    """Return the e-mail addresses of a text in order, in lower case; `(at)` is read too."""
    found = [each.lower().strip("'.") for each in EMAIL.findall(text)]
    for name, domain in _AT.findall(text):
        bare = re.sub(r"\s|[\[({]|[\])}]", "", re.sub(r"[\[({]\s*dot\s*[\])}]", ".", domain, flags=re.IGNORECASE))
        found.append(f"{name}@{bare}".lower())
    return list(dict.fromkeys(found))


def profiles(text: str) -> list[Point]:
    """Return the profiles a text links to, and the handles it names behind a label."""
    found = []
    for kind, shape in _PROFILES:
        for m in shape.finditer(text):
            value = (
                f"+{m[1]}" if kind == "whatsapp" else m[0] if kind in {"linkedin", "facebook", "instagram"} else m[1]
            )
            found.append(Point(kind, value.rstrip("/.,"), m[0]))
    for m in _LABELLED_HANDLE.finditer(text):
        word = m[1].lower()
        kind = "wechat" if word in {"we chat", "weixin", "wechat"} or word.startswith("微信") else word
        value = m[2].rstrip(".,")
        is_number = re.fullmatch(r"[\d-]+", value) is not None
        if (kind == "qq") != is_number and kind != "wechat":
            continue
        if is_number and kind == "wechat":
            continue  # a telephone number, read as one
        if kind != "skype" and ("@" in value or "." in value and kind != "instagram" or ":" in value):  # noqa: RUF021
            continue
        if value.lower() in {"whatsapp", "wechat", "telegram", "skype", "viber", "mobile", "phone", "number"}:
            continue
        if not re.search(r"[::@]|\bid\b|号", m[0][len(m[1]) : len(m[0]) - len(m[2]) + 1], re.IGNORECASE):
            continue
        found.append(Point(kind, value, m[0]))
    return found


def websites(text: str) -> list[str]:
    """Return the hosts of the web pages of a text, profiles and mail addresses left out."""
    found = []
    for m in _URL.finditer(EMAIL.sub(" ", text)):
        host = re.sub(r"^https?://", "", m[0], flags=re.IGNORECASE).split("/")[0].split("?")[0].lower().strip(".")
        if "." not in host or _is_elsewhere(host) or re.fullmatch(r"[\d.]+", host):
            continue
        if not m[0].lower().startswith(("http", "www")) and not _is_plausible(host):
            continue
        found.append(host)
    return list(dict.fromkeys(found))


def _is_plausible(host: str) -> bool:
    labels = host.split(".")
    return (
        (len(labels[0]) > 2 and labels[-1] not in {"de", "la", "le", "da", "el"})
        or len(labels) > 2
        or len(labels[0]) > 3
    )


def _is_elsewhere(host: str) -> bool:
    shared = ("linkedin.", "facebook.", "instagram.", "twitter.", "youtube.", "wa.me", "t.me", "x.com", "google.", "goo.gl",
              "bit.ly", "calendly.", "maps.", "whatsapp.", "xing.", "tiktok.", "pinterest.", "avast.", "aka.ms", "skype.",
              "made-in-china.", "alibaba.", "vk.com", "fb.com", "microsoft.", "apple.", "outlook.")  # fmt: skip
    return any(host.startswith(each) or f".{each}" in f".{host}" for each in shared)


def without_points(text: str) -> str:
    """Return a line without its addresses and links, bars in their place."""
    bare = re.sub(r"<?\bmailto:", " ", text)
    bare = EMAIL.sub(" | ", bare)
    for shape in (shape for _kind, shape in _PROFILES):
        bare = re.sub(r"(?:https?://)?(?:[\w-]+\.)*" + shape.pattern, " | ", bare, flags=re.IGNORECASE)
    hosts = websites(bare)
    bare = _URL.sub(lambda m: " | " if any(host in m[0].lower() for host in hosts) or "/" in m[0] else m[0], bare)
    return re.sub(r"<\s*\|?\s*>", " ", bare)


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for kind in (*KINDS, "line", "skype", "qq"):
        for word in folded("phones", kind):
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds


def numbers(line: str) -> list[Dialled]:
    """Return the telephone numbers of a line as written, with the kinds their labels name."""
    found: list[Dialled] = []
    place = 0
    before_kinds: tuple[str, ...] = ()
    for m in _NUMBER.finditer(_mended(line)):
        if _BOX.search(line[: m.start()]):
            continue
        written = m.group().strip(" -.()/") if not m.group().startswith("(") else m.group().strip(" -./")
        longest = 17 if "/" not in written else 24
        if not 6 <= sum(c.isdigit() for c in written) <= longest or _is_date(written):
            continue
        written, second = _apart(written)
        gap = line[place : m.start()]
        kinds, label = _kinds(gap, before=True)
        after = re.split(r"(?:\+|\d{3,})", line[m.end() :])[0]
        extension = _extension(line[m.end() :])
        behind, behind_label = _behind(after)
        if not kinds and found and re.fullmatch(r"\s*(?:/|,|;|or|und|oder|ou|o|и|或|、|&|and)\s*", gap):
            kinds, label = before_kinds, ""
        both = tuple(dict.fromkeys((*kinds, *behind)))
        if found and re.fullmatch(r"\s*(?:/|,|;|or|und|oder|ou|o|и|或|、|&|and|y|e)\s*", gap):
            written = _like_the_first(found[-1].written, written)
        found.append(Dialled(written, both, label or behind_label, extension, bool(both) or "+" in written))
        before_kinds = kinds
        place = m.end()
        if second:
            found.append(Dialled(_like_the_first(written, second), both, label or behind_label, "", bool(both)))
        short = _SHORT.match(line[place:])
        if short and bool(both):
            found.append(Dialled(_like_the_first(written, short[1]), both, label or behind_label, "", is_labelled=True))
    return found


_BOX = re.compile(
    r"\b(?:p\.?\s?o\.?\s*)?box\s*(?:no\.?)?\s*[:#]?\s*$|\b(?:postfach|apartado|apdo|caixa postal|casilla)\s*$",
    re.IGNORECASE,
)
"""What stands before the number of a letter box."""
_SHORT = re.compile(r"^\s?/\s?(\d{1,4})(?![\d/.-]|\s?\d)")
"""The last figures of a second number: `4628-7731 / 7732`."""
_BROKEN = re.compile(r"((?:\+|00)\d{1,3}[\s.-]*(?:\(0\))?[\s.-]*\d{1,4}|\(?\b0\d{1,4}\)?) / (?=\d)")
"""A bar with spaces between the area code and the number: `+43 (0) 732 / 77 65 43`."""


def _mended(line: str) -> str:
    """Return a line of the same length in which a number broken by a bar is whole."""
    return _BROKEN.sub(lambda hit: hit[1] + "   ", line)


def _apart(written: str) -> tuple[str, str]:
    """Return two whole numbers that a bar joins, `0578-3187742/3187743`; one number alone with nothing."""
    left, bar, right = written.partition("/")
    whole = bar and all(sum(c.isdigit() for c in part) >= 7 for part in (left, right))
    return (left.strip(), right.strip()) if whole else (written, "")


def _like_the_first(first: str, second: str) -> str:
    """Return a second number with the beginning it leaves out; one that has a beginning of its own stays as it is."""
    digits = re.sub(r"\D", "", second)
    whole = re.sub(r"\D", "", first)
    if second.startswith(("+", "0", "(")) or len(digits) > 8 or len(whole) - len(digits) < 2:
        return second
    left, cut = first, len(digits)
    while cut and left:
        cut -= left[-1].isdigit()
        left = left[:-1]
    return left + digits


def _is_date(written: str) -> bool:
    return (
        re.match(r"\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2}\s\d{1,2}$", written) is not None
        or re.fullmatch(r"\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4} ?- ?\d{4}", written)
        is not None
    )


def _kinds(gap: str, *, before: bool) -> tuple[tuple[str, ...], str]:
    """Return the kinds that the words next to a number name: `Tel/WhatsApp:` names two."""
    tail = re.split(r"[|•·;\t,]|\s{3,}", gap)[-1] if before else gap
    words = [token.text for token in tokens(tail)][-4:]
    kinds: list[str] = []
    labels = _labels()
    for size in (2, 1):
        for number in range(len(words) - size + 1):
            kinds += labels.get(" ".join(words[number : number + size]), ())
    if not kinds:
        for word, each in labels.items():
            if not word.isascii() and len(word) > 1 and word in tail and not re.match(r"[а-яё]", word):
                kinds += each
    if "mobile" in kinds and "phone" in kinds:
        kinds = [kind for kind in kinds if kind != "phone"]
    return tuple(dict.fromkeys(kinds)), tail.strip(" :()[]<>/-.")


def _behind(after: str) -> tuple[tuple[str, ...], str]:
    """Return the kinds named in parentheses behind a number: `(WhatsApp/Telegram)`, `- mobile`."""
    found = re.match(r"\s*[(\[]([^)\]]{1,40})[)\]]", after) or re.match(
        r"\s*[-–]?\s*((?:whats\s?app|wechat|viber)\b)", after, re.IGNORECASE
    )
    return _kinds(found[1], before=False) if found else ((), "")


def _extension(after: str) -> str:
    found = _EXTENSION_TAIL.match(after)
    if found is None or " ".join(t.text for t in tokens(found[1])) not in folded("phones", "extension"):
        return ""
    return found[2]


def _readings(written: str, calling: int) -> list[str]:
    """Return how a number may be meant: `00` is a `+`, `(0)` is not dialled from abroad, a bare calling code is one."""
    bare = re.sub(r"[‐-―·]", "-", written)
    if bare.startswith("00"):
        bare = "+" + bare[2:]
    if bare.startswith("(+"):
        bare = bare[1:].replace(")", "", 1)
    digits = re.sub(r"[^+\d]", "", bare)
    for old, now in lists("signatures")["phone_prefixes"].items():
        if digits.startswith(old):
            return [now + digits[len(old) :], bare]
    if re.search(r"\(\s*0\s*\)", bare):
        return [re.sub(r"\(\s*0\s*\)", "", bare), bare]
    if calling and re.match(rf"\(?{calling}\b", bare):
        whole = re.match(rf"\({calling}[)\s-]", bare) is not None and len(digits) > 9
        return [f"+{bare}", bare] if whole else [bare, f"+{bare}"]
    return [bare]


def parse(written: str, country: str | None, *, labelled: bool = False) -> "PhoneNumber | None":
    """Return a number as the library reads it, in `country` (two letters) where it has no `+`; None if it is none.

    A number that a label vouches for need only have a possible length; the ranges in use change faster than a library.
    """
    import phonenumbers  # 40 ms, paid only when there is a number

    tries = _readings(written, phonenumbers.country_code_for_region(country) if country else 0)
    if country is None and not tries[0].startswith("+"):
        return None
    possible = None
    for each in tries:
        try:
            number = phonenumbers.parse(each, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return number
        whole = phonenumbers.is_possible_number_with_reason(number) == phonenumbers.ValidationResult.IS_POSSIBLE
        if possible is None and (labelled or each.startswith("+")) and whole:
            possible = number
    return possible


def e164(number: "PhoneNumber") -> str:
    """Return a number in its international form, `+493012345`."""
    import phonenumbers

    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def country_of(number: "PhoneNumber") -> str | None:
    """Return the country a number belongs to, by its calling code and, where several share one, its first digits."""
    import phonenumbers

    region = phonenumbers.region_code_for_number(number)
    if region in {"GG", "JE", "IM"}:
        region = "GB"  # the islands share their ranges of mobile numbers with the mainland
    if region is None or len(region) != 2 or not region.isalpha():
        shared = phonenumbers.region_codes_for_country_code(number.country_code or 0)
        region = shared[0] if len(shared) == 1 else None
    return region if region and region.isalpha() else None


_AMERICAN = re.compile(r"(?:1[\s.-]?)?(?:\([2-9]\d{2}\)\s*[-.]?\s*|[2-9]\d{2}[.-])[2-9]\d{2}[\s.-]\d{4}")


def is_american(written: str) -> bool:
    """Say whether a number is written as in the United States and Canada: `(208) 555-0164`, `208-555-0164`."""
    return _AMERICAN.fullmatch(written.strip()) is not None


_SPACED = re.compile(r"(?:1\s)?[2-9]\d{2}\s[2-9]\d{2}\s\d{4}")


def is_spaced_american(written: str) -> bool:
    """Say whether a number may be an American one written with spaces: in an English letter it most likely is."""
    return _SPACED.fullmatch(written.strip()) is not None


def american_country(number: "PhoneNumber") -> str | None:
    """Return the country that has the area code of a number with the calling code 1; None for a code without a place."""
    import phonenumbers

    area = str(number.national_number)[:3]
    likely = phonenumbers.PhoneNumber(country_code=1, national_number=int(f"{area}2345678"))
    region = phonenumbers.region_code_for_number(likely)
    return region if region and region.isalpha() else None


def is_valid(written: str, country: str) -> bool:
    """Say whether a number without a calling code is one that is in use in a country."""
    import phonenumbers

    for each in _readings(written, phonenumbers.country_code_for_region(country)):
        try:
            number = phonenumbers.parse(each, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number_for_region(number, country):
            return True
    return False


def is_fixed(number: "PhoneNumber") -> bool:
    """Say whether a number can only be a fixed line."""
    import phonenumbers

    return phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.FIXED_LINE


def is_mobile(number: "PhoneNumber") -> bool:
    """Say whether a number can only be a mobile one."""
    import phonenumbers

    return phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
