"""How many cells an old workbook (xls) spreads over, told by its records before the reader lays them out."""

import io
import struct

from dossier.exchange.incoming.workbook_limits import refuse_spread

_STREAMS = ("Workbook", "Book")
_BEGIN, _EXTENT, _SEVERAL = 0x0809, 0x0200, 0x00BD
"""Records of Excel's binary form (MS-XLS 2.3): the begin of a sheet, its extent, several numbers of one row."""
_CELLS = frozenset({0x0006, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E, 0x00FD, 0x00D6, _SEVERAL})
_EXTENTS = {14: "<IIHH", 10: "<HHHH"}


def check(raw: bytes) -> None:
    """Raise InvalidValueError for a workbook whose cells lie too far apart; a damaged one passes, and the reader says so."""
    import olefile  # opens the file in which the records lie; only for a workbook of before 2007

    try:
        with olefile.OleFileIO(io.BytesIO(raw)) as packed:
            name = next((name for name in _STREAMS if packed.exists(name)), None)
            records = packed.openstream(name).read() if name else b""
    except (OSError, ValueError, IndexError, struct.error):
        return
    at, corners = 0, [0, 0]
    while at + 4 <= len(records):
        kind, length = struct.unpack_from("<HH", records, at)
        held = records[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == _BEGIN:
            refuse_spread(corners[0] * corners[1])
            corners = [0, 0]
        elif kind == _EXTENT and length in _EXTENTS:
            top, bottom, left, right = struct.unpack_from(_EXTENTS[length], held.ljust(length, b"\0"))
            refuse_spread(max(0, bottom - top) * max(0, right - left))
        elif kind in _CELLS and len(held) >= 4:
            row, column = struct.unpack_from("<HH", held)
            last = struct.unpack_from("<H", held, len(held) - 2)[0] if kind == _SEVERAL else column
            corners = [max(corners[0], row + 1), max(corners[1], last + 1, column + 1)]
    refuse_spread(corners[0] * corners[1])
