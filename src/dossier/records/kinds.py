"""The records of a dossier: which fields each has, what a field may hold, and the letter of its ref.

Adding, setting, the edit form, lists and JSON are made from these, so a new record is one entry here,
one table and one migration.
"""

import re
from functools import partial
from typing import Literal, NamedTuple

from dossier.i18n import N_
from dossier.records.catalogue.company import SALES_CHANNELS
from dossier.records.catalogue.contact import CHANNELS
from dossier.records.catalogue.key import Choice, Sensitivity
from dossier.records.catalogue.trade import INCOTERMS

FieldType = Literal[
    "name", "text", "choice", "list", "number", "decimal", "money", "day", "partial", "country", "currency", "yesno",
    "contact", "company", "deal", "quote", "offer", "forwarder", "proof", "log", "zone", "repeat", "source",
]  # fmt: skip


_LINKED = frozenset({"contact", "company", "deal", "quote", "offer", "forwarder", "proof", "log"})
"""Types of fields that name another record."""


class RecordField(NamedTuple):
    """One field of a record as a user meets it; `name` is also the column (`…_id` for another record)."""

    name: str
    label: str
    type: FieldType = "text"
    choices: tuple[Choice, ...] = ()
    aliases: tuple[str, ...] = ()
    required: bool = False
    spoken: bool = False
    """Given as an argument in the order of the fields, not as an option."""
    sensitivity: Sensitivity = "private"
    """Who may see it; a field that says nothing stays in the house."""

    @property
    def column(self) -> str:
        """Return the name of the table's column."""
        return f"{self.name}_id" if self.type in _LINKED else self.name


class RecordKind(NamedTuple):
    """A kind of record: its noun, the letter of its refs, the record it hangs on, and its fields."""

    noun: str
    letter: str
    label: str
    owner: Literal["", "contact", "company", "deal", "any"]
    fields: tuple[RecordField, ...]
    plural: str = ""

    @property
    def table(self) -> str:
        """Return the name of the table."""
        return TABLES.get(self.noun, self.noun)

    def field(self, name: str) -> RecordField | None:
        """Return the field a typed name stands for, or None."""
        wanted = name.strip().casefold().replace("-", "_").replace(" ", "_")
        for entry in self.fields:
            names = (entry.name, *entry.aliases)
            if wanted in {each.casefold().replace(" ", "_") for each in names}:
                return entry
        return None


TABLES = {"product": "client_product", "log": "log_entry", "follow-up": "follow_up", "order": "orders"}


def choices(*pairs: tuple[str, str] | tuple[str, str, str]) -> tuple[Choice, ...]:
    """Return choices from (code, label[, aliases separated by |])."""
    return tuple(Choice(p[0], p[1], tuple(p[2].split("|")) if len(p) == 3 else ()) for p in pairs)


