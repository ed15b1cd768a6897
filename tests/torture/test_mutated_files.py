"""The long test of the import: files with faults by the thousand are read or refused, and never a surprise."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings

from dossier.app.imports.deed import planned
from dossier.app.imports.plan import FileToImport, Source
from dossier.errors import DossierError
from faulty_files import CHANGES, GOOD, mutated

EXAMPLES = 7_000


@pytest.mark.parametrize("name", GOOD)
def test_twenty_thousand_files_with_faults(quiet_session, tmp_path, name):
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(CHANGES)
    def reads(changes):
        (tmp_path / name).write_bytes(mutated(GOOD[name], changes))
        with contextlib.suppress(DossierError):
            table = planned(quiet_session, FileToImport(tmp_path / name), Source(tmp_path / name)).table
            assert all(row.values or row.rest for row in table.rows)

    reads()
