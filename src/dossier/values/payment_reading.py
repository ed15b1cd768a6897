"""Reading a payment text: which moment and which instrument belong to which share."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from dossier.values.money import Money
from dossier.values.payment_forms import (
    AFTER,
    AT_SIGHT,
    BEFORE_PRODUCTION,
    BILL,
    MONTHLY,
    ON_COPY,
    SIGHT,
    WHOLE,
    WITH_ORDER,
    Moment,
    Token,
)
from dossier.values.payment_words import tokens

_SHARES = frozenset({"percent", "split", "amount", "rest"})
_MARKS = frozenset({"moment", "part", "days", "means"})
_FILLERS = frozenset(
    "payment payments paid pay payable by via the of on in with at to against is be due must shall made make please we you "
    "term terms money cash confirmed usance only invoice value amount date goods days credit normal usual order "
    '付 款 付款 支 支付 方 式 方式 货 的 为 用 : ( ) 结 清 后 天 账 期 到 我 们 要 - – “ ” " / ! 汇 发 安 排 产 生 即 可'.split()
)
"""Words that say nothing of their own in a payment text."""
_SOLE = {"D/P": Moment(AT_SIGHT), "D/A": Moment(AFTER, None, SIGHT), "O/A": Moment(AFTER)}
"""When an instrument falls due that is named without a moment."""

Piece = list[Token]


class Share(NamedTuple):
    """A share of a payment: per cent, or a sum, or the rest; its moment and instrument, None where they are not said.

    Both `percent` and `amount` are None for a share whose size cannot be known, such as “deposit” alone.
    """

    percent: Decimal | None
    amount: Money | None = None
    is_rest: bool = False
    moment: Moment | None = None
    means: str | None = None


@lru_cache(maxsize=1024)
def shares_of(text: str) -> tuple[Share, ...]:
    """Return the shares of a payment text in order; empty for one that cannot be read as a plain term."""
    pieces = _clauses(_choices_apart(list(tokens(text))))
    kinds = {token.kind for piece in pieces for token in piece}
    if kinds & {"doubt", "or"}:
        return ()
    if not kinds & _SHARES:
        return _alone(pieces, whole="whole" in kinds)
    parts = [part for piece in pieces for part in _labelled([token for token in piece if token.kind != "whole"])]
    found = _shares(parts)
    return _summed(found) if sum(share.is_rest for share in found) <= 1 else ()


def speaks_of_payment(text: str) -> bool:
    """Tell whether a text names a share, a moment or an instrument of payment at all."""
    return any(token.kind in _SHARES | _MARKS - {"days"} for token in tokens(text))


def _choices_apart(found: list[Token]) -> list[Token]:
    """Leave out instruments between which the client may choose: T/T or PayPal says nothing of the moment."""
    left = list(found)
    for at in range(len(left) - 2, 0, -1):
        if [token.kind for token in left[at - 1 : at + 2]] == ["means", "or", "means"]:
            left[at - 1 : at + 2] = [Token("word", "pay")]
    return left


def _clauses(found: Sequence[Token]) -> list[Piece]:
    """Return the clauses; one that denies something is a remark and says nothing of a share."""
    clauses = [list(group) for stop, group in groupby(found, lambda token: token.kind == "stop") if not stop]
    kept = []
    for clause in clauses:
        kinds = {token.kind for token in clause}
        if "no" not in kinds:
            kept.append(clause)
        elif kinds & {"percent", "split", "amount"}:
            kept.append([Token("doubt")])
    return kept


def _labelled(clause: Piece) -> Iterator[Piece]:
    """Yield the pieces of a clause: one begins at each word for the rest, which is dropped where it only names a per cent."""
    piece: Piece = []
    for at, token in enumerate(clause):
        if token.kind != "rest":
            piece.append(token)
            continue
        bare = [each for each in piece if each.kind not in {"word", "means"}]
        behind = next((each.kind for each in clause[at + 1 :] if each.kind not in {"word", "means"}), "")
        if (
            behind in {"percent", "amount"}
            or not bare
            or not (len(bare) == 1 and bare[0].kind in {"percent", "amount"})
        ):
            if any(each.kind in _SHARES for each in piece):
                yield piece
                piece = []
            if behind not in {"percent", "amount"}:
                piece.append(token)
    yield piece


def _shares(pieces: Iterable[Piece]) -> list[Share]:
    """Return the shares of all pieces; marks that stand alone go to the share before them, or else to the next."""
    found: list[tuple[list[Token], list[Token]]] = []
    waiting: list[Token] = []
    for piece in pieces:
        marked = list(_marked(piece))
        if not marked:
            marks = [token for token in piece if token.kind in _MARKS]
            if found and not (_strong(found[-1][1]) and not _strong(marks)):
                found[-1][1].extend(marks)
            elif not found:
                waiting += marks
            continue
        if waiting:
            rest = [token for token in waiting if token.kind != "means"]
            marked[0][1].extend(rest)
            for each in marked:
                each[1].extend(token for token in waiting if token.kind == "means" and not _means(each[1]))
            waiting = []
        found += marked
    return [_share(token[0], marks, first=at == 0 < len(found) - 1) for at, (token, marks) in enumerate(found)]


def _marked(piece: Piece) -> Iterator[tuple[list[Token], list[Token]]]:
    """Yield each share of a piece with its marks: those behind it, or those before it where the piece begins with one."""
    flat = [each for token in piece for each in _apart(token)]
    places = [at for at, token in enumerate(flat) if token.kind in _SHARES]
    if not places:
        return
    lead = [token for token in flat[: places[0]] if token.kind in _MARKS]
    before = any(token.kind in {"moment", "part"} for token in lead)
    own: list[list[Token]] = [[] for _ in places]
    own[0] += lead if before or len(places) == 1 else []
    for number, at in enumerate(places):
        end = places[number + 1] if number + 1 < len(places) else len(flat)
        behind = [token for token in flat[at + 1 : end] if token.kind in _MARKS or token.kind == "word"]
        own[number + 1 if before and number + 1 < len(places) else number] += behind
    for number, at in enumerate(places):
        if not before and not _means(own[number]):
            own[number] += [token for token in lead if token.kind == "means"]
        yield [flat[at]], own[number]


def _apart(token: Token) -> Iterator[Token]:
    """Yield 30/70 as two shares, of which the first is the deposit."""
    if token.kind != "split":
        yield token
        return
    for at, percent in enumerate(token.value):
        yield Token("percent", percent)
        if at == 0:
            yield Token("part", Moment(WITH_ORDER, loose=True))


def _share(size: Token, marks: Sequence[Token], *, first: bool) -> Share:
    moment = _moment(marks)
    said = any(
        token.kind in {"moment", "days"} or (token.kind == "word" and token.value not in _FILLERS) for token in marks
    )
    if moment is None and first and size.kind == "percent" and not said and not _means(marks) - {"T/T"}:
        moment = Moment(WITH_ORDER)
    means = _means(marks)
    return Share(
        percent=size.value if size.kind == "percent" else None,
        amount=size.value if size.kind == "amount" else None,
        is_rest=size.kind == "rest",
        moment=moment,
        means=means.pop() if len(means) == 1 else None,
    )


def _means(marks: Iterable[Token]) -> set[str]:
    return {token.value for token in marks if token.kind == "means"}


def _strong(marks: Iterable[Token]) -> set[Moment]:
    return {token.value for token in marks if token.kind == "moment" and not token.value.loose}


def _moment(marks: Sequence[Token]) -> Moment | None:
    """Return the one moment that some marks name; None where they name none, or two that exclude each other."""
    strong = _strong(marks)
    days = [token.value for token in marks if token.kind == "days"]
    loose = any(token.kind == "part" or (token.kind == "moment" and token.value.loose) for token in marks)
    if strong == {Moment(WITH_ORDER), Moment(BEFORE_PRODUCTION)}:
        return Moment(WITH_ORDER)
    if len(strong) > 1 or len(days) > 1:
        return None
    for moment in strong:
        return _counted(moment, days[0]) if days else moment
    means = _means(marks)
    if loose:
        return Moment(WITH_ORDER)
    if days:
        return Moment(AFTER, days[0], SIGHT if means & {"D/A", "D/P"} else None)
    return next((_SOLE[each] for each in sorted(means) if each in _SOLE), None)


def _counted(moment: Moment, days: int) -> Moment:
    """Return a moment with days that stand beside it: 7 days after the copy of the B/L."""
    if moment.code == WITH_ORDER:
        return moment
    base = {ON_COPY: BILL, AT_SIGHT: SIGHT, AFTER: moment.base}
    if moment.code in base:
        return Moment(AFTER, days, base[moment.code])
    return moment._replace(days=days) if moment.code == MONTHLY else moment


def _alone(pieces: Iterable[Piece], *, whole: bool) -> tuple[Share, ...]:
    """Return the whole at the one moment of a text without shares, such as “LC at sight”; nothing where words stay unread."""
    marks = [token for piece in pieces for token in piece]
    odd = any(token.kind == "word" and token.value not in _FILLERS for token in marks)
    part = any(token.kind == "part" for token in marks) and not whole
    moment, means = _moment(marks), _means(marks)
    if odd or part or len(means) > 1 or (moment is None and (not means or _strong(marks))):
        return ()
    return (Share(WHOLE, None, is_rest=False, moment=moment, means=means.pop() if means else None),)


def _summed(found: Sequence[Share]) -> tuple[Share, ...]:
    """Return the shares with the rest reckoned; a rest beside shares of 100 % only names the last of them."""
    known = sum((share.percent for share in found if share.percent is not None), Decimal(0))
    rest = next((share for share in found if share.is_rest), None)
    if rest is None:
        return tuple(found)
    others = [share for share in found if not share.is_rest]
    if is_whole(known):
        last = others[-1]
        return (*others[:-1], last._replace(moment=last.moment or rest.moment, means=last.means or rest.means))
    if not others or known > WHOLE or any(share.percent is None for share in others):
        return tuple(found)
    return tuple(share._replace(percent=WHOLE - known) if share.is_rest else share for share in found)


def is_whole(percent: Decimal) -> bool:
    """Tell whether per cents come to 100; thirds may fall short by less than they can be written with."""
    return abs(percent - WHOLE) < Decimal("0.001")
