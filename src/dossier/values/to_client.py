"""What is said to a client: in English, ready to be sent, and behind it what that means in the language in use."""

from dossier.i18n import _
from dossier.values.listed import aside


def quoted(sentence: str, meaning: str) -> str:
    """Return a sentence in quotation marks, and its meaning in brackets where that is said in other words."""
    return f"“{sentence}”" + (aside(meaning) if meaning != sentence else "") if sentence else ""


def asked(question: str, **names: str) -> str:
    """Return a question of the catalogue as it is put to a client; empty if there is none."""
    return quoted(question.format(**names), _(question).format(**names))
