"""What the report on fairs is made of."""

from typing import Annotated, NamedTuple


class FairNews(NamedTuple):
    """A client who shows at a fair."""

    text: Annotated[str, "what is noted of it"]
    on_date: Annotated[str | None, "when; a partial date"]
    yearly: Annotated[bool, "whether every year"]
    place: Annotated[str | None, "where"]
    country: Annotated[str | None, "in which country"]
    company_id: Annotated[int, "the number of the firm's ref"]
    company: Annotated[str, "the firm"]
    action: Annotated[str | None, "what we plan; null with `--share`"]
    star: Annotated[int | None, "its stars"]
    open_deals: Annotated[int, "how many deals are open"]
    source: Annotated[str | None, "where it is from"] = None
    told_by_id: Annotated[int | None, "the number of the contact's ref who told us"] = None


class MetAt(NamedTuple):
    """A contact who was met at a fair."""

    detail: Annotated[str, "at which fair"]
    contact: Annotated[str, "who"]
    company_id: Annotated[int | None, "the number of the firm's ref"]
    company: Annotated[str | None, "the firm"]
    country: Annotated[str | None, "its country"]
    orders: Annotated[int, "orders since"]


class FairOutlook(NamedTuple):
    """A fair; `--csv` has one line for each."""

    name: Annotated[str, "the fair"]
    next_on: Annotated[str | None, "the next one: a day or a month"]
    usual: Annotated[bool, "whether that is only the usual month"]
    last_on: Annotated[str | None, "the last one"]
    place: Annotated[str | None, "where"]
    country: Annotated[str | None, "in which country"]
    clients: Annotated[tuple[FairNews, ...], "clients who are there"]
    met: Annotated[tuple[MetAt, ...], "who was met there"]
    points: Annotated[int, "what speaks for going"]
    verdict: Annotated[str, "go, visit, greet"]
    reasons: Annotated[tuple[str, ...], "why, in words"]
