"""The kinds of records of a dossier by their names; the module that declares one is imported when it is asked for."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple, TypeVar

from dossier.records.catalogue.words import Called, Vocabulary
from dossier.records.declared import RecordKind

_NO_NOUN = re.compile(r"[~:=<>\d]")
"""Signs of a condition or a ref, which no noun has: for these no kind is loaded."""
K = TypeVar("K")


class Named(NamedTuple):
    """How a kind is called, and the module inside `dossier.records` that declares it."""

    noun: str
    letter: str
    plural: str
    table: str
    module: str
    words: str = ""
    """What else it is called, the Chinese noun of its list first."""


NAMED = (
    Named("contact", "c", "contacts", "contact", "contact.person", "联系人|人|person|people"),
    Named("point", "e", "addresses", "point", "contact.person", "联系方式|地址|address"),
    Named("career", "j", "careers", "career", "contact.person", "履历|职业经历"),
    Named("visit", "v", "visits", "visit", "contact.person", "拜访|来访"),
    Named(
        "company", "o", "companies", "company", "company.firm", "公司|客户|client|clients|customer|customers|firm|firms"
    ),
    Named("department", "g", "departments", "department", "company.firm", "部门"),
    Named("market", "t", "markets", "market", "company.firm", "市场|销售市场"),
    Named("news", "n", "news", "news", "company.firm", "消息|动态|新闻"),
    Named("link", "k", "links", "link", "company.firm", "关联公司|关系"),
    Named("deal", "d", "deals", "deal", "deal.deal", "商机|询盘"),
    Named("round", "r", "rounds", "round", "deal.deal", "谈判|谈判回合"),
    Named("product", "p", "products", "client_product", "company.products", "产品"),
    Named("offer", "a", "offers", "offer", "company.products", "供货|我方产品"),
    Named("attachment", "h", "files", "attachment", "company.files", "文件|附件"),
    Named("forwarder", "w", "forwarders", "forwarder", "deal.forwarder_use", "货代"),
    Named("quote", "q", "quotes", "quote", "quotation.quote", "报价|报价单|quotation|quotations"),
    Named("order", "s", "orders", "orders", "order.order", "订单"),
    Named("lot", "b", "lots", "lot", "order.order", "批次"),
    Named("receipt", "z", "receipts", "receipt", "order.order", "收款|到账"),
    Named("proof", "y", "proofs", "proof", "order.proof", "打样|样品"),
    Named("correction", "i", "corrections", "correction", "order.proof", "修改|修改意见"),
    Named("complaint", "cp", "complaints", "complaint", "order.complaint", "客诉|投诉|claim|claims"),
    Named("log", "l", "log", "log_entry", "agenda.agenda", "记录|联系记录|日志"),
    Named("follow-up", "f", "follow-ups", "follow_up", "agenda.agenda", "跟进|待办|followup|followups"),
    Named("promise", "m", "promises", "promise", "agenda.agenda", "承诺"),
    Named("rate", "x", "rates", "rate", "country.rates", "汇率"),
    Named("duty", "u", "duties", "duty", "country.border", "关税|税率"),
)


def called(word: str) -> Named | None:
    """Return the kind that a noun names: its own in singular or plural, another word, or its label in any language."""
    plain = word.strip().casefold().replace("_", "-")
    own = next((each for each in NAMED if plain in {each.noun, each.plural, *each.words.split("|")} - {""}), None)
    return own if own is not None or not plain or _NO_NOUN.search(plain) else _labels().meant(plain)


@cache
def _labels() -> Vocabulary[Named]:
    return Vocabulary(Called(each, (), _declared(each.noun, each.module).label) for each in NAMED)


@cache
def _declared(noun: str, module: str) -> RecordKind:
    found = vars(import_module(f"dossier.records.{module}")).values()
    return next(each for each in found if isinstance(each, RecordKind) and each.noun == noun)


class Kinds(Mapping[K, RecordKind]):
    """The kinds by one of their names: only the value that is asked for loads its module."""

    def __init__(self, key: Callable[[Named], K]) -> None:
        self._named = {name: each for each in NAMED if (name := key(each))}

    def __getitem__(self, key: K) -> RecordKind:
        named = self._named[key]
        return _declared(named.noun, named.module)

    def __contains__(self, key: object) -> bool:
        return key in self._named

    def __iter__(self) -> Iterator[K]:
        return iter(self._named)

    def __len__(self) -> int:
        return len(self._named)


KINDS = Kinds(lambda named: named.noun)
BY_LETTER = Kinds(lambda named: named.letter)
BY_TABLE = Kinds(lambda named: named.table)
BY_PLURAL = Kinds(lambda named: named.plural)


def kind_of(row: type) -> RecordKind | None:
    """Return the kind that a tuple declares, or None; its module is loaded already."""
    module = row.__module__.removeprefix("dossier.records.")
    found = (_declared(each.noun, each.module) for each in NAMED if each.module == module)
    return next((kind for kind in found if kind.row is row), None)
