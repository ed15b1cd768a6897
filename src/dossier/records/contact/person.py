"""A person, the ways to reach them, their career, and visits both ways."""

from datetime import date, datetime
from typing import Annotated, NamedTuple

from dossier.i18n import N_, NP_
from dossier.records.declared import OPEN, Source, Teller, choices, kind, name_of, private, shared

POINT_KINDS = choices(
    ("email", NP_("way to reach", "e-mail"), "mail|email address|business email|邮箱|邮件|邮箱地址|电子邮箱|电子邮件"),
    ("phone", N_("phone"), "tel|telephone|phone number|business phone|电话|电话号码|联系电话|座机"),
    ("mobile", N_("mobile"), "cell|cell phone|mobile phone|手机|手机号|手机号码"), ("fax", N_("fax"), "传真"),
    ("whatsapp", N_("WhatsApp")), ("wechat", N_("WeChat"), "微信|微信号"), ("skype", N_("Skype")),
    ("telegram", N_("Telegram")), ("qq", "QQ", "QQ号"), ("linkedin", N_("LinkedIn"), "领英"),
    ("facebook", N_("Facebook"), "脸书"), ("instagram", N_("Instagram")), ("twitter", N_("X (Twitter)"), "x/twitter|推特"),
    ("website", N_("website"), "web|web site|url|homepage|网站|网址|官网|公司网站"),
    ("address", N_("address"), "street|street address|company address|地址|公司地址|详细地址|街道"),
)  # fmt: skip
DEAD = N_("dead")
"""The label of an address at which letters do not arrive."""
FOUND_BY_US = ("customs", "search", "social")
"""The sources of clients who did not come to us: until they write, nobody waits for an answer."""
VISIT_DIRECTIONS = choices(("to_us", N_("to us"), "来访"), ("to_them", N_("to them"), "拜访"))


class Contact(NamedTuple):
    """A person at a client, with the firm's name beside its id."""

    id: int
    name: Annotated[str, shared(N_("name"), "name", required=True, spoken=True, aliases=("联系人", "姓名"))]
    native_name: Annotated[str | None, shared(N_("native name"), aliases=("中文名", "本国文字姓名"))]
    nickname: Annotated[str | None, shared(N_("nickname"), aliases=("昵称",))]
    salutation: Annotated[str | None, shared(N_("salutation"), aliases=("称呼",))]
    company_id: Annotated[int | None, shared(N_("company"), "company", aliases=("公司", "公司名称"))]
    company_name: Annotated[str | None, name_of("company_id")]
    city: Annotated[str | None, shared(N_("city"), aliases=("城市",))]
    country: Annotated[str | None, shared(N_("country"), "country", aliases=("国家",))]
    time_zone: Annotated[str | None, shared(N_("time zone"), "zone", aliases=("时区",))]
    created_on: Annotated[date, OPEN]
    last_touch_on: Annotated[date | None, OPEN]
    touch_by: Annotated[date | None, OPEN]
    waiting_since: datetime | None
    archived_on: Annotated[date | None, OPEN] = None
    archived_why: Annotated[str | None, private()] = None

    @property
    def ref(self) -> str:
        """Return the short name, such as `c12`."""
        return f"c{self.id}"


CONTACT = kind(
    Contact, "contact", "c", N_("contact"), plural="contacts",
    listed="name company country authority closeness last_touch=last_touch_on next source",
    called="name native_name nickname", hidden="birthday",
)  # fmt: skip


FORMER = "former"
"""The label of an address that a person had at a firm they left; no letter goes there."""
N_("former")


class Point(NamedTuple):
    """One way to reach somebody."""

    id: int
    kind: Annotated[str, shared(N_("kind"), "choice", POINT_KINDS, required=True, spoken=True)]
    value: Annotated[str, shared(NP_("way to reach", "value"), "name", required=True, spoken=True)]
    label: Annotated[str | None, shared(N_("label"))]
    preferred: Annotated[bool, shared(N_("preferred"), "yesno")]
    source: Source = None
    told_by_id: Teller = None

    @property
    def is_dead(self) -> bool:
        """Whether a letter of ours did not arrive there."""
        return self.label == DEAD


POINT = kind(
    Point, "point", "e", NP_("way to reach", "address"), "any", plural="addresses",
    listed="kind address=value label preferred name company country",
    title="value", hidden="contact_id company_id normal",
)  # fmt: skip


class CareerStep(NamedTuple):
    """One step of a career; dates are partial."""

    id: int
    employer: Annotated[str, shared(N_("employer"), "name", required=True, spoken=True)]
    title: Annotated[str | None, shared(N_("title"))]
    trade: Annotated[str | None, shared(N_("trade"))]
    from_date: Annotated[str | None, shared(N_("from"), "partial", aliases=("from", "since"))]
    to_date: Annotated[str | None, shared(N_("to"), "partial", aliases=("to", "until"))]
    source: Source = None
    told_by_id: Teller = None


CAREER = kind(
    CareerStep, "career", "j", N_("career step"), "contact", plural="careers",
    listed="name employer title trade from=from_date to=to_date company",
    title="employer", hidden="contact_id",
)  # fmt: skip


class Visit(NamedTuple):
    """A visit: `direction` is `to_us` or `to_them`."""

    id: int
    contact_id: int
    contact_name: Annotated[str, name_of("contact_id")]
    direction: Annotated[str, shared(N_("direction"), "choice", VISIT_DIRECTIONS, required=True, spoken=True)]
    on_date: Annotated[date, shared(N_("from"), "day", required=True, spoken=True, aliases=("on", "date", "from"))]
    at: Annotated[str | None, shared(N_("hour"), "hour", aliases=("hour", "time", "几点"))]
    until: Annotated[date | None, shared(N_("until"), "day")]
    place: Annotated[str | None, shared(N_("place"))]
    purpose: Annotated[str | None, shared(N_("purpose"))]
    text: Annotated[str | None, private(N_("notes"), aliases=("notes",))]
    source: Source = None
    told_by_id: Teller = None


VISIT = kind(
    Visit, "visit", "v", N_("visit"), "contact", plural="visits",
    listed="date=on_date at direction name company place purpose country",
    title="place", day="on_date",
)  # fmt: skip
