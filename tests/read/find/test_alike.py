"""Who is very like a newcomer: by sound, by number in any notation, by address, by name at a near-same firm."""

import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.paths import data_folder
from dossier.read.connection import reading
from dossier.read.find import alike as room
from dossier.read.find.alike import Newcomer, alike
from dossier.read.find.likeness import Firm, firm_words, firms, names_alike, same_number
from dossier.records.proposals import AddPoint
from dossier.values.names import fold, is_free
from dossier.values.sounding import sounds, spellings


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Müller", "MÜLLER", "same_name"),
        ("Jürgen Müller", "Juergen Mueller", "spelling"),
        ("Jürgen Müller", "Jurgen Muller", "same_name"),
        ("Müller, Jürgen", "Juergen Mueller", "spelling"),
        ("Jørgensen", "Joergensen", "spelling"),
        ("张伟", "Zhang Wei", "spelling"),
        ("张伟", "Wei Zhang", "spelling"),
        ("張偉", "Zhang Wei", "spelling"),
        ("张 伟", "ZHANG Wei", "spelling"),
        ("曾晓明", "Zeng Xiaoming", "spelling"),
        ("曾晓明", "Xiao Ming Zeng", "spelling"),
        ("欧阳建国", "Jianguo Ouyang", "spelling"),
        ("吕布", "Lv Bu", "spelling"),
        ("吕布", "Lü Bu", "spelling"),
        ("Ольга Смирнова", "Olga Smirnova", "spelling"),
        ("Anna Schmidt", "Anna Schmitd", "near_name"),
        ("Anna Maria Schmidt", "Anna Schmidt", "near_name"),
        ("A. Schmidt", "Anna Schmidt", "initial"),
        ("Anna", "Anna Schmidt", "one_word"),
        ("张伟", "Zhang Wen", None),
        ("Li Wei", "Li Mei", None),
        ("Anna Schmidt", "Peter Keller", None),
        ("Anna Schmidt", "B. Schmidt", None),
        ("Jan Vries", "Jan Novák", None),
    ],
)
def test_names_are_alike_by_how_they_sound(one, other, how):
    assert names_alike([one], [other]) == how
    assert names_alike([other], [one]) == how


WRITTEN = st.text(alphabet=st.sampled_from("aoe üß张伟欧阳曾Олга .,-'·\u0301\u200b\t1٣🙂"), max_size=12) | st.text(
    max_size=20
)


@given(WRITTEN, WRITTEN)
def test_any_two_texts_can_be_compared_either_way_round(one, other):
    assert names_alike([one], [other]) == names_alike([other], [one])
    assert same_number(one, other) == same_number(other, one)
    a, b = (Firm(n, (name,), None, frozenset()) for n, name in enumerate((one, other)))
    assert firms(a, b).score == firms(b, a).score
    assert 0 <= firms(a, b).score <= 100


@given(WRITTEN)
def test_a_name_is_always_like_itself(name):
    assert names_alike([name], [name]) == "same_name"
    assert all(sound == fold(sound) for sound in sounds(name))


def test_the_shipped_sounds_are_those_of_pypinyin():
    from pypinyin import Style, pinyin

    lines = [row for row in (data_folder() / "pinyin.txt").read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    shipped = {}
    for row in lines:
        sound, _space, letters = row.partition(" ")
        shipped |= dict.fromkeys(letters.partition("|")[0], sound)
    assert len(shipped) > 20_000
    for letter in list(shipped)[::37]:
        assert shipped[letter] == pinyin(letter, style=Style.NORMAL, heteronym=True)[0][0]


def test_a_name_is_kept_under_its_sounds():
    assert sounds("张伟") == {"zhang", "wei", "zhangwei"}
    assert sounds("Mueller") == {"muller"}
    assert sounds("Anna Schmidt") == set()
    assert spellings("") == [()]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+49 40 1234567", "040 1234567", True),
        ("+49 (0)40 123-45-67", "0049 40 1234567", True),
        ("+49 040 1234567", "+49 40 1234567", True),
        ("+7 495 123-45-67", "8 495 1234567", True),
        ("+1 (415) 555-0100", "415 555 0100", True),
        ("+86 755 8888 6666", "0755-88886666", True),
        ("+49 40 1234567", "1234567", True),
        ("+49 40 1234567", "+43 40 1234567", False),
        ("+49 40 1234567", "+49 40 1234568", False),
        ("040 1234567", "030 1234567", False),
        ("4567", "4567", False),
    ],
)
def test_a_number_is_the_same_in_any_notation(one, other, same):
    assert same_number(one, other) is same
    assert same_number(other, one) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nordlicht GmbH", "NORDLICHT AG"),
        ("Licht B.V.", "Licht BV"),
        ("Smith & Co., Ltd.", "Smith"),
        ("ООО Ромашка", "Ромашка"),
        ("深圳市明达电子有限公司", "深圳市明达电子"),
        ("Bianchi S.p.A.", "Bianchi SRL"),
    ],
)
def test_legal_forms_do_not_tell_firms_apart(one, other):
    assert firm_words(one) == firm_words(other)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Nordlicht GmbH", "Nordlicht Handels GmbH", 70, 90),
        ("Mingda", "Shenzhen Mingda Technology Co., Ltd", 70, 90),
        ("Nordlicht", "Nordlihct", 70, 90),
        ("Shop 24", "Shop 42", 0, 0),
        ("Keller", "Keller Mode", 0, 60),
        ("Nordlicht", "Südlicht", 0, 0),
        ("Global Trading", "International Trading", 0, 60),
    ],
)
def test_firms_are_alike_by_their_telling_words(one, other, least, most):
    score = firms(Firm(1, (one,), None, frozenset()), Firm(2, (other,), None, frozenset())).score
    assert least <= score <= most