STAGES = choices(
    ("inquiry", N_("inquiry"), "询盘"), ("qualified", N_("qualified"), "已确认"), ("quoted", N_("quoted"), "已报价"),
    ("sampling", N_("sampling"), "打样|样品"), ("negotiating", N_("negotiating"), "谈判"),
    ("ordered", N_("ordered"), "已下单"), ("in_production", N_("in production"), "生产中"),
    ("shipped", N_("shipped"), "已出货"), ("paid", N_("paid"), "已付款"), ("won", N_("won"), "赢单"),
    ("lost", N_("lost"), "丢单"), ("dormant", N_("dormant"), "休眠"),
)  # fmt: skip
CAUSES = choices(
    ("price", N_("price"), "价格|target"), ("payment", N_("payment"), "付款"), ("lead_time", N_("lead time"), "交期"),
    ("quality", N_("quality"), "品质|质量"), ("certificate", N_("certificate"), "认证|homologation"),
    ("minimum_order", N_("minimum order"), "起订量|moq"), ("exclusivity", N_("exclusivity"), "独家"),
    ("competitor", N_("competitor"), "竞争对手|supplier"), ("budget", N_("no budget"), "预算"),
    ("season", N_("season missed"), "错过季节"), ("no_answer", N_("no answer"), "不回复|silent|silence"),
    ("closed", N_("firm closed or sold"), "倒闭|bankrupt"), ("other", N_("other"), "其他"),
)  # fmt: skip
"""Why a deal is lost or put to rest."""
CAUSE_STAGES = ("lost", "dormant")
CLOSED_STAGES = ("paid", "won", "lost", "dormant")
OUTCOMES = choices(
    ("open", N_("open"), "未定"), ("agreed", N_("agreed"), "达成|settled|ok"), ("stuck", N_("stuck"), "卡住|blocked"),
    ("we_gave", N_("we gave in"), "我方让步"), ("they_gave", N_("they gave in"), "对方让步"),
)  # fmt: skip
TOPICS = choices(
    ("price", N_("price"), "价格"), ("payment", N_("payment"), "付款|付款方式"), ("incoterm", N_("incoterm"), "贸易条款"),
    ("forwarder", N_("forwarder"), "货代"), ("quality", N_("quality"), "品质"), ("packaging", N_("packaging"), "包装"),
    ("proof", N_("proof"), "打样"), ("lead_time", N_("lead time"), "交期"),
    ("minimum_order", N_("minimum order"), "起订量|moq"), ("exclusivity", N_("exclusivity"), "独家"),
    ("warranty", N_("warranty"), "质保"), ("other", N_("other"), "其他"),
)  # fmt: skip
TOUCHES = choices(
    ("email", N_("e-mail"), "mail|邮件"), ("call", N_("call"), "phone|电话"), ("chat", N_("chat"), "whatsapp|wechat|聊天|微信"),
    ("meeting", N_("meeting"), "见面|会议"), ("visit", N_("visit"), "拜访|来访"), ("fair", N_("fair"), "展会"),
    ("sample", N_("sample"), "样品"), ("business", N_("business"), "业务"), ("note", N_("note"), "备注"),
)  # fmt: skip
BUSINESS = "business"
"""The channel of what happened to a deal: a quotation or proof sent, an order confirmed, goods shipped, money received."""
POINT_KINDS = choices(
    ("email", N_("e-mail"), "mail|e-mail|邮箱|邮件"), ("phone", N_("phone"), "tel|telephone|电话"),
    ("mobile", N_("mobile"), "cell|手机"), ("fax", N_("fax"), "传真"), ("whatsapp", N_("WhatsApp")),
    ("wechat", N_("WeChat"), "微信"), ("skype", N_("Skype")), ("telegram", N_("Telegram")), ("qq", "QQ"),
    ("linkedin", N_("LinkedIn"), "领英"), ("facebook", N_("Facebook")), ("instagram", N_("Instagram")),
    ("website", N_("website"), "web|url|homepage|网站|网址"), ("address", N_("address"), "地址"),
)  # fmt: skip
DEPARTMENT_STATES = choices(
    ("exists", N_("exists"), "yes|有"), ("outsourced", N_("outsourced"), "外发|外包"), ("none", N_("none"), "no|没有"),
)  # fmt: skip
NEWS_KINDS = choices(
    ("fair", N_("trade fair"), "展会"), ("anniversary", N_("anniversary"), "周年庆"),
    ("distributor", N_("new distributor"), "经销商"), ("market", N_("new market"), "新市场"),
    ("launch", N_("product launch"), "新品发布"), ("award", N_("award"), "获奖"),
    ("opening", N_("shop opening"), "开店"), ("people", N_("change of people"), "人事变动"), ("other", N_("other"), "其他"),
)  # fmt: skip
LINK_KINDS = choices(
    ("buys_from", N_("buys from"), "采购自"), ("competes_with", N_("competes with"), "竞争"),
    ("same_group", N_("same group as"), "同集团"), ("distributor_of", N_("distributor of"), "经销商"),
    ("knows", N_("knows"), "认识"),
)  # fmt: skip
MOULDS = choices(("public", N_("public mould"), "公模"), ("private", N_("private mould"), "私模"))
CAN_MAKE = choices(("yes", N_("yes"), "可以"), ("no", N_("no"), "不可以"), ("asked", N_("asked R&D"), "已问研发"))
QUOTE_STATES = choices(
    ("draft", N_("draft"), "草稿"), ("sent", N_("sent"), "已发"), ("answered", N_("answered"), "已回复"),
    ("accepted", N_("accepted"), "已接受"), ("expired", N_("expired"), "已过期"), ("refused", N_("refused"), "被拒"),
    ("replaced", N_("replaced"), "已被替代"), ("withdrawn", N_("withdrawn"), "已撤回"),
)  # fmt: skip
OUT = ("sent", "answered", "accepted")
"""States in which a quotation has reached the client."""
PROOF_STATES = choices(
    ("preparing", N_("in preparation"), "准备中"), ("sent", N_("sent"), "已寄出"), ("feedback", N_("feedback received"), "有反馈"),
    ("signed", N_("signed"), "已签样"), ("refused", N_("refused"), "被拒"), ("withdrawn", N_("withdrawn"), "已撤回"),
)  # fmt: skip
PROOF_KINDS = choices(
    ("machine", N_("machine proof"), "上机打样"), ("digital", N_("digital proof"), "数码稿"), ("pdf", N_("PDF"), "PDF文件"),
    ("sample", N_("sample"), "样品"), ("drawing", N_("drawing"), "图纸"),
)  # fmt: skip
VISIT_DIRECTIONS = choices(("to_us", N_("to us"), "来访"), ("to_them", N_("to them"), "拜访"))
PROMISERS = choices(("ours", N_("ours"), "us|we|我方"), ("theirs", N_("theirs"), "them|they|对方"))

