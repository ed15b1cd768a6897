"""Where the writer sits and how to reach her: address, city, country with its signs, telephone numbers."""

import re
from functools import cache

from dossier.capture.evidence import Evidence
from dossier.capture.names import company
from dossier.capture.proposal import Finding
from dossier.capture.signature import country, places, points
from dossier.capture.signature.block import Block
from dossier.capture.signature.country import Vote
from dossier.capture.vocabulary import is_han, lists
from dossier.i18n import _
from dossier.values.names import is_free

_NUMBER_KINDS = ("mobile", "phone", "fax", "whatsapp", "wechat", "telegram", "viber")


@cache
def _based() -> re.Pattern[str]:
    said = "|".join(lists("signatures")["sentences"]["based"])
    return re.compile(
        rf"\b(?:{said})\s+(?:the\s+|à\s+|a\s+|g\.\s+|г\.\s*)?((?-i:[A-ZÀ-ÞА-Я])[^\n.;!?]{{2,40}})", re.IGNORECASE
    )


def whereabouts(seen: Evidence) -> tuple[list[Finding], list[str], list[str]]:
    """Return findings on place and numbers, conflicts between signs of the country, and warnings."""
    address = _address(seen)
    votes = _written_votes(seen, address)
    rough, _no = country.decide(votes)
    dialled = _dialled(seen)
    numbers, called, unread = _numbers(dialled, rough.value if rough else None)
    votes += called
    decided, conflicts = country.decide(votes)
    if unread and decided is not None and rough is None:
        numbers, called, unread = _numbers(dialled, decided.value)
    warnings = [
        _("The number {number} could not be read without knowing its country and was left out.").format(number=number)
        for number in dict.fromkeys(unread)
    ]
    return [*numbers, *address, *([decided] if decided else [])], list(conflicts), warnings


def _address(seen: Evidence) -> list[Finding]:
    found: list[Finding] = []
    language = seen.language[0] if seen.language else None
    for field in ("contact.address", "contact.city", "contact.postcode"):
        said = seen.field(field) or (
            (seen.block.labelled[field], "signature") if field in seen.block.labelled else None
        )
        if said:
            every = [value.strip(" ,") for name, value, _label in seen.form.fields if name == field]
            found.append(Finding(field, ", ".join(every) or said[0].strip(" ,"), f"field “{said[1]}”", "certain"))
    lines = seen.block.addresses
    known = {each.field for each in found}
    if (
        lines
        and "contact.address" not in known
        and any(re.search(r"\d", line) or places.is_street(line) for line in lines)
    ):
        found.append(Finding("contact.address", ", ".join(dict.fromkeys(lines)), "signature", "certain"))
    city, postcode, line = _city(lines or [each.value for each in found if each.field == "contact.address"], language)
    if city and "contact.city" not in known:
        found.append(Finding("contact.city", city, f"address: “{line[:60]}”", "certain" if postcode else "likely"))
    if postcode and "contact.postcode" not in known:
        found.append(Finding("contact.postcode", postcode, f"address: “{line[:60]}”", "certain"))
    return found


def _city(lines: list[str], language: str | None) -> tuple[str, str, str]:
    """Return city, postcode and the line they stand in."""
    for line in reversed(lines):
        city = places.han_city(line) if is_han(line) else ""
        if city:
            code = re.search(r"(?<!\d)\d{6}(?!\d)", line)
            return city, code[0] if code else "", line
    areas = [(area, line) for line in lines if (area := places.area(line, language))]
    beside = [(area, line) for area, line in areas if area.city]
    if beside:
        area, line = next((each for each in beside if places.cities(each[0].city)), beside[0])
        return area.city, area.postcode, line
    code_alone = next((area.postcode for area, _line in areas if area.is_sure or area.country), "")
    for line in reversed(lines):
        known = places.cities(line)
        if known:
            return known[-1][1], code_alone, line
    return _before_country(lines, code_alone)


def _before_country(lines: list[str], code: str) -> tuple[str, str, str]:
    """Return the words before a country in a line, `Sharjah, UAE`, as the city."""
    for line in lines:
        for _code, words in places.countries(line):
            before = re.search(rf"(?:^|,\s*|-\s*)([^\W\d_][^\d,]{{1,28}}?)(?:,\s*|\s+[-–/]\s+){re.escape(words)}", line)
            if before and not places.is_street(before[1]) and len(before[1].split()) <= 3:
                return before[1].strip(), code, line
    return "", code, ""


