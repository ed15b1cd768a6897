"""What a user wrote is the same in every language, and what is kept as a code is said in words wherever it is shown."""

import pytest

OURS = ("未定", "展会", "金额", "负责人", "样品", "赢单", "家庭", "灯具", "餐饮", "市场")


@pytest.fixture
def book(run):
    assert run("add", "contact", "fair", "--company", "Open", "--country", "DE", "--no-input").exit_code == 0
    run("config", "facts.contact.mood=choice")
    run("config", "facts.contact.mood.choices=fair,open,won")
    run("config", "facts.contact.mood.label=value")
    run("set", "c1", "tags=open,fair,value,head", "hobbies=table,markets,family", "mood=won", "diet=no_pork,sample")
    run("set", "o1", "main_products=lamp,sample", "tags=won")
    run("add", "offer", "sample", "--category", "lamp")
    return run


WRITTEN = ("fair", "open", "table", "markets", "lamp", "sample", "won", "value", "head")


def test_words_of_the_user_are_never_translated(book):
    for words in (
        ("show", "c1"), ("show", "o1"), ("history", "c1"), ("find", "fair"), ("undo", "--list"),
        ("list", "contacts", "--columns", "name,tags,hobbies,mood"), ("list", "facts"), ("list", "offers"),
    ):  # fmt: skip
        said = book("--lang", "zh", *words)
        assert said.exit_code == 0, said.stderr
        lines = [each for each in said.stdout.splitlines() if any(word in each for word in WRITTEN)]
        assert lines
        assert not [each for each in lines if any(ours in each for ours in OURS) and "›" not in each], said.stdout


def test_items_with_a_meaning_are_said_and_the_users_stand_beside_them(book):
    said = book("--lang", "zh", "set", "c1", "diet+=no_beef").stdout
    assert "不吃猪肉、sample、不吃牛肉" in said
    assert "value：won → open" in book("--lang", "zh", "set", "c1", "mood=open").stdout
    assert "open、fair、value、head → fair、value、head" in book("--lang", "zh", "set", "c1", "tags-=open").stdout


def test_nothing_is_shown_as_it_is_kept(book):
    assert "英语、德语、Klingon" in book("--lang", "zh", "set", "c1", "languages=en,German,Klingon").stdout
    book("add", "news", "o1", "fair", "IFA", "--on-date", "2027-09-03")
    assert "每年：否 → 是" in book("--lang", "zh", "set", "n1", "yearly=yes").stdout
    book("add", "forwarder", "Blue", "--countries", "DE,US")
    book("set", "c1", "authority=buys", "country=AT")
    shown = [book("--lang", "zh", *words).stdout for words in (
        ("list", "forwarders"), ("list", "facts"), ("history", "c1"), ("history", "w1"), ("show", "o1"), ("history", "n1"),
    )]  # fmt: skip
    assert "德国、美国" in shown[0]
    assert "采购" in shown[1]
    assert "德国" in shown[2]
    assert "奥地利" in shown[2]
    for text in shown:
        assert not {"DE", "AT", "buys", "True", "False"} & set(text.replace("、", " ").split()), text
    assert "每年" in shown[4]
    assert "{n}" not in shown[4]


@pytest.mark.parametrize(
    ("typed", "words", "english"),
    [
        ("1w", "每周", "every week"),
        ("2w", "每 2 周", "every 2 weeks"),
        ("month", "每月", "every month"),
        ("1y", "每年", "every year"),
    ],
)
def test_a_repeat_is_said_rightly_for_one(run, typed, words, english):
    run("add", "contact", "Anna", "--no-input")
    assert words in run("--lang", "zh", "follow", "c1", "2027-01-11", "call", "--every", typed).stdout
    assert english in run("list", "follow-ups").stdout
