"""The writer's title, and what it says about her power to decide."""

import re
from functools import cache

from dossier.capture.evidence import Evidence
from dossier.capture.proposal import Certainty, Finding
from dossier.capture.signature import titles
from dossier.capture.vocabulary import lists


@cache
def _says_title() -> re.Pattern[str]:
    table = lists("signatures")["sentences"]
    article = "the|a|an|der|die|le|la|el|o|il|un|una|une|ein|eine"
    name = r"[A-ZÀ-ÞА-Я][\w'’-]+(?:\s+[A-ZÀ-ÞА-Я][\w'’.-]+){0,2},"
    return re.compile(
        rf"(?:\b(?:{'|'.join(table['titled'])})|\b(?:{'|'.join(table['named'])})\s+{name})\s+(?:(?:{article})\s+)?([^\W\d_][\w\s/-]{{1,50}}?)\s+(?:{'|'.join(table['of'])})\s"
    )


def _function_after(said: re.Match[str], body: str) -> str:
    """Return what still belongs to a title of which the `of` was taken for the firm's: ` de compras`."""
    follows = re.match(rf"([^\W\d_]+)\s+(?:{'|'.join(lists('signatures')['sentences']['of'])})\s", body[said.end() :])
    if follows is None or not titles.is_function(follows[1]):
        return ""
    return " " + " ".join(f"{body[said.end(1) : said.end()]} {follows[1]}".split())


def title(seen: Evidence) -> list[Finding]:
    """Return the writer's title and what it says about her power to decide."""
    found: tuple[str, str, Certainty] | None = None
    said = seen.field("contact.title")
    if said:
        found = said[0], f"field “{said[1]}”", "certain"
    elif any(not titles.is_department(value) for value, _line in seen.block.titles):
        value, line = next(each for each in seen.block.titles if not titles.is_department(each[0]))
        certain = titles.is_title(value, seen.user_titles)
        found = _with_scope(seen, value, line), f"signature: “{line[:70]}”", "certain" if certain else "likely"
    else:
        for m in _says_title().finditer(seen.body):
            if titles.is_title(m[1], seen.user_titles) and len(m[1].split()) <= 5:
                bare = re.sub(
                    rf"^(?:{'|'.join(lists('signatures')['sentences']['titled'])})\s+(?:(?:the|a|an|el|la|o|der|die|le|il)\s+)?",
                    "",
                    m[1] + _function_after(m, seen.body),
                )
                found = bare.strip(), f"text: “{' '.join(m[0].split())}”", "likely"
                break
    if found is None:
        return _by_department(seen)
    value, evidence, certainty = found
    judged = titles.judge(value, seen.user_titles)
    words = ", ".join(f"“{word}”" for word in judged.words) or f"“{value}”"
    return [
        Finding("contact.title", value, evidence, certainty),
        Finding(
            "contact.authority",
            judged.authority,
            f"title: {words}",
            "guess" if judged.authority == "unknown" else "likely",
        ),
    ]


def _by_department(seen: Evidence) -> list[Finding]:
    """Return what the department alone says about power to decide, where no title is given."""
    for value, _line in seen.block.titles:
        judged = titles.judge(value, seen.user_titles)
        if judged.authority != "unknown":
            return [
                Finding("contact.title", value, f"department: “{value}”", "likely"),
                Finding("contact.authority", judged.authority, f"department: “{value}”", "guess"),
            ]
    return []


def _with_scope(seen: Evidence, value: str, line: str) -> str:
    """Return a title with what it is for, `Senior Buyer, Small Electricals`, where the firm is known from elsewhere."""
    rest = line[len(value) :].strip() if line.startswith(value) else ""
    firms = {each for each, _line, rank in seen.block.companies if rank > 2}
    is_scope = rest[:1] in {",", ":"} and 0 < len(rest.split()) <= 4 and not re.search(r"\d", rest)
    return line if is_scope and firms and rest.lstrip(",: ") not in firms else value
