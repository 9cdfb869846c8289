"""Files that are made to harm whoever opens them, and a plain report beside which they come."""

import zipfile
from io import BytesIO

REPORT = (
    b"Armenia's defence ministry said Azerbaijani troops opened fire on its positions near Tegh on Tuesday. "
    b"It said four of its soldiers were killed and six wounded. Azerbaijan's defence ministry denied it."
)
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
XML_BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]><rss><channel>&a9;</channel></rss>'.encode()
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>'
)
DEEP = b"<html><body>" + b"<div>" * 200_000 + b"x"
LONG_LINE = b"word " * 1_200_000
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(2_000)
ACTING = (
    b"<!doctype html><html><head><title>Fire at Tegh <script>alert('title')</script></title></head><body>"
    b"<script>alert('body')</script><h1>Fire at Tegh</h1><p onclick=\"alert('p')\">Armenia's defence ministry said four "
    b"soldiers were killed near Tegh on Tuesday &lt;img src=x onerror=alert('text')&gt;. <iframe src=//x.example></iframe>"
    b"</p></body></html>"
)


def zip_bomb():
    """Return a Word file whose text unpacks to a gigabyte."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", "<Relationships/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(1_000):
                part.write(b" " * 1_000_000)
    return packed.getvalue()


def long_report(kilobytes):
    """Return a text that takes the reader some thirty milliseconds for each kilobyte."""
    sentence = "On Tuesday the defence ministry of Armenia said that {} of its soldiers were killed near Tegh village. "
    return "".join(sentence.format(n) for n in range(kilobytes * 1000 // len(sentence))).encode()
