"""Where the writer sits and how to reach her: address, city, country with its signs, telephone numbers."""

import re

from dossier.capture.evidence import Evidence
from dossier.capture.names import company
from dossier.capture.proposal import Finding
from dossier.capture.signature import country, phone_plan, places
from dossier.capture.signature.block import Block
from dossier.capture.signature.country import Vote
from dossier.capture.signature.dialled import fitting, numbers, read_dialled
from dossier.capture.signature.votes import line_votes, written_votes
from dossier.capture.vocabulary import is_han
from dossier.i18n import _


def whereabouts(seen: Evidence) -> tuple[list[Finding], list[str], list[str]]:
    """Return findings on place and numbers, conflicts between signs of the country, and warnings."""
    address = _address(seen)
    votes = written_votes(seen, address)
    dialled = read_dialled(seen)
    shaped = fitting(dialled, seen.language[0] if seen.language else None)
    votes += [shaped] if shaped else []
    rough, _no = country.decide(votes)
    read = numbers(dialled, rough.value if rough else _hinted(votes))
    votes += read.votes
    decided, conflicts = country.decide(votes)
    if read.unread and decided is None and (there := _by_town(seen, read.unread)):
        read = numbers(dialled, there.country)
        decided, conflicts = country.decide([*votes, there, *read.votes])
    if read.unread and decided is not None and rough is None:
        read = numbers(dialled, decided.value)
    return [*read.findings, *address, *([decided] if decided else [])], list(conflicts), _asked(read.unread)


def _hinted(votes: list[Vote]) -> str | None:
    """Return the one country that signs name which say nothing alone: a number that is valid there is another sign."""
    named = {vote.country for vote in votes}
    return named.pop() if len(named) == 1 else None


def _by_town(seen: Evidence, unread: list[str]) -> Vote | None:
    """Return the country of the one foreign town in a letter, where the numbers without a calling code are valid."""
    towns = {code: words for code, words in places.cities(seen.body[:4000]) if code != "CN"}
    if len(towns) != 1:
        return None
    code, words = towns.popitem()
    fits = all(phone_plan.is_valid(number, code) for number in unread)
    return Vote(code, "town", f"text: {words}") if fits else None


def _asked(unread: list[str]) -> list[str]:
    words = _("The number {number} was kept as it is written: of which country is it?")
    return [words.format(number=number) for number in dict.fromkeys(unread)]


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


def read_numbers(block: Block, domain: str) -> tuple[list[Finding], tuple[str, ...]]:
    """Return place and numbers of a block that stands alone, and where signs of the country disagree."""
    votes = [vote for line in block.addresses for vote in line_votes(line, None)]
    votes += [
        Vote(form[1], "form", f"legal form “{form[0]}”")
        for value, _e, _r in block.companies[:1]
        if (form := company.form_country(value))
    ]
    code = country.domain_country(domain)
    votes += [Vote(code, "domain", f"domain {domain}")] if code else []
    rough, _no = country.decide(votes)
    read = numbers([(each, f"line: “{each.written}”") for each in block.numbers], rough.value if rough else None)
    decided, conflicts = country.decide([*votes, *read.votes])
    city, postcode, line = _city(block.addresses, None)
    found = [*read.findings, *([decided] if decided else [])]
    found += [Finding("contact.city", city, f"address: “{line}”", "likely")] if city else []
    found += [Finding("contact.postcode", postcode, f"address: “{line}”", "likely")] if postcode else []
    return found, conflicts
