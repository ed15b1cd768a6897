"""What a line to type says in the place of a value: `WHO`, in the language in use."""

import re

from dossier.i18n import N_, _

PLACEHOLDERS = (
    N_("AIM"), N_("ANSWER"), N_("ARGS"), N_("CAUSE"), N_("CODE"), N_("COLUMN"), N_("COMMAND"), N_("COMPANY"), N_("COUNTRY"),
    N_("CURRENCY"), N_("DAY"), N_("DAYS"), N_("DEAL"), N_("DIRECTION"), N_("EMPLOYER"), N_("FIELD"), N_("FILE"), N_("FIRM"),
    N_("FUNCTION"), N_("ID"), N_("KEY"), N_("KIND"), N_("LANG"), N_("LINE"), N_("LOT"), N_("MOMENT"), N_("NAME"), N_("NEWS"),
    N_("NOUN"), N_("NUMBER"), N_("OFFER"), N_("OPTIONS"), N_("ORDER"), N_("OTHER"), N_("PATH"), N_("PERCENT"), N_("POINTS"),
    N_("PROOF"), N_("QUANTITY"), N_("QUESTION"), N_("QUOTATION"), N_("REF"), N_("SHARE"), N_("STAGE"), N_("STATE"), N_("SUM"),
    N_("TAG"), N_("TERM"), N_("TEXT"), N_("TITLE"), N_("TOPIC"), N_("VALUE"), N_("VISIT"), N_("WHAT"), N_("WHEN"), N_("WHO"),
    N_("WHY"), N_("YEAR"), N_("YEARS"), N_("ON_DATE"), N_("yes|no"), N_("<str>"), N_("<int range>"),
)  # fmt: skip
"""What stands for a value in help and in the lines that say what to type."""

_PLACEHOLDER = re.compile(rf"(?<![\w=])(?:{'|'.join(map(re.escape, PLACEHOLDERS))})(?!\w)|(?<==)(?:VALUE|FIELD)\b")


def to_type(line: str) -> str:
    """Return a line to type with its placeholders said in the language in use."""
    return _PLACEHOLDER.sub(lambda hit: _(hit[0]), line)
