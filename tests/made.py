"""Files of every format that is read, made by writers that are not ours; everyone is invented."""

import email.message
import email.policy
import gzip
import hashlib
import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

FILES = Path(__file__).parent / "files"
TITLE = "Mill burns in Velm"
LEAD = "The mill of Velm burned down on Sunday, the fire brigade said. Nobody was hurt, it added."
MORE = (
    "The miller, Orrin Vale, told reporters that he would build it again before winter.",
    "The council of Velm will speak about the matter on Friday, its clerk told us.",
)
PARAGRAPHS = (LEAD, *MORE)
AT = datetime(2031, 5, 4, 12, tzinfo=UTC)
ADDRESS = "https://tidewaterherald.example/2031/05/04/mill"


def page(
    title: str = TITLE,
    paragraphs: Iterable[str] = PARAGRAPHS,
    head: str = "",
    before: str = "",
) -> str:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}'
        '</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"<article><h1>{title}</h1>{before}{body}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )


PAGE = page(head='<meta property="article:published_time" content="2031-05-04T09:30:00+02:00">')


def response(body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def warc(*, packed: bool = True, pages: Iterable[str] = (PAGE,), revisit: bool = True) -> bytes:
    """A crawl as warcio writes it: about itself, a request, the pages, a picture, a revisit."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "a crawler"}))
    ask = StatusAndHeaders(
        "GET / HTTP/1.1", [("Host", "tidewaterherald.example")], is_http_request=True
    )
    writer.write_record(writer.create_warc_record(ADDRESS, "request", http_headers=ask))

    def add(address: str, body: bytes, media: str, status: str = "200 OK") -> None:
        told = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=told,
            warc_headers_dict={"WARC-Date": "2031-05-04T12:00:00Z"},
        )
        writer.write_record(record)

    for number, words in enumerate(pages):
        address = ADDRESS if not number else f"{ADDRESS}-{number}"
        add(address, words.encode(), "text/html; charset=utf-8")
    add("https://tidewaterherald.example/mill.png", b"\x89PNG\r\n\x1a\n", "image/png")
    add("https://tidewaterherald.example/gone", b"<p>Gone</p>", "text/html", "404 Not Found")
    if revisit:
        record = writer.create_revisit_record(
            ADDRESS,
            "sha1:AAAA",
            ADDRESS,
            "2031-05-04T12:00:00Z",
            http_headers=StatusAndHeaders("200 OK", [], protocol="HTTP/1.1"),
        )
        writer.write_record(record)
    return out.getvalue()


def wacz(inside: bytes | None = None, stated: str = "") -> bytes:
    """A collection as the specification (1.1.1) has it: WARCs unpacked no further in archive/."""
    data = warc() if inside is None else inside
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "resources": [
            {
                "name": "data.warc.gz",
                "path": "archive/data.warc.gz",
                "hash": stated or f"sha256:{hashlib.sha256(data).hexdigest()}",
                "bytes": len(data),
            }
        ],
    }
    pages = [{"format": "json-pages-1.0", "id": "pages", "title": "All"}, {"url": ADDRESS}]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("archive/data.warc.gz", data)
        archive.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, pages)))
        archive.writestr("datapackage.json", json.dumps(package))
    return out.getvalue()


def rss(*, full: bool = True) -> bytes:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    content = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if full else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Region | Tidewater Herald</title>
<link>https://tidewaterherald.example/region</link><description>News</description>
<language>en-GB</language><item><title>{TITLE}</title><link>{ADDRESS}</link>
<guid isPermaLink="false">herald-1</guid><dc:creator>Ilda Marren</dc:creator>
<pubDate>Sun, 04 May 2031 09:30:00 +0200</pubDate>
<description>The mill of Velm burned down on Sunday, the fire brigade said.</description>{content}
</item><item><title>Picture of the day</title><guid>herald-2</guid></item>
</channel></rss>""".encode()


def atom() -> bytes:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Tidewater Herald</title><id>urn:x</id><updated>2031-05-04T10:00:00Z</updated>
<entry><title>{TITLE}</title><id>urn:x:1</id><link rel="alternate" href="{ADDRESS}"/>
<published>2031-05-04T09:30:00+02:00</published><updated>2031-05-04T10:00:00Z</updated>
<author><name>Ilda Marren</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content>
</entry></feed>""".encode()


def json_feed() -> bytes:
    item = {
        "id": "1",
        "url": ADDRESS,
        "title": TITLE,
        "content_html": "".join(f"<p>{words}</p>" for words in PARAGRAPHS),
        "date_published": "2031-05-04T09:30:00+02:00",
        "authors": [{"name": "Ilda Marren"}],
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Tidewater Herald",
        "items": [item, {"id": "2"}],
    }
    return json.dumps(feed).encode()


def sitemap() -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{ADDRESS}</loc></url>
<url><loc>{ADDRESS}-2</loc></url></urlset>""".encode()


ROW = {
    "Headline": TITLE,
    "url": ADDRESS,
    "publisher": "Tidewater Herald",
    "publish_date": "2031-05-04T09:30:00",
    "author": "Ilda Marren",
    "body": "\n".join(PARAGRAPHS),
    "score": 3,
}


def csv(rows: Iterable[dict[str, object]] = (ROW,), **how: object) -> bytes:
    import pandas as pd

    return pd.DataFrame(list(rows)).to_csv(index=False, **how).encode()


def parquet(rows: Iterable[dict[str, object]] = (ROW,)) -> bytes:
    import pandas as pd

    out = io.BytesIO()
    pd.DataFrame(list(rows)).to_parquet(out, engine="pyarrow")
    return out.getvalue()


def sheet() -> bytes:
    """Rows as auto-archiver's sheet has them, exported as CSV."""
    row = {
        "Link": "https://posts.example/1",
        "Archive status": "wacz: success",
        "Archive location": "https://archive.example/1.wacz",
        "Archive date": "2031-05-04T12:00:00",
        "Thumbnail": "",
        "Upload timestamp": "2031-05-04T09:30:00",
        "Upload title": TITLE,
        "Text content": LEAD,
        "Hash": "9f86d081884c7d65",
    }
    return csv([row, {**row, "Link": "https://posts.example/2", "Text content": None}])


def mail(*, attached: bool = True) -> bytes:
    found = email.message.EmailMessage(policy=email.policy.SMTP)
    found["From"] = "Fire Brigade of Velm <press@velm.example>"
    found["To"] = "desk@tidewaterherald.example"
    found["Subject"] = TITLE
    found["Date"] = "Sun, 04 May 2031 09:30:00 +0200"
    found["Message-ID"] = "<mill-1@velm.example>"
    found.set_content("\n\n".join(PARAGRAPHS))
    body = "".join(f"<tr><td>{words}</td></tr>" for words in PARAGRAPHS)
    found.add_alternative(f"<html><body><table>{body}</table></body></html>", subtype="html")
    if attached:
        found.add_attachment(docx(), maintype="application", subtype=DOCX, filename="mill.docx")
        found.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="mill.png")
    for number, part in enumerate(part for part in found.walk() if part.is_multipart()):
        part.set_boundary(f"cut-{number}")  # the writer's own are made by chance
    return found.as_bytes()


