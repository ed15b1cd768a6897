"""The views of our own policies."""

from collections.abc import Sequence

from dossier.i18n import _
from dossier.records.deal.deal import TOPICS, Policy
from dossier.records.deal.negotiation import StuckDeal
from dossier.render.page import Page, Pair, Pairs, Piece, joined, line, text_of
from dossier.render.words import Setting, ago, choice, day


def policies_page(found: Sequence[Policy], setting: Setting) -> Page:
    """Return what our house asks today, and below each what it asked before."""
    rows: list[Pair] = []
    for topic in dict.fromkeys(each.topic for each in found):
        past = [each for each in found if each.topic == topic][::-1]
        for at, each in enumerate(past):
            style = "strong" if at == 0 else "muted"
            words = line(
                Piece(each.text, style), Piece("  " + _("since") + f" {day(each.on_date, setting.today)}", "muted")
            )
            rows.append(Pair(choice(TOPICS, topic) if at == 0 else "", words))
    return Page(line(Piece(_("Our policies"), "title")), (Pairs(tuple(rows)),), ())


def stuck_lines(waiting: Sequence[StuckDeal], setting: Setting) -> list[str]:
    """Return one line for each deal that is stuck on a topic: whose, since when, and what they ask."""
    return [
        "  "
        + text_of(
            joined((
                each.ref, f"{setting.flag(each.country)} {each.client}".strip(), each.title,
                each.theirs or "", ago(each.on_date, setting.today),
            ))
        )
        for each in waiting
    ]  # fmt: skip
