"""Files for the tests of the import: workbooks written by hand, sound ones, and what may go wrong in them."""

import io
import struct
import zipfile

from hypothesis import strategies as st

TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def packed(parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return held.getvalue()


def xlsx(rows, **others):
    """Return a workbook with these rows of XML, written by hand: no library writes what must be refused."""
    package = TYPES.replace("content-types", "relationships")
    link = (
        f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{LINKS}/{{}}" Target="{{}}"/></Relationships>'
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": link.format("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/>'
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": link.format("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
            **others,
        }
    )


def ods(rows, **others):
    """Return a workbook as LibreOffice keeps it, with a sheet of these rows of XML, and others by their names."""
    tables = "".join(
        f'<table:table table:name="{name}">{each}</table:table>' for name, each in {"S": rows, **others}.items()
    )
    body = f"<office:spreadsheet>{tables}</office:spreadsheet>"
    head = f'xmlns:office="{OPEN}:office:1.0" xmlns:table="{OPEN}:table:1.0" xmlns:text="{OPEN}:text:1.0"'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
    return packed(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OPEN}:manifest:1.0">{manifest}</m:manifest>',
            "content.xml": f"<office:document-content {head}><office:body>{body}</office:body></office:document-content>",
        }
    )


def cell(ref, text="1"):
    return f'<c{ref and f" r={chr(34)}{ref}{chr(34)}"} t="inlineStr"><is><t>{text}</t></is></c>'


NAMED = f'<row r="1">{cell("A1", "Name")}{cell("B1", "Email")}</row>'


def _record(kind, content):
    return struct.pack("<HH", kind, len(content)) + content


def xls(*cells):
    """Return an old workbook with numbers at (row, column): the records of a sheet in a compound file."""
    begin = [_record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 0, 0, 0)) for kind in (5, 0x10)]
    end = _record(0xA, b"")
    sheet = b"".join(_record(0x203, struct.pack("<HHHd", row, column, 0, 1.0)) for row, column in cells)
    at = len(begin[0]) + 13 + len(end)
    name = _record(0x85, struct.pack("<IBBBB", at, 0, 0, 1, 0) + b"S")
    stream = (begin[0] + name + end + begin[1] + sheet + end).ljust(4096, b"\0")
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<10I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + b"\xff" * 432
    folder = b"".join(
        (name + "\0").encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBB3I36xIQ", 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, start, size)
        for name, kind, child, start, size in (
            ("Root Entry", 5, 1, 0xFFFFFFFE, 0),
            ("Workbook", 2, 0xFFFFFFFF, 2, len(stream)),
        )
    )
    return head + struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain))) + folder.ljust(512, b"\0") + stream


SHEET = "姓名,公司,邮箱,电话\n" + "".join(f"Anna {n},Firm {n},a{n}@f{n}.example,+49 40 555{n:04}\n" for n in range(12))
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna {n}\nORG:Firm {n};Buying\nitem1.EMAIL;TYPE=work:a{n}@f.example\nNOTE:a\\n b\nEND:VCARD\n"
CARDS = "".join(CARD.format(n=n) for n in range(6))
PLAIN = xlsx(
    NAMED
    + "".join(f'<row r="{n}">{cell(f"A{n}", f"Anna {n}")}{cell(f"B{n}", "a@b.example")}</row>' for n in range(2, 9))
)
GOOD = {"list.csv": SHEET.encode(), "cards.vcf": CARDS.encode(), "list.xlsx": PLAIN}
"""Files that are right, by name."""
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0, 1, 5]), st.binary(max_size=3) | st.sampled_from([b'"', b",", b"\n", b"=", b"\\"])),
    min_size=1, max_size=4,
)  # fmt: skip


def mutated(content, changes):
    """Return bytes with pieces of them taken out and others put in their place."""
    for place, gone, new in changes:
        at = int(place * len(content))
        content = content[:at] + new + content[at + gone :]
    return content
