"""`python -m dossier` is the command itself, and so is `dossier`: it begins here."""

import gc
import os
import sys

OBJECTS = 100_000
"""How many new objects call for a search of garbage: more than a command makes that is over in a tenth of a second."""


def main() -> None:
    """Run the command and leave with its exit code; Ctrl-C is heeded from the first import on."""
    gc.set_threshold(OBJECTS)
    try:
        from dossier.cli import main as command  # nearly everything is imported by this line

        command()
    except KeyboardInterrupt:
        from dossier import i18n
        from dossier.cli.desk import language_of
        from dossier.cli.last_resort import stopped

        i18n.speak(language_of(os.environ, sys.argv[1:]))
        sys.exit(stopped())


if __name__ == "__main__":
    main()
