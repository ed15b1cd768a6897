"""Names in Chinese, Japanese and Korean writing."""

import re
from functools import cache
from typing import NamedTuple

from dossier.capture.signature.titles import is_title
from dossier.capture.vocabulary import HAN, folded, is_han, lists

_KANA = "\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff"
_SHAPE = re.compile(
    rf"[{HAN}]{{2,5}}|[{HAN}]{{1,3}} [{HAN}]{{1,3}}|[\uac00-\ud7af]{{2,4}}|[\uac00-\ud7af]{{1,2}} [\uac00-\ud7af]{{1,3}}|"
    rf"[{HAN}]{{1,3}}[{_KANA}]{{1,5}}|[{_KANA}{HAN}]{{1,6}}[ ・][{_KANA}{HAN}]{{1,6}}"
)
_ENDS = re.compile(r"\s*(?:様|さん|殿|씨|님|드림|올림|敬上|谨上|謹上|上)$")
_NOBODY = (
    *"公司 部 先生 谢谢 謝謝 您好 你好 市 省 路 株式 会社 担当 営業 係 拝啓 敬具 以上".split(),
    *"주식 회사 감사 안녕 구매 영업 贸易 貿易 科技 集团 日期 电话 地址 我 御中".split(),
)


class Eastern(NamedTuple):
    """A name, the courtesy behind it, and why it may be none (empty where its family name is known)."""

    name: str
    salutation: str
    doubt: str


def read(text: str) -> Eastern | None:
    """Return the person that a text without Latin letters names, or None."""
    bare, salutation = _without_courtesy(text)
    bare = _ENDS.sub("", bare)
    if len(bare) == 1 and salutation and _has_surname(bare):
        return Eastern(bare, salutation, "")
    if not is_shape(bare) or is_title(bare) or any(word in bare for word in _NOBODY):
        return None
    is_plain = re.fullmatch(rf"[{HAN}]+", bare) is not None
    known = not is_plain or _has_surname(bare) or bool(_japanese(bare))
    if is_plain and len(bare) == 5 and not _japanese(bare):
        return None
    if is_plain and len(bare) == 4 and not _japanese(bare) and bare[:2] not in _double():
        known = False
    return Eastern(bare, salutation, "" if known else bare)


def is_shape(text: str) -> bool:
    """Say whether a text is as long and as divided as a name in Eastern writing."""
    return _SHAPE.fullmatch(text) is not None


def _without_courtesy(text: str) -> tuple[str, str]:
    for tag, spoken in (("mr", "Mr"), ("ms", "Ms")):
        for word in folded("honorifics", tag):
            if is_han(word) and text.endswith(word):
                return text[: -len(word)].strip(), spoken
    return text, ""


@cache
def _double() -> frozenset[str]:
    return frozenset(lists("signatures")["names"]["double"])


def _has_surname(text: str) -> bool:
    return text[0] in lists("signatures")["names"]["han"] or text[:2] in _double()


def _japanese(text: str) -> str:
    """Return the Japanese family name that a text begins with, where a given name follows it; else nothing."""
    known = lists("signatures")["names"]["japanese"]
    return next((each for each in known if text.startswith(each) and 0 < len(text) - len(each) <= 3), "")
