"""Words that are planted in every text column of a book, to be looked for in what others may see."""

import sqlite3

from dossier.records.kinds import BY_TABLE as KIND_OF
from dossier.write.book.undo import table_of
from dossier.write.tables import every

CODED = {
    "state", "channel", "direction", "kind", "stage", "from_stage", "to_stage", "cause", "every", "every_from", "by",
    "normal", "month_day", "birthday", "digest", "topic", "certainty", "source", "subject_kind", "message_id", "key",
    "time_zone", "outcome", "incoterm", "payment", "security",
}  # fmt: skip
"""Undeclared or read columns that hold a code by which the program decides; no user writes a sentence there."""
PLAIN = {"text", "name", "list"}
"""Types of fields in which a sentence can stand."""
OURS = {"operation", "change", "look_up", "inheritance", "holiday", "country", "rate", "duty", "book", "setting"}
"""Tables that hold nothing a user wrote about a client."""
COPIED = ("career", "client_product", "department", "link", "market", "news", "point", "visit")


def serialized(path) -> bytes:
    connection = sqlite3.connect(path)
    try:
        return connection.serialize()
    finally:
        connection.close()


def columns_of(table: str) -> list[tuple[str, bool]]:
    """Return every column of a table in which a sentence may stand, with whether others may see it."""
    kind = KIND_OF.get(table)
    declared = {field.column: field for field in kind.fields} if kind else {}
    found = []
    for column in table_of(every()[table]).columns:
        field = declared.get(column.name)
        if column.type.python_type not in {str, object} or column.name in CODED or (field and field.type not in PLAIN):
            continue
        beside = {"quote_line": {"item", "unit", "payment"}, "order_line": {"item", "unit"}}.get(table, set())
        shown = field.sensitivity == "shareable" if field else column.name in beside
        found.append((column.name, shown))
    return found
