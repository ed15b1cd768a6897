"""Which line of the morning stands above which, and what each offers to type, read off the screen."""

import re
import shutil

import pytest


@pytest.fixture
def two(run):
    """Return the command on a book of two German buyers, one of a firm with a star, with whom nothing is planned yet."""
    run("add", "contact", "Anna", "--company", "Nordlicht GmbH", "--country", "DE", "--known", "--no-input")
    run("add", "contact", "Bruno", "--company", "Suedlicht GmbH", "--country", "DE", "--known", "--no-input")
    run("set", "o1", "star=1")
    return run


def test_what_is_five_days_away_stands_below_what_is_promised_for_tomorrow_even_of_a_firm_with_a_star(two):
    two("follow", "anna", "sat", "ask about the carton")
    two("add", "promise", "bruno", "the drawing", "--due-on", "tomorrow")
    shown = two("remind", "--all").stdout
    assert shown.index("the drawing") < shown.index("ask about the carton")
    assert "still to come -2" in two("remind", "bruno").stdout


def test_on_the_same_day_the_firm_with_a_star_stands_above(two):
    two("follow", "bruno", "tomorrow", "ask about the plug")
    two("follow", "anna", "tomorrow", "ask about the carton")
    shown = two("remind", "--all").stdout
    assert shown.index("ask about the carton") < shown.index("ask about the plug")


def test_every_command_that_the_morning_offers_names_only_records_of_the_book(run, demo_book, book_path):
    shutil.copyfile(demo_book, book_path)
    offered = re.findall(r"› (dossier .+)", run("remind", "--all").stdout)
    assert len(offered) > 30
    for command in offered:
        refs = re.findall(r"\b[a-z]\d+\b|\bNone\b|\b[a-z]None\b", command.partition('"')[0])
        for ref in refs:
            assert "None" not in ref, command
            assert run("history", ref).exit_code == 0, command


def test_old_terms_of_a_deal_are_reconfirmed_with_the_firm_whoever_the_deal_is_with(two):
    two("set", "o1", "terms.payment=30% deposit, 70% before shipment", "--on", "2023-01-10")
    two("deal", "anna", "Lamps")
    two("stage", "d1", "quoted")
    stale = [each for each in two("remind", "--all").stdout.splitlines() if "--confirm" in each]
    assert len(stale) == 1
    assert stale[0].rstrip().endswith("› dossier terms o1 --confirm")
    assert two("terms", "o1", "--confirm").exit_code == 0
