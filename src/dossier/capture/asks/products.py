"""What goods are called in a letter: beside a quantity, in a list, or behind a wish."""

import re
from functools import cache

from dossier.capture.asks.patterns import any_of, short
from dossier.capture.proposal import Finding
from dossier.capture.vocabulary import is_han, is_unspaced, lists

_BEFORE_GOODS = (
    "for of the a an your our is about für über ein eine pour des de du les un une la el los las para per dei delle i le на "
    "da do das dos della dello degli van af av של من"
).replace(" ", "|")
_AROUND_FIGURES = (
    "und|et|y|e|и|en|och|ve|and|about|approx|ca|qty|quantity|with|around|environ|circa|etwa|aprox|по|около"
)
_AFTER_GOODS = (
    r"\s+(?:for|to|with|für|pour|para|per|and we|until|by|before|delivered|bis|puest[ao]s?|resa|anbieten|liefern|senden|schicken|"
    r"zu|an|at|till|til|naar|dla|для|voor|price|from|as|which|that|on|in|"
    r"fob|cif|exw|ddp|cfr|fca|dap|cpt|cip)\b"
)


@cache
def _wish() -> re.Pattern[str]:
    words = lists("asks")["wishes"]
    spaced = any_of([word for word in words if not is_unspaced(word)])
    return re.compile(rf"(?:(?<!\w)(?:{spaced})(?!\w)|{any_of([w for w in words if is_unspaced(w)])})", re.IGNORECASE)


_AFTER = re.compile(
    r"\s*(?P<of>(?:of|de|di|von|des|x|del|della|dello|dei|do|da|dos|das|du|van|av|af)\b|d')?\s*(?:(?:the|our|your|la|el|los|las|le|les)\b)?\s*"
    r"((?:[^,，;；.:!?()\n]|(?<=\d)[.,](?=\d)){2,70})",
    re.IGNORECASE,
)


@cache
def _for_places() -> re.Pattern[str]:
    places = any_of(lists("asks")["places"]["words"])
    return re.compile(rf"^\s*(?:for|für|pour|para|per|для)\s+(?:[^\W\d_]+\s+){{0,2}}?(?:{places})(?!\w)", re.IGNORECASE)


def beside(before: str, after: str, *, goods_follow: bool, is_first: bool) -> str:
    """Return the goods next to a quantity: behind `of`, else on the side where the line has them."""
    behind = None if _HOW_MANY_ONLY.match(after) or _for_places().match(after) else _AFTER.match(after)
    if behind and (behind["of"] or goods_follow) and len(behind[2].split()) <= 12:
        return _goods_named(behind[2])
    words = (
        goods_before(before)
        if is_first
        else _tidy(re.sub(r"^[\s,;，；、.)]*(?:and|und|et|y|e|и)?\s", "", f"{before} ", count=1))
    )
    if words and not _speaks(words):
        return words.lstrip("，,、;； ")
    return _goods_named(behind[2]) if behind and len(behind[2].split()) <= 9 else ""


_LEADS_ON = re.compile(
    r"(?:^|\s)(?:for|por|para|für|pour|per|over|über|su|на|of|de|von|voor|på|dla|için|with|mit|avec|con|com|med|met|en|in|on|"
    r"z|o|u|с|о|об|за|για|pentru|до)$",
    re.IGNORECASE,
)
"""A word at the end that leads on to a quantity and the goods behind it: `go ahead with 640 pcs TL-2`."""


def goods_before(text: str) -> str:
    """Return the goods that stand before the first quantity of a line, in a list or behind a wish; nothing for talk."""
    before = re.sub(r"^\s*[-*•\d.)、]*\s+|^\s*\d{1,2}[、.)](?=[^\W\d])|^\s*[・●■◆◇※★▪①-⑳]+\s*", "", text).strip(
        " ,;:-–—("
    )
    stops = r"(?<=[a-zа-яё\u0590-\u07ff\uac00-\ud7af])[.!?:]\s+|[。!?:？]" + ("|[,，]" if is_han(before) else "")
    before = re.split(stops, before.rstrip(" ,，?？"))[-1]
    if _LEADS_ON.search(before):
        return ""
    wish = list(_wish().finditer(before))
    if wish:
        before = _FOR_WHOM.sub("", before[wish[-1].end() :])
    before = _tidy(before)
    is_listed = wish or re.match(r"^\s*[-*•\d]", text) or len(before.split()) <= 9
    is_long = len(before) > (1 if is_han(before) else 2)
    return before if is_long and is_listed and not _speaks(before) else ""


_TALK = frozenset(
    "to see know what how if that more information details place help meeting time one reply answer call discuss than this "
    "these it them when where who why your price prices quotation asap urgently approval status advice order".split()
)