DOCX = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def mhtml() -> bytes:
    """A page as Chromium saves it, with a picture and a frame."""
    page_bytes = PAGE.encode()
    parts = [
        ("text/html", ADDRESS, page_bytes),
        ("image/png", "https://tidewaterherald.example/mill.png", b"\x89PNG"),
        ("text/html", "https://adverts.example/frame", b"<html><body>Buy a kite</body></html>"),
    ]
    lines = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {ADDRESS}",
        f"Subject: {TITLE}",
        "Date: Sun, 4 May 2031 12:00:00 -0000",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--cut--"',
        "",
    ]
    for media, address, data in parts:
        lines += [
            "",
            "----cut--",
            f"Content-Type: {media}",
            "Content-Transfer-Encoding: base64",
            f"Content-Location: {address}",
            "",
            b64encode(data).decode(),
        ]
    return "\r\n".join([*lines, "----cut----", ""]).encode()


def docx() -> bytes:
    from docx import Document

    made = Document()
    made.add_heading(TITLE, 0)
    for words in PARAGRAPHS:
        made.add_paragraph(words)
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Damage"
    table.cell(0, 1).text = "The loss is put at 40,000 crowns, the insurer said."
    made.core_properties.author = "Press office"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def pdf() -> bytes:
    """Three pages that Chromium printed, with a running head and hyphens (see files/README.md)."""
    return (FILES / "pdf" / "mill.pdf").read_bytes()


GUID = "urn:newsml:lanternwire.example:20310504:mill"


def ninjs(status: str = "usable", version: str = "1", **more: object) -> bytes:
    """An item as ninjs 3.0 spells it."""
    item = {
        "standard": {"name": "ninjs", "version": "3.0"},
        "uri": GUID,
        "type": "text",
        "version": version,
        "versionCreated": f"2031-05-0{3 + int(version)}T09:30:00+02:00",
        "firstCreated": "2031-05-04T09:30:00+02:00",
        "pubStatus": status,
        "language": "en",
        "headlines": [{"role": "main", "value": TITLE}],
        "bodies": [
            {
                "role": "main",
                "contentType": "text/html",
                "value": "".join(f"<p>{words}</p>" for words in PARAGRAPHS),
            }
        ],
        "by": "Ilda Marren",
        "infoSources": [{"name": "Lantern Wire", "role": "provider"}],
    }
    return json.dumps({**item, **more}).encode()


