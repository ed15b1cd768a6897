"""Local time is told by the newer of two zone tables, and `where` says which one that is."""

import json
import shutil
from pathlib import Path

import pytest
import tzdata

SHIPPED = Path(tzdata.__path__[0]) / "zoneinfo"
EVENING = {"DOSSIER_NOW": "2026-11-23T22:00"}


def planted(tmp_path: Path, version: str, name: str = "tzdata.zi") -> dict[str, str]:
    """Return the environment of a system whose table has this version and moves Vancouver to New York's clock."""
    folder = tmp_path / "zones"
    for zone in ("Europe/Berlin", "America/Vancouver", "Asia/Shanghai"):
        target = folder / zone
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SHIPPED / ("America/New_York" if "Vancouver" in zone else zone), target)
    if version:
        (folder / name).write_text(version + "\nR d 1916 o - Jun 14\n", encoding="ascii")
    return {"PYTHONTZPATH": str(folder)}


@pytest.mark.parametrize(
    ("version", "name", "there", "said"),
    [
        ("# version 2025b", "tzdata.zi", "07:00", f"{tzdata.IANA_VERSION}, tzdata package"),
        ("# version 2999z", "tzdata.zi", "09:00", "2999z, system"),
        ("2999a", "+VERSION", "09:00", "2999a, system"),
        ("", "", "07:00", f"{tzdata.IANA_VERSION}, tzdata package"),
    ],
)
def test_the_newer_table_tells_the_time(run, dossier_process, tmp_path, version, name, there, said):
    table = planted(tmp_path, version, name) | EVENING
    words = ("add", "contact", "Ann", "--company", "Maple", "--country", "CA", "--city", "Vancouver", "--no-input")
    assert run(*words, env=EVENING).exit_code == 0
    run("config", "me.time_zone=Asia/Shanghai")
    page = dossier_process("show", "c1", env=table).stdout
    assert f"Mon {there}" in page, page
    assert said in dossier_process("where", env=table).stdout
    zones = json.loads(dossier_process("where", "--json", env=table).stdout)["zones"]
    assert f"{zones['version']}, {zones['source']}" in said.replace(" package", "")


def test_without_a_system_table_the_shipped_one_is_read(dossier_process):
    assert "tzdata package" in dossier_process("where", env={"PYTHONTZPATH": ""}).stdout


def test_a_zone_there_is_not_is_still_refused(run):
    assert run("add", "contact", "Ann", "--country", "CA", "--no-input").exit_code == 0
    assert run("set", "c1", "time_zone=Mars/Olympus").exit_code == 2
