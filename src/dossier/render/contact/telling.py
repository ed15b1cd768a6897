"""The page of whom our news concerns: the sentence from their own words, the day and the record, and why they stand there."""

from dossier.i18n import _, ngettext
from dossier.records.contact.news import KINDS, Concerned, Telling
from dossier.render.page import Block, Line, Lines, Page, Pair, Pairs, Piece, Section, command, joined, line
from dossier.render.parts import shortened
from dossier.render.words import Setting, day
from dossier.values.listed import enumerated

NAMED = 5
"""Clients who are left out by name; of more the number is said."""
WORDS = 140


def telling_page(found: Telling, setting: Setting) -> Page:
    """Return whom the news concerns, three lines each, and under them who is left out and why."""
    number = len(found.concerned)
    concerned = ngettext("an answer for {n} client today", "an answer for {n} clients today", number).format(n=number)
    title = joined((line(Piece(f"“{found.news}”", "title")), concerned if number else ""))
    rows = [pair for at, each in enumerate(found.concerned, 1) for pair in _client(at, each, setting)]
    head: list[Block] = [Pairs(tuple(rows))] if rows else []
    if rows:
        head.append(Lines((line(command(f'dossier tell "{found.news}" --draft 1')),)))
    sections = []
    if found.waiting:
        words = ngettext(
            "{n} more for another day: five letters a day at most.",
            "{n} more for another day: five letters a day at most.",
            found.waiting,
        )
        head.append(Lines((line(Piece(words.format(n=found.waiting), "muted")),)))
    if found.left_out:
        sections.append(Section(_("Left out"), (Lines(tuple(_left_out(found)), "×"),)))
    return Page(title, tuple(head), tuple(sections))


def _client(at: int, each: Concerned, setting: Setting) -> tuple[Pair, ...]:
    flag = setting.flag(each.country)
    who = joined(
        (
            line(Piece(f"{flag} " if flag else ""), Piece(each.name, "strong")),
            each.company or "",
            line(Piece(each.ref, "muted")),
        )
    )
    said = joined(
        (
            line(Piece(_(KINDS[each.kind]), "warn")),
            f"{day(each.said_on, setting.today)}",
            line(Piece(each.said_in, "muted")),
        )
    )
    why = line(Piece(_("because: "), "muted"), Piece(enumerated(each.why), "muted"), Piece(f" = {each.score}", "muted"))
    return (
        Pair(f"{at}.", (*who, Piece("  "), *said)), Pair("", line(f"“{shortened(each.words, WORDS)}”")), Pair("", why),
    )  # fmt: skip


def _left_out(found: Telling) -> list[Line]:
    rows = [
        joined((line(Piece(each.name, "strong")), each.reason, line(Piece(each.ref, "muted"))))
        for each in found.left_out[:NAMED]
    ]
    more = len(found.left_out) - NAMED
    return rows + ([line(ngettext("{n} more client", "{n} more clients", more).format(n=more))] if more > 0 else [])
