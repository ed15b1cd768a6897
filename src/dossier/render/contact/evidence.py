"""Where a value of a letter was read, in words: the reader of letters says it in its own shorthand, `signature: “…”`."""

import re

from dossier.i18n import NP_, _, usage
from dossier.values.listed import headed, strung

_PLACES = (
    NP_("evidence", "signature"), NP_("evidence", "text"), NP_("evidence", "header From"), NP_("evidence", "header To"),
    NP_("evidence", "title"), NP_("evidence", "address"), NP_("evidence", "department"), NP_("evidence", "line"),
    NP_("evidence", "script"),
)  # fmt: skip
"""A place alone, or with what stands there behind a colon."""
_FORMS = (
    NP_("evidence", "{words}, as written"), NP_("evidence", "{words}, ext. {number}"), NP_("evidence", "older letter, {words}"),
    NP_("evidence", "number {words} in a letter in {language}"), NP_("evidence", "number {words}"),
    NP_("evidence", "field {words}"), NP_("evidence", "city {words}"), NP_("evidence", "calling code {words}"),
    NP_("evidence", "area code of {words}"), NP_("evidence", "legal form {words}"), NP_("evidence", "register {words}"),
    NP_("evidence", "domain {words}"), NP_("evidence", "website {words}"), NP_("evidence", "postcode {words}"),
    NP_("evidence", "company {words}"), NP_("evidence", "written in {words}"), NP_("evidence", "card {words}"),
    NP_("evidence", "address {words}"),
)  # fmt: skip
"""What stands there as part of the sentence, the longer forms first."""
_SIGN = re.compile(rf"; (?={'|'.join(form.partition(' {')[0] + ' ' for form in _FORMS[3:])}|text: |address: )")


def evidence_words(said: str) -> str:
    """Return where a value was read in the language in use; what is no shorthand stays as it is."""
    return strung(_sign(part) for part in _SIGN.split(said))


def _sign(said: str) -> str:
    for place in _PLACES:
        if said == place:
            return _(place)
        if said.startswith(f"{place}: "):
            return headed(_(place), said[len(place) + 2 :].replace("”, “", f"”{usage().comma}“"))
    for form in _FORMS:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(form))
        if hit := re.fullmatch(pattern, said, re.DOTALL):
            words = hit.groupdict()
            return _(form).format(**words | {"words": _sign(words["words"])})
    return said
