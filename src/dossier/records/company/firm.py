"""A firm: who handles what there, where it sells, what happens at it, and which other firms it is tied to."""

from datetime import date
from typing import Annotated, NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.catalogue.choices import SALES_CHANNELS
from dossier.records.declared import OPEN, Source, Teller, choices, kind, name_of, private, shared

DEPARTMENT_STATES = choices(
    ("exists", N_("exists"), "yes|有"), ("outsourced", N_("outsourced"), "外发|外包"), ("none", NP_("department", "none"), "no|没有"),
)  # fmt: skip
NEWS_KINDS = choices(
    ("fair", N_("trade fair"), "展会|参展|exhibition"),
    ("anniversary", N_("anniversary"), "周年庆|周年|周年庆典|店庆|厂庆"),
    ("distributor", N_("new distributor"), "经销商|独家经销商|独家经销|独家代理|dealer"),
    ("market", N_("new market"), "新市场|开拓市场"), ("launch", N_("product launch"), "新品发布|新品|上新"),
    ("award", N_("award"), "获奖|得奖"), ("opening", N_("shop opening"), "开店|新店"),
    ("people", N_("change of people"), "人事变动|换人"), ("other", N_("other"), "其他|新闻|大事|重大事件|news|event"),
)  # fmt: skip
LINK_KINDS = choices(
    ("buys_from", N_("buys from"), "采购自"), ("competes_with", N_("competes with"), "竞争"),
    ("same_group", N_("same group as"), "同集团"), ("distributor_of", N_("distributor of"), "经销商"),
    ("knows", N_("knows"), "认识"),
)  # fmt: skip


class Company(NamedTuple):
    """A client's firm."""

    id: int
    name: Annotated[
        str, shared(NP_("of a firm", "name"), "name", required=True, spoken=True, aliases=("公司名称", "公司"))
    ]
    aliases: Annotated[str | None, private(N_("other names"), "list", aliases=("alias", "别名"))]
    domain: Annotated[str | None, shared(N_("domain"), aliases=("域名",))]
    city: Annotated[str | None, shared(N_("city"), aliases=("城市",))]
    country: Annotated[str | None, shared(N_("country"), "country", aliases=("国家",))]
    created_on: Annotated[date, OPEN]
    archived_on: Annotated[date | None, OPEN] = None
    archived_why: Annotated[str | None, private()] = None

    @property
    def ref(self) -> str:
        """Return the short name, such as `o3`."""
        return f"o{self.id}"


COMPANY = kind(
    Company, "company", "o", N_("company"), plural="companies",
    listed="name country star contacts deals last_touch", called="name aliases",
)  # fmt: skip


class Department(NamedTuple):
    """Who handles what; `state` is exists, outsourced, none, or None for unknown."""

    id: int
    function: Annotated[str, shared(N_("function"), "name", required=True, spoken=True)]
    state: Annotated[str | None, shared(N_("state"), "choice", DEPARTMENT_STATES, spoken=True)]
    head_id: Annotated[int | None, shared(N_("head"), "contact")]
    head_name: Annotated[str | None, name_of("head_id")]
    reports_to: Annotated[str | None, shared(N_("reports to"))]
    text: Annotated[str | None, private(N_("notes"), aliases=("notes",))]
    source: Source = None
    told_by_id: Teller = None

    @property
    def state_told(self) -> str | None:
        """Return the state as noted; what somebody heads exists."""
        return self.state or ("exists" if self.head_id is not None else None)


DEPARTMENT = kind(
    Department, "department", "g", N_("department"), "company", plural="departments",
    listed="function company state head country", title="function", hidden="company_id",
)  # fmt: skip


class Market(NamedTuple):
    """A country where a firm sells, between two partial dates."""

    id: int
    country: Annotated[str, shared(N_("country"), "country", required=True, spoken=True)]
    from_date: Annotated[str | None, shared(NP_("of a market", "since"), "partial", aliases=("since", "from"))]
    to_date: Annotated[str | None, shared(N_("until"), "partial", aliases=("until", "to"))]
    channel: Annotated[str | None, shared(N_("channel"), "choice", SALES_CHANNELS)]
    text: Annotated[str | None, private(N_("notes"), aliases=("notes",))]
    source: Source = None
    told_by_id: Teller = None


MARKET = kind(
    Market, "market", "t", N_("market"), "company", plural="markets", title="country",
    listed="company country channel since=from_date until=to_date", hidden="company_id",
)  # fmt: skip


class News(NamedTuple):
    """Something that happened or will happen at a firm; `on_date` is partial."""

    id: int
    kind: Annotated[str, shared(N_("kind"), "choice", NEWS_KINDS, required=True, spoken=True)]
    text: Annotated[str, shared(N_("what"), "name", required=True, spoken=True)]
    on_date: Annotated[str | None, shared(N_("date"), "partial", aliases=("on", "date"))]
    yearly: Annotated[bool, shared(NP_("news", "every year"), "yesno")]
    place: Annotated[str | None, shared(N_("place"))]
    action: Annotated[str | None, private(N_("what to do"))]
    country: Annotated[str | None, shared(N_("country"), "country")]
    source: Source = None
    told_by_id: Teller = None


NEWS = kind(
    News, "news", "n", N_("news"), "company", plural="news",
    listed="date=on_date kind what=text company country",
    title="text", day="on_date", hidden="company_id month_day",
)  # fmt: skip


class Link(NamedTuple):
    """A relation to another firm; `forward` tells whether it is read from this firm to the other."""

    id: int
    kind: Annotated[str, private(N_("kind"), "choice", LINK_KINDS, required=True, spoken=True)]
    other_id: Annotated[int, private(N_("other company"), "company", required=True, spoken=True)]
    other_name: Annotated[str, private(through="other_id")]
    forward: bool
    text: Annotated[str | None, private(N_("notes"), aliases=("notes",))]
    source: Source = None
    told_by_id: Teller = None


LINK = kind(
    Link, "link", "k", N_("link"), "company", plural="links",
    listed="company kind other country", title="kind", hidden="company_id",
)  # fmt: skip