def _is_talk(product: str) -> bool:
    """Say whether words that follow a wish are talk and no goods: “one place to see the status”."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", product)]
    return bool(words) and (
        words[0] in _TALK or sum(word in _TALK for word in words) * 2 >= len(words) or "to" in words[1:]
    )


@cache
def _speaking() -> frozenset[str]:
    return frozenset(lists("asks")["speaking"]["words"])


def _speaks(words: str) -> bool:
    """Say whether words are part of a sentence and no name of goods."""
    return bool(_speaking() & {word.lower() for word in re.findall(r"[^\W\d_]+", words)})


_HOW_MANY_ONLY = re.compile(
    r"^\s*(?:to (?:begin|start)|for (?:the |a |our )?(?:first|initial|trial|test)|as (?:a |an )?(?:first|trial|test|start)|"
    r"at first|initially|zu(?:m|r)? (?:beginn|anfang|start)|pour (?:commencer|débuter|un essai)|"
    r"para (?:empezar|comenzar|começar|iniciar)|per (?:iniziare|cominciare)|"
    r"для (?:начала|пробы)|起步|起订|试单)",
    re.IGNORECASE,
)
"""What is said behind a quantity of the quantity, not of the goods: “3,000 pcs to begin with”."""
_FOR_WHOM = re.compile(
    r"\s+(?:for|für|pour|para|per|для)\s+(?:our|my|unser\w*|nos|notre|nuestr\w+|noss\w+|наш\w*)\b.*", re.IGNORECASE
)


def _goods_named(words: str) -> str:
    """Return the goods at the beginning of some words: what follows is where they go, by when, or on which terms."""
    if _HOW_MANY_ONLY.match(words):
        return ""
    words = re.split(r"\s(?:and|und|et|y|e|и|en|i|och|ve)\s+(?=\d)", words)[0]
    return _tidy(re.split(_AFTER_GOODS, words, flags=re.IGNORECASE)[0])


_PERIOD = re.compile(
    r"^/?\s*(?:per|a|each|pro|im|par|al|por|ao|na|в)?\s*(?:month|monat|mois|mes|mês|mese|месяц|miesiąc|ay|maand|月)(?!\w)\s*(?:of|de|di)?\s*"
    r"|^monthly\s*|^每月\s*",
    re.IGNORECASE,
)


_AROUND_HAN = re.compile(r"(?<=[\w)])(?:共|共计|总共|合计|大约|大概|约|各|各要|的|を|\\s+را|\s+için|\s+sebanyak)$")
"""What leads from goods to their figure: `工矿灯150W共1,500套`."""
_NO_GOODS = re.compile(
    r"(?:的|我|你|您|(?:fob|cif|exw|ddp|cfr|fca|dap|dpu|cpt|cip|fas|c&f|cnf)(?![a-z]))", re.IGNORECASE
)
"""What stands beside a quantity and is no goods: a term of trade, `1200套的价格`."""


def _tidy(text: str) -> str:
    text = re.sub(rf"^(?:\s|[,;:\-–—]|(?:{_BEFORE_GOODS})\s)+", "", f"{text[-300:]} ", flags=re.IGNORECASE)
    text = re.sub(rf"(?:\s|[,;:\-–—]|\s(?:{_AROUND_FIGURES}))+$", "", text, flags=re.IGNORECASE)
    text = _AROUND_HAN.sub("", _PERIOD.sub("", text).strip(" \"'“”«»"))
    if _NO_GOODS.match(text):
        return ""
    return "" if _wish().fullmatch(text) or text.casefold() in lists("asks")["bare"]["wishes"] else text[:90]


def product_wished(text: str, subject: str) -> list[Finding]:
    """Return the goods behind the first wish of the subject or of the text."""
    for source, words in (("subject", subject), ("text", text)):
        for line in words.split("\n"):
            m = _wish().search(line)
            if m is None:
                continue
            rest = re.match(
                r"(?:\s*(?:[::/\-–—]|(?:zu|on|about|for|of|de|del|di|на)(?!\w)))*\s*([^,;.!?。\n]{3,80})",
                line[m.end() :],
            )
            product = (
                _tidy(re.sub(rf"^(?:{_wish().pattern}|[\s::/-])+", "", rest[1], flags=re.IGNORECASE)) if rest else ""
            )
            if (
                product
                and not re.match(r"\d", product)
                and 0 < len(product.split()) <= 9
                and (is_han(product) or len(product) > 3)
                and (source == "subject" or not _is_talk(product))
            ):
                return [
                    Finding(
                        "deal.product",
                        product,
                        f"{source}: “{short(line)}”",
                        "likely" if source == "subject" else "guess",
                    )
                ]
    return []
