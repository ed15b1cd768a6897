"""What a note on a country has to be so that rules, clocks and checks can read it: hours, days, languages, a percentage."""

import re
from collections.abc import Iterable
from dataclasses import replace

from dossier.app.session import Session
from dossier.errors import InvalidValueError, WrongOrderError
from dossier.i18n import _
from dossier.records.catalogue import catalogue
from dossier.records.catalogue.key import FactKey
from dossier.records.country.own import BREAK, CLOSURES, HOURS, OPEN, TARIFF, hours_cell
from dossier.records.known import KNOWN
from dossier.records.proposals import NoteFact
from dossier.values.listed import enumerated
from dossier.values.when import parse_when
from dossier.world import countries, markets

LANGUAGES = "country.figure.business_languages"
AVERAGE = "country.figure.tariff_pct"
_PERCENT = re.compile(r"\s*\d{1,4}(?:[.,]\d+)?\s*%?\s*")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|~|to|bis|至|到)\s*(\d{1,2})(?:[:.](\d{2}))?")
_LUNCH, _PARTS = re.compile(r"lunch|break|午休", re.IGNORECASE), re.compile(r"\s*[;；,，]\s*")
_OPENED = re.compile(rf"(?:{OPEN}|开放|上班)\s*:?\s*", re.IGNORECASE)
_SPAN = re.compile(r"(.+?)\s*(?:\.\.|–|—|~|\s-\s|\bto\b|至|到)\s*(.+)")


def entry_for(entry: FactKey, text: str) -> FactKey:
    """Return the fact that is meant: a tariff that is only a percentage is the average duty, more words are a note."""
    return catalogue.by_key()[AVERAGE] if entry.key == TARIFF and _PERCENT.fullmatch(text) else entry


def ready(session: Session, made: NoteFact) -> NoteFact:
    """Return a note on a country in the form that is read; raises InvalidValueError for one that would be passed over."""
    if made.state != KNOWN or made.value is None:
        return made
    reader = {HOURS: _hours, CLOSURES: _closure, LANGUAGES: _languages}.get(made.key)
    return made if reader is None else replace(made, value=reader(session, made.value))


def spoken(made: NoteFact) -> NoteFact:
    """Return a note as it is said: languages by their names."""
    return replace(made, value=names_of(made.value.split("\n"))) if made.key == LANGUAGES and made.value else made


def names_of(codes: Iterable[str]) -> str:
    """Return the names of languages in the language in use."""
    return enumerated(markets.language_name(code) for code in codes)


def _hours(_session: Session, text: str) -> str:
    """Return office hours in one form: `09:00-18:00, break 12:00-13:00, fri 09:00-12:00`."""
    whole, lunch, days = "", "", []
    for part in filter(None, _PARTS.split(text.strip())):
        plain = _CLOCK.sub(_clock, part)
        if _LUNCH.search(part):
            lunch = _LUNCH.sub("", plain).strip()
        elif not whole:
            whole = plain
        elif plain[:1].isdigit():
            lunch = plain
        else:
            days.append(plain[:3].casefold() + " " + plain.split()[-1])
    plain = ", ".join(filter(None, (whole, f"{BREAK}{lunch}" if lunch else "", *days)))
    try:
        countries.hours(hours_cell(plain))
    except ValueError:
        raise InvalidValueError(
            _("“{text}” are no hours.").format(text=text[:60]),
            _(
                "Write them as 09:00-18:00, with a break and a short day as “09:00-18:00; lunch 12:00-13:00; fri 09:00-12:00”."
            ),
            field="hours",
        ) from None
    return plain


def _clock(hit: "re.Match[str]") -> str:
    return f"{int(hit[1]):02d}:{hit[2] or '00'}-{int(hit[3]):02d}:{hit[4] or '00'}"


def _closure(session: Session, text: str) -> str:
    """Return a closure with its days first: `2026-12-24..2027-01-02 works holidays`."""
    opened = _OPENED.match(text.strip())
    plain = text.strip()[opened.end() if opened else 0 :]
    days, _colon, name = plain.partition(":") if ":" in plain else plain.partition("：")
    if not _colon and (hit := re.fullmatch(r"(\d{4}-\d\d-\d\d(?:\.\.\d{4}-\d\d-\d\d)?)\s+(.*)", plain)):
        days, name = hit[1], hit[2]
    span = _SPAN.fullmatch(days.strip())
    try:
        first = parse_when(span[1] if span else days, session.today)
        last = parse_when(span[2], first) if span else None
    except InvalidValueError:
        raise InvalidValueError(
            _("“{text}” names no days.").format(text=text[:60]),
            _(
                "Write the days, then what it is: “2026-12-24..2027-01-02: works holidays”; “open DAYS” where a shipped closure is wrong."
            ),
            field="closures",
        ) from None
    if last is not None and last < first:
        raise WrongOrderError(_("The last day"), _("the first day"))
    said = f"{first}..{last}" if last is not None and last != first else f"{first}"
    return " ".join(filter(None, (OPEN if opened else "", said, " ".join(name.split()))))


def _languages(_session: Session, text: str) -> str:
    """Return languages by their codes; raises InvalidValueError for one that has no name here."""
    codes = []
    for item in text.split("\n"):
        code = markets.language_code(item)
        if code is None:
            raise InvalidValueError(
                _("“{text}” is not a language I know.").format(text=item[:40]),
                _("Type names or codes, the most used first: German, English."),
                field="business_languages",
            )
        codes.append(code)
    return "\n".join(codes)
