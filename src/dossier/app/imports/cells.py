"""What one cell says: several addresses, numbers with their labels, a page that is a profile."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dossier.records.catalogue import catalogue
from dossier.records.contact.person import POINT_KINDS
from dossier.records.kinds import KINDS
from dossier.records.proposals import AddPoint
from dossier.values.names import is_email, phone_digits
from dossier.world import countries

Said = Iterable[tuple[str | None, str]]
"""(field, text) of what a cell holds; no field for what is left of it."""
Read = Callable[[str, str], Said]
NUMBERS = ("phone", "mobile", "fax", "whatsapp")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:：，；、/|\"']+@[^\s<>()\[\],;:：，；、/|\"']+")
_PLAIN_NUMBER = re.compile(r"\+?[\d\s().-]{5,20}")
_SCIENTIFIC = re.compile(r"(\d)[.,](\d+)[eE]\+(\d\d?)")
_PROFILES = {"linkedin": ("linkedin.com/",), "facebook": ("facebook.com/", "fb.com/"), "instagram": ("instagram.com/",)}
_LABELS = re.compile(
    r"(?i)\b(?:tel|telephone|phone|mob|mobile|cell|fax|e-?mail|mail|wechat|whatsapp|skype|id|no)\b|电话|手机|座机|微信号?|邮箱|传真|号码?|账号"
)
_BARE = re.compile(r"[1-9]\d{8,14}")
_BETWEEN = re.compile(r"\s*(?:\n|;|；|\|| ::: )\s*")


def reader(field: str) -> Read | None:
    """Return how the cells of a field are read, or None where a cell is its text."""
    owner, _dot, name = field.partition(".")
    column = KINDS[owner].field(name) if owner in KINDS else None
    entry = column or catalogue.by_key().get(field)
    if name in {"on_date", "day", "due_on"} or (entry is not None and entry.type in {"day", "partial", "date"}):
        return days_read
    return _READERS.get(name) if owner in {"contact", "company"} else None


@cache
def takes_many(field: str) -> bool:
    """Tell whether a field holds several values: addresses, lists, and notes."""
    owner, _dot, name = field.partition(".")
    fact = catalogue.by_key().get(field)
    return (
        (owner in {"contact", "company"} and name in {kind.code for kind in POINT_KINDS})
        or field in {"log.text", "follow-up.text"}
        or (fact is not None and (fact.many or fact.type == "list" or name == "note"))
    )


def is_one_list(field: str) -> bool:
    """Tell whether what several cells say of a field is one list, such as tags."""
    fact = catalogue.by_key().get(field)
    return fact is not None and fact.type == "list" and not fact.many


def days_read(field: str, text: str) -> Said:
    """Yield the day of a cell: Excel's number of one, or a day with the time behind it, which is kept beside."""
    if re.fullmatch(r"[1-7]\d{4}(\.\d+)?", text):
        yield field, (date(1899, 12, 30) + timedelta(days=int(text[:5]))).isoformat()
        return
    hit = re.fullmatch(r"(.*\d[日号]?)(?:T|,?\s+)(\d{1,2}:\d{2}(?::\d{2})?.*)", text, re.DOTALL)
    yield field, hit[1] if hit else text
    if hit and not hit[2].startswith(("00:00", "0:00")):
        yield None, text


def _country(field: str, text: str) -> Said:
    """Yield country and city of a cell that holds both: `智利/圣地亚哥`, `Chicago, USA`."""
    parts = re.split(r"\s*[/／,，、|]\s*|\s+[-–]\s+|(?<=[\u3400-\u9fff])\s+", text.strip(), maxsplit=1)
    if len(parts) == 2 and all(parts) and not countries.find(text):
        for country, city in (parts, parts[::-1]):
            if countries.find(country):
                yield field, country
                yield f"{field.partition('.')[0]}.city", city
                return
    for end in range(len(text) - 1, 1, -1) if text[:1] > "\u3400" and not countries.find(text) else ():
        if countries.find(text[:end]):  # 美国加州
            yield field, text[:end]
            yield None, text
            return
    yield field, text


def may_lack_plus(point: AddPoint) -> bool:
    """Tell whether a way to reach somebody is a number as a spreadsheet leaves it, without its + and any other sign."""
    return point.kind in NUMBERS and _BARE.fullmatch(point.value) is not None


