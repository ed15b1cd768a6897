"""A writer of the smallest files in which Outlook keeps a mail (compound files, MS-CFB), for tests."""

import struct

SECTOR, END, FREE, FAT_MARK = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
LEAST = 4096
"""Smaller streams would lie in a second table; every stream is filled up to this."""


def msg(properties: dict[str, str], attachments: dict[str, bytes] | None = None) -> bytes:
    """Return a mail file: texts by their property number, such as `0037` for the subject, and files by name."""
    streams = {f"__substg1.0_{number}001F": text.encode("utf-16-le") for number, text in properties.items()}
    tree: list[tuple[str, dict[str, bytes] | bytes]] = [("__properties_version1.0", bytes(32)), *streams.items()]
    for number, (name, content) in enumerate((attachments or {}).items()):
        inner = {"__substg1.0_3707001F": name.encode("utf-16-le"), "__substg1.0_37010102": content}
        tree.append((f"__attach_version1.0_#{number:08X}", inner))
    return _compound(tree)


def _compound(tree: list[tuple[str, dict[str, bytes] | bytes]]) -> bytes:
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(content: bytes) -> int:
        padded = content.ljust(LEAST, b"\0") if len(content) < LEAST else content
        padded += bytes(-len(padded) % SECTOR)
        first, count = len(sectors), len(padded) // SECTOR
        sectors.extend(padded[at : at + SECTOR] for at in range(0, len(padded), SECTOR))
        fat.extend([*range(first + 1, first + count), END])
        return first

    entries: list[list[object]] = [["Root Entry", 5, FREE, FREE, FREE, END, 0]]

    def children(parent: int, items: list[tuple[str, dict[str, bytes] | bytes]]) -> None:
        last = FREE
        for name, content in items:
            number = len(entries)
            if isinstance(content, bytes):
                entries.append([name, 2, FREE, FREE, FREE, put(content), max(len(content), LEAST)])
            else:
                entries.append([name, 1, FREE, FREE, FREE, END, 0])
                children(number, list(content.items()))
            if last == FREE:
                entries[parent][4] = number
            else:
                entries[last][3] = number  # each is the right neighbour of the one before: a tree as thin as a list
            last = number

    children(0, sorted(tree, key=lambda each: (len(each[0]), each[0].upper())))
    directory = b"".join(_entry(each) for each in entries)
    directory += bytes(-len(directory) % SECTOR)
    first_directory = len(sectors)
    count = len(directory) // SECTOR
    sectors.extend(directory[at : at + SECTOR] for at in range(0, len(directory), SECTOR))
    fat.extend([*range(first_directory + 1, first_directory + count), END])
    tables = 1
    while (len(sectors) + tables) * 4 > tables * SECTOR:
        tables += 1
    first_table = len(sectors)
    fat.extend([FAT_MARK] * tables)
    fat.extend([FREE] * (tables * SECTOR // 4 - len(fat)))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, tables, first_directory, 0, LEAST, END, 0, END, 0)
    head += struct.pack("<109I", *range(first_table, first_table + tables), *[FREE] * (109 - tables))
    return head + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _entry(entry: list[object]) -> bytes:
    name, kind, left, right, child, start, size = entry
    written = str(name).encode("utf-16-le") + b"\0\0"
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, left, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
