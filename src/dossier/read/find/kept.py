"""What a column of a list is in SQL, beside the list's own: a field, the ways to reach somebody, a fact as it counts now."""

from dossier.records.columns import column
from dossier.records.contact.person import DEAD, FORMER
from dossier.records.declared import declared
from dossier.records.kinds import BY_PLURAL, KINDS
from dossier.records.known import GUESS, KNOWN, TOLD, UNKNOWN
from dossier.records.row_lists import ROWS

_FACT = f"""(SELECT CASE x.state WHEN '{KNOWN}' THEN x.value ELSE x.state END FROM fact x
    WHERE x.subject_kind = '{{kind}}' AND x.subject_id = {{id}} AND x.key = '{{key}}' AND x.state <> '{UNKNOWN}' {{told}}
    AND NOT EXISTS (SELECT 1 FROM fact t WHERE t.subject_kind = x.subject_kind AND t.subject_id = x.subject_id
        AND t.key = x.key AND t.state = '{UNKNOWN}' AND t.value IS NULL AND (t.noted_on, t.id) > (x.noted_on, x.id))
    ORDER BY x.certainty = '{GUESS}' OR x.source = '{GUESS}', x.noted_on DESC, x.id DESC LIMIT 1)"""  # noqa: S608  (words of our own)
"""The row that counts, as `records.known.current` says it: nothing taken back, no guess before a certainty, the newest."""
_NOTES = f"""(SELECT GROUP_CONCAT(value, char(10)) FROM (SELECT DISTINCT x.value FROM fact x
    WHERE x.subject_kind = '{{kind}}' AND x.subject_id = {{id}} AND x.key = '{{key}}' AND x.state = '{KNOWN}' {{told}}
    AND NOT EXISTS (SELECT 1 FROM fact t WHERE t.subject_kind = x.subject_kind AND t.subject_id = x.subject_id
        AND t.key = x.key AND t.state = '{UNKNOWN}' AND (t.value IS NULL OR t.value = x.value)
        AND (t.noted_on, t.id) > (x.noted_on, x.id)) ORDER BY x.noted_on DESC, x.id DESC))"""  # noqa: S608
"""Every note that stands, the newest first."""
_POINTS = f"""(SELECT GROUP_CONCAT(value, '{{between}}') FROM (SELECT e.value FROM point e
    WHERE e.{{owner}}_id = {{id}} AND e.kind = '{{key}}' AND COALESCE(e.label, '') NOT IN ('{DEAD}', '{FORMER}') {{told}}
    ORDER BY e.preferred DESC, e.id))"""  # noqa: S608
BETWEEN = "; "
"""What stands between two addresses or numbers in one cell."""


def fact(kind: str, number: str, key: str, *, share: bool = False, many: bool = False) -> str:
    """Return what is known now of a fact, or every note; in a list to be shared without what another client told us."""
    told = f"AND x.source <> '{TOLD}' AND x.told_by IS NULL" if share else ""
    return (_NOTES if many else _FACT).format(kind=kind, id=number, key=key, told=told)


def kept(noun: str, name: str, *, share: bool = False) -> str:
    """Return a column that is a field, an address or a fact, as it is kept."""
    kind, found = BY_PLURAL[noun], column(noun, name)
    number = f"{kind.letter}.id"
    if found.place == "fact":
        return fact(kind.noun, number, found.key, share=share, many=found.many)
    if found.place == "point":
        told = f"AND COALESCE(e.source, '') <> '{TOLD}' AND e.told_by_id IS NULL" if share else ""
        return _POINTS.format(owner=kind.noun, id=number, key=found.key, between=BETWEEN, told=told)
    field = declared(kind.row)[found.key]
    own = f"{kind.letter}.{found.key}"
    if field.type in {"contact", "company"}:
        return f"(SELECT their.name FROM {KINDS[field.type].table} their WHERE their.id = {own})"  # noqa: S608  (names of our own)
    return own if field.name == found.key else f"'{KINDS[field.type].letter}' || {own}"


def untold(noun: str) -> str:
    """Return the condition that nobody told us a record in confidence, or nothing where nobody can."""
    if noun in ROWS:
        return {"quote-lines": "q.state <> 'draft'", "facts": f"u.source <> '{TOLD}' AND u.told_by IS NULL"}.get(
            noun, ""
        )
    kind = BY_PLURAL[noun]
    names = declared(kind.row)
    own = f"{kind.letter}.told_by_id IS NULL AND COALESCE({kind.letter}.source, '') <> '{TOLD}'"
    return own if "told_by_id" in names else "q.state <> 'draft'" if noun == "quotes" else ""
