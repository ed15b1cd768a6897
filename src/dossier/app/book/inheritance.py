"""A colleague's clients taken over, and confirmed once they turned out to be true."""

from pathlib import Path

from dossier.app.answer import Answer
from dossier.app.find import named
from dossier.app.session import Session
from dossier.i18n import _, ngettext
from dossier.paths import at_home
from dossier.read.book.handover import people_of
from dossier.read.find.who import label
from dossier.values.listed import behind

NAMED_AT_MOST = 8


def take_over(session: Session, file: Path) -> Answer:
    """Write the clients of a handover into this book, marked as inherited, nobody twice; one undo takes it back."""
    from dossier.exchange.handover import unpacked
    from dossier.write import files
    from dossier.write.book.inherit import inherit

    bundle, contents = unpacked(at_home(file))
    for content in contents.values():
        files.keep_bytes(content, session.places.files)
    with session.writing("inherit", "inherited") as tx:
        done = inherit(tx, bundle)
        new = sum(done.new.values())
        text = ngettext(
            "Took over {n} client of {whom}: {rows} rows.",
            "Took over {n} clients of {whom}: {rows} rows.",
            len(done.refs),
        )
        if not new and not done.met:
            text = _("Nothing new: all of it had come before.")
        text = tx.say(text.format(n=len(done.refs), whom=bundle.from_whom or _("a colleague"), rows=new))
    with session.reading() as connection:
        clients = []
        for ref in list(dict.fromkeys(done.refs))[:NAMED_AT_MOST]:
            known = behind(_("(was known here; brought together)")) if ref in done.met else ""
            clients.append(f"  {ref}  {label(connection, ref)}{known}")
    confirm = _("Nothing of it counts as verified until you confirm it: dossier inherit --confirm WHO")
    return Answer((text, *clients, confirm), written=bool(new or done.met))


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
