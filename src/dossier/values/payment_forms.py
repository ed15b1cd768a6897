"""The forms in which people write shares, moments and instruments of payment, in English and Chinese."""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from dossier.errors import DossierError
from dossier.values.chinese_number import DIGITS
from dossier.values.money import parse_money

WITH_ORDER, BEFORE_PRODUCTION, BEFORE_SHIPMENT = "with_order", "before_production", "before_shipment"
ON_COPY, AT_SIGHT, AFTER, MONTHLY = "on_copy", "at_sight", "after", "monthly"
"""Moments of a payment: `at_sight` is against documents, `after` so many days after what its base names."""
SHIPMENT, BILL, INVOICE, ARRIVAL, SIGHT = "shipment", "bill", "invoice", "arrival", "sight"
"""What the days of `after` are counted from."""
WHOLE = Decimal(100)


class Moment(NamedTuple):
    """When a share is paid; `loose` where only its name says so, such as “deposit”, and other words may say better."""

    code: str
    days: int | None = None
    base: str | None = None
    loose: bool = False


class Token(NamedTuple):
    """A piece of a payment text.

    `kind` is percent, split, amount, rest, whole, moment, part (a word such as “deposit”), days, means, stop, or, doubt,
    no, or word for what says nothing here.
    """

    kind: str
    value: Any = None


Found = Callable[[re.Match[str]], Token]


class Form(NamedTuple):
    """One form: its English and its Chinese pattern, and stems of which one is in every English text that it fits.

    Texts come in one notation, with single spaces; a pattern is compiled only for a text that it may fit.
    """

    found: Found
    english: str
    chinese: str = ""
    stems: str = ""

    def patterns(self, said: str) -> list[re.Pattern[str]]:
        """Return the patterns that may fit somewhere in a text."""
        english = self.english and (not self.stems or any(stem in said for stem in self.stems.split()))
        found = [_compiled(f"(?:{self.english})(?![a-z])" if self.stems else self.english)] if english else []
        return found if not self.chinese or said.isascii() else [*found, _compiled(self.chinese)]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _is(kind: str, value: Any = None) -> Found:
    return lambda _hit: Token(kind, value)


def _at(code: str, days: int | None = None, base: str | None = None, *, loose: bool = False) -> Found:
    def made(hit: re.Match[str]) -> Token:
        groups = hit.groupdict()
        said = groups.get("days") or groups.get("plus")
        return Token("moment", Moment(code, int(said) if said else days, base, loose))

    return made


def _percent(hit: re.Match[str]) -> Token:
    return Token("percent", Decimal(hit[1]))


def _fraction(hit: re.Match[str]) -> Token:
    above, below = int(hit[1]), int(hit[2])
    return Token("percent", WHOLE * above / below) if 0 < above < below else Token("doubt")


def _split(hit: re.Match[str]) -> Token:
    """Return 30/70 as a split: a pair is told from 1/3, a date and a range by what it comes to, or by its slash."""
    parts = tuple(Decimal(each) for each in hit.groups() if each)
    plain_pair = hit[0].count("/") == 1 and len(parts) == 2 and all(each >= 10 for each in parts)
    return Token("split", parts) if sum(parts) == WHOLE or plain_pair else Token("")


def _range(hit: re.Match[str]) -> Token:
    return _split(hit) if int(hit[1]) + int(hit[2]) == WHOLE else Token("doubt")


def _amount(hit: re.Match[str]) -> Token:
    try:
        return Token("amount", parse_money(hit[0].strip()))
    except DossierError:
        return Token("doubt")


def _chinese_percent(hit: re.Match[str]) -> Token:
    """Return 百分之三十 or 三成 as a percent: tens and ones written in Chinese, or digits."""
    text = (f"{hit[2]}0" if hit[2].isdecimal() else f"{hit[2]}十") if hit[2] else hit[1]
    if text.replace(".", "", 1).isdecimal():
        return Token("percent", Decimal(text))
    tens, mark, ones = text.partition("十")
    known = DIGITS.get(tens, 0 if tens else 1), DIGITS.get(ones, 0)
    return (
        Token("percent", WHOLE if text == "百" else Decimal(known[0] * 10 + known[1]))
        if mark or text == "百"
        else Token("doubt")
    )


def _tenths(hit: re.Match[str]) -> Token:
    """Return 三七开 as a split: tenths that come to the whole."""
    parts = tuple(Decimal(DIGITS[sign] * 10) for sign in hit.groups())
    return Token("split", parts) if sum(parts) == WHOLE else Token("doubt")


