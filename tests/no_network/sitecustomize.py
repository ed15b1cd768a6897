"""Nobody speaks to the network: whoever opens a socket or looks up a name in a test, in this process or a new one, fails.

Python runs this file by its name in each process whose path it is on; `conftest.py` runs it in that of the tests.
"""

import sys


def _refused(event: str, _arguments: object) -> None:
    if event.startswith(
        ("socket.", "urllib.", "http.client.", "smtplib.", "ftplib.", "imaplib.", "poplib.", "telnetlib.")
    ):
        raise AssertionError(f"{event}: dossier speaks to no network")


sys.addaudithook(_refused)
