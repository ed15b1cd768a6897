"""Business cards in files: vCard 2.1, 3.0 and 4.0, as telephones and mail programs write them."""

import binascii
import quopri
import re
from base64 import b64decode

from dossier.capture.names.names import read_name
from dossier.capture.proposal import Finding, Inquiry
from dossier.capture.signature import phone_plan, places, points, titles
from dossier.i18n import _
from dossier.values.charset import decoded

_FOLD = re.compile(r"\n[ \t]")
_PROFILE_KINDS = ("linkedin", "facebook", "instagram", "skype", "telegram", "wechat", "qq", "whatsapp")


def read_card(raw: bytes) -> list[Inquiry]:
    """Return what each card of a file says; a file without a card gives one empty proposal with a warning."""
    text = decoded(raw).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"=\n(?=[^\n]*)", "=\x00", text) if "QUOTED-PRINTABLE" in text.upper() else text
    text = _FOLD.sub("", text)
    cards = re.findall(r"BEGIN:VCARD\s*\n(.*?)(?:\nEND:VCARD|\Z)", text, re.DOTALL | re.IGNORECASE)
    if not cards:
        return [Inquiry(original=text, warnings=(_("The file has no business card (vCard) in it."),))]
    return [_card(card.replace("=\x00", "")) for card in cards]


def _card(card: str) -> Inquiry:
    found: list[Finding] = []
    spare: list[Finding] = []
    country: str | None = None
    is_divided = False
    numbers: list[tuple[str, str, str]] = []
    for line in card.split("\n"):
        name, params, value = _line(line)
        if not value:
            continue
        if name == "TEL":
            numbers.append((value.removeprefix("tel:"), params, line[:60]))
        elif name == "ADR":
            address = _address(value)
            found += address
            country = next((each.value for each in address if each.field == "contact.country"), country)
        elif name == "N":
            spare += _structured(value)
        else:
            is_divided = is_divided or (name == "FN" and "," in value)
            found += _plain(name, params, value)
    if spare and is_divided:  # a comma in FN says nothing of what is the family name; N does
        found = [each for each in found if each.field != "contact.name"]
    if not any(each.field == "contact.name" for each in found):
        found += spare
    found += _numbers(numbers, country)
    warnings = () if any(each.field == "contact.name" for each in found) else (_("The card has no name."),)
    return Inquiry(findings=tuple(found), original=f"BEGIN:VCARD\n{card}\nEND:VCARD", warnings=warnings)


def _line(line: str) -> tuple[str, str, str]:
    head, colon, value = line.partition(":")
    if not colon:
        return "", "", ""
    name, _semicolon, params = head.partition(";")
    name = name.split(".")[-1].strip().upper()
    params = params.upper()
    charset = re.search(r"CHARSET=([\w-]+)", params)
    if "QUOTED-PRINTABLE" in params:
        value = decoded(quopri.decodestring(value.encode("utf-8", "replace")), charset[1] if charset else None)
    elif re.search(r"ENCODING=B(?:ASE64)?\b", params) and name in {"FN", "N", "ORG", "TITLE", "NOTE"}:
        try:
            value = decoded(b64decode(value), charset[1] if charset else None)
        except (binascii.Error, ValueError):
            value = ""
    return name, params, value.strip()


def _fields(value: str) -> list[str]:
    parts = re.split(r"(?<!\\);", value)
    return [re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], part).strip() for part in parts]


def _text(value: str) -> str:
    return " ".join(" ".join(_fields(value)).split())


def _structured(value: str) -> list[Finding]:
    family, given, middle = [*_fields(value), "", "", ""][:3]
    name = " ".join(" ".join(part.replace(",", " ").split()) for part in (given, middle, family) if part)
    return [Finding("contact.name", name, "card N", "certain")] if name else []


def _plain(name: str, params: str, value: str) -> list[Finding]:
    text = _text(value)
    if name == "FN" and text:
        named = read_name(text, single=True, lower=True)
        found = [Finding("contact.name", named.name if named else text, f"card FN{',' * (',' in text)}", "certain")]
        if named and named.native:
            found.append(Finding("contact.native_name", named.native, "card FN", "certain"))
        return found
    if name == "ORG" and _fields(value)[0]:
        return [Finding("company.name", _fields(value)[0], "card ORG", "certain")]
    if name in {"TITLE", "ROLE"} and text:
        judged = titles.judge(text)
        return [
            Finding("contact.title", text, f"card {name}", "certain"),
            Finding("contact.authority", judged.authority, f"card {name}: {', '.join(judged.words) or text}", "likely"),
        ]
    if name == "EMAIL":
        return [Finding("contact.email", each, "card EMAIL", "certain") for each in points.emails(text)[:1]]
    if name == "URL":
        return [Finding(f"contact.{p.kind}", p.value, "card URL", "certain") for p in points.profiles(text)[:1]] or [
            Finding("contact.website", host, "card URL", "certain") for host in points.websites(text)[:1]
        ]
    kind = next((kind for kind in _PROFILE_KINDS if kind.upper() in f"{name};{params}"), None)
    if (
        kind
        and text
        and (
            name in {"IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE"}
            or name == f"X-{kind.upper()}"
            or name == f"X-{kind.upper()}-USERNAME"
        )
    ):
        return [
            Finding(
                f"contact.{kind}",
                re.sub(rf"^(?:{kind}|x-apple|im):", "", text, flags=re.IGNORECASE),
                f"card {name}",
                "certain",
            )
        ]
    if name == "NOTE" and text:
        return [Finding("contact.note", text[:500], "card NOTE", "certain")]
    return [Finding("contact.birthday", text, "card BDAY", "certain")] if name == "BDAY" and text else []


def _address(value: str) -> list[Finding]:
    _box, _extra, street, city, _region, code, country = [*_fields(value), "", "", "", "", "", "", ""][:7]
    found = []
    whole = ", ".join(part.replace("\n", ", ") for part in (street, f"{code} {city}".strip(), country) if part)
    for field, text in (("contact.address", whole), ("contact.city", city), ("contact.postcode", code)):
        if text:
            found.append(Finding(field, text, "card ADR", "certain"))
    named = places.countries(country)
    if named:
        found.append(Finding("contact.country", named[0][0], f"card ADR: {country}", "certain"))
    return found


def _numbers(numbers: list[tuple[str, str, str]], country: str | None) -> list[Finding]:
    found = []
    for value, params, line in numbers:
        number = phone_plan.parse(value, country)
        kind = "fax" if "FAX" in params else "mobile" if re.search(r"CELL|MOBILE|IPHONE", params) else "phone"
        text = phone_plan.e164(number) if number else value
        found.append(Finding(f"contact.{kind}", text, f"card {line}", "certain" if number else "guess"))
    return found