def with_plus(point: AddPoint, country: str | None) -> AddPoint:
    """Return a number with the + that a spreadsheet took away, where it begins with the calling code of the country."""
    found = countries.of(country) if country and may_lack_plus(point) else None
    if found is None or not point.value.startswith(found.calling):
        return point
    import phonenumbers  # 40 ms, paid only for a number that may lack its sign

    here, abroad = phonenumbers.parse(point.value, country), phonenumbers.parse(f"+{point.value}")
    has_code = point.value == f"{here.country_code}{here.national_number}" or phonenumbers.is_valid_number(abroad)
    return replace(point, value=f"+{point.value}") if has_code else point


def _emails(field: str, text: str) -> Said:
    """Yield every address of a cell; what is none stays as it is, to be named as a mistake."""
    if is_email(text):
        yield field, text
        return
    found = [each.removeprefix("mailto:").strip(".") for each in _ADDRESS.findall(text)]
    yield from ((field, each) for each in found or [text])
    rest = re.sub(r"(?i)mailto:|e-?mail|邮箱", " ", _ADDRESS.sub(" ", text))
    if found and re.search(r"[^\W\d_]{2}", rest):
        yield None, text
    elif found and is_number(rest):
        yield from _numbers(f"{field.partition('.')[0]}.phone", rest.strip(" /;,|"))


def _numbers(field: str, text: str) -> Said:
    """Yield every number of a cell, each as what its label says it is; Excel's `8.61E+12` is read where no digit is lost."""
    if _PLAIN_NUMBER.fullmatch(text):
        yield field, text
        return
    if hit := _SCIENTIFIC.fullmatch(text):
        whole = len(hit[2]) >= int(hit[3])
        yield (field if whole else None), (hit[1] + hit[2][: int(hit[3])] if whole else text)
        return
    from dossier.capture.signature.written_numbers import numbers

    owner = field.partition(".")[0]
    dialled = [each for part in _BETWEEN.split(text) for each in numbers(part)]
    if len(dialled) == 1 and not dialled[0].kinds:
        yield field, text
        return
    for each in dialled:
        kinds = [kind for kind in each.kinds if kind in NUMBERS] or [field.rpartition(".")[2]]
        number = f"{each.written} ext. {each.extension}" if each.extension else each.written
        yield from ((f"{owner}.{kind}", number) for kind in kinds)
    if not dialled:
        yield field, text


def _pages(field: str, text: str) -> Said:
    """Yield the pages of a cell; a profile is one, whatever column it stands in."""
    for each in re.split(r"[\s,;，；、|]+", text) if re.search(r"\w\.\w", text) else [text]:
        if each:
            kind = next((kind for kind, hosts in _PROFILES.items() if any(host in each.lower() for host in hosts)), "")
            whose = re.search(r"(?i)linkedin\.com/(in|company)/", each)
            owner = {"in": "contact", "company": "company"}[whose[1].lower()] if whose else field.partition(".")[0]
            yield (f"{owner}.{kind}" if kind else field), each


def _reached(field: str, text: str) -> Said:
    """Yield what a cell of addresses of any kind holds."""
    from dossier.capture.signature import points, written_numbers

    owner = field.partition(".")[0]
    rest = unicodedata.normalize("NFKC", text)
    for address in points.emails(rest):
        yield f"{owner}.email", address
    rest = _ADDRESS.sub(" ", rest)
    for profile in points.profiles(rest):
        yield f"{owner}.{profile.kind}", profile.value
        rest = rest.replace(profile.words, " ")
    for part in _BETWEEN.split(rest):
        for number in written_numbers.numbers(part):
            for kind in [kind for kind in number.kinds if kind in NUMBERS] or ["phone"]:
                yield f"{owner}.{kind}", number.written
            rest = rest.replace(number.written, " ")
    if re.search(r"[\w-]{2}", _LABELS.sub(" ", rest)):
        yield None, text


def _listed(field: str, text: str) -> Said:
    """Yield the labels of a cell without those that a program gave everybody (`* myContacts`)."""
    yield from ((field, each) for each in _BETWEEN.split(text) if each and not each.startswith("* "))


def number_kind(label: str) -> str | None:
    """Return the kind of number that a label names: `Work Fax`, `Mobile`."""
    plain = label.casefold()
    for kind in reversed([each for each in POINT_KINDS if each.code in NUMBERS]):
        if any(word.casefold() in plain for word in (kind.code, *kind.aliases)):
            return kind.code
    return None


def is_number(text: str) -> bool:
    """Tell whether a text has the digits of a number that can be dialled."""
    return 5 <= len(phone_digits(text)) <= 20


_READERS: dict[str, Read] = {
    "country": _country,
    "email": _emails,
    "website": _pages,
    "linkedin": _pages,
    "tags": _listed,
    "reach": _reached,
    **dict.fromkeys(NUMBERS, _numbers),
}
