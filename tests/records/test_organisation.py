"""Who reports to whom: found by department, name or title, drawn once, circles cut and named."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dossier.records.company.firm import Department, Market
from dossier.records.company.market_time import is_over, running
from dossier.records.company.organisation import Person, organisation
from dossier.records.contact.person import Contact


def department(number, function, head=None, reports_to=None, state="exists"):
    return Department(number, function, state, head, None, reports_to, None)


def contact(number, name):
    return Contact(number, name, None, None, None, 1, "Firm", None, None, None, date(2026, 1, 1), None, None, None)


def names(box):
    return {box.name: [names(each) for each in box.below]} if box.below else box.name


def drawn(departments=(), contacts=(), people=None):
    return organisation(departments, contacts, people or {})


def test_a_department_hangs_under_the_department_the_person_or_the_post_it_names():
    found = drawn(
        [department(1, "Purchasing", head=7, reports_to="CEO"), department(2, "Design", reports_to="purchasing"),
         department(3, "Quality", reports_to="Müller"), department(4, "Logistics", reports_to="Head of Buying")],
        [contact(7, "Anna Müller")], {7: Person(title="Head of Buying")},
    )  # fmt: skip
    assert [names(box) for box in found.roots] == [{"CEO": [{"Purchasing": ["Design", "Quality", "Logistics"]}]}]
    assert found.circles == ()


def test_people_report_to_people():
    found = drawn([], [contact(1, "Karen"), contact(2, "Tom")], {2: Person(reports_to="karen")})
    assert [names(box) for box in found.roots] == [{"Karen": ["Tom"]}]


def test_a_circle_is_cut_drawn_once_and_named():
    found = drawn(
        [department(1, "A", reports_to="B"), department(2, "B", reports_to="C"), department(3, "C", reports_to="A")]
    )
    assert found.circles == ("A → B → C → A",)
    assert [names(box) for box in found.roots] == [{"A": [{"C": ["B"]}]}]


def test_a_box_above_itself_stands_alone():
    found = drawn([department(1, "A", reports_to="a")])
    assert ([names(box) for box in found.roots], found.circles) == (["A"], ())


def test_what_nobody_is_known_for_is_named():
    assert drawn([department(1, "Einkauf"), department(2, "设计部")]).unknown == ("quality", "finance", "logistics")


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 7)), max_size=8))
def test_every_box_is_drawn_exactly_once_whatever_the_lines_say(lines):
    rows = [department(at, f"dept{at}", reports_to=f"dept{to}") for at, (_from, to) in enumerate(lines)]

    def count(boxes):
        return [box.name for box in boxes] + [name for box in boxes for name in count(box.below)]

    seen = count(drawn(rows).roots)
    assert len(seen) == len(set(seen))
    assert {row.function for row in rows} <= set(seen)


def test_markets_are_to_come_running_or_over():
    def market(country, begin=None, end=None):
        return Market(1, country, begin, end, None, None)

    today = date(2026, 11, 23)
    rows = [
        market("DE", "2026-09"),
        market("US", "2012"),
        market("NZ", "2019", "2024"),
        market("CH", "2027"),
        market("FR", None, "2026"),
    ]
    assert running(rows, today) == ("FR", "US", "DE")
    assert is_over(market("NZ", None, "2026-10"), today)
    assert not is_over(market("NZ", None, "2026-11"), today)
