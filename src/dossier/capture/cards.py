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

_PROFILE_KINDS = ("linkedin", "facebook", "instagram", "skype", "telegram", "wechat", "qq", "whatsapp")
_TEXTS = {"NICKNAME": "contact.nickname", "BDAY": "contact.birthday"}
_LONGEST = 5000
"""Characters of what names a person or an address; more is something else."""
_SAID_OTHERWISE = frozenset(
    """
        VERSION PRODID REV UID PHOTO LOGO SOUND KEY CLASS MAILER SOURCE SORT-STRING LABEL PROFILE CLIENTPIDMAP XML KIND
        X-ABUID X-ABADR X-ABLABEL X-ABSHOWAS X-IMAGETYPE X-IMAGEHASH X-SHARED-PHOTO-DISPLAY-PREF X-MS-OL-DEFAULT-POSTAL-ADDRESS
        X-EVOLUTION-FILE-AS X-ACTIVITY-ALIAS X-WAB-GENDER X-MS-OL-DESIGN X-MS-CARDPICTURE X-APPLE-OL-EMAIL-SIGNATURE BEGIN END
    """.split()
)
"""Properties that say nothing of a person, or say again what another one says."""


def is_card(raw: bytes) -> bool:
    """Tell whether bytes are business cards."""
    return decoded(raw[:4000]).lstrip("\ufeff \t\r\n").upper().startswith("BEGIN:VCARD")


def read_card(raw: bytes) -> list[Inquiry]:
    """Return what each card of a file says; a file without a card gives one empty proposal with a warning."""
    text = decoded(raw).replace("\r\n", "\n").replace("\r", "\n")
    cards = re.split(r"(?im)^\s*BEGIN:VCARD[ \t]*$", text)[1:]
    if not cards:
        return [Inquiry(original=text, warnings=(_("The file has no business card (vCard) in it."),))]
    return [_card(re.split(r"(?im)^\s*END:VCARD", card, maxsplit=1)[0].strip("\n")) for card in cards]


def _unfolded(card: str) -> list[str]:
    """Return the properties of a card, each on one line: folded lines joined, and quoted-printable ones that go on."""
    found: list[list[str]] = []
    is_open = is_printable = False
    for line in card.split("\n"):
        goes_on = line[:1] in {" ", "\t"} and bool(found)
        if is_open or goes_on:
            found[-1].append(line if is_open else line[1:])
        else:
            found.append([line])
            is_printable = "QUOTED-PRINTABLE" in line.partition(":")[0].upper()
        is_open = is_printable and line.endswith("=")
        if is_open:
            found[-1][-1] = found[-1][-1][:-1]
    return ["".join(parts) for parts in found]


def _card(card: str) -> Inquiry:
    found: list[Finding] = []
    spare: list[Finding] = []
    left: list[tuple[str, str]] = []
    country: str | None = None
    is_divided = False
    numbers: list[tuple[str, str, str]] = []
    for line in _unfolded(card):
        name, params, value = _line(line)
        if not value or name in _SAID_OTHERWISE:
            continue
        if len(value) > _LONGEST and name != "NOTE":
            left.append((name, value))
        elif name == "TEL":
            numbers.append((value.removeprefix("tel:"), params, line[:60]))
        elif name == "ADR":
            address = _address(value)
            found += address
            country = next((each.value for each in address if each.field == "contact.country"), country)
        elif name == "N":
            spare += _structured(value)
        else:
            is_divided = is_divided or (name == "FN" and "," in value)
            said = _plain(name, params, value)
            found += said
            left += [] if said else [(name, _text(value))]
            left += [(name, part) for part in _fields(value)[1:] if part and name == "ORG"]
    if spare and is_divided:  # a comma in FN says nothing of what is the family name; N does
        found = [each for each in found if each.field != "contact.name"]
    if not any(each.field == "contact.name" for each in found):
        found += spare
    found += _numbers(numbers, country)
    found.sort(key=lambda each: each.evidence.startswith("card ROLE"))  # a title before what somebody does there
    warnings = () if any(each.field == "contact.name" for each in found) else (_("The card has no name."),)
    original = f"BEGIN:VCARD\n{card}\nEND:VCARD"
    return Inquiry(findings=tuple(found), original=original, warnings=warnings, left=tuple(left))


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
        value = value.replace("\r\n", "\n")
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


def _called(text: str) -> list[Finding]:
    """Return a whole name, and what stands with it: the name in another script, and how its bearer is addressed."""
    named = read_name(text, single=True, lower=True)
    found = [Finding("contact.name", named.name if named else text, f"card FN{',' * (',' in text)}", "certain")]
    beside = (("native_name", named.native), ("salutation", named.salutation)) if named else ()
    return found + [Finding(f"contact.{field}", said, "card FN", "certain") for field, said in beside if said]


def _plain(name: str, params: str, value: str) -> list[Finding]:
    no_year = r"^\d{4}(?=-)" if "X-APPLE-OMIT-YEAR" in params.upper() else r"^1604(?=-\d\d-\d\d$)"  # Apple's, too
    text = re.sub(no_year, "-", _text(value))
    if name == "FN" and text:
        return _called(text)
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
    if name == "CATEGORIES":
        groups = [each.strip() for each in re.split(r"(?<!\\),", value)]
        return [Finding("contact.tags", each, "card CATEGORIES", "certain") for each in groups if each]
    if name == "NOTE" and text:
        lines = ";".join(_fields(value)).split("\n")
        return [Finding("contact.note", "\n".join(" ".join(each.split()) for each in lines), "card NOTE", "certain")]
    return [Finding(_TEXTS[name], text, f"card {name}", "certain")] if name in _TEXTS and text else []


def _address(value: str) -> list[Finding]:
    _box, _extra, street, city, _region, code, country = [*_fields(value), "", "", "", "", "", "", ""][:7]
    found = []
    whole = ", ".join(part.replace("\n", ", ") for part in (street, f"{code} {city}".strip(), country) if part)
    for field, text in (("contact.address", whole), ("contact.city", city), ("contact.postcode", code)):
        if text:
            found.append(Finding(field, text, "card ADR", "certain"))
    named = places.countries(country)
    if not street:  # a city and a country are said by their own fields
        found = [each for each in found if each.field != "contact.address" or not (named or not country)]
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
