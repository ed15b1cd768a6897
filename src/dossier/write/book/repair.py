"""Making anew what is derived from the records of a book."""

from dossier.write import look_up, search
from dossier.write.tables import every
from dossier.write.transaction import Book


def make_anew(book: Book) -> None:
    """Make the words by which records are found and the index of all texts anew, from the records."""
    connection = book.connection
    every()
    connection.execute("DELETE FROM look_up")
    look_up.refresh(book.session, look_up.findable(connection))
    search.rebuild(connection)
