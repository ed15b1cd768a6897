"""`python -m dossier` is the command itself."""

from dossier.cli import main

main()
