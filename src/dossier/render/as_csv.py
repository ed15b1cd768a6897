"""The voice for spreadsheets: CSV with a heading, values as they are stored."""

import csv
import io

from dossier.facts.listing import Listing


def spoken(listing: Listing) -> str:
    """Return a list as CSV (RFC 4180) with its columns' names as the heading."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(listing.columns)
    for row in listing.rows:
        writer.writerow("" if cell is None else cell for cell in row)
    return out.getvalue()
