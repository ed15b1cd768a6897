"""A list that comes zipped by itself, such as the rates of a bank."""

import io
import zipfile

from dossier.errors import InvalidValueError
from dossier.i18n import _

MOST = 200_000_000
"""Bytes to which it may unpack."""
_LISTS = (".csv", ".tsv", ".txt", ".vcf")


def unpacked(raw: bytes) -> bytes:
    """Return the one list of a zip; other bytes as they are, workbooks too.

    Raises InvalidValueError for one that is damaged or locked, or unpacks to more than memory should hold.
    """
    if not raw.startswith(b"PK\x03\x04"):
        return raw
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            inside = [each for each in archive.infolist() if not each.filename.startswith("__MACOSX/")]
            if len(inside) != 1 or not inside[0].filename.lower().endswith(_LISTS):
                return raw
            with archive.open(inside[0]) as stream:  # the size in the archive's list may lie
                content = stream.read(MOST + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        return raw  # the reader of workbooks says what is wrong with it
    if len(content) > MOST:
        raise InvalidValueError(
            _("What is packed in it has more than {limit} MB.").format(limit=MOST // 1_000_000),
            _("Save it in several files."),
        )
    return content
