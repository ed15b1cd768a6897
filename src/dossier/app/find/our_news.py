"""What news of ours is about, as it is typed, and what one client said that it answers."""

import re
import sqlite3

from dossier.errors import InvalidValueError
from dossier.i18n import _
from dossier.read.find import news as read
from dossier.records.contact.news import News, Word
from dossier.records.deal.deal import CAUSES, TOPICS
from dossier.records.reading import choice_code
from dossier.values.names import fold

_LONGEST = 200
_TOKEN = re.compile(r"[^\W_]+(?:[.\-/+'][^\W_]+)*")
_SMALL = frozenset(
    "a an and are at by for from has have in is it its new news now of on our the this to us we with pcs usd eur cny rmb gbp"
    " certificate certified certification approved".split()
)
_SMALL_ZH = re.compile("有了|通过了?|取得|拿到|获得|认证|证书|新的?|现在|我们|已经|价格?降到|降到|的|了|为|给")
"""Words that say nothing of what the news is about."""


def news_of(connection: sqlite3.Connection, text: str) -> News:
    """Return what news is about: our articles by number or name, a topic, a price, and the words that are left."""
    text = " ".join(text.split())
    if not text:
        raise InvalidValueError(_("There is nothing to tell."), _('Say it in a few words: dossier tell "UL for A-30"'))
    if len(text) > _LONGEST:
        raise InvalidValueError(_("That is too long for news: {n} characters at most.").format(n=_LONGEST))
    goods, rest = [], text
    for name, code in read.articles(connection):
        hit = next((each for each in (code, name) if each and _stands(each, text)), None)
        if hit is not None:
            goods += [each for each in (code, name) if each]
            rest = re.sub(re.escape(hit), " ", rest, flags=re.IGNORECASE)
    price, currency = read.price_in(rest), None
    hit_money = re.search(r"\b([A-Z]{3})\s?\d|\d\s?([A-Z]{3})\b", rest)
    currency = hit_money[1] or hit_money[2] if hit_money else None
    topic = "price" if price is not None else None
    matter = []
    for word in _TOKEN.findall(_SMALL_ZH.sub(" ", rest)):
        code = choice_code(TOPICS, word) or choice_code(CAUSES, word)
        if code is not None and code != "other":
            topic = topic or code
        elif fold(word) not in _SMALL and not (price is not None and re.fullmatch(r"[\d.,]+|[A-Z]{3}\d.*", word)):
            matter.append(word)
    if topic is not None:
        matter = []
    if not (matter or goods or topic):
        raise InvalidValueError(
            _("“{text}” names nothing that somebody can have asked for.").format(text=text[:60]),
            _("Name the certificate, the article or the topic: UL for A-30, price of A-30 USD 2.90, payment 30/70."),
        )
    return News(text, tuple(matter), tuple(goods), topic, price, currency)


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<![^\W_]){re.escape(name)}(?![^\W_]|-[^\W_])", text, re.IGNORECASE) is not None


def answered_by(connection: sqlite3.Connection, client: tuple[str, int], text: str) -> Word | None:
    """Return the newest thing that a client said to which news is an answer; None where there is none, or it was told since."""
    try:
        news = news_of(connection, text)
    except InvalidValueError:  # a name that says nothing of what it is about
        return None
    knows = not (news.goods and news.matter) or client in read.speak_of(connection, news.goods)
    words = [each for each in read.said(connection, news) if each.client == client]
    said = [each for each in words if knows or each.names_goods or each.deal_id is None]
    last = max(said, key=lambda each: each.on_date, default=None)
    if last is None or client in read.have(connection, news):
        return None
    told = [each for each in read.told(connection, news) if client in (("o", each.company_id), ("c", each.contact_id))]
    return None if any(each.on_date >= last.on_date for each in told) else last
