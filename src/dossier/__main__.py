"""`python -m dossier` is the command itself, and so is `dossier`: it begins here."""

import gc
import os
import sys


def main() -> None:
    """Run the command and leave with its exit code; Ctrl-C is heeded from the first import on.

    What a command imports lives as long as the command: the collector looks for rubbish in it seldom, and not at the
    end. That is a fifth of a reading command's time and a third of a writing one's. A command that has written nothing
    has nothing to close once its streams are flushed: it leaves without taking apart what it imported.
    """
    gc.set_threshold(100_000, 20, 20)
    try:
        from dossier.cli import main as command  # nearly everything is imported by this line

        command()
    except SystemExit as end:
        if "sqlalchemy" not in sys.modules and isinstance(end.code, int):
            os._exit(end.code)
        raise
    except KeyboardInterrupt:
        from dossier import i18n
        from dossier.cli.last_resort import stopped
        from dossier.cli.surroundings import language_of

        i18n.speak(language_of(os.environ, sys.argv[1:]))
        sys.exit(stopped())
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
