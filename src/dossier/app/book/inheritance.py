"""What was taken over of a colleague's clients, confirmed once it turned out to be true."""

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.i18n import ngettext
from dossier.read.book.handover import people_of
from dossier.read.find.who import label


def confirm(session: Session, who: str) -> Answer:
    """Count what was taken over of a client, and of its people, as true."""
    with session.reading() as connection:
        ref = named.client(session, connection, who)
        name = label(connection, ref)
        people = people_of(connection, ref.id) if ref.letter == "o" else ()
    from dossier.write.book import inherit

    with session.writing("inherit --confirm") as tx:
        count = inherit.confirm(tx, [(ref.kind.noun, ref.id), *(("contact", number) for number in people)])
        words = ngettext("Confirmed {who}: {n} fact now counts.", "Confirmed {who}: {n} facts now count.", count)
        said = tx.say(words.format(who=name, n=count))
    return Answer((said,), ref=str(ref), next=f"dossier show {ref}", written=True)