def test_the_same_name_in_another_country_says_less():
    here, there = Firm(1, ("Nordlicht",), "DE", frozenset()), Firm(2, ("Nordlicht",), "FR", frozenset())
    assert firms(here, there).score < 60 < firms(here, there._replace(country="DE")).score


@pytest.mark.parametrize("domain", ["gmail.com", "yahoo.co.jp", "mail.ru", "163.com", "vip.sina.com", "web.de"])
def test_a_free_mail_domain_is_nobodys(domain):
    assert is_free(domain)
    assert not is_free("nordlicht.example")


@pytest.fixture
def book(run, book_path):
    """Return a book of people who are easily taken for each other."""
    for words in (
        ("Jürgen Müller", "--company", "Nordlicht GmbH", "--email", "j@nordlicht.example", "--phone", "+49 40 1234567"),
        ("张伟", "--company", "Mingda Ltd", "--wechat", "zhangwei88", "--mobile", "+86 138 0013 8000"),
        ("Maria Rossi", "--email", "maria.rossi@gmail.com", "--linkedin", "https://www.linkedin.com/in/mrossi/"),
        ("Olga Smirnova", "--company", "Romashka", "--email", "info@romashka.example"),
    ):
        assert run("add", "contact", *words, "--no-input").exit_code == 0
    return book_path


def best(book, name, company=None, *points):
    with reading(book) as connection:
        found = alike(connection, Newcomer(name, company, tuple(AddPoint(*point) for point in points)))
    return (found[0].ref, found[0].score, {reason.code for reason in found[0].reasons}) if found else None


def test_each_thing_two_people_share_is_found_and_named(book):
    for ref, least, code, newcomer in (
        ("c1", 90, "email", ("Somebody Else", None, ("email", "J@Nordlicht.example"))),
        ("c1", 80, "phone", ("Juergen Mueller", None, ("phone", "040/1234567"))),
        ("c2", 80, "mobile", ("Wei", None, ("whatsapp", "13800138000"))),
        ("c2", 90, "handle", ("Zhang Wei", None, ("wechat", "ZhangWei88"))),
        ("c3", 90, "handle", ("Maria R.", None, ("linkedin", "linkedin.com/in/mrossi"))),
        ("c1", 85, "spelling", ("Juergen Mueller", "Nordlicht Handels AG")),
        ("c1", 75, "near_name", ("Jürgen Müler", "Nordlicht")),
        ("c2", 80, "spelling", ("Wei Zhang", "Mingda Co., Ltd")),
        ("c4", 60, "spelling", ("Ольга Смирнова",)),
        ("c1", 85, "near_firm", ("Juergen Mueller", "Nordlicht Handels AG")),
        ("c1", 85, "spelling", ("Mueller, Juergen", None, ("email", "juergen@nordlicht.example"))),
    ):
        found = best(book, *newcomer)
        assert found is not None, newcomer
        assert found[0] == ref, (newcomer, found)
        assert found[1] >= least, (newcomer, found)
        assert code in found[2], (newcomer, found)


def test_the_near_firms_of_a_known_firm_are_looked_at(run, book):
    run("add", "company", "Nordlicht Handels AG", "--country", "DE")
    with closing(sqlite3.connect(book)) as connection:
        number = connection.execute("SELECT MAX(id) FROM company").fetchone()[0]
    assert best(book, "Juergen Mueller", number) == ("c1", 85, {"spelling", "near_firm"})


def test_what_is_shared_by_many_makes_nobody_the_same(book):
    assert best(book, "Anna Bianchi", None, ("email", "anna@gmail.com")) is None
    mailbox = best(book, "Ivan Petrov", None, ("email", "info@romashka.example"))
    assert mailbox is not None
    assert mailbox[1] < 50
    switchboard = best(book, "Anna Schmidt", None, ("phone", "+49 40 1234567"))
    assert switchboard is not None
    assert switchboard[1] < 50


def test_every_question_about_look_alikes_goes_through_an_index(book, monkeypatch):
    asked = []

    class Watched(sqlite3.Connection):
        def execute(self, sql, values=()):
            asked.append((sql, values))
            return super().execute(sql, values)

    connection = sqlite3.connect(book, factory=Watched)
    points = (AddPoint("email", "j@nordlicht.example"), AddPoint("phone", "040 1234567"), AddPoint("wechat", "x"))
    alike(connection, Newcomer("Juergen Mueller", "Nordlicht Handels", points, "DE"))
    monkeypatch.setattr(room, "FEW", 0)  # so that a firm of one is a large firm
    alike(connection, Newcomer("张伟", "Mingda", points, "CN"))
    assert len({sql for sql, _values in asked}) >= 9
    for sql, values in asked:
        plan = sqlite3.Connection.execute(connection, f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
        assert not [row[3] for row in plan if re.match(r"SCAN (?!\(subquery|rarer$|k VIRTUAL)", row[3])], sql
    connection.close()


def test_the_guard_on_scans_sees_one(book):
    connection = sqlite3.connect(book)
    plan = connection.execute("EXPLAIN QUERY PLAN SELECT id FROM contact WHERE name = 'x'").fetchall()
    assert [row[3] for row in plan if re.match(r"SCAN (?!\(subquery)", row[3])]
    connection.close()