_ON = r"(?:on|upon|at|against|after|with|when|by|vs\.?) (?:receipt of |sight of |receiving )?(?:the |a )?"
_GOODS = r"(?:the )?(?:goods |cargo |container )?(?:are |is )?"
_SHIP = r"(?:ship(?:ment|ping|ped)?|load(?:ing|ed)?|dispatch|despatch|departure|sail(?:ing|s)?|leav(?:e|es|ing)(?: \w+){0,2}|etd)"
_SHIPS = "ship load patch depart sail leav etd"
_BL = r"(?:b ?/ ?l|bl|bill of lading)(?![a-z])"
_BLS = "b/ bl bill"
_DOCS = r"(?:(?:shipping )?(?:documents|docs))"
_DAY = r"(?P<days>\d{1,3}) ?-? ?(?:calendar |banking |working )?(?:days?|d(?![a-z])|天|日)(?: ?以?内)?"
_DAYS = rf"(?:net )?{_DAY} ?(?:net|credit|terms?|usance)? ?(?:after|from|of|since|following|upon|against|on)? ?(?:the )?(?:date of )?"
_OF_THE = r"(?:receipt of )?(?:the )?(?:goods |original |commercial |on ?board |copy of (?:the )?)?"
_ZH_DAYS = r"(?:之?后|起|算起|起算)?第?(?P<days>\d{1,3}) ?(?:天|日)(?:以?内)?"
_BASES = (
    (BILL, rf"{_BL}(?: (?:date|copy))?", _BLS, "(?:见|凭)?提单(?:副本|复印件|日期|签发日|日)?"),
    (INVOICE, r"invoice(?: date)?", "invoice", "(?:收到)?发票(?:日期|日)?|开票日?"),
    (SIGHT, r"sight", "sight", "见票"),
    (ARRIVAL, r"(?:arrival|arrived|delivery|receipt|receiving|goods|eta)(?: of (?:the )?goods)?", "arriv deliver rece goods eta",
     "到货|货到|收货|到港|收到货"),
    (SHIPMENT, rf"{_SHIP}(?: date)?", _SHIPS, "出货|发货|装船|开船|发运|装运"),
)  # fmt: skip
_CODES = "usd|eur|gbp|cny|rmb"
_LEAVES = "(?:出货|发货|装船|装柜|装运|交货|出厂|提货|发运|走货|出运)"

