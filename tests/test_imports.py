"""No module of the house imports itself, by whatever way round."""

import grimp
import pytest


def cycles(graph: grimp.ImportGraph) -> list[list[str]]:
    """Return each set of modules that import each other, directly or through others."""
    every = sorted(graph.modules)
    imported = {name: graph.find_modules_directly_imported_by(name) for name in every}
    reached: dict[str, set[str]] = {}
    for name in every:
        seen, waiting = set(), list(imported[name])
        while waiting:
            if (other := waiting.pop()) not in seen:
                seen.add(other)
                waiting += imported[other]
        reached[name] = seen
    round_trips = {
        frozenset({name, *(o for o in reached[name] if name in reached[o])}) for name in every if name in reached[name]
    }
    return sorted(sorted(each) for each in round_trips)


def tangled(graph: grimp.ImportGraph, room: str) -> list[list[str]]:
    """Return each set of neighbours of a room, folders or modules, that import each other."""
    neighbours = grimp.ImportGraph()
    inside = [name for name in graph.modules if name.startswith(f"dossier.{room}.")]
    for name in inside:
        neighbours.add_module(name.split(".")[2])
    for name in inside:
        for other in graph.find_modules_directly_imported_by(name):
            here, there = name.split(".")[2], other.split(".")[2] if other in inside else ""
            if there and here != there:
                neighbours.add_import(importer=here, imported=there)
    return cycles(neighbours)


ROOMS = ("values", "records", "read", "write", "advice", "capture", "exchange", "world", "render", "app", "cli")
TANGLED = {
    "records": [["deal", "dossier", "order", "quotation"]],
    "write": [["book", "contact", "deal", "fact", "guards", "migrate", "record", "transaction"]],
    "capture": [["evidence", "kind", "mail", "names", "proposal", "signature"]],
    "app": [["advice", "agenda", "book", "company", "country", "deal", "find", "order", "quotation", "record"]],
}
"""Neighbours whose modules go both ways, though no module does; whoever cuts one takes it out of here."""


@pytest.fixture
def graph() -> grimp.ImportGraph:
    """Return who imports whom in `dossier`: inside functions and for annotations, too."""
    return grimp.build_graph("dossier", cache_dir=None)


def test_no_module_imports_itself_by_way_of_others(graph):
    assert graph.direct_import_exists(importer="dossier.cli", imported="dossier.cli.desk")
    assert cycles(graph) == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_more_trades_of_a_room_import_each_other_than_are_known(graph, room):
    assert tangled(graph, room) == TANGLED.get(room, [])


def test_the_guard_on_tangled_trades_sees_one(graph):
    graph.add_import(importer="dossier.render.words", imported="dossier.render.deal.trade")
    assert ["deal", "words"] in [
        [each for each in known if each in {"deal", "words"}] for known in tangled(graph, "render")
    ]


def test_the_guard_on_round_trips_sees_one(graph):
    graph.add_import(importer="dossier.values.names", imported="dossier.nearest")
    graph.add_import(importer="dossier.nearest", imported="dossier.values.names")
    assert ["dossier.nearest", "dossier.values.names"] in cycles(graph)
