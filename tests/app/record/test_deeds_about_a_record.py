"""People and records are added, changed and deleted without a terminal: by a session, and somebody who answers or nobody."""

import json

import pytest

from dossier.app.company.add import NewCompany
from dossier.app.company.add import add as add_company
from dossier.app.contact.add import NewContact
from dossier.app.contact.letters import Letter
from dossier.app.contact.many import add as add_contact
from dossier.app.find.several import Whom
from dossier.app.record import form, notes
from dossier.app.record.add import NewRecord
from dossier.app.record.add import add as add_record
from dossier.app.record.delete import delete
from dossier.app.record.fields import TypedOrigin
from dossier.app.record.set_fields import Change, set_fields
from dossier.errors import CancelledError, RefusedError, UnknownWordError, WrongUsageError
from dossier.records.kinds import KINDS

MAIL = b"From: Ben Okafor <ben@lagoslight.example>\nSubject: Lamps\n\nPlease quote 500 pcs of USB lamps.\nBen Okafor\n"


class Answering:
    """Somebody who gives the answers in their order, and keeps what was told and shown before the questions."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.told = []

    def tell(self, *sentences):
        self.told += sentences

    def show(self, page):
        self.told.append(page)

    def line(self, _label, default=""):
        return self.answers.pop(0) or default

    def confirm(self, _question, *, default=False):
        return self.answers.pop(0) or default


@pytest.fixture
def session(run, quiet_session):
    """A session on a book with Anna of Nordlicht and nobody to ask."""
    run("add", "contact", "Anna Schmidt", "--company", "Nordlicht", "--email", "anna@nordlicht.example", "--known")
    return quiet_session


def test_a_contact_is_added_with_the_firm_of_the_mail_domain(session):
    answer = add_contact(session, NewContact(points={"email": ["ben.lee@nordlicht.example"]}, no_follow_up=True))
    assert answer.said[0] == "Added Ben Lee (c2) at Nordlicht (o1)."
    assert (answer.ref, answer.next, answer.written) == ("c2", "dossier show c2", True)


def test_a_letter_is_proposed_accepted_and_dropped(session):
    request = NewContact(letter=Letter(MAIL, "mail"))
    proposed = add_contact(session, request._replace(dry_run=True))
    assert not proposed.written
    assert {each["field"] for each in proposed.shape()["findings"]} >= {"contact.name", "contact.email"}
    session.asker = Answering("x")
    with pytest.raises(CancelledError):
        add_contact(session, request)
    session.asker = Answering("city=Lagos", "")
    assert add_contact(session, request).ref == "c2"
    assert set_fields(session, Change("c2", ["city=Abuja"])).said == ("Ben Okafor (c2): city: Lagos → Abuja.",)


def test_what_is_set_again_is_no_write(session):
    assert set_fields(session, Change("anna", ["city=Kiel"])).written
    again = set_fields(session, Change("anna", ["city=Kiel"]))
    assert (again.said, again.next, again.written) == (("Anna Schmidt (c1): nothing changed.",), None, False)


def test_a_form_is_changed_by_whatever_edits_a_file(session):
    def editor(path):
        path.write_text(path.read_text(encoding="utf-8").replace('city = ""', 'city = "Kiel"'), encoding="utf-8")

    assert form.edited(session, "anna", None, editor).written
    assert 'city = "Kiel"' in form.shown(session, "anna").text
    with pytest.raises(WrongUsageError, match="no terminal"):
        form.edited(session, "anna", None, None)


def test_a_record_of_any_kind_is_added_from_its_description(session):
    answer = add_record(session, NewRecord(KINDS["promise"], {"text": "send it", "due_on": "fri"}, "anna"))
    assert (answer.ref, answer.next, answer.written) == ("m1", "dossier show c1", True)


def test_a_topic_that_is_none_is_told_with_the_nearest_one(session):
    with pytest.raises(UnknownWordError, match="Did you mean taste"):
        notes.note(session, "DE", "matt sells", "tast", TypedOrigin())
    assert notes.note(session, "DE", "matt sells", "taste", TypedOrigin()).ref == "DE"


def test_a_second_company_of_the_name_is_only_added_if_it_is_meant(session):
    with pytest.raises(RefusedError):
        add_company(session, NewCompany("Nordlicht"))
    assert add_company(session, NewCompany("Nordlicht", ["country=DE"], second=True)).ref == "o2"


def test_somebody_is_deleted_after_a_yes_and_not_otherwise(session):
    with pytest.raises(RefusedError):
        delete(session, Whom(["anna"]))
    session.asker = Answering(False)
    with pytest.raises(CancelledError):
        delete(session, Whom(["anna"]))
    session.asker = Answering(True)
    assert delete(session, Whom(["anna"])).written


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(
    ("words", "ref"),
    [
        (("add", "company", "Lagos Light"), "o2"), (("add", "deal", "anna", "Lamps"), "d1"), (("set", "anna", "city=Kiel"), "c1"),
        (("set", "DE", "population=84.1m"), "DE"), (("add", "intel", "nordlicht", "late", "--told-by", "anna"), "o1"),
        (("delete", "c1", "--yes"), "c1"),
    ],
)  # fmt: skip
def test_what_was_written_is_said_as_json(run, words, ref):
    told = json.loads(run(*words, "--json").stdout)
    assert (told["written"], told["ref"]) == (True, ref)