def newsml(status: str = "stat:usable", version: str = "1", note: str = "") -> bytes:
    body = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    told = f"<edNote>{note}</edNote>" if note else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{GUID}" version="{version}"
 standard="NewsML-G2" standardversion="2.34" conformance="power" xml:lang="en-GB">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Lantern Wire"/>
<versionCreated>2031-05-0{3 + int(version)}T09:30:00+02:00</versionCreated>
<firstCreated>2031-05-04T09:30:00+02:00</firstCreated><pubStatus qcode="{status}"/>{told}</itemMeta>
<contentMeta><by>Ilda Marren</by><headline>{TITLE}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/nitf+xml">
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>{TITLE}</hl1>
</hedline></body.head><body.content>{body}</body.content></body></nitf></inlineXML></contentSet>
</newsItem>""".encode()


def jsonl() -> bytes:
    rows = ({"text": LEAD, "outlet": "Lanternpost"}, {"title": "x"})
    return b"\n".join(json.dumps(row).encode() for row in rows)


def zst(data: bytes, dictionary: bytes = b"") -> bytes:
    """One frame, as the reference library packs it."""
    import zstandard

    known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    return zstandard.ZstdCompressor(dict_data=known).compress(data)


def records(data: bytes) -> list[bytes]:
    """A WARC cut into its records."""
    parts = data.split(b"\r\n\r\nWARC/1.")
    ended = [part + b"\r\n\r\n" for part in parts[:-1]] + parts[-1:]
    return [part if not n else b"WARC/1." + part for n, part in enumerate(ended)]


def warc_zst(dictionary: bytes = b"") -> bytes:
    """A crawl packed record by record; a dictionary stands before it in a frame to be skipped."""
    head = b"\x5d\x2a\x4d\x18" + len(dictionary).to_bytes(4, "little") + dictionary
    frames = b"".join(zst(each, dictionary) for each in records(warc(packed=False)))
    return (head if dictionary else b"") + frames


CAPTIONS = """WEBVTT - Evening news from Velm

STYLE
::cue { color: lime }

NOTE by the archive

1
00:00:01.000 --> 00:00:04.000 align:start
<v Ilda Marren>The mill of Velm burned down
on Sunday, the fire brigade said.</v>

00:00:04.200 --> 00:00:06.000
<v Ilda Marren>Nobody was <i>hurt</i> &amp; nothing saved, it added.

00:07.000 --> 00:09.000
<v.loud Orrin Vale>I will build it again before winter.
"""


# (format, file, how it was made, its bytes): what docs/formats.md lists.
EVERY = (
    ("Plain text", "mill.txt", "by hand", lambda: "\n".join(PARAGRAPHS).encode()),
    ("Saved HTML", "mill.html", "by hand", PAGE.encode),
    ("MHTML (RFC 2557)", "mill.mhtml", "by hand, as Chromium saves", mhtml),
    ("WARC 1.1 (ISO 28500)", "crawl.warc", "warcio", lambda: warc(packed=False)),
    ("WARC, gzip by record", "crawl.warc.gz", "warcio", warc),
    ("WARC, Zstandard by record", "crawl.warc.zst", "warcio, packed by zstandard", warc_zst),
    ("WACZ 1.1.1", "crawl.wacz", "zipfile, as the specification says", wacz),
    ("RSS 2.0", "feed.rss", "by hand; feedparser reads the same", rss),
    ("Atom (RFC 4287)", "feed.atom", "by hand; feedparser reads the same", atom),
    ("JSON Feed 1.1", "feed.json", "by hand", json_feed),
    ("Sitemap 0.9", "sitemap.xml", "by hand", sitemap),
    ("JSON Lines", "crawl.jsonl", "json", jsonl),
    ("JSON Lines, gzip", "crawl.jsonl.gz", "json", lambda: gzip.compress(jsonl(), mtime=0)),
    ("JSON Lines, Zstandard", "crawl.jsonl.zst", "json, zstandard", lambda: zst(jsonl())),
    ("CSV (RFC 4180)", "crawl.csv", "pandas", csv),
    ("TSV", "crawl.tsv", "pandas", lambda: csv(sep="\t")),
    ("Parquet", "crawl.parquet", "pandas with pyarrow", parquet),
    ("auto-archiver sheet", "sheet.csv", "pandas", sheet),
    ("PDF", "mill.pdf", "printed by Chromium", pdf),
    ("DOCX (ISO 29500)", "mill.docx", "python-docx", docx),
    ("Mail (RFC 5322)", "mill.eml", "email.message", mail),
    (
        "WebVTT, by our own plug-in",
        "news.vtt",
        "by hand; webvtt-py reads the same",
        CAPTIONS.encode,
    ),
    ("ninjs 3.0", "item.json", "by hand", ninjs),
    ("NewsML-G2 2.34", "item.xml", "by hand; newsmlg2 reads the same", newsml),
)
