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


@pytest.fixture
def graph() -> grimp.ImportGraph:
    """Return who imports whom in `dossier`: inside functions and for annotations, too."""
    return grimp.build_graph("dossier", cache_dir=None)


def test_no_module_imports_itself_by_way_of_others(graph):
    assert graph.direct_import_exists(importer="dossier.cli", imported="dossier.cli.desk")
    assert cycles(graph) == []


def test_the_guard_on_round_trips_sees_one(graph):
    graph.add_import(importer="dossier.values.names", imported="dossier.nearest")
    graph.add_import(importer="dossier.nearest", imported="dossier.values.names")
    assert ["dossier.nearest", "dossier.values.names"] in cycles(graph)
