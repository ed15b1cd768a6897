"""The languages that letters can be written in, and how people write their names."""

import re
from collections.abc import Iterable

from dossier.values.names import fold

LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": ("en", "english", "英语", "英文"), "zh": ("zh", "chinese", "mandarin", "中文", "汉语", "普通话"),
    "fr": ("fr", "french", "francais", "法语"), "ru": ("ru", "russian", "russkij", "русскии", "俄语"),
    "es": ("es", "spanish", "espanol", "西班牙语"), "pt": ("pt", "portuguese", "portugues", "葡萄牙语"),
    "de": ("de", "german", "deutsch", "德语"),
}  # fmt: skip
_HOW_WELL = re.compile(r"^(?:会|懂)?(?:说|讲)?(?:一?点儿?|一些)|流利$")


def is_language(item: str, code: str) -> bool:
    """Tell whether what somebody typed among the languages of a person names this one: `German (fluent)`, `会一点中文`."""
    text = fold(item)
    words = (text, _HOW_WELL.sub("", text), *text.replace("(", " ").replace(")", " ").split())
    return any(word in LANGUAGES[code] for word in words)


def first_foreign(items: Iterable[str]) -> str | None:
    """Return the code of the first language besides English that letters can be written in, or None."""
    typed = tuple(items)
    return next((code for code in LANGUAGES if code != "en" for item in typed if is_language(item, code)), None)


def first_of(items: Iterable[str]) -> str | None:
    """Return the code of the first language, as somebody listed them, that letters can be written in, or None."""
    return next((code for item in items for code in LANGUAGES if is_language(item, code)), None)


def may_stand(text: str, lang: str) -> bool:
    """Tell whether words as they were noted may stand in a text of a language: Han only where it is read."""
    return lang in {"zh", "ja"} or not any("\u4e00" <= sign <= "\u9fff" for sign in text)
