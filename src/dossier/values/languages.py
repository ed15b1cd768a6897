"""The languages that letters can be written in, and how people write their names."""

from collections.abc import Iterable

from dossier.values.names import fold

LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": ("en", "english", "英语", "英文"), "zh": ("zh", "chinese", "mandarin", "中文", "汉语", "普通话"),
    "fr": ("fr", "french", "francais", "法语"), "ru": ("ru", "russian", "russkij", "русскии", "俄语"),
    "es": ("es", "spanish", "espanol", "西班牙语"), "pt": ("pt", "portuguese", "portugues", "葡萄牙语"),
    "de": ("de", "german", "deutsch", "德语"),
}  # fmt: skip


def is_language(item: str, code: str) -> bool:
    """Tell whether what somebody typed among the languages of a person names this one: `German (fluent)`."""
    text = fold(item)
    return any(word in LANGUAGES[code] for word in (text, *text.replace("(", " ").replace(")", " ").split()))


def first_foreign(items: Iterable[str]) -> str | None:
    """Return the code of the first language besides English that letters can be written in, or None."""
    typed = tuple(items)
    return next((code for code in LANGUAGES if code != "en" for item in typed if is_language(item, code)), None)


def first_of(items: Iterable[str]) -> str | None:
    """Return the code of the first language, as somebody listed them, that letters can be written in, or None."""
    return next((code for item in items for code in LANGUAGES if is_language(item, code)), None)
