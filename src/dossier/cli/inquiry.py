"""The inquiry as it came: sender, subject, day and words of a mail, kept whole as the first log entry."""

import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dossier.capture.letter import read_letter
from dossier.cli.desk import desk
from dossier.errors import DossierError, NotFoundError
from dossier.facts.proposals import LogTouch
from dossier.i18n import _


class Mail(NamedTuple):
    """What an inquiry says about its sender, and the touch that it is."""

    name: str | None
    email: str | None
    sent_on: date
    touch: LogTouch


def read(path: str) -> Mail:
    """Return what a mail file or standard input (`-`) says; raises DossierError for what cannot be read."""
    letter = read_letter(_bytes(path))
    today = desk().today
    sent = letter.sent_at
    sent_on = min(sent.date(), today) if sent is not None else today
    body = letter.body or _("(no words that could be read)")
    return Mail(
        name=letter.name,
        email=letter.address,
        sent_on=sent_on,
        touch=LogTouch(
            text=body,
            channel="email",
            direction="in",
            on_date=sent_on,
            at=sent if sent is not None and sent_on == sent.date() else desk().now,
            subject=letter.subject,
            original=letter.original,
            message_id=letter.message_id,
        ),
    )


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(path).expanduser().read_bytes()
    except FileNotFoundError:
        raise NotFoundError(_("There is no file {path}.").format(path=path), _("Check the name.")) from None
    except OSError as error:
        raise DossierError(
            _("{path} cannot be read ({reason}).").format(path=path, reason=error.strerror or error)
        ) from error
