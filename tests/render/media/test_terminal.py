"""Lines on a terminal: none too wide, none that loses a word, broken where a reader breaks them."""

import pytest

from cli.test_nasty_text import OBEYED
from dossier.render.media.layout import laid_out
from dossier.render.media.terminal import spoken
from dossier.render.media.widths import cells
from dossier.render.media.wrapping import cells_of, fitted, wrapped
from dossier.render.page import Lines, Page, Pair, Pairs, Piece, Section, Table, Tree, line, text_of

TEXTS = (
    "One page with all dates up to loading, in German and English.",
    "口语不好就别打电话，邮件写短句、配表格。把她当同事，一起把资料做到 Brandt 博士挑不出毛病。",
    "https://www.linkedin.com/in/anna-schmidt-nordlicht-and-a-very-long-tail",
    "flag 🇩🇪 and e\u0301 · “quoted” · 12,000 pcs",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [2, 7, 20, 33, 200])
def test_a_wrapped_line_fits_and_loses_nothing_but_blanks_at_its_breaks(text, width):
    half = len(text) // 2
    rows = list(wrapped(line(Piece(text[:half], "good"), text[half:]), width))
    assert max(map(cells_of, rows)) <= width
    assert "".join("".join(map(text_of, rows)).split()) == "".join(text.split())
    assert {piece.style for row in rows for piece in row} == {"good", ""}


def test_chinese_breaks_between_any_two_characters_but_no_sign_begins_a_line():
    rows = [text_of(row) for row in wrapped(line("报价已发，十二天没有回音。请问一个容易答的问题。"), 8)]
    assert rows == ["报价已", "发，十二", "天没有回", "音。请问", "一个容易", "答的问", "题。"]


def test_a_word_is_folded_only_where_it_fits_no_line():
    assert [text_of(row) for row in wrapped(line("pay by unbreakable"), 8)] == ["pay by", "unbreaka", "ble"]


@pytest.mark.parametrize(
    ("widths", "least", "room", "given"),
    [
        ([5, 9], [5, 5], 20, [5, 9]),
        ([5, 30, 20], [5, 4, 4], 35, [5, 15, 15]),
        ([5, 30, 20], [5, 28, 4], 40, [5, 28, 7]),
        ([9, 9], [9, 9], 6, [3, 3]),
        ([9, 9], [9, 9], 1, [1, 1]),
    ],
)
def test_the_widest_column_gives_way_first_and_no_word_is_folded_without_need(widths, least, room, given):
    assert fitted(widths, least, room) == given


PAGE = Page(
    line(Piece("Anna", "strong")),
    (Pairs((Pair("to do", line("ask again"), "f20"),)),),
    (
        Section(
            "Deals",
            (Table(("ref", "value"), ((line("d1"), line("9.50")), (line("d12"), line("120"))), frozenset({1})),),
        ),
    ),
)


def test_a_meaning_becomes_a_colour_and_numbers_stand_under_each_other():
    said = spoken(PAGE, 20, theme="dark")
    assert "\x1b[1mAnna\x1b[0m\n" in said
    assert "\x1b[1;38;5;80mDeals\x1b[0m\x1b[38;5;247m ──────────────\x1b[0m\n" in said
    assert "\x1b[38;5;247mf20\x1b[0m\n" in said
    assert "  d1    9.50\n  d12    120\n" in said


def test_without_colour_what_is_bold_stays_bold():
    said = spoken(PAGE, 20, theme="mono")
    assert "\x1b[1mAnna\x1b[0m\n" in said
    assert "\x1b[1mDeals\x1b[0m ──────────────\n" in said
    assert "38;5" not in said
    assert all(cells(row) <= 20 + len("\x1b[1m\x1b[0m") for row in said.splitlines())


WIDE = Table(
    ("ref", "title", "company", "stage", "next step"),
    (
        (line("d7"), line("Lamps and power banks"), line("Casa Viva Tiendas"), line("negotiating"), line("30 Nov")),
        (line("d8"), line("充电器 第二单"), line("Volna Retail"), line("已付款"), line("–")),
    ),
    frozenset({0}),
)


def test_in_a_narrow_table_no_word_is_broken_and_what_has_no_room_stands_under_its_row():
    rows = spoken(Page((), (WIDE,), ()), 34, theme="mono").splitlines()
    assert rows == [
        "  ref  title",
        "   d7  Lamps and power banks",
        "       company Casa Viva Tiendas ·",
        "       stage negotiating · next",
        "       step 30 Nov",
        "   d8  充电器 第二单",
        "       company Volna Retail ·",
        "       stage 已付款",
    ]


@pytest.mark.parametrize("width", [40, 48, 60, 80, 120])
def test_at_any_usual_width_every_word_of_a_table_is_whole(width):
    said = spoken(Page((), (WIDE,), ()), width, theme="mono")
    assert max(cells(row) for row in said.splitlines()) <= width
    whole = {word for row in WIDE.rows for cell in row for word in text_of(cell).split()} - {"–"}
    assert whole <= set(said.split())


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("most", [0, 1])
def test_no_part_of_a_page_is_put_on_a_terminal_as_it_was_typed(most, listed):
    nasty = "a\x1b[31m\u202e\x07 b"
    row = line(
        Piece(f"first {nasty} " * 3, "strong"),
        f"  second {nasty}",
        Piece(f"  {nasty}", "muted"),
        Piece(f"  dossier {nasty}", "accent"),
    )
    blocks = (
        Pairs((Pair(nasty, row, nasty),), most), Lines((row,), "▸", most), Tree(row, (Tree(row),)),
        Table((nasty, nasty), ((row, row),), listed=listed),
    )  # fmt: skip
    page = Page(row, blocks, (Section(nasty, blocks),))
    for width in range(20, 200, 3):
        assert not OBEYED & set("".join(map(text_of, laid_out(page, width)))), width
