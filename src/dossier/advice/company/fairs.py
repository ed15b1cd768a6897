"""Which fairs our clients attend, when next, and whether going is worth it (checklist M105–M108), with the reasons."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dossier.i18n import ngettext
from dossier.records.country.country import Fair
from dossier.records.reports.fairs import FairNews, FairOutlook, MetAt
from dossier.values.names import fold
from dossier.values.partial_date import next_occurrence

CLIENT, BIG, DEALS, ORDERED, MET = 2, 1, 1, 2, 1
"""Points for each client who shows there, for each with four stars, for open deals with them, for orders and contacts that came of it."""
MOST, BIG_STARS, WORTH, HALF = 6, 4, 6, 3

_EDITION = re.compile(r"^(?:(?:19|20)\d\d ?年?(?=\D))? ?(?:\d{1,2} ?月)? ?(?:[春夏秋冬]季)? ?(?=[^\x00-\x7f])")
"""What a Chinese name of a fair may begin with: 2024 年秋季广交会."""
EARLY = 10
"""Up to this day of a fair's usual month it may still be to come."""


def fairs(
    news: Iterable[FairNews], met: Iterable[MetAt], shipped: Sequence[Fair], today: date
) -> tuple[FairOutlook, ...]:
    """Return every fair in the book, the ones worth most first; fairs are one when their names begin alike."""
    names: dict[str, tuple[list[FairNews], list[MetAt]]] = {}
    for row in news:
        names.setdefault(_same(row.text, names), ([], []))[0].append(row)
    for each in met:
        names.setdefault(_same(each.detail, names), ([], []))[1].append(each)
    found = [_outlook(rows, people, shipped, today) for rows, people in names.values()]
    return tuple(sorted(found, key=lambda each: (-each.points, each.next_on or "9999", each.name)))


def own_name(text: str) -> str:
    """Return the name of a fair without the place and season behind a comma, nor those before a Chinese name."""
    name = " ".join(text.replace("，", ",").partition(",")[0].split())
    return _EDITION.sub("", name) or name


def _same(text: str, names: Iterable[str]) -> str:
    """Return the name under which a fair is kept already, or its own folded name."""
    name = fold(own_name(text))
    return next(
        (each for each in names if each == name or each.startswith(f"{name} ") or name.startswith(f"{each} ")), name
    )


def _outlook(rows: list[FairNews], people: list[MetAt], shipped: Sequence[Fair], today: date) -> FairOutlook:
    name = max((own_name(text) for text in [*(r.text for r in rows), *(p.detail for p in people)]), key=len)
    past = sorted(day for row in rows if (day := row.on_date) and not day.startswith("--") and day < today.isoformat())
    known = next(
        (fair for fair in shipped if any(f"{fold(name)} ".startswith(f"{fold(each)} ") for each in fair.names)),
        None,
    )
    coming, usual = _next(rows, known, past[-1] if past else None, today)
    clients = tuple({row.company_id: row for row in rows}.values())
    points, reasons = _judged(clients, people)
    return FairOutlook(
        name, coming, usual, past[-1] if past else None,
        next((row.place for row in rows if row.place), known.city if known else None),
        next((row.country for row in rows if row.country), None),
        clients, tuple(people), points, verdict(points), reasons,
    )  # fmt: skip


def _next(rows: list[FairNews], known: Fair | None, last: str | None, today: date) -> tuple[str | None, bool]:
    """Return the next day or month of a fair, and whether it is only the usual one."""
    dated = [
        row.on_date
        for row in rows
        if row.on_date and not row.on_date.startswith("--") and row.on_date >= today.isoformat()
    ]
    if dated:
        return min(dated), False
    yearly = [day for row in rows if row.yearly and row.on_date and (day := next_occurrence(row.on_date, today))]
    if yearly:
        return min(yearly).isoformat(), True
    if known is None or not known.months:
        return None, False
    years = [year for year in range(today.year, today.year + 2 * known.every + 1)
             if known.every == 1 or last is None or (year - int(last[:4])) % known.every == 0]  # fmt: skip
    months = [f"{year}-{month:02d}" for year in years for month in sorted(known.months)]
    first = today.isoformat()[:7] if today.day <= EARLY else f"{today.isoformat()[:7]}~"
    return next((month for month in months if month >= first), None), True


def _judged(clients: Sequence[FairNews], people: Sequence[MetAt]) -> tuple[int, tuple[str, ...]]:
    reasons = []
    points = CLIENT * min(len(clients), MOST // CLIENT)
    if clients:
        words = ngettext("{n} client of ours is there", "{n} clients of ours are there", len(clients))
        reasons.append(words.format(n=len(clients)))
    big = [row for row in clients if (row.star or 0) >= BIG_STARS]
    if big:
        points += BIG * min(len(big), MOST // 2)
        words = ngettext("{n} of them with four stars or more", "{n} of them with four stars or more", len(big))
        reasons.append(words.format(n=len(big)))
    deals = sum(row.open_deals for row in clients)
    if deals:
        points += DEALS
        reasons.append(ngettext("{n} open deal with them", "{n} open deals with them", deals).format(n=deals))
    ordered = {each.company_id for each in people if each.orders}
    if ordered:
        points += ORDERED * min(len(ordered), MOST // ORDERED)
        words = ngettext(
            "{n} client met there has ordered since", "{n} clients met there have ordered since", len(ordered)
        )
        reasons.append(words.format(n=len(ordered)))
    idle = len(people) - len([each for each in people if each.company_id in ordered])
    if idle:
        points += MET
        words = ngettext("{n} more contact came from there, without an order yet",
                         "{n} more contacts came from there, without an order yet", idle)  # fmt: skip
        reasons.append(words.format(n=idle))
    return points, tuple(reasons)


def verdict(points: int) -> str:
    """Return what the points mean: `go`, `visit` for a day on the way, or `greet` from home."""
    return "go" if points >= WORTH else "visit" if points >= HALF else "greet"
