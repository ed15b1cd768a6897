"""Reading a question: nothing that is typed fails, and what is written back is read as the same."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.errors import WrongUsageError
from dossier.values.question import Condition, Question, Term, read_question, readings, written

_PIECES = st.lists(
    st.one_of(
        st.sampled_from(["-", "–", '"', "“", "”", "「", "」", "‘", "’", "'", "*", " ", "：", ":", "~", "<=", "!=", "//", ",", "("]),
        st.sampled_from(["country", "国家", "DE", "040", "+49", "1234567", "charg", "采购", "o'hara", "\x00", "\ud800"]),
        st.text(max_size=4),
    ),
    max_size=24,
).map("".join)  # fmt: skip


def _words(text: str) -> list[str]:
    return [each.text for each in read_question(text).terms]


@given(_PIECES)
@example("'z \"\" y'")
@example("040 & 1234567")
def test_whatever_is_typed_is_read_and_read_again_the_same(text: str) -> None:
    """No signs in any order fail, and a question that is kept as text is the question that was asked."""
    once = read_question(text)
    assert read_question(written(once)) == once
    for each in readings([text, text], {}):
        read_question(each)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("charger", Term("charger")),
        ("charg*", Term("charg", beginning=True)),
        ("-sample", Term("sample", without=True)),
        ("–sample", Term("sample", without=True)),
        ('"strict germans"', Term("strict germans", exact=True)),
        ("“strict germans”", Term("strict germans", exact=True)),
        ("「价格 太高」", Term("价格 太高", exact=True)),
        ("‘two words’", Term("two words", exact=True)),
        ("'two words'", Term("two words", exact=True)),
        ('"left open', Term("left open", exact=True)),
        ('-"two words"', Term("two words", exact=True, without=True)),
        ("ＬＥＤ", Term("LED")),
        ("O’Hara", Term("O’Hara")),
        ("http://nordlicht.example/a", Term("http://nordlicht.example/a")),
        ("12:30", Term("12:30")),
        ("+49 (40) 1234567", Term("+49 (40) 1234567", exact=True)),
        ("138 0013 8000", Term("138 0013 8000", exact=True)),
    ],
)
def test_one_word(typed: str, meant: Term) -> None:
    """Each form of a word is read as what it means."""
    assert read_question(typed) == Question((meant,))


@pytest.mark.parametrize(
    ("typed", "meant", "values"),
    [
        ("country:DE", Condition("country", ":", "DE"), ("DE",)),
        ("country=DE,FR", Condition("country", ":", "DE,FR"), ("DE", "FR")),
        ("国家：德国、法国", Condition("国家", ":", "德国、法国"), ("德国", "法国")),
        ("title～采购", Condition("title", "~", "采购"), ("采购",)),
        ("star>=3", Condition("star", ">=", "3"), ("3",)),
        ("star≥3", Condition("star", ">=", "3"), ("3",)),
        ("last_touch<-90d", Condition("last_touch", "<", "-90d"), ("-90d",)),
        ("-tag:vip", Condition("tag", ":", "vip", without=True), ("vip",)),
        ("stage!=lost", Condition("stage", ":", "lost", without=True), ("lost",)),
        ('name:"Berg, Anna",Otto', Condition("name", ":", '"Berg, Anna",Otto'), ("Berg, Anna", "Otto")),
        ("company.star:5", Condition("company.star", ":", "5"), ("5",)),
        ("city:", Condition("city", ":", ""), ()),
    ],
)
def test_one_condition(typed: str, meant: Condition, values: tuple[str, ...]) -> None:
    """A name, a sign and a value are a condition, full-width or not."""
    assert read_question(typed) == Question(conditions=(meant,))
    assert meant.values == values


@pytest.mark.parametrize("typed", ["", " ", "-", "--", "*", '""', "&", "“”", "- * –", "\x00\x07"])
def test_signs_that_stand_alone_ask_nothing(typed: str) -> None:
    """Lone signs are dropped."""
    assert read_question(typed) == Question()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["strict germans", "-sample"], ['"strict germans" -sample', "strict germans -sample"]),
        (["title~head of purchasing"], ['title~"head of purchasing"', "title~head of purchasing"]),
        (["country:DE warranty"], ["country:DE warranty", 'country:"DE warranty"']),
        (["country:DE 货代 -x", "-two words"], ['country:DE 货代 -x -"two words"', "country:DE 货代 -x -two words"]),
        (["a b", "since:last month"], ['"a b" since:last month', '"a b" since:"last month"', "a b since:last month",
                                       'a b since:"last month"']),
        (["“a b” c"], ["“a b” c"]),
        (["Germans"], ["country:DE star>3"]),
    ],
)  # fmt: skip
def test_a_shell_has_taken_the_quotes_away(typed: list[str], meant: list[str]) -> None:
    """A word with blanks is a phrase or the words it has, a condition with blanks one value or a value and words."""
    assert readings(typed, {"germans": "country:DE star>3"}) == meant


def test_a_pasted_letter_is_refused() -> None:
    """Ten thousand words are no question, and it is said how many may be asked."""
    with pytest.raises(WrongUsageError, match="at most 32 words; this one has 10,000"):
        _words("word " * 10_000)
