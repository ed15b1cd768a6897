"""What everything in a letter but the telephone says about the country its writer sits in."""

import re
from functools import cache

from dossier.capture.evidence import Evidence
from dossier.capture.names import company
from dossier.capture.proposal import Finding
from dossier.capture.signature import country, places, points
from dossier.capture.signature.country import Vote
from dossier.capture.vocabulary import is_han, lists
from dossier.values.names import is_free


@cache
def _based() -> re.Pattern[str]:
    said = "|".join(lists("signatures")["sentences"]["based"])
    return re.compile(
        rf"\b(?:{said})\s+(?:the\s+|à\s+|a\s+|g\.\s+|г\.\s*)?((?-i:[A-ZÀ-ÞА-Я])[^\n.;!?]{{2,40}})", re.IGNORECASE
    )


_SOMEBODYS = re.compile(r"\b(?:my|our|his|her|their|your)\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Words before an agent that make him another than the writer: `my agent in Guangzhou`."""


def written_votes(seen: Evidence, address: list[Finding]) -> list[Vote]:
    """Return what everything but the telephone says about the country."""
    votes: list[Vote] = []
    language = seen.language[0] if seen.language else None
    for said in (seen.field("contact.country"), seen.field("contact.city")):
        votes += (
            [Vote(code, "field", f"field “{said[1]}”: {words}") for code, words in _named(said[0])[:1]] if said else []
        )
    if "contact.country" in seen.block.labelled:
        votes += [
            Vote(code, "field", f"signature: {words}")
            for code, words in places.countries(seen.block.labelled["contact.country"])[:1]
        ]
    lines = seen.block.addresses or [each.value for each in address if each.field == "contact.address"]
    for line in lines:
        votes += line_votes(line, language)
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
    votes += _domain_votes(seen) + _text_votes(seen) + _language_votes(seen)
    votes += _said_votes(seen.body)
    for m in _based().finditer(seen.body):
        if m[0].lower().startswith("agent") and _SOMEBODYS.search(seen.body[: m.start()]):
            continue
        place = re.split(
            r",\s*(?:and|we|und|wir|et|y|e|и)\b|\s+(?:and|who|which|und|with|for|since|that|looking)\s", m[1]
        )[0]
        named = [*places.countries(place), *places.cities(place)]
        votes += [Vote(code, "said", f"text: “{' '.join(m[0].split())[:60]}”") for code, _words in named[:1]]
    return votes


def _named(value: str) -> list[tuple[str, str]]:
    """Return the countries that the value of a field names; a form may give two letters alone."""
    bare = value.strip()
    return [(bare, bare)] if country.is_code(bare) else places.countries(value)


def _text_votes(seen: Evidence) -> list[Vote]:
    """Return what postcodes with their towns, ports and currencies in the letter itself say."""
    votes = []
    for line in seen.body.split("\n")[:200]:
        found = places.area(line[:200], None) if re.search(r"\d", line) else None
        if found is not None and found.is_sure and found.country and found.city:
            votes.append(Vote(found.country, "written", f"text: {found.city} {found.postcode}"))
    for m in _GOODS_TO.finditer(seen.body):
        votes += [
            Vote(code, "goods to", f"text: “{' '.join(m[0].split())[:50]}”") for code, _w in places.cities(m[1])[:1]
        ]
    for sign, code in lists("signatures")["currency_of"].items():
        if re.search(rf"(?<![\w]){re.escape(sign)}(?![\w])", seen.body[:8000]):
            votes.append(Vote(code, "currency", f"text: {sign}"))
    return votes


_GOODS_TO = re.compile(
    r"\b(?:C[IF][FRP]|CPT|CIP|DAP|DPU|DDP|port of|deliver(?:y|ed)? to|ship(?:ped)? to|frei Haus|livr[\w]+ à|entrega en|entrega em|"
    r"consegna a)\s+([^\W\da-z][^\n.,;!?]{2,30})"
)


def _language_votes(seen: Evidence) -> list[Vote]:
    """Return the country of a language that is written in one country only."""
    if seen.language is None:
        return []
    spoken: list[str] = lists("signatures")["spoken_in"].get(seen.language[0], [])
    return [Vote(spoken[0], "language", f"written in “{seen.language[0]}”")] if len(spoken) == 1 else []


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
    votes += [Vote(code, "form of several", f"legal form “{words}”") for words, code in company.form_countries(value)]
    if is_han(value) and places.han_city(value) and "有限公司" in value and "股份" not in value:
        votes.append(Vote("CN", "city", f"company “{value}”"))
    for code, words in places.countries(value)[-1:]:
        behind = value.rpartition(words)[2].strip(" ().,")
        if behind and company.is_form(behind):
            votes.append(Vote(code, "said", f"company “{value}”"))
    return votes


def line_votes(line: str, language: str | None) -> list[Vote]:
    """Return what a line of an address says about its country."""
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