def _written_votes(seen: Evidence, address: list[Finding]) -> list[Vote]:
    """Return what everything but the telephone says about the country."""
    votes: list[Vote] = []
    language = seen.language[0] if seen.language else None
    for said in (seen.field("contact.country"), seen.field("contact.city")):
        votes += (
            [Vote(code, "field", f"field “{said[1]}”: {words}") for code, words in places.countries(said[0])[:1]]
            if said
            else []
        )
    if "contact.country" in seen.block.labelled:
        votes += [
            Vote(code, "field", f"signature: {words}")
            for code, words in places.countries(seen.block.labelled["contact.country"])[:1]
        ]
    lines = seen.block.addresses or [each.value for each in address if each.field == "contact.address"]
    for line in lines:
        votes += _line_votes(line, language)
    votes += [
        Vote(code, "city", f"city {words}")
        for each in address
        if each.field == "contact.city"
        for code, words in places.cities(each.value)[:1]
    ]
    for code, word in seen.block.registers:
        votes.append(Vote(code, "register", f"register “{word}”"))
    firms = [value for value, _line, _rank in seen.block.companies[:1]] or [company.in_prose(seen.body) or ""]
    votes += _firm_votes(firms[0])
    votes += _domain_votes(seen)
    votes += _said_votes(seen.body)
    for m in _based().finditer(seen.body):
        place = re.split(
            r",\s*(?:and|we|und|wir|et|y|e|и)\b|\s+(?:and|who|which|und|with|for|since|that|looking)\s", m[1]
        )[0]
        named = [*places.countries(place), *places.cities(place)]
        votes += [Vote(code, "said", f"text: “{' '.join(m[0].split())[:60]}”") for code, _words in named[:1]]
    return votes


_IN_TOWN = re.compile(
    r"(?P<before>.{0,30})\b(?:in|en|à|em|from|aus|de|da|из|в)\s+(?P<city>[A-ZÀ-ÞА-Я][\w'’-]+(?:\s[A-ZÀ-ÞА-Я][\w'’-]+)?),\s+"
    r"(?P<country>[A-ZÀ-ÞА-Я][^\n.,;!?]{2,25})"
)
_TO_THERE = re.compile(
    r"\b(?:C[IF][FRP]|CPT|CIP|DAP|DPU|DDP|FOB|FCA|port|deliver|ship|liefer|livr|entreg|destin|consegn|достав|порт)",
    re.IGNORECASE,
)
"""Words that say where goods go, not where the writer sits."""


def _said_votes(text: str) -> list[Vote]:
    """Return the countries behind a town in the letter, `de Almacenes El Hogar en Medellín, Colombia`."""
    votes = []
    for m in _IN_TOWN.finditer(text):
        named = places.countries(m["country"])
        if named and not _TO_THERE.search(m["before"]):
            votes.append(Vote(named[0][0], "said", f"text: “{m['city']}, {named[0][1]}”"))
    return votes


def _firm_votes(value: str) -> list[Vote]:
    """Return what a firm's name says: a form that one country has, a country before the form, `Okafor Nigeria Ltd`."""
    form = company.form_country(value)
    votes = [Vote(form[1], "form", f"legal form “{form[0]}”")] if form else []
    if is_han(value) and places.han_city(value) and "有限公司" in value and "股份" not in value:
        votes.append(Vote("CN", "city", f"company “{value}”"))
    for code, words in places.countries(value)[-1:]:
        behind = value.rpartition(words)[2].strip(" ().,")
        if behind and company.is_form(behind):
            votes.append(Vote(code, "said", f"company “{value}”"))
    return votes


def _line_votes(line: str, language: str | None) -> list[Vote]:
    named = places.countries(line)
    if named:
        return [Vote(named[-1][0], "address", f"address: {named[-1][1]}")]
    votes = []
    found = places.area(line, language)
    if found is not None and found.country:
        sign = "postcode" if found.is_sure else "postcode shape"
        votes.append(Vote(found.country, sign, f"postcode {found.postcode}"))
    known = places.cities(line)
    if known and len({code for code, _words in known}) == 1:
        votes.append(Vote(known[-1][0], "city", f"city {known[-1][1]}"))
    elif is_han(line) and places.han_city(line) and language == "zh" and "県" not in line:
        votes.append(Vote("CN", "postcode shape", f"address: {line[:30]}"))
    return votes


def _domain_votes(seen: Evidence) -> list[Vote]:
    votes = []
    hosts = [seen.domain] if seen.domain and not seen.is_ours(seen.writer.address) else []
    said = seen.field("contact.email")
    hosts += [each.rpartition("@")[2] for each in (points.emails(said[0]) if said else [])]
    for host in hosts:
        code = country.domain_country(host)
        if code:
            # An open provider is used beyond its country: it says a little, and nothing against anything else.
            votes.append(Vote(code, "provider" if is_free(host) else "domain", f"domain {host}"))
    for host in seen.block.websites:
        code = country.domain_country(host)
        if code and not seen.is_ours(f"@{host}"):
            votes.append(Vote(code, "website", f"website {host}"))
    return votes


