"""Payment terms written in the language of a letter: the one writer of what `payment` reads."""

import re
from collections.abc import Mapping
from functools import cache

from dossier.values.money import shown
from dossier.values.payment import Payment, payment_of, percent_words
from dossier.values.payment_forms import AFTER, BEFORE_SHIPMENT, MONTHLY, WITH_ORDER, Moment
from dossier.values.payment_reading import Share
from dossier.values.shipped import table

_HAN = r"[\u3400-\u9fff]"
_NO_WORDS = r"(?i)(?:[\d\s/%.,:+-]|t/?t|l/?c|o/?a|d/?[ap])+"
"""A text such as `T/T 30/70`, which is the same in every language."""


def written(term: Payment, lang: str) -> str:
    """Return a term in a language of `data/payment_words.toml`; empty for one that cannot be read.

    A language without words is written in English.
    """
    if not term.is_read:
        return ""
    words = _words().get(lang) or _words()["en"]
    alone = len(term.shares) == 1
    return words["joint"].join(" ".join(_share(share, words, alone=alone).split()) for share in term.shares)


def payment_in(text: str | None, lang: str) -> str:
    """Return a payment text for a letter in a language: as it was written where it is in that language, else written anew.

    Empty where it is in another language and cannot be read, or says a moment in words that are not understood.
    """
    said = " ".join((text or "").split())
    if re.fullmatch(_NO_WORDS, said) or (lang in {"en", "zh"} and bool(re.search(_HAN, said)) == (lang == "zh")):
        return said
    term = payment_of(said)
    return (
        ""
        if any(_key(share.moment, alone=False) == "unsaid" and not share.means for share in term.shares)
        else written(term, lang)
    )


def moment_in(share: Share, lang: str) -> str:
    """Return when and by what a share is paid, without its size: `before shipment`; empty where it says neither."""
    return " ".join(_said("", share, _words().get(lang) or _words()["en"], alone=False).split())


def _share(share: Share, words: Mapping[str, str], *, alone: bool) -> str:
    size = words["rest"]
    if share.amount is not None:
        size = f" {shown(share.amount.amount, share.amount.currency)}"  # beside Chinese, which has no blanks of its own
    elif share.percent is not None:
        size = words["percent"].format(n=percent_words(share.percent))
    return _said(size, share, words, alone=alone)


def _said(size: str, share: Share, words: Mapping[str, str], *, alone: bool) -> str:
    means = words["escrow"] if share.means == "escrow" else share.means
    days = share.moment.days if share.moment else None
    by = words["by"].format(means=means) if means else ""
    return words[_key(share.moment, alone=alone)].format(size=size, by=by, days=days)


def _key(moment: Moment | None, *, alone: bool) -> str:
    """Return the form that says a moment: `after_bill`, or `on_bill` where it is no days after it."""
    if moment is None or (moment.code == AFTER and moment.days is None):
        return "unsaid"
    if moment.code == WITH_ORDER:
        return "in_advance" if alone else "with_order"
    if moment.code == BEFORE_SHIPMENT:
        return "days_before_shipment" if moment.days else "before_shipment"
    if moment.code == MONTHLY:
        return "after_month" if moment.days else "month_end"
    if moment.code == AFTER:
        return "after" if moment.base is None else f"{'after' if moment.days else 'on'}_{moment.base}"
    return moment.code


@cache
def _words() -> dict[str, dict[str, str]]:
    return table("payment_words") or {}
