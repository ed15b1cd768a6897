"""Words without quotes are the text where nothing else can stand; what is not clear is refused, never guessed."""

import json

import pytest


@pytest.fixture
def book(run):
    """Return a book with one client, her firm and a deal."""
    assert run("add", "contact", "Anna Schmidt", "--company", "Nordlicht GmbH", "--no-follow-up").exit_code == 0
    assert run("deal", "nordlicht", "5000", "chargers").exit_code == 0
    assert run("follow", "anna", "fri", "call").exit_code == 0
    return run


SAID = [
    ("log anna sent the catalogue", "Logged l1 for Anna Schmidt (c1): ↔ note: sent the catalogue"),
    ("log anna asks -5% on the price --by call", "call: asks -5% on the price\n"),
    ("log --by call anna called back", "call: called back\n"),
    ("log anna hi -- -x and --by", "note: hi -x and --by\n"),
    ("log anna called --next next mon --todo send the price list", "Follow-up f2 on Mon 30 Nov: send the price list"),
    ("log anna called --todo send it now --by call --next fri", "Follow-up f2 on Fri 27 Nov: send it now."),
    ("follow anna fri send the price list", "on Fri 27 Nov: send the price list."),
    ("follow anna next tue send 3 samples", "on Tue 24 Nov: send 3 samples."),
    ("follow anna 12 Mar 2027 call back", "on Fri 12 Mar 2027: call back."),
    ("follow anna 下周二 寄 样品", "寄 样品."),
    ("add note anna likes tea", "likes tea"),
    ("add promise anna send the sample --due next fri", "send the sample, due Fri 27 Nov"),
    ("add visit anna to_us next tue --place Hong Kong", "Tue 24 Nov, place Hong Kong"),
    ("deal nordlicht 200 lamps --contact anna", "200 lamps, contact Anna Schmidt (c1)"),
    ("set anna hobbies=golf and tea spoken_english=poor --source phone", "hobbies: unknown → golf and tea (phone"),
    ("set Anna Schmidt hobbies=golf", "Anna Schmidt (c1): hobbies: unknown → golf"),
    ("set d1 contact=anna opened_on=2026-10-01", "contact: unknown → Anna Schmidt (c1)"),
    ("snooze f1 next tue", "to Tue 24 Nov"),
    ("drop f1 they bought elsewhere", ": they bought elsewhere."),
    ("drop f1 --why they bought elsewhere", ": they bought elsewhere."),
    ("stage d1 lost --reason no budget this year", "no budget this year"),
    ("stage d1 lost --why payment no trust", "(payment, no trust)"),
    ("stage d1 lost no budget this year", "no budget this year"),
    ("round d1 price --ours USD 3.20 --theirs USD 3.00 exw", "we: USD 3.20 · they: USD 3.00 exw"),
    ("add contact Bob Jones --country United States --company Big Ben Ltd --no-follow-up", "Big Ben Ltd (o2, new)"),
    ("add department nordlicht design", "design"),
    ("note anna likes tea", "note: likes tea"),
]


@pytest.mark.parametrize(("typed", "said"), SAID)
def test_loose_words_are_the_text(book, typed, said):
    result = book(*typed.split())
    assert (result.exit_code, result.stderr) == (0, "")
    assert said in result.stdout


@pytest.mark.parametrize("command", [(), ("show",), ("history",), ("gaps",)])
def test_a_name_needs_no_quotes(book, command):
    by_name, by_ref = book(*command, "Anna", "Schmidt"), book(*(command or ("show",)), "c1")
    assert by_name.exit_code == 0
    assert by_name == by_ref


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ("log anna sent --by email the catalogue", "“email the catalogue” is no kind of touch."),
        ("done f1 --next never ever", "“never ever” is not a date"),
        ("snooze f1 sometime soon", "“sometime soon” is not a date"),
        ("set anna hobbies golf", "“hobbies” is not of the form field=value."),
        ("drop f1 too late --why no answer", "“too late” and --why say the same thing."),
        ("stage d1 lost too late --reason no budget", "“too late” and --reason say the same thing."),
        ("follow anna fri", "dossier follow needs WHAT: What to do. For example: dossier follow"),
        ("log anna", "dossier log needs TEXT: What was said; "),
    ],
)
def test_what_is_not_clear_is_refused_and_nothing_is_written(book, typed, complaint):
    before = book("undo", "--list", "--json").stdout
    result = book(*typed.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert complaint in result.stderr
    assert "Got unexpected" not in result.stderr
    assert json.loads(book("undo", "--list", "--json").stdout) == json.loads(before)
