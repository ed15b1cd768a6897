"""Which copies stay: 7 days, 4 weeks, 12 months, and never the last ones."""

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.records.backups import DAYS, MONTHS, NEWEST, WEEKS, copies, name_of, superfluous

MOMENTS = st.sets(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(microsecond=0)), max_size=40
)


@settings(max_examples=50)
@given(MOMENTS)
def test_few_stay_and_among_them_the_newest(moments):
    gone = superfluous(moments)
    kept = moments - gone
    assert gone <= moments
    assert len(kept) <= NEWEST + DAYS + WEEKS + MONTHS
    assert set(sorted(moments)[-NEWEST:]) <= kept
    assert superfluous(kept) == set()


@settings(max_examples=50)
@given(MOMENTS)
def test_each_of_the_newest_days_weeks_and_months_keeps_its_first(moments):
    kept = moments - superfluous(moments)
    for period, most in (
        (datetime.date, DAYS), (lambda at: at.isocalendar()[:2], WEEKS), (lambda at: (at.year, at.month), MONTHS),
    ):  # fmt: skip
        for each in sorted({period(at) for at in moments})[-most:]:
            assert min(at for at in moments if period(at) == each) in kept


@settings(max_examples=50)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=120))
def test_thinned_out_day_by_day_a_year_leaves_a_week_a_month_and_a_year(gaps):
    at, held = datetime(2025, 1, 6, 8, 30), set()
    for gap in gaps:
        held.add(at)
        held -= superfluous(held)
        at += timedelta(days=gap)
    made = [datetime(2025, 1, 6, 8, 30) + timedelta(days=sum(gaps[:n])) for n in range(len(gaps))]
    assert held == set(made) - superfluous(made)


def test_a_name_tells_whose_why_and_when(tmp_path: Path):
    now = datetime(2026, 11, 25, 8, 30)
    names = [name_of("book", why, now) for why in ("", "daily", "before-merge", "before-8")]
    others = (
        "book-2-daily-20261125-083000.db",
        "book-daily-20261399-083000.db",
        "book.db",
        "my book-20261125-083000.db",
    )
    for name in (*names, "book-daily-20261125-083000-2.db", *others):
        (tmp_path / name).write_bytes(b"x")
    found = copies(tmp_path, "book")
    assert sorted(each.path.name for each in found) == sorted([*names, "book-daily-20261125-083000-2.db"])
    assert {each.at for each in found} == {now}
    assert copies(tmp_path / "nowhere", "book") == []
