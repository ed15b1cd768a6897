"""A fact as it is known: value, or known to be none, with source, day and certainty."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, NamedTuple

from dossier.i18n import N_
from dossier.records.catalogue.key import Choice

KNOWN, NONE, NOT_APPLICABLE, UNKNOWN = "known", "none", "n/a", "unknown"
STATES = (KNOWN, NONE, NOT_APPLICABLE, UNKNOWN)

CERTAIN, LIKELY, GUESS = "certain", "likely", "guess"
CERTAINTY_CHOICES = (
    Choice(CERTAIN, N_("certain"), ("确定", "sure")), Choice(LIKELY, N_("likely"), ("probable", "大概", "很可能")),
    Choice(GUESS, N_("guess"), ("猜的", "估计")),
)  # fmt: skip

TOLD = "client"
"""The source of what another client told us."""
TITLE = "title"
"""The source of what only a job title says: its owner's power to decide."""

SOURCE_CHOICES = (
    Choice("website", N_("website"), ("官网", "网页")),
    Choice("linkedin", N_("LinkedIn"), ("领英",)),
    Choice("facebook", N_("Facebook"), ("脸书",)),
    Choice("email", N_("e-mail"), ("mail", "邮件", "来信")),
    Choice("phone", N_("phone call"), ("call", "电话", "来电")),
    Choice("chat", N_("chat"), ("微信", "wechat", "whatsapp", "聊天")),
    Choice("meeting", N_("meeting"), ("会面", "面谈", "开会")),
    Choice("visit", N_("visit"), ("拜访", "来访")),
    Choice("fair", N_("trade fair"), ("exhibition", "展览", "展览会", "广交会")),
    Choice("signature", N_("mail signature"), ("签名",)),
    Choice(TITLE, N_("job title"), ("头衔",)),
    Choice("inquiry", N_("inquiry"), ("询价",)),
    Choice("client", N_("another client"), ("其他客户", "别的客户")),
    Choice("customs", N_("customs data"), ("海关",)),
    Choice("search", N_("own search"), ("搜索", "查到的", "google", "谷歌")),
    Choice("document", N_("document"), ("文件", "资料")),
    Choice("inherited", N_("taken over from a colleague"), ("接手", "同事移交")),
    Choice("guess", N_("guess"), ("猜的", "估计")),
    Choice("user", N_("own entry"), ("本人", "自己录入")),
)
"""Where a fact may be from."""
SOURCES = {each.code: each.label for each in SOURCE_CHOICES}
"""What each is called."""


class Known(NamedTuple):
    """A fact as it was noted."""

    key: Annotated[str, "the key in the catalogue"]
    value: Annotated[str | None, "the value; the items of a list stand on lines of their own"]
    state: Annotated[str, "known, none, n/a, unknown (taken back)"]
    source: Annotated[str, "where it is from"]
    noted_on: Annotated[date, "the day it was noted"]
    certainty: Annotated[str, "certain, likely, guess"] = CERTAIN
    told_by: Annotated[int | None, "the number of the ref of the contact who told us"] = None
    note: Annotated[str | None, "a remark"] = None
    id: Annotated[int | None, "its number in the book"] = None
    source_detail: Annotated[str | None, "more of where it is from"] = None

    @property
    def items(self) -> tuple[str, ...]:
        """Return the items of a list value, in the order they were given."""
        return tuple((self.value or "").split("\n")) if self.value else ()

    @property
    def is_guess(self) -> bool:
        """Tell whether this row is only a guess."""
        return self.certainty == GUESS or self.source == "guess"

    @property
    def from_others(self) -> bool:
        """Tell whether another client told us; true also when the teller is no longer in the book."""
        return was_told(self.source, self.told_by)

    def age(self, today: date) -> int:
        """Return how many days ago this was noted."""
        return (today - self.noted_on).days


def was_told(source: object, teller: object) -> bool:
    """Tell by source and teller whether another client told us something in confidence."""
    return teller is not None or source == TOLD


def is_from_others(row: object) -> bool:
    """Tell whether what a record says was told by another client."""
    return was_told(getattr(row, "source", None), getattr(row, "told_by_id", None))


def current(rows: Iterable[Known]) -> dict[str, Known]:
    """Return the row that counts for each key: newest first, no guess before a certainty.

    A row in state unknown takes back everything noted until then; with a value, one note of several.
    """
    best: dict[str, Known] = {}
    for row in sorted(rows, key=lambda row: (row.noted_on, row.id or 0)):
        if row.state == UNKNOWN:
            if row.value is None or (row.key in best and best[row.key].value == row.value):
                best.pop(row.key, None)
        elif row.key not in best or not row.is_guess or best[row.key].is_guess:
            best[row.key] = row
    return best


def standing(rows: Iterable[Known], key: str) -> list[Known]:
    """Return every row of a key of which many may stand together, newest first."""
    kept: list[Known] = []
    for row in sorted((row for row in rows if row.key == key), key=lambda row: (row.noted_on, row.id or 0)):
        others = [each for each in kept if row.value is not None and each.value != row.value]
        kept = others if row.state == UNKNOWN else [row, *kept]
    return kept
