"""Bytes into text, whatever was declared: mails lie about their encoding, and old programs say nothing."""

import re
from itertools import islice
from pathlib import Path

from dossier.errors import InvalidValueError
from dossier.i18n import _

# What a name in a mail means in practice: each is read as the larger set that contains it.
_LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb-2312": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-2022-jp": "iso2022_jp_2",
    "unicode-1-1-utf-7": "utf-7",
}
_WEAK = frozenset(["cp1252", "iso-8859-15", "latin-1", "utf-8", "cp437", "cp850"])
_GUESSES = tuple("gb18030 utf-16-le utf-16-be big5hkscs cp932 euc_jp cp949 cp1251 koi8-r cp1252 cp1250".split())
# Frequent characters: a text in the right encoding is full of them.
_FREQUENT = {
    "gb18030": frozenset(
        "的是我们你好一不在有请价格公司产品和个了这给到要询谢贵司电话您联系需日期姓名邮箱客户国家币种汇率备注金额美元"
    ),
    "big5hkscs": frozenset("的是我們你好一不在有請價格公司產品和個了這給到要詢謝貴電話您聯絡需"),
    "cp932": frozenset("のはにをがでとしたすまいるなおりてれお願様社株式会"),
    "euc_jp": frozenset("のはにをがでとしたすまいるなおりてれお願様社株式会"),
    "cp949": frozenset("이는을의가에하고다니안녕세요지사회"),
}
_FREQUENT["utf-16-le"] = _FREQUENT["utf-16-be"] = _FREQUENT["gb18030"] | _FREQUENT["big5hkscs"]
_CHINESE = ("gb18030", "utf-16-le", "utf-16-be")
_PLAIN = "[\t-~\u00a0-\u04ff\u2010-\u2122\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffee]"
_MOJIBAKE = re.compile("[ÃÂÐÑ][\u0080-\u00bf\u2010-\u2122\u0152-\u0192]")


def text_of(raw: bytes, name: str | Path) -> str:
    """Return what the user wrote or piped, its line ends plain; raises InvalidValueError that names what is no text."""
    wide = wide_order(raw)
    text = _strict(raw, wide or "utf-8-sig")
    if text is None and not wide:
        text = decoded(raw)
    if text is None or "\0" in text or ((wide or _strict(raw, "utf-8") is None) and "\ufffd" in text):
        raise InvalidValueError(_("{name} is not text that can be read.").format(name=name), _("Save it as UTF-8."))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def file_text(path: Path) -> str:
    """Return the text of a file of the user's, whatever program saved it; raises InvalidValueError or OSError."""
    return text_of(path.read_bytes(), path)


def wide_order(raw: bytes) -> str | None:
    """Return which UTF-16 bytes are, by their mark or by the zeros that plain letters and line ends have; else None."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" not in raw or len(raw) % 2:
        return None
    texts = {name: text for name in ("utf-16-le", "utf-16-be") if "\0" not in (text := _strict(raw, name) or "\0")}
    return max(texts, key=lambda name: len(re.findall(_PLAIN, texts[name][:20_000])), default=None)


def decoded(raw: bytes, declared: str | None = None) -> str:
    """Return bytes as text: by their mark, as UTF-8 where that fits, as declared, or as the likeliest; never raises."""
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw.decode("utf-8-sig", "replace")
    if wide := wide_order(raw):
        return raw.decode(wide, "replace")
    if b"\x1b$" in raw or b"\x1b(" in raw:
        text = _strict(raw, "iso2022_jp_2")
        if text is not None:
            return text
    has_high = any(byte > 127 for byte in raw[:200_000])
    named = _LARGER.get((declared or "").strip().strip("\"'").lower(), (declared or "").strip().strip("\"'").lower())
    if has_high or not named:
        text = _strict(raw, "utf-8")
        if text is not None:
            return _mended(text)
    if named and (named not in _WEAK or not has_high):
        text = _strict(raw, named)
        if text is not None:
            return text
    return _likeliest(raw, named)


def _strict(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _mended(text: str) -> str:
    """Return a text that was encoded twice as what it was: `GrÃ¼ÃŸe` is `Grüße`."""
    if len(list(islice(_MOJIBAKE.finditer(text), 2))) < 2:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _likeliest(raw: bytes, named: str) -> str:
    first = re.search(rb"[\x80-\xff]", raw)  # plain letters before it say nothing
    start = raw.rfind(b"\n", 0, first.start()) + 1 if first else 0
    sample = raw[start : start + 20_000]
    best, score = "", 0.0
    for name in dict.fromkeys((named, *_GUESSES) if named and named not in _WEAK else _GUESSES):
        try:
            text = sample.decode(name, "ignore")
        except (LookupError, ValueError):
            continue
        lost = sum(byte > 127 for byte in sample) and _lost(sample, name)
        now = _score(text, name) - 3 * lost
        if now > score:
            best, score = name, now
    if not best:
        best = "cp1252" if named in _WEAK or not named else named
    try:
        return raw.decode(best, "replace")
    except (LookupError, ValueError):
        return raw.decode("utf-8", "replace")


def _usual(text: str, name: str) -> float:
    """Return how much Chinese without a frequent character speaks for an encoding: everyday ones half, others less."""
    found = 0.0
    for coded in (c.encode("gb18030", "ignore") for c in text if ord(c) > 127):
        if len(coded) == 4:
            found += 0.5 * (name == "gb18030")  # four bytes in their order are no accident
        elif coded:
            found += 0.5 if 0xA1 <= coded[0] <= 0xD7 and coded[1] >= 0xA1 else 0.2
    return found


def _lost(sample: bytes, name: str) -> float:
    high = sum(byte > 127 for byte in sample)
    return sample.decode(name, "replace").count("\ufffd") / max(high, 1)


def _score(text: str, name: str) -> float:
    """Return how much a text looks like its encoding was right, 0 to 1."""
    strange = [c for c in text if ord(c) > 127]
    if not strange:
        return 0.0
    if name in _FREQUENT:
        common = 4 * sum(c in _FREQUENT[name] for c in strange)
        usual = _usual(text, name) if name in _CHINESE else 0.0
        return min(1.0, max(common, usual) / len(strange))
    if name in {"cp1251", "koi8-r"}:
        small = sum("а" <= c <= "я" or c == "ё" for c in strange)
        runs = sum(len(word) for word in re.findall(r"\b[А-ЯЁ]?[а-яё]+\b", text))
        return 0.9 * min(small, runs) / len(strange)
    # A Western text has single accented letters among plain ones.
    among = len(re.findall(r"(?<=[A-Za-z])[à-öø-ÿßœ](?![à-öø-ÿ]{2})|\b[À-ÖØ-Þ](?=[a-z])", text))
    marks = sum(c in "–—’‘“”€£°®™²³½·•«»\u00a0¿¡ºª§" for c in strange)
    return 0.8 * (among + marks) / len(strange) - (0.05 if name == "cp1250" else 0)
