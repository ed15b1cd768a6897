"""What can be done with a deal is done without a terminal: by a session, and somebody who answers or nobody."""

import json

import pytest

from dossier.app.answer import outcome
from dossier.app.deal import departures, forwarders, policies, rounds, stages, terms
from dossier.errors import CancelledError, UnknownWordError, WrongUsageError
from dossier.records.ref import Ref


class Answering:
    """Somebody who gives the answers in their order, and keeps what was told before the questions."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.told = []

    def tell(self, *sentences):
        self.told += sentences

    def line(self, _label, default=""):
        return self.answers.pop(0) or default

    def confirm(self, _question, *, default=False):
        return self.answers.pop(0) or default


@pytest.fixture
def session(run, quiet_session):
    """A session on a book with one deal of Nordlicht, and nobody to ask."""
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--known", "--no-follow-up")
    run("deal", "anna", "Chargers", "--opened-on", "2026-10-01")
    return quiet_session


def test_a_deal_moves_and_the_answer_says_where_it_is(session):
    answer = stages.move(session, stages.Move("anna", "quoted"))
    assert answer.said == ("Chargers (d1): inquiry → quoted.",)
    assert (answer.ref, answer.next, answer.written) == ("d1", "dossier show d1", True)
    again = stages.move(session, stages.Move("anna", "quoted"))
    assert (again.written, "already" in again.said[0]) == (False, True)


def test_why_a_deal_is_lost_is_asked_only_of_somebody_who_is_there(session):
    with pytest.raises(WrongUsageError, match="needs the reason"):
        stages.move(session, stages.Move("d1", "lost"))
    session.asker = Answering("went to another house", "competitor")
    assert stages.move(session, stages.Move("d1", "lost")).said == (
        "Chargers (d1): inquiry → lost (competitor, went to another house).",
    )


def test_a_round_on_what_is_no_topic_names_the_nearest_and_writes_nothing(session):
    with pytest.raises(UnknownWordError, match="Did you mean payment"):
        rounds.note(session, rounds.Exchange("d1", "paymnt", theirs="30/70"))
    made = rounds.note(session, rounds.Exchange("d1", "payment", theirs="30/70", outcome="stuck"))
    assert (made.ref, made.next) == ("r1", "dossier history d1")
    noted = policies.note(session, policies.NewPolicy("payment", "30% deposit, balance on B/L copy"))
    assert "1 open deal is stuck here, weigh it:" in noted.said
    assert [each["text"] for each in outcome(policies.policies(session, "付款"))] == [
        "30% deposit, balance on B/L copy"
    ]


@pytest.mark.parametrize(("answer", "written"), [(True, True), (False, False)])
def test_what_departs_from_the_settled_terms_is_asked_where_somebody_is_and_said_where_nobody_is(
    session, answer, written
):
    terms.terms(session, terms.TermsRequest("nordlicht", ("incoterm=FOB Hong Kong", "payment=30/70")))
    otherwise = {"payment": "100% before shipment"}
    said = departures.intended(session, Ref("d", 1), otherwise)
    assert len(said) == 1
    assert "30/70" in said[0]
    session.asker = asked = Answering(answer)
    if written:
        assert departures.intended(session, Ref("d", 1), otherwise) == []
    else:
        with pytest.raises(CancelledError):
            departures.intended(session, Ref("d", 1), otherwise)
    assert asked.told == said


def test_what_was_written_about_a_deal_answers_as_json(run):
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--known", "--no-follow-up")
    run("deal", "anna", "Chargers", "--opened-on", "2026-10-01")
    for words in (
        ("stage", "d1", "quoted"), ("round", "d1", "quality", "--theirs", "AQL 1.5"), ("policy", "price", "never below 3"),
        ("terms", "nordlicht", "payment=30/70"), ("terms", "nordlicht", "--confirm"),
    ):  # fmt: skip
        shape = json.loads(run(*words, "--json").stdout)
        assert list(shape) == ["written", "ref", "said", "next"], words
        assert shape["written"] is ("--confirm" not in words)


def test_forwarders_and_policies_are_lists_for_a_spreadsheet_too(run, session):
    run("add", "forwarder", "Blue Ocean", "--ports", "Shenzhen, Ningbo", "--text", "gives us a dinner each year")
    assert run("forwarders", "--csv").stdout.splitlines()[1].startswith('w1,Blue Ocean,"Shenzhen, Ningbo"')
    shared = forwarders.forwarders(session, forwarders.Search(share=True)).table()
    assert shared.columns == ("ref", "name", "ports", "serves", "since", "contact_line")
    assert "dinner" not in str(shared)
    assert run("policy", "--csv").stdout.split() == ["topic,text,on_date"]


def test_a_sentence_is_said_where_there_is_no_page_to_write(run, tmp_path):
    run("add", "contact", "Anna Schmidt", "--known", "--no-follow-up")
    done = run("policy", "--html", str(tmp_path / "policy.html"))
    assert done.exit_code == 0
    assert "No policy is noted yet" in done.stdout + done.stderr