F = RecordField
S = partial(RecordField, sensitivity="shareable")
"""A field that may be shown to others; without this a field stays in the house."""
HEARSAY = (
    S("source", N_("source"), "source", aliases=("来源",)),
    F("told_by", N_("told by"), "contact", aliases=("谁说的",)),
)
"""Where what a record says of a client was heard; what another client told us is shown to nobody else."""
CONTACT = RecordKind(
    "contact",
    "c",
    N_("contact"),
    "",
    (
        S("name", N_("name"), "name", required=True, spoken=True, aliases=("联系人", "姓名")),
        S("native_name", N_("native name"), aliases=("中文名", "本国文字姓名")),
        S("nickname", N_("nickname"), aliases=("昵称",)),
        S("salutation", N_("salutation"), aliases=("称呼",)),
        S("company", N_("company"), "company", aliases=("公司", "公司名称")),
        S("city", N_("city"), aliases=("城市",)),
        S("country", N_("country"), "country", aliases=("国家",)),
        S("time_zone", N_("time zone"), "zone", aliases=("时区",)),
    ),
    "contacts",
)
COMPANY = RecordKind(
    "company",
    "o",
    N_("company"),
    "",
    (
        S("name", N_("name"), "name", required=True, spoken=True, aliases=("公司名称", "公司")),
        F("aliases", N_("other names"), "list", aliases=("alias", "别名")),
        S("domain", N_("domain"), aliases=("域名",)),
        S("city", N_("city"), aliases=("城市",)),
        S("country", N_("country"), "country", aliases=("国家",)),
    ),
    "companies",
)
DEAL = RecordKind(
    "deal",
    "d",
    N_("deal"),
    "company",
    (
        S("title", N_("title"), "name", required=True, spoken=True),
        S("contact", N_("contact"), "contact"),
        S("product", N_("product"), aliases=("产品",)),
        S("quantity", N_("quantity"), "decimal", aliases=("数量",)),
        S("unit", N_("unit"), aliases=("单位",)),
        S("value", N_("value"), "decimal", aliases=("金额",)),
        S("currency", N_("currency"), "currency", aliases=("币种",)),
        S("stage", N_("stage"), "choice", STAGES, aliases=("阶段",)),
        S("market", N_("destination market"), "country", aliases=("destination", "目的市场")),
        F("next_step", N_("next step"), aliases=("下一步",)),
        F("cause", N_("cause"), "choice", CAUSES, aliases=("丢单原因",)),
        F("reason", N_("reason"), aliases=("原因",)),
        S("opened_on", N_("opened on"), "day", aliases=("日期",)),
        S("closed_on", N_("closed on"), "day"),
    ),
    "deals",
)
CAREER = RecordKind(
    "career",
    "j",
    N_("career step"),
    "contact",
    (
        S("employer", N_("employer"), "name", required=True, spoken=True),
        S("title", N_("title")),
        S("trade", N_("trade")),
        S("from_date", N_("from"), "partial", aliases=("from", "since")),
        S("to_date", N_("to"), "partial", aliases=("to", "until")),
        *HEARSAY,
    ),
)
VISIT = RecordKind(
    "visit",
    "v",
    N_("visit"),
    "contact",
    (
        S("direction", N_("direction"), "choice", VISIT_DIRECTIONS, required=True, spoken=True),
        S("on_date", N_("from"), "day", required=True, spoken=True, aliases=("on", "date", "from")),
        S("until", N_("until"), "day"),
        S("place", N_("place")),
        S("purpose", N_("purpose")),
        F("text", N_("notes"), aliases=("notes",)),
        *HEARSAY,
    ),
    "visits",
)
DEPARTMENT = RecordKind(
    "department",
    "g",
    N_("department"),
    "company",
    (
        S("function", N_("function"), "name", required=True, spoken=True),
        S("state", N_("state"), "choice", DEPARTMENT_STATES, spoken=True),
        S("head", N_("head"), "contact"),
        S("reports_to", N_("reports to")),
        F("text", N_("notes"), aliases=("notes",)),
        *HEARSAY,
    ),
)
MARKET = RecordKind(
    "market",
    "t",
    N_("market"),
    "company",
    (
        S("country", N_("country"), "country", required=True, spoken=True),
        S("from_date", N_("since"), "partial", aliases=("since", "from")),
        S("to_date", N_("until"), "partial", aliases=("until", "to")),
        S("channel", N_("channel"), "choice", SALES_CHANNELS),
        F("text", N_("notes"), aliases=("notes",)),
        *HEARSAY,
    ),
)
PRODUCT = RecordKind(
    "product",
    "p",
    N_("client's product"),
    "company",
    (
        S("name", N_("name"), "name", required=True, spoken=True),
        S(
            "kind",
            N_("kind"),
            "choice",
            choices(
                ("best_seller", N_("best seller"), "畅销款"), ("new", N_("new"), "新品"), ("other", N_("other"), "其他")
            ),
        ),
        S("category", N_("category"), aliases=("品类",)),
        S("what_is_new", N_("what is new")),
        S("selling_points", N_("selling points"), "list", aliases=("卖点",)),
        S("price_point", N_("price point")),
        F("supplier", N_("present supplier"), aliases=("供应商",)),
        S("mould", N_("mould"), "choice", MOULDS, aliases=("模具",)),
        F("can_make", N_("can we make it"), "choice", CAN_MAKE),
        F("asked_on", N_("asked R&D on"), "day"),
        F("difference", N_("difference to ours"), aliases=("区别",)),
        *HEARSAY,
    ),
)
OFFER = RecordKind(
    "offer",
    "a",
    N_("our offer"),
    "",
    (
        S(
            "name",
            N_("name"),
            "name",
            required=True,
            spoken=True,
            aliases=("product", "品名", "产品名称", "名称", "产品"),
        ),
        S("code", N_("item number"), aliases=("item", "sku", "item_no", "model", "型号", "货号", "编号")),
        S("category", N_("category"), aliases=("品类", "类别", "分类")),
        S("finish", N_("finish"), aliases=("表面处理", "表面")),
        S("mains", N_("mains voltage"), aliases=("voltage", "电压", "输入电压")),
        S("plug", N_("plug"), "list", aliases=("plugs", "插头", "规格插头")),
        S("certificates", N_("certificates"), "list", aliases=("certificate", "认证", "证书")),
        S("minimum_order", N_("minimum order"), "decimal", aliases=("moq", "起订量", "最小起订量")),
        S("price_low", N_("price from"), "decimal", aliases=("price", "unit_price", "单价", "价格", "最低价")),
        S("price_high", N_("price to"), "decimal", aliases=("最高价",)),
        S("currency", N_("currency"), "currency", aliases=("币种", "货币")),
        S("selling_points", N_("selling points"), "list", aliases=("卖点", "产品卖点", "特点")),
    ),
    "offers",
)
NEWS = RecordKind(
    "news",
    "n",
    N_("news"),
    "company",
    (
        S("kind", N_("kind"), "choice", NEWS_KINDS, required=True, spoken=True),
        S("text", N_("what"), "name", required=True, spoken=True),
        S("on_date", N_("date"), "partial", aliases=("on", "date")),
        S("yearly", N_("every year"), "yesno"),
        S("place", N_("place")),
        F("action", N_("what to do")),
        S("country", N_("country"), "country"),
        *HEARSAY,
    ),
)
LINK = RecordKind(
    "link",
    "k",
    N_("link"),
    "company",
    (
        F("kind", N_("kind"), "choice", LINK_KINDS, required=True, spoken=True),
        F("other", N_("other company"), "company", required=True, spoken=True),
        F("text", N_("notes"), aliases=("notes",)),
        *HEARSAY,
    ),
)
ATTACHMENT = RecordKind(
    "attachment",
    "h",
    N_("file"),
    "any",
    (
        S("path", N_("file"), "name", required=True, spoken=True),
        S("role", N_("kind")),
        F("text", N_("notes"), aliases=("notes",)),
    ),
)
FORWARDER = RecordKind(
    "forwarder",
    "w",
    N_("forwarder"),
    "",
    (
        S("name", N_("name"), "name", required=True, spoken=True),
        S("ports", N_("ports"), "list", aliases=("港口",)),
        S("countries", N_("serves"), "list"),
        S("since", N_("since"), "partial"),
        S("contact_line", N_("reach them by"), aliases=("phone", "email")),
        F("text", N_("notes"), aliases=("notes",)),
    ),
    "forwarders",
)
ROUND = RecordKind(
    "round",
    "r",
    N_("round"),
    "deal",
    (
        S("topic", N_("topic"), "choice", TOPICS, required=True, spoken=True),
        S("ours", N_("ours")),
        S("theirs", N_("theirs")),
        S("outcome", N_("outcome"), "choice", OUTCOMES),
        S("said_by", N_("said by"), "contact"),
        F("log_entry", N_("log entry"), "log", aliases=("log",)),
        S("on_date", N_("date"), "day", aliases=("on", "date")),
        F("text", N_("notes"), aliases=("notes",)),
    ),
)
QUOTE = RecordKind(
    "quote",
    "q",
    N_("quotation"),
    "deal",
    (
        S("number", N_("number"), aliases=("编号",)),
        S("state", N_("state"), "choice", QUOTE_STATES),
        S("currency", N_("currency"), "currency"),
        S("incoterm", N_("incoterm"), "choice", INCOTERMS),
        S("place", N_("named place")),
        S("payment", N_("payment basis")),
        S("lead_time", N_("lead time")),
        S("packing", N_("packing")),
        S("marks", N_("marks")),
        F("note", N_("note")),
        S("sent_on", N_("sent on"), "day"),
        S("valid_until", N_("valid until"), "day", aliases=("valid",)),
        S("answered_on", N_("answered on"), "day"),
    ),
    "quotes",
)
ORDER = RecordKind(
    "order",
    "s",
    N_("order"),
    "deal",
    (
        S("number", N_("confirmation number")),
        S("quote", N_("quotation"), "quote"),
        S("destination", N_("destination"), "country", aliases=("market", "目的国", "目的市场")),
        S("offer", N_("our offer"), "offer", aliases=("product", "item", "产品", "型号")),
        S("plug", N_("plug"), "list", aliases=("plugs", "插头")),
        S("mains", N_("mains voltage"), aliases=("voltage", "电压")),
        S("certificates", N_("certificates"), "list", aliases=("certificate", "认证")),
        S("label_language", N_("label language"), "list", aliases=("label", "标签语言")),
        S("value", N_("value"), "decimal"),
        S("currency", N_("currency"), "currency"),
        S("incoterm", N_("incoterm"), "choice", INCOTERMS),
        S("place", N_("named place")),
        S("payment", N_("payment")),
        S("forwarder", N_("forwarder")),
        S("confirmed_on", N_("confirmed on"), "day"),
        S("ship_by", N_("ship by"), "day"),
        S("deposit_due", N_("deposit due"), "day"),
        S("deposit_paid", N_("deposit paid"), "day"),
        S("balance_due", N_("balance due"), "day"),
        S("balance_paid", N_("balance paid"), "day"),
        S("shipped_on", N_("shipped on"), "day"),
        F("note", N_("note")),
    ),
    "orders",
)
PROOF = RecordKind(
    "proof",
    "y",
    N_("proof"),
    "deal",
    (
        S("kind", N_("kind"), "choice", PROOF_KINDS, required=True, spoken=True),
        S("version", N_("version"), "number"),
        S("state", N_("state"), "choice", PROOF_STATES),
        S("sent_on", N_("sent on"), "day"),
        S("courier", N_("courier")),
        S("feedback", N_("feedback")),
        S("feedback_on", N_("feedback on"), "day"),
        S("signed_on", N_("signed on"), "day"),
        S("lies_at", N_("signed sample lies at")),
        F("text", N_("notes"), aliases=("notes",)),
    ),
    "proofs",
)
CORRECTION = RecordKind(
    "correction",
    "i",
    N_("correction"),
    "",
    (
        S("proof", N_("proof"), "proof", required=True),
        S("text", N_("what"), "name", required=True, spoken=True),
        S("noted_on", N_("noted on"), "day"),
        S("sent_on", N_("sent on"), "day"),
    ),
    "corrections",
)
PROMISE = RecordKind(
    "promise",
    "m",
    N_("promise"),
    "any",
    (
        F("by", N_("whose"), "choice", PROMISERS),
        F("text", N_("what"), "name", required=True, spoken=True),
        F("due_on", N_("due"), "day", aliases=("due", "by_when")),
        F(
            "state",
            N_("state"),
            "choice",
            choices(("open", N_("open")), ("kept", N_("kept")), ("dropped", N_("dropped"))),
        ),
    ),
    "promises",
)
RATE = RecordKind(
    "rate",
    "x",
    N_("exchange rate"),
    "",
    (
        S("currency", N_("currency"), "currency", required=True, spoken=True),
        S("value", N_("rate"), "decimal", required=True, spoken=True),
        S("base", N_("base currency"), "currency"),
        S("on_date", N_("date"), "day", aliases=("on", "date")),
    ),
    "rates",
)
LOG = RecordKind(
    "log",
    "l",
    N_("log entry"),
    "any",
    (
        F("text", N_("text"), "text", required=True, spoken=True),
        F("channel", N_("by"), "choice", TOUCHES, aliases=("by",)),
        F(
            "direction",
            N_("direction"),
            "choice",
            choices(("in", N_("in")), ("out", N_("out")), ("both", N_("both ways"))),
        ),
        F("on_date", N_("date"), "day", aliases=("on", "date")),
        F("topics", N_("topics"), "list"),
    ),
)
FOLLOW_UP = RecordKind(
    "follow-up",
    "f",
    N_("follow-up"),
    "any",
    (
        F("text", N_("what"), "name", required=True, spoken=True, aliases=("todo",)),
        F("due_on", N_("due"), "day", required=True, spoken=True, aliases=("due", "when")),
        F("every", N_("repeats"), "repeat"),
        F("after_done", N_("counted after it is done"), "yesno"),
    ),
    "follow-ups",
)
POINT = RecordKind(
    "point",
    "e",
    N_("address"),
    "any",
    (
        S("kind", N_("kind"), "choice", POINT_KINDS, required=True, spoken=True),
        S("value", N_("value"), "name", required=True, spoken=True),
        S("label", N_("label")),
        S("preferred", N_("preferred"), "yesno"),
        *HEARSAY,
    ),
)

