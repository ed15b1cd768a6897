"""Reading what people send: mails, lines and cards into proposals."""

from dossier.capture.proposal import Finding, Inquiry
from dossier.capture.quick import read_line
from dossier.capture.reading import read_mail
from dossier.capture.vcards import read_card

__all__ = ["Finding", "Inquiry", "read_card", "read_line", "read_mail"]
