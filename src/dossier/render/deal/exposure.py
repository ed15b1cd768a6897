"""Currency moves in words: what is open, how far the money went since, and for whom that is bad."""

from collections.abc import Sequence
from decimal import Decimal

from dossier.i18n import _
from dossier.records.country.rates import OURS, STRONG, WARN, Exposure, Move, Reckoned
from dossier.render.page import Line, Pair, Pairs, Piece, Section, joined, line
from dossier.render.words import Setting, day, money
from dossier.values.listed import aside, in_percent

SIGNIFICANT = 5
"""Digits of a rate that a person reads."""
_STYLES = {STRONG: "bad", WARN: "warn"}


def rate_text(value: Decimal) -> str:
    """Return a rate to five digits, as plain as it can be written."""
    places = max(0, SIGNIFICANT - 1 - value.adjusted())
    shown = value.quantize(Decimal(1).scaleb(-places)) if value.adjusted() > -12 else value
    text = f"{shown:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def exposure_line(each: Exposure, setting: Setting, *, named: bool = True) -> Line:
    """Return one open sum: which, how much, whose, and each move since it was confirmed or sent."""
    what = each.what
    words = _("{sum} open") if each.share_known else _("at most {sum} open")
    head = line(Piece(what.number, "strong"), " " + words.format(sum=money(each.amount, what.currency)))
    whose = what.client if named and what.client else ""
    return joined((head, whose, *(move_line(move, setting) for move in each.moves), line(Piece(what.ref, "muted"))))


def move_line(move: Move, setting: Setting) -> Line:
    """Return a move: for whom it is dearer or worth less, by how much, since when, from which rate to which."""
    size = in_percent(f"{abs(move.change):f}".removesuffix(".0"))
    values = {
        "currency": move.currency, "against": move.against, "size": size, "when": day(move.then.on, setting.today),
    }  # fmt: skip
    if move.side == OURS:
        words = _("for us {size} less in {against} since {when}") if move.change < 0 else (
            _("for us {size} more in {against} since {when}")
        )  # fmt: skip
    else:
        words = _("for them {size} dearer in {against} since {when}") if move.change > 0 else (
            _("for them {size} cheaper in {against} since {when}")
        )  # fmt: skip
    style = _STYLES.get(move.level, "" if move.hurts else "good")
    rates = aside(f"{rate_text(move.then.value)} → {rate_text(move.now.value)}")
    return line(Piece(words.format(**values), style), Piece(rates, "muted"))


def warning(each: Exposure, move: Move, setting: Setting) -> str:
    """Return the sentence by which the morning names a move: what is open, what happened to it, and our clause if it is past."""
    moved = "".join(piece.text for piece in (*move_line(move, setting), *clause_words((move,), each.clause)))
    sum_ = money(each.amount, each.what.currency)
    return _("{number}, {sum} open: {move}").format(number=each.what.number, sum=sum_, move=moved)


def clause_words(moved: Sequence[Move], clause: Decimal | None) -> Line:
    """Return whether the rate left the per cents within which our policy holds prices; nothing without such a policy.

    The clause binds our own money alone.
    """
    ours = [move for move in moved if move.side == OURS]
    if clause is None or not ours:
        return ()
    past = any(abs(move.change) > clause for move in ours)
    words = _(", past the ±{percent} % within which our policy holds prices") if past else (
        _(", inside the ±{percent} % within which our policy holds prices")
    )  # fmt: skip
    return line(Piece(words.format(percent=f"{clause.normalize():f}"), "warn" if past else "muted"))


def reckoned_pairs(found: Reckoned, setting: Setting) -> list[Pair]:
    """Return at which rate a quotation was reckoned, and how it went since, for both sides."""
    rate = found.rate
    words = f"1 {rate.currency} = {rate_text(rate.value)} {rate.against}"
    told = _("noted {day}, kept with it") if found.kept else _("as noted that day, {day}")
    pairs = [Pair(_("reckoned at"), line(words, aside(told.format(day=day(rate.on, setting.today)))))]
    if found.moves:
        said = joined((*move_line(move, setting), *clause_words((move,), found.clause)) for move in found.moves)
        pairs.append(Pair(_("the rate since"), said))
    return pairs


def rate_section(number: str, found: Reckoned, setting: Setting) -> Section:
    """Return the part of a case that says at which rate the newest quotation that is out was reckoned."""
    return Section(
        _("The rate of quotation {number}").format(number=number),
        (Pairs(tuple(reckoned_pairs(found, setting))),),
        "rate",
    )


def lines(found: Sequence[Exposure], setting: Setting, *, named: bool = False) -> list[Line]:
    """Return the open sums whose money moved at all, the worst first."""
    moved = [each for each in found if each.moves]
    return [exposure_line(each, setting, named=named) for each in sorted(moved, key=_weight)]


def _weight(each: Exposure) -> tuple[int, Decimal]:
    worst = each.worst
    return {STRONG: 0, WARN: 1}.get(each.level, 2), -abs(worst.change) if worst else Decimal(0)
