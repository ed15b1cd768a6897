"""Yes and no, in the words in which people say them."""

_YES = frozenset(
    ("yes", "y", "true", "1", "on", "ok", "是", "是的", "有", "会", "对", "好", "好的", "可以", "行", "要", "确定")
)
_NO = frozenset(
    ("no", "n", "false", "0", "off", "否", "不", "不是", "没有", "不会", "不要", "不行", "不可以", "不用", "取消")
)


def yes_or_no(text: str) -> bool | None:
    """Return what a word says, in either language, whichever is in use; None for any other word."""
    plain = text.strip().strip("。.!！").casefold()
    return True if plain in _YES else False if plain in _NO else None
