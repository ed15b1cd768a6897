"""Each record is declared once; its table, its list, its search and its JSON are compared with that."""

import importlib
import pkgutil
import subprocess
import sys
from datetime import date
from types import NoneType
from typing import Annotated, NamedTuple, get_args

import pytest

import dossier.records
from dossier.records.declared import RecordKind, declared, json_keys, json_of, kind, private, python_type, shared
from dossier.records.kinds import BY_LETTER, BY_TABLE, KINDS, NAMED, kind_of
from dossier.write.book.undo import table_of
from dossier.write.tables import every

NOT_KEPT = {("link", "forward"), ("round", "written_on")}
"""What a tuple holds that is no column: from which side a link was read, since when what was settled is in writing."""


def modules(package):
    return [
        importlib.import_module(each.name) for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]


def faults(kind: RecordKind) -> list[str]:
    """Return where a table says something else than the declaration of its record."""
    columns = {column.name: column for column in table_of(every()[kind.table]).columns}
    found: list[str] = []
    fields = {name: field for name, field in declared(kind.row).items() if not field.through}
    kept = {name for name in fields if (kind.noun, name) not in NOT_KEPT}
    found += [f"no column {name}" for name in sorted(kept - set(columns))]
    found += [f"not declared: {name}" for name in sorted(set(columns) - kept - set(kind.hidden))]
    found += [f"hidden, and read or not there: {name}" for name in kind.hidden if name in kept or name not in columns]
    for name in sorted(kept & set(columns)):
        said = python_type(kind.row, name)
        types = set(get_args(said) or (said,))
        kept_as = columns[name].type.python_type  # of a text it says object
        held = {str if kept_as is object else kept_as} | ({NoneType} if columns[name].nullable else set())
        if types != held:
            found.append(f"{name} is {types} in the tuple and {held} in the table")
    return found


@pytest.mark.parametrize("noun", KINDS)
def test_a_record_and_its_table_say_the_same(noun):
    assert faults(KINDS[noun]) == []


class Odd(NamedTuple):
    """An order that differs from its table in each way there is."""

    id: int
    deal_id: int | None
    number: Annotated[str | None, shared("number")]
    value: Annotated[str | None, shared("value")]
    taste: Annotated[str | None, private("taste", key="flavour")]
    place: Annotated[str | None, private("place", key="")]


def test_a_difference_would_be_seen():
    odd = kind(Odd, "odd", "z", "odd", "deal", table="orders", hidden="note number nowhere")
    said = "; ".join(faults(odd))
    for word in (
        "no column taste",
        "not declared: ship_by",
        "value is",
        "deal_id is",
        "not there: nowhere",
        "there: number",
    ):
        assert word in said
    assert "place" not in said


def test_every_kind_that_is_declared_is_found():
    there = {
        id(value) for each in modules(dossier.records) for value in vars(each).values() if isinstance(value, RecordKind)
    }
    assert there == {id(each) for each in KINDS.values()}
    assert len(KINDS) == len(BY_LETTER) == len(BY_TABLE) > 20
    for named in NAMED:
        kind = KINDS[named.noun]
        assert named[:4] == (kind.noun, kind.letter, kind.plural, kind.table)
        assert kind_of(kind.row) is kind


def test_asking_for_one_kind_loads_the_module_that_declares_it_and_no_other():
    code = (
        "import sys; from dossier.records.kinds import BY_LETTER, NAMED; BY_LETTER['d'].label; "
        "print(*(each.module for each in NAMED if 'dossier.records.' + each.module in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"deal.deal"}


@pytest.mark.parametrize("noun", KINDS)
def test_what_a_kind_names_are_fields_of_it(noun):
    it = KINDS[noun]
    columns = set(table_of(every()[it.table]).columns.keys())
    assert set(it.searched) <= columns
    assert not it.searched or it.title in columns
    assert it.day is None or it.day in columns
    assert {field for field in it.listed.values() if field} <= set(it.row._fields)
    assert len({field.name for field in it.fields}) == len(it.fields) > 0


def test_what_programs_see_is_declared():
    assert json_of(Odd(1, 2, "x", None, "sweet", "Rome")) == {
        "id": 1, "deal_id": 2, "number": "x", "value": None, "flavour": "sweet"
    }  # fmt: skip
    assert json_keys(Odd)["flavour"] == (str | None, "taste")
    order = json_keys(KINDS["order"].row)
    assert order["ship_by"] == (date | None, "ship by")
    assert order["deal_id"] == (int, "")
    assert "said_by_id" not in json_keys(KINDS["round"].row)
