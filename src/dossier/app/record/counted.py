"""How many rows hang on a record, in words."""

from collections.abc import Mapping

from dossier.i18n import _, ngettext, pgettext
from dossier.records.kinds import BY_TABLE
from dossier.values.listed import enumerated


def with_rows(moved: Mapping[str, int]) -> str:
    """Return how many rows of each table go with a record, as the end of its sentence; empty where none does."""
    counted = {
        "point": ngettext("{n} address", "{n} addresses", moved.get("point", 0)),
        "contact": ngettext("{n} contact", "{n} contacts", moved.get("contact", 0)),
        "deal": ngettext("{n} deal", "{n} deals", moved.get("deal", 0)),
        "log_entry": ngettext("{n} log entry", "{n} log entries", moved.get("log_entry", 0)),
        "follow_up": ngettext("{n} follow-up", "{n} follow-ups", moved.get("follow_up", 0)),
        "fact": ngettext("{n} fact", "{n} facts", moved.get("fact", 0)),
    }
    named = [words.format(n=moved[table]) for table, words in counted.items() if table in moved]
    others = [table for table in moved if table in BY_TABLE and table not in counted]
    words = pgettext("rows of a record", "{n} {what}")
    named += [words.format(n=moved[each], what=_plain(BY_TABLE[each].label, moved[each])) for each in others]
    return _(" with {what}").format(what=enumerated(named)) if named else ""


def _plain(label: str, count: int) -> str:
    """Return what a kind is called, of several in English with its -s."""
    words = _(label)
    return words + "s" if words == label and count != 1 and not label.endswith("s") else words
