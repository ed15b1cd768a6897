"""The text of docs/json.md: what each command prints with `--json`, from the table of lines and the declared objects."""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_args, get_origin

from dossier.advice.letters.drafts import Draft
from dossier.records import likeness
from dossier.records.agenda import week
from dossier.records.agenda.agenda import Due
from dossier.records.agenda.week import Moved
from dossier.records.contact.relationship import Step
from dossier.records.country import country
from dossier.records.country.trip import RankedClient
from dossier.records.deal import case
from dossier.records.deal.negotiation import Person
from dossier.records.declared import declared
from dossier.records.dossier import AboutPerson
from dossier.records.handover import Inherited
from dossier.records.known import Known
from dossier.records.merging import Conflict, Side
from dossier.records.reports import countries, month
from dossier.records.reports.countries import CountryLine, Shared
from dossier.records.reports.decided import Common, Decided, Sides
from dossier.records.reports.fairs import FairNews, FairOutlook
from dossier.records.reports.pipeline import Held, PipelineDeal
from dossier.records.reports.sources import SourceLine
from dossier.records.why import Why
from dossier.render.shapes.book import Written
from dossier.render.shapes.keys import alternatives, is_object, keys_of
from json_lines import READ, Line

HEAD = """# JSON

Made from the declarations in `src/dossier/render/shapes`; `make docs` writes it anew.

Every command takes `--json`. Fields are added and never removed; unknown is `null`. A day is `2026-11-23`, a moment
`2026-11-23T08:30`, a partial date `1985`, `1985-03` or `--03-12`, a decimal a number as text (`"3.20"`), with the currency of
money beside it. Countries are ISO 3166 codes of two letters, currencies ISO 4217 codes. A ref is the short name of a record, such
as `c12`. A key marked with * is left out with `--share`; `--share` also sets to `null` what is only our own remark.
A command that writes, or only says something, prints [Written](#written-object). Lists are for our own use: none has a protected
fact as a column unless `--columns` names it; then a row has these keys. `--csv` of a list has the same columns. Sums in several
currencies are one text, the largest first: `12400.00 USD; 300.00 EUR`, and `0` where there is nothing.
The file of `dossier export` is described in [export.md](export.md).

## Commands

Each line can be tried on the demo book: `dossier demo show anna --json`.

| command | prints |
|---|---|
"""
_WORDS: Mapping[Any, str] = {
    str: "text", int: "number", float: "number", bool: "true or false", date: "day", datetime: "moment", Decimal: "decimal",
    Any: "anything", object: "anything",
}  # fmt: skip


_CALLED: Mapping[Any, str] = {
    likeness.Reason: "AlikeReason", Side: "MergeSide", Conflict: "MergeConflict", Moved: "MovedDeal",
    week.Holiday: "ComingHoliday", Due: "ComingDue", Known: "NotedFact", AboutPerson: "PersonFact", case.Reason: "CaseReason",
    Inherited: "Origin", Step: "Closeness", Person: "AtTheTable", SourceLine: "SourceOfClients", FairNews: "FairClient",
    FairOutlook: "Fair", Draft: "Letter", Why: "Reason", RankedClient: "StopClient", PipelineDeal: "DealInPipeline",
    month.Came: "MonthCame", month.Moved: "MonthMoved", month.Next: "MonthAhead", month.Owed: "MonthOwed", month.Tally: "MonthTally",
    month.Paper: "MonthPaper", month.Owing: "MoneyOwed", month.Ended: "DealEnded", month.Decision: "ToDecide",
    Held: "WaitsFor", Sides: "WonAndLost", Decided: "DecidedDeal", Common: "WonInCommon", Shared: "MarketFeature",
    countries.Price: "MarketPrice", CountryLine: "CountryAsMarket", country.Holiday: "KeptHoliday",
}  # fmt: skip
"""What a part of a record is called here, where the house's own word would be none to a reader of this page alone."""


def name(shape: Any) -> str:
    """Return what an object is called."""
    return _CALLED.get(shape, shape.__name__)


def is_row(shape: Any) -> bool:
    """Tell whether an object is a record, whose keys are its fields, and not one with a meaning beside each key."""
    return hasattr(shape, "_fields") and not any(field.meaning for field in declared(shape).values())


def title(shape: Any) -> str:
    """Return how an object is headed: a record by its name and the word row, any other by its name and the word object."""
    return f"{name(shape)} {'row' if is_row(shape) else 'object'}"


def words(kind: Any) -> str:
    """Return a type in words, an object as a link to its keys."""
    arms = alternatives(kind)
    if len(arms) == 1 and None.__class__ not in get_args(kind):
        return _one(arms[0])
    return " or ".join([*map(_one, arms), *(["null"] if None.__class__ in get_args(kind) else [])])


def _one(kind: Any) -> str:
    inner = get_args(kind)
    if get_origin(kind) is Sequence:
        return f"list of {words(inner[0])}"
    if get_origin(kind) is Mapping:
        return f"object, by name: {words(inner[1])}"
    if get_origin(kind) is tuple:
        return f"pair ({', '.join(map(words, inner))})"
    if is_object(kind):
        return f"[{name(kind)}](#{title(kind).lower().replace(' ', '-')})"
    return _WORDS[kind]


def objects(kind: Any) -> Iterator[Any]:
    """Yield the objects that a type names, each before those within it."""
    if is_object(kind):
        yield kind
        for key in keys_of(kind).values():
            yield from objects(key.type)
    for each in get_args(kind):
        yield from objects(each)


def written() -> str:
    """Return the whole document."""
    lines = [each for lines in READ.values() for each in lines]
    told = {line.words: line for line in reversed(lines)}.values()
    shown = dict.fromkeys(shape for kind in (*(each.prints for each in lines), Written) for shape in objects(kind))
    rows = [HEAD + "\n".join(_command(each) for each in reversed(told)), "\n## Objects"]
    for shape in shown:
        rows += ["", f"### {title(shape)}", "", inspect.cleandoc(shape.__doc__ or ""), "", *_keys(shape)]
    return "\n".join(rows) + "\n"


def _command(line: Line) -> str:
    remark = f": {line.remark}" if line.remark else ""
    return f"| `{line.words}` | {words(line.prints)}{remark} |"


def _keys(shape: Any) -> Iterator[str]:
    keys = keys_of(shape).items()
    if is_row(shape):
        meant = ((name, words(key.type), f" ({key.meaning})" if key.meaning else "") for name, key in keys)
        yield "; ".join(f"`{key}` {kind}{meaning}" for key, kind, meaning in meant) + "."
        return
    yield "| key | type | meaning |"
    yield "|---|---|---|"
    for name, key in keys:
        yield f"| `{name}`{' *' if key.is_private else ''} | {words(key.type)} | {key.meaning} |"