def _dialled(seen: Evidence) -> list[tuple[points.Dialled, str]]:
    """Return the numbers of form, signature and text with where each stands; in the text only labelled ones count."""
    found: list[tuple[points.Dialled, str]] = []
    for kind in ("phone", "mobile", "fax", "whatsapp", "wechat"):
        for field, value, label in seen.form.fields:
            if field == f"contact.{kind}":
                found += [
                    (
                        number._replace(
                            kinds=tuple(dict.fromkeys((*number.kinds, kind)))
                            if not set(number.kinds) - {"phone"}
                            else number.kinds,
                            is_labelled=True,
                        ),
                        f"field “{label}”",
                    )
                    for number in points.numbers(value)
                ]
    found += [
        (number, f"signature: “{' '.join(f'{number.label} {number.written}'.split())}”")
        for number in seen.block.numbers
    ]
    for line in seen.body.split("\n"):
        for number in points.numbers(line):
            vouched = set(number.kinds) & set(_NUMBER_KINDS) or "+" in number.written
            if vouched and number.is_labelled and not _of_another(line, number.written):
                found.append((number, f"text: “{' '.join(f'{number.label[-30:]} {number.written}'.split())}”"))
    return found


_ANOTHER = re.compile(
    r"\b(?:his|her|their|agent|agente|agenten|colleague|kolleg\w+|coll[eè]gue|colega|collega|коллег\w*|forwarder|friend|driver|"
    r"cc|mr|mrs|ms|sig|signor\w*|herr|frau|monsieur|sr|sra)\b[^!?]{0,40}$|(?:同事|货代|朋友|先生|女士)[^。!?]{0,12}$",
    re.IGNORECASE,
)
"""Words before a number in a sentence that make it somebody else's."""


def _of_another(line: str, written: str) -> bool:
    return _ANOTHER.search(line[: max(line.find(written), 0)]) is not None


def _numbers(
    dialled: list[tuple[points.Dialled, str]], region: str | None
) -> tuple[list[Finding], list[Vote], list[str]]:
    """Return the numbers as findings, what their calling codes say, and the ones that could not be read."""
    found: dict[tuple[str, str], Finding] = {}
    votes: list[Vote] = []
    unread: list[str] = []
    if not dialled:
        return [], [], []
    for number, evidence in dialled:
        parsed = points.parse(number.written, region, labelled=bool(number.label))
        if parsed is None:
            if number.is_labelled and not {"qq", "line", "skype", "wechat"} & set(number.kinds):
                unread.append(number.written)
            continue
        value = points.e164(parsed)
        if "+" in number.written or number.written.startswith("00"):
            code = points.country_of(parsed)
            if code:
                votes.append(Vote(code, "calling", f"calling code +{parsed.country_code}"))
        else:
            votes.append(Vote(region or "", "number", f"number {number.written}"))
        kinds = [kind for kind in number.kinds if kind in _NUMBER_KINDS] or [
            "mobile" if points.is_mobile(parsed) else "phone"
        ]
        if kinds == ["mobile"] and points.is_fixed(parsed):
            kinds = ["phone"]
        extra = f", ext. {number.extension}" if number.extension else ""
        for kind in ("mobile" if kind == "viber" else kind for kind in kinds):
            found.setdefault((kind, value), Finding(f"contact.{kind}", value, evidence + extra, "certain"))
    kept = [
        each
        for (kind, value), each in found.items()
        if not (kind == "phone" and any((other, value) in found for other in ("mobile",)))
    ]
    return kept, votes, unread


def profiles(seen: Evidence) -> list[Finding]:
    """Return profiles and web pages of the writer."""
    found = []
    for field, value, label in seen.form.fields:
        if field in {"contact.skype", "contact.wechat"} and not re.fullmatch(r"[+\d\s()-]{7,}", value):
            found.append(Finding(field, value, f"field “{label}”", "certain"))
        elif field == "contact.website":
            found += [Finding(field, host, f"field “{label}”", "certain") for host in points.websites(value)[:1]]
    for point in [*seen.block.profiles, *points.profiles(seen.body)]:
        found.append(
            Finding(f"contact.{point.kind}", point.value, f"signature: “{point.words.strip()[:60]}”", "certain")
        )
    for host in seen.block.websites:
        if not seen.is_ours(f"@{host.removeprefix('www.')}") and not is_free(host.removeprefix("www.")):
            found.append(Finding("contact.website", host, "signature", "certain"))
    return list({(each.field, each.value.lower()): each for each in reversed(found)}.values())[::-1]


def read_numbers(block: Block, domain: str) -> tuple[list[Finding], tuple[str, ...]]:
    """Return place and numbers of a block that stands alone, and where signs of the country disagree."""
    votes = [vote for line in block.addresses for vote in _line_votes(line, None)]
    votes += [
        Vote(form[1], "form", f"legal form “{form[0]}”")
        for value, _e, _r in block.companies[:1]
        if (form := company.form_country(value))
    ]
    code = country.domain_country(domain)
    votes += [Vote(code, "domain", f"domain {domain}")] if code else []
    rough, _no = country.decide(votes)
    numbers, called, _unread = _numbers(
        [(each, f"line: “{each.written}”") for each in block.numbers], rough.value if rough else None
    )
    decided, conflicts = country.decide([*votes, *called])
    city, postcode, line = _city(block.addresses, None)
    found = [*numbers, *([decided] if decided else [])]
    found += [Finding("contact.city", city, f"address: “{line}”", "likely")] if city else []
    found += [Finding("contact.postcode", postcode, f"address: “{line}”", "likely")] if postcode else []
    return found, conflicts
