"""Small real PDF files for tests."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdf


def pdf(*pages: Sequence[str], created: str | None = None, password: str | None = None) -> bytes:
    """A PDF with a page for each list of lines; a page without lines shows nothing."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    kids = []
    for lines in pages:
        shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
        content = f"BT /F1 11 Tf 60 760 Td 14 TL {shown}ET".encode("latin-1") if lines else b""
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 %s >> >> >>" % (len(objects), font)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n" % (len(objects) + 1, start)
    return _rewritten(out + b"%%EOF\n", created, password)


def _rewritten(plain: bytes, created: str | None, password: str | None) -> bytes:
    if created is None and password is None:
        return plain
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(plain))
    if created:
        writer.add_metadata({"/CreationDate": created, "/Title": "A Report"})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    changed = io.BytesIO()
    writer.write(changed)
    return changed.getvalue()


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
