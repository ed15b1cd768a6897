"""What of a deal may be handed out: what was said to the other side, not what we remarked or only meant to say."""

import pytest

VIEWS = [("show", "d1"), ("show", "o1"), ("show", "anna"), ("history", "d1"), ("show", "y1")]
MEDIA = [(), ("--json",), ("--md",)]


@pytest.fixture
def book(run):
    """Return the command on a book with a sent quotation, a draft, and a sample with a remark of ours."""
    for words in (
        ("add", "contact", "Anna", "--company", "Nordlicht GmbH", "--country", "DE", "--known", "--no-input"),
        ("deal", "anna", "Lamps"),
        ("quote", "d1", "--line", "Lamp, 1000 pcs, 9.90", "--payment", "30/70"),
        ("quote", "q1", "--sent"),
        ("quote", "d1", "--line", "Lamp, 1000 pcs, 7.77", "--payment", "30/70"),
        ("proof", "d1", "sample", "--sent", "--text", "second choice from the shelf"),
    ):
        done = run(*words)
        assert done.exit_code == 0, done.stderr
    return run


@pytest.mark.parametrize("medium", MEDIA)
@pytest.mark.parametrize("view", VIEWS)
def test_our_remark_at_a_sample_stays_in_the_house(book, view, medium):
    if view == ("show", "y1") and medium == ("--md",):
        medium = ()
    shared = book(*view, "--share", *medium)
    assert shared.exit_code == 0, shared.stderr
    assert "sample" in shared.stdout
    assert "second choice" not in shared.stdout


def test_read_by_ourselves_the_remark_at_a_sample_is_there(book):
    assert "second choice" in book("show", "y1").stdout
    assert "second choice" in book("show", "d1", "--json").stdout


@pytest.mark.parametrize("medium", MEDIA)
def test_a_quotation_that_never_went_out_is_not_in_a_shared_history(book, medium):
    shared = book("history", "d1", "--share", *medium)
    assert shared.exit_code == 0, shared.stderr
    assert "Q2026-001" in shared.stdout
    assert "Q2026-002" not in shared.stdout
    assert "7.77" not in shared.stdout


def test_read_by_ourselves_the_draft_is_in_the_history(book):
    assert "Q2026-002" in book("history", "d1", "--json").stdout
