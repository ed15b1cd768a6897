"""What is said at once of a payment text whose shares cannot be read: it is kept, and the shares are asked for."""

from dossier.i18n import _
from dossier.values.payment import payment_of


def asks_for_shares(*texts: str | None) -> tuple[str, ...]:
    """Return a sentence for each text that does not say its shares, so that nothing can be reckoned of it."""
    form = _("Nothing is reckoned of “{text}”, its shares cannot be read: which is paid when?")
    unread = dict.fromkeys(text.strip() for text in texts if text and text.strip() and not payment_of(text).is_read)
    return tuple(form.format(text=text[:60]) for text in unread)
