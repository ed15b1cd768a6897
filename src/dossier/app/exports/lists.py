"""A list as a CSV file, with the columns that she names."""

from pathlib import Path

from dossier.app.answer import Answer
from dossier.app.exports.written import Wanted, Written, private_remark
from dossier.app.find import list_records as lists
from dossier.app.session import Session
from dossier.i18n import ngettext
from dossier.read.find.lists import LISTS

_ALSO = {"contacts": "email, phone, mobile, whatsapp, wechat", "companies": "email, phone, website, address"}
"""What a file has beside the usual columns of a list, where none is named: how to reach them."""
MARK = "\ufeff"
"""By which Excel knows that a CSV is UTF-8."""


def as_csv(session: Session, wanted: Wanted) -> Written:
    """Return a list in UTF-8 with the mark by which Excel reads Chinese in it."""
    from dossier.render.media.as_csv import spoken

    noun = lists.plural(wanted.noun or "contacts")
    also = f",{_ALSO[noun]}" if noun in _ALSO else ""
    columns = wanted.columns or ",".join(lists.shareable(noun, LISTS[noun][1], share=wanted.share)) + also
    found = lists.listed(
        session,
        lists.Wanted(
            noun, wanted.country, tag=wanted.tag, where=wanted.where, whole=True, columns=columns, share=wanted.share
        ),
    )

    def told(path: Path) -> Answer:
        words = ngettext("Wrote {n} row to {path}.", "Wrote {n} rows to {path}.", len(found.rows))
        return Answer((words.format(n=len(found.rows), path=path), private_remark(share=wanted.share)))

    return Written([(MARK + spoken(found)).encode()], told)