KINDS: dict[str, RecordKind] = {
    kind.noun: kind
    for kind in (
        CONTACT, COMPANY, DEAL, CAREER, VISIT, DEPARTMENT, MARKET, PRODUCT, OFFER, NEWS, LINK, ATTACHMENT, FORWARDER,
        ROUND, QUOTE, ORDER, PROOF, CORRECTION, PROMISE, RATE, LOG, FOLLOW_UP, POINT,
    )
}  # fmt: skip
BY_LETTER: dict[str, RecordKind] = {kind.letter: kind for kind in KINDS.values()}
BY_TABLE: dict[str, RecordKind] = {kind.table: kind for kind in KINDS.values()}
CHANNEL_CHOICES = CHANNELS

_REF = r"([a-z])([1-9]\d{0,17})"


class Ref(NamedTuple):
    """The short name of a record, such as `c12`: the letter of its kind and its id, stable for ever."""

    letter: str
    id: int

    def __str__(self) -> str:
        return f"{self.letter}{self.id}"

    @property
    def kind(self) -> RecordKind:
        """Return the kind of record that this names."""
        return BY_LETTER[self.letter]


def read_ref(text: str) -> Ref | None:
    """Return the ref that a text is, or None if it is none."""
    hit = re.fullmatch(_REF, text.strip().casefold())
    return Ref(hit[1], int(hit[2])) if hit and hit[1] in BY_LETTER else None
