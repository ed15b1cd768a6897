"""Making anew what is derived from the records of a book."""

from sqlmodel import SQLModel

from dossier.records.chain import Break
from dossier.write import look_up, search
from dossier.write.commit import Book
from dossier.write.tables import every


def make_anew(book: Book) -> None:
    """Make the indexes that are missing, the words by which records are found and the index of all texts anew."""
    every()
    for table in SQLModel.metadata.tables.values():
        for index in table.indexes:
            index.create(book.session.connection(), checkfirst=True)
    book.connection.execute("DELETE FROM look_up")
    look_up.refresh(book.connection, look_up.findable(book.connection))
    search.rebuild(book.connection)


def set_right(book: Book, broken: list[Break]) -> None:
    """Give columns that only follow from other rows the value that the history ends with; anything else is left."""
    for each in broken:
        if each.is_derived:
            sql = f'UPDATE "{each.table}" SET "{each.column}" = :value WHERE id = :id'  # noqa: S608  (declared names)
            book.connection.execute(sql, {"value": each.wanted, "id": each.row_id})
