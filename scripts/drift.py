"""Run everything `make test` runs, to its end, with the libraries of this environment, and say what moved.

Usage: python scripts/drift.py
"""

import subprocess
import sys
from pathlib import Path

from lock import moved

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("scripts/docs.py", "--check"),
    ("scripts/playbook_docs.py", "--check"),
    ("scripts/country_index.py", "--check"),
    ("scripts/catalogue.py", "check"),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "ruff", "check", "."),
    ("-m", "mypy", "--strict", "src"),
    ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    ("-m", "pytest", "-n", "2", "--dist", "loadfile"),
)


def main() -> int:
    """Run every check and return how many are red."""
    red = []
    for words in CHECKS:
        print("›", *words, flush=True)
        if subprocess.run([sys.executable, *words], cwd=ROOT, check=False).returncode:
            red.append(" ".join(words))
    print("\nversions that are not the locked ones:", *moved() or ("none",), sep="\n  ")
    print("\nred:", *red or ("nothing",), sep="\n  ")
    return len(red)


if __name__ == "__main__":
    sys.exit(main())
