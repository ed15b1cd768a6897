"""Importing deeds later: who only completes a line turns to a chapter without doing what it tells of."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType

_AT_ONCE = frozenset({"dossier.app.answer", "dossier.app.session", "dossier.app.settings", "dossier.app.asking"})
"""Modules of which chapters take a class by its name, and which cost little."""


class _Later:
    """Finds the modules of deeds, each of which is run when something is first taken out of it."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Return how to import a deed later, or None for what is no deed."""
        if not name.startswith("dossier.app.") or name in _AT_ONCE:
            return None
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.loader is not None and spec.submodule_search_locations is None:
            spec.loader = LazyLoader(spec.loader)
        return spec


@contextmanager
def deeds_later() -> Iterator[None]:
    """Let a deed be imported only where it is used."""
    sys.meta_path.insert(0, _Later)
    try:
        yield
    finally:
        sys.meta_path.remove(_Later)