_ASIDE = (
    Form(_range, r"(\d{1,3}) ?%? ?(?:-|–|~|to|至) ?(\d{1,3}) ?%"),
    Form(_is("doubt"), r"up to|max(?:imum)?|above|below|at least|min(?:imum)?|less than|more than|if|unless|except|provided|"
         r"subject to|depend\w*|possibl[ey]|maybe|perhaps|pending|tbd|to be (?:agreed|discussed)", "不超过|至少|最多"
         "|以上|以下|如果|除非|可能|待定|后 ?t ?/? ?t",
         "to ma above below least min less more if unless except provided depend possibl perhaps pending tbd"),
    Form(_is("doubt"), r"\?"),
    Form(_is("word", "confirmed"), r"confirmed|irrevocable", "不可撤销的?|不可转让的?|保兑的?", "confirmed irrevocable"),
    Form(_is("word", "usance"), "", "远期的?"),
    Form(_is("or"), r"or|otherwise", "或", "or otherwise"),
    Form(_is("no"), r"no|not|never|without|nothing|unknown|(?:do|does|wo)n'?t|refuses?", "不|没有|没|无|拒绝|未知",
         "no never without unknown n't nt refuse"),
)  # fmt: skip
_SHARES = (
    Form(_split, r"(\d{1,3}) ?[/:+-] ?(\d{1,3})(?: ?[/:+-] ?(\d{1,3}))? ?%?(?![\d.]| ?(?:days?|天|日))"),
    Form(_percent, r"(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent|pct)"),
    Form(_chinese_percent, "", r"百分之([一二两三四五六七八九十百\d.]{1,5})|([一二两三四五六七八九1-9])成"),
    Form(_tenths, "", r"(?<![周月])([一二三四五六七八九])([一二三四五六七八九])开"),
    Form(_fraction, r"(\d{1,2}) ?/ ?(\d{1,2})(?!\d| ?(?:days?|天|日))"),
    Form(_is("percent", WHOLE / 3), r"(?:one|a|1)[ -]third", "三分之一", "third"),
    Form(_is("percent", WHOLE * 2 / 3), r"(?:two|2)[ -]thirds", "三分之二", "thirds"),
    Form(_is("percent", WHOLE / 4), r"(?:one|a|1)[ -](?:quarter|fourth)", "四分之一", "quarter fourth"),
    Form(_is("percent", WHOLE / 2), r"(?:one |a )?half", "一半", "half"),
    Form(_amount, rf"(?:{_CODES}|us\$|\$) ?\d(?:[\d.,]*\d)?|\d(?:[\d.,]*\d)? ?k? ?(?:(?:{_CODES})(?![a-z])|\$)",
         rf"(?:{_CODES}|€|£|¥) ?\d(?:[\d.,]*\d)?万?|\d(?:[\d.,]*\d)? ?万? ?(?:{_CODES}|美元|美金|欧元|人民币|元|€)"),
    Form(_is("rest"), r"(?:the )?(?:rest|balance|remaining(?: (?:balance|amount|sum|payment|part))?|remainder"
         r"|outstanding(?: (?:balance|amount))?)"
         r"(?: (?:payment|amount|sum))?", "余款|尾款|余额|余下(?:的|部分)?|剩余(?:的|款|部分)?|其余|剩下的?|尾数",
         "rest balance remain outstanding"),
    Form(_is("whole"), r"full(?: (?:payment|amount|sum))?|in full|whole(?: (?:amount|sum|payment))?|total (?:amount|payment)|all",
         "全款|全额|一次付清|全部(?:货款)?", "full whole total all"),
)  # fmt: skip
_COUNTED = (
    Form(_at(BEFORE_SHIPMENT), rf"{_DAY} ?(?:before|prior to|ahead of) {_GOODS}{_SHIP}",
         rf"{_LEAVES}前(?P<days>\d{{1,3}}) ?(?:天|日)", "before prior ahead"),
    Form(_at(MONTHLY, 0), rf"{_DAYS}(?:end of (?:the )?month|month[ -]?end|eom)|monthly(?: (?:statement|settlement"
         rf"|account|billing|payment))?|eom",
         r"月结 ?(?:(?P<days>\d{1,3}) ?(?:天|日)?)?|月底结?|按月结算?", "month eom"),
    *(Form(_at(AFTER, base=base), rf"{_DAYS}{_OF_THE}{words}|(?:{words}) ?\+ ?(?P<plus>\d{{1,3}})(?: days?)?(?! ?[%\d])",
           rf"(?:{zh}){_ZH_DAYS}", stems) for base, words, stems, zh in _BASES),
    Form(_at(AFTER, base=INVOICE), r"(?:net ?(?P<days>\d{1,3})(?: ?days?)?(?! ?[%\d]))", "", "net"),
    Form(_at(AFTER, base=INVOICE), r"(?P<days>\d{1,3}) ?days? net", "", "net"),
    Form(lambda hit: Token("days", int(hit["days"])), _DAY),
)  # fmt: skip
_EVENTS = (
    Form(_at(BEFORE_PRODUCTION), r"(?:before|prior to|ahead of|to start|for starting|on start of) (?:the |mass |bulk "
         r"|start(?:ing)? (?:of )?)*(?:production|manufactur\w*)",
         "(?:生产|开工|投产|排产|上线)前", "production manufactur"),
    Form(_at(ON_COPY), rf"(?:before|prior to|until) (?:the )?(?:(?:release|sending|handing over"
         rf"|issu\w+) (?:of )?)?(?:the )?(?:original )?(?:{_BL}|{_DOCS}|telex release)",
         "(?:放单|电放|寄单|交单)前", "before prior until"),
    Form(_at(BEFORE_SHIPMENT), rf"(?:before|prior to|ahead of|pre-?|until) ?{_GOODS}(?:{_SHIP}|delivery|release"
         rf"|collection|pick ?-?up|ex ?-?(?:works|factory))"
         r"|(?:when|once|as soon as) (?:the )?(?:goods|cargo|order)(?: (?:are|is))? (?:ready|finished|completed?)"
         r"|(?:on|upon|after|at) (?:the )?(?:completion(?: of (?:the )?(?:production|goods))?|readiness|inspection)"
         r"|against (?:the )?inspection(?: (?:report|certificate))?|cash before delivery|cbd",
         rf"{_LEAVES}之?前|先款后货|款到发货|款清发货|付清发货|见款发货|带款提货|完工后|验货后|货好后?",
         "before prior ahead pre until ready finish complet readiness inspection cbd"),
    Form(_at(ON_COPY), rf"(?:{_ON})?(?:cop(?:y|ies)|scan(?:s|ned copy)?|draft|fax"
         rf"|photocopy) (?:of )?(?:the )?(?:original )?(?:{_BL}|{_DOCS})"
         rf"|(?:{_ON})?{_BL} ?(?:cop(?:y|ies)|scan|draft|fax)|(?:{_ON})(?:telex release|{_BL}(?: date)?)|(?:scanned"
         rf"|copy) {_DOCS}",
         "(?:见|凭)?提单的?(?:副本|复印件|传真件|扫描件|草稿)(?:后|付款?)?|(?:见|凭)提单(?:后|付款?)?|提单后",
         f"cop scan telex {_BLS}"),
    Form(_at(AT_SIGHT), rf"(?:at )?sight|against (?:presentation of )?(?:the )?(?:original )?(?:{_DOCS}|{_BL})",
         "即期|见票即付|见票|见单付款?", "sight against"),
    Form(_at(WITH_ORDER), r"(?:cash with order|cwo|with (?:the |your )?(?:order|p\.?o\.?|purchase order))(?: confirmation)?"
         r"|(?:on|upon|at|against|after|when) (?:the |your )?(?:plac\w+ (?:of )?(?:the )?orders?"
         r"|order(?: (?:confirmation|placement|confirmed))?"
         r"|confirm\w*(?: of (?:the )?order)?|(?:sign\w* (?:of )?(?:the )?)?contract(?: sign\w*)?|p\.?o\.?"
         r"|(?:signed )?pro ?-?forma(?: invoice)?|p\.?i\.?)",
         "下单(?:时|后|即)?|签(?:订)?(?:合同|约)(?:后|时)?|合同签订后?|订单确认后?|确认订单后?|随订单",
         "order cwo po p.o plac confirm contract pi p.i forma"),
    Form(_at(AFTER, 0, INVOICE), rf"(?:{_ON})(?:commercial )?invoice(?: date)?", "见发票|收到发票后?", "invoice"),
    Form(_at(AFTER, 0, ARRIVAL), rf"(?:{_ON})(?:safe )?(?:goods )?(?:arriv(?:al|ed?)|deliver(?:y|ed)"
         rf"|receipt(?: of (?:the )?goods)?|goods(?: (?:arrive\w*|received|receipt))?|eta)"
         r"|cash on delivery|cod", "货到(?:后|付款?)?|到货(?:后|付款?)?|到港(?:后|付款?)?|收货后?|收到货后?",
         "arriv deliver receipt goods eta cod"),
    Form(_at(AFTER, 0, SHIPMENT), rf"(?:{_ON}){_GOODS}{_SHIP}(?: date)?", "(?:出货|发货|装船|发运|开船|装运)(?:之?后"
         "|时)", _SHIPS),
    Form(_at(WITH_ORDER, loose=True), r"(?:(?:in|as|by|cash in) )?advance(?: payment)?|(?:fully )?pre-? ?pa(?:id"
         r"|yment|y)|up ?-?front|cia",
         "前 ?t ?/? ?t", "advance pre up cia"),
    Form(_is("part", Moment(WITH_ORDER, loose=True)), r"(?:a )?deposit|down(?: ?-?payment)?", "定金|订金|预付(?:款"
         "|金)?|首付款?|头款|押金", "deposit down"),
)  # fmt: skip
_MEANS = (
    Form(_is("means", "T/T"), r"t ?/ ?t|tt|(?:bank )?wire(?: transfer)?|(?:bank|telegraphic) transfer|swift", "电汇"
         "|银行转账|转账", "t/ t wire transfer swift"),
    Form(_is("means", "L/C"), r"l ?/ ?c|lc|(?:documentary )?letters? of credit|documentary credit", "信用证", "l/ lc l credit"),
    Form(_is("means", "D/P"), r"d ?/ ?p|dp|cad|documents? against payment|cash against documents", "付款交单", "d/ d"),
    Form(_is("means", "D/A"), r"d ?/ ?a|da|documents? against acceptance", "承兑交单", "d/ d"),
    Form(_is("means", "O/A"), r"o ?/ ?a|oa|open account", "赊销|赊账|放账|账期", "o/ oa open o"),
    Form(_is("means", "PayPal"), r"pay ?pal", "贝宝", "pal"),
    Form(_is("means", "Western Union"), r"western union|wu", "西联(?:汇款)?", "union wu"),
    Form(_is("means", "escrow"), r"(?:platform )?escrow|trade assurance", "信保订单|信保|平台担保", "escrow assurance"),
    Form(_is("stop"), r"(?:and|then|plus)(?![a-z])|[,;&+|]|\.(?= |$)|/(?= )", "[。、]|及|和"),
)  # fmt: skip
FORMS = (*_ASIDE, *_SHARES, *_COUNTED, *_EVENTS, *_MEANS)
"""Every form, those that say more before those that are part of them."""
