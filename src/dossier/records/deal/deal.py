"""Deals and what is written about them. Money is Decimal with its currency beside it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.catalogue.choices import UNITS
from dossier.records.declared import OPEN, choices, kind, name_of, private, shared

STAGES = choices(
    ("inquiry", N_("inquiry"), "询盘"), ("qualified", N_("qualified"), "已确认"), ("quoted", N_("quoted"), "已报价"),
    ("sampling", N_("sampling"), "打样|样品"), ("negotiating", N_("negotiating"), "谈判"),
    ("ordered", N_("ordered"), "已下单"), ("in_production", N_("in production"), "生产中"),
    ("shipped", N_("shipped"), "已出货"), ("paid", N_("paid"), "已付款"), ("won", N_("won"), "赢单|closed won|closedwon"),
    ("lost", N_("lost"), "丢单|输单|closed lost|closedlost"), ("dormant", N_("dormant"), "休眠"),
)  # fmt: skip
CAUSES = choices(
    ("price", N_("price"), "价格|target"), ("payment", N_("payment"), "付款"), ("lead_time", N_("lead time"), "交期"),
    ("quality", N_("quality"), "品质|质量"), ("certificate", N_("certificate"), "认证|homologation"),
    ("minimum_order", N_("minimum order"), "起订量|moq"), ("exclusivity", N_("exclusivity"), "独家"),
    ("competitor", N_("competitor"), "竞争对手|supplier"), ("budget", N_("no budget"), "预算|预算不足"),
    ("season", N_("season missed"), "错过季节"), ("no_answer", N_("no answer"), "不回复|silent|silence"),
    ("closed", N_("firm closed or sold"), "倒闭|停业|关门|转让|bankrupt"), ("other", N_("other"), "其他"),
)  # fmt: skip
"""Why a deal is lost or put to rest."""
CAUSE_STAGES = ("lost", "dormant")
CLOSED_STAGES = ("paid", "won", "lost", "dormant")
ORDERED_STAGES = ("ordered", "in_production", "shipped", "paid", "won")
"""Stages of a deal that came to an order."""
OUTCOMES = choices(
    ("open", N_("open"), "未定"), ("agreed", N_("agreed"), "达成|settled|ok"), ("stuck", N_("stuck"), "卡住|blocked"),
    ("we_gave", N_("we gave in"), "我方让步"), ("they_gave", N_("they gave in"), "对方让步"),
)  # fmt: skip
SETTLED = frozenset({"agreed", "we_gave", "they_gave"})
"""Outcomes with which a topic is settled."""
TOPICS = choices(
    ("price", N_("price"), "价格"), ("payment", N_("payment"), "付款|付款方式|账期"),
    ("incoterm", N_("incoterm"), "贸易条款|贸易术语|交货条件"),
    ("forwarder", N_("forwarder"), "货代"), ("quality", N_("quality"), "品质"), ("packaging", N_("packaging"), "包装"),
    ("proof", NP_("topic", "proof"), "打样"), ("lead_time", N_("lead time"), "交期"),
    ("minimum_order", N_("minimum order"), "起订量|moq"), ("exclusivity", N_("exclusivity"), "独家"),
    ("warranty", N_("warranty"), "质保"), ("other", N_("other"), "其他"),
)  # fmt: skip


class Deal(NamedTuple):
    """One piece of business."""

    id: int
    company_id: int | None
    company_name: Annotated[str | None, name_of("company_id")]
    contact_id: Annotated[int | None, shared(N_("contact"), "contact")]
    contact_name: Annotated[str | None, name_of("contact_id")]
    title: Annotated[str, shared(NP_("of a deal", "title"), "name", required=True, spoken=True)]
    product: Annotated[str | None, shared(N_("product"), aliases=("产品",))]
    quantity: Annotated[Decimal | None, shared(N_("quantity"), "decimal", aliases=("数量",))]
    unit: Annotated[str | None, shared(N_("unit"), aliases=("单位",), words=UNITS)]
    value: Annotated[Decimal | None, shared(N_("value"), "decimal", aliases=("金额",))]
    currency: Annotated[str | None, shared(N_("currency"), "currency", aliases=("币种",))]
    stage: Annotated[str, shared(N_("stage"), "choice", STAGES, aliases=("阶段",))]
    market: Annotated[str | None, shared(N_("destination market"), "country", aliases=("destination", "目的市场"))]
    next_step: Annotated[str | None, private(N_("next step"), aliases=("下一步",))]
    cause: Annotated[str | None, private(N_("cause"), "choice", CAUSES, aliases=("丢单原因",))]
    reason: Annotated[str | None, private(N_("reason"), aliases=("原因",))]
    opened_on: Annotated[date, shared(N_("opened on"), "day", aliases=("日期",))]
    closed_on: Annotated[date | None, shared(N_("closed on"), "day")]

    @property
    def ref(self) -> str:
        """Return the short name, such as `d4`."""
        return f"d{self.id}"


DEAL = kind(
    Deal, "deal", "d", N_("deal"), "company", plural="deals",
    listed="title company contact stage value currency country opened=opened_on next_step",
    called="title", title="title", day="opened_on",
)  # fmt: skip


class StageChange(NamedTuple):
    """A move from one stage to another."""

    id: Annotated[int, "its number in the book"]
    deal_id: Annotated[int, "the number of the deal's ref"]
    from_stage: Annotated[str | None, "the stage before"]
    to_stage: Annotated[str, "the stage after"]
    on_date: Annotated[date, "the day"]
    reason: Annotated[str | None, "why"]
    cause: Annotated[str | None, "of which kind that is"] = None


def stage_on(stages: Iterable[StageChange], deal_id: int | None, day: date) -> str | None:
    """Return the stage at which a deal stood at the end of a day, None before its first."""
    mine = [each for each in stages if each.deal_id == deal_id and each.on_date <= day]
    return max(mine, key=lambda each: (each.on_date, each.id)).to_stage if mine else None


class Round(NamedTuple):
    """Ours against theirs on one topic."""

    id: int
    deal_id: int
    topic: Annotated[str, shared(N_("topic"), "choice", TOPICS, required=True, spoken=True)]
    ours: Annotated[str | None, shared(N_("ours"))]
    theirs: Annotated[str | None, shared(N_("theirs"))]
    outcome: Annotated[str, shared(N_("outcome"), "choice", OUTCOMES)]
    said_by_id: Annotated[int | None, shared(N_("said by"), "contact", key="")]
    said_by_name: Annotated[str | None, name_of("said_by_id")]
    on_date: Annotated[date, shared(N_("date"), "day", aliases=("on", "date"))]
    text: Annotated[str | None, private(N_("notes"), aliases=("notes",))]
    log_entry_id: Annotated[int | None, private(N_("log entry"), "log", aliases=("log",))] = None
    written_on: Annotated[date | None, OPEN] = None
    """Since when it counts as written, None while it stands by word alone; found out by `read/written.py`."""

    @property
    def by_word(self) -> bool:
        """Tell whether it was settled in a talk, and nothing in writing says so yet."""
        return self.outcome in SETTLED and self.written_on is None


ROUND = kind(
    Round, "round", "r", N_("round"), "deal", plural="rounds", listed="date=on_date deal company topic ours theirs outcome",
    title="topic", day="on_date",
)  # fmt: skip
