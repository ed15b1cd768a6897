"""The build hook: what the wheel holds that the tree does not."""

import json
import runpy
import shutil
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUE = "src/dossier/locale/zh_CN/LC_MESSAGES/dossier.po"

# JSON is read in a fraction of the time TOML takes, and commands that must feel instant read these folders.
TWINNED = ("data/playbook", "data/countries", "data/suggestions")


def twin(source: Path) -> str:
    """Return a TOML file as JSON that reads back equal; a date or time without quotes cannot, and is a ValueError."""
    try:
        return json.dumps(tomllib.loads(source.read_text(encoding="utf-8")), ensure_ascii=False, separators=(",", ":"))
    except TypeError as failure:
        message = f"{source}: write dates and times in quotes; the wheel holds this file as JSON too ({failure})"
        raise ValueError(message) from failure


class DossierBuildHook(BuildHookInterface[Any]):
    """Compile the translations; put the data and its JSON twins into the wheel.

    An editable install reads the tree: its .mo is written beside the .po, and it has no twins that could go stale.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare a `standard` or an `editable` build; every path is relative to the project's root."""
        root = Path(self.root)
        compile_catalogue = runpy.run_path(str(root / "scripts/catalogue.py"))["compile_catalogue"]
        catalogue = root / CATALOGUE
        if version == "editable":
            compile_catalogue(catalogue, catalogue.with_suffix(".mo"))
            return
        # A folder of its own: two builds of one tree never meet, and the tree stays as it was.
        self.made = Path(tempfile.mkdtemp(prefix="dossier-build-"))
        packed: dict[str, str] = build_data["force_include"]
        packed[str(root / "data")] = "dossier/data"
        compiled = self.made / "dossier.mo"
        compile_catalogue(catalogue, compiled)
        packed[str(compiled)] = str(Path(CATALOGUE).relative_to("src").with_suffix(".mo"))
        for folder in TWINNED:
            for source in sorted((root / folder).glob("*.toml")):
                written = self.made / folder / f"{source.stem}.json"
                written.parent.mkdir(parents=True, exist_ok=True)
                written.write_text(twin(source), encoding="utf-8")
                packed[str(written)] = f"dossier/{folder}/{source.stem}.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear away what was made for the wheel."""
        if version == "standard":
            shutil.rmtree(self.made)
