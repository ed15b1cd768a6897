"""Reading what people send: mails, lines and cards into proposals."""

from dossier.capture.cards import is_card, read_card
from dossier.capture.mail.mail import attached_files
from dossier.capture.proposal import Finding, Inquiry
from dossier.capture.quick import read_line
from dossier.capture.reading import read_mail
from dossier.capture.signature.titles import judge

__all__ = ["Finding", "Inquiry", "attached_files", "is_card", "judge", "read_card", "read_line", "read_mail"]
