"""MHTML (RFC 2557): a page that a browser saved with all it shows; the page itself is read."""

from email.message import EmailMessage
from typing import Final

from sayso.ingest import given, html, mail
from sayso.ingest.given import Fields
from sayso.ingest.source import Broken, refused
from sayso.model import RawInput, Received, SetAside

PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain")
FRAME: Final = "a frame within the saved page, mostly an advertisement"


def read(raw: RawInput) -> Received:
    """The article of the root page; other pages in the file are frames of it."""
    found = mail.message(raw.data)
    parts = list(found.walk())
    pages = [part for part in parts if part.get_content_type() in PAGES]
    if not pages:
        return refused(raw.uri, "a saved page without the page itself")
    root = _root(found, pages)
    address = _location(found, root)
    data = mail.content(root)
    if not data.strip():
        raise Broken("the page in it is empty")
    charset = root.get_content_charset() or ""
    page = RawInput(raw.uri, data, encoding=charset, address=address or "")
    got = html.read(page)
    fields = Fields(
        how="the saved page",
        uri=address,
        retrieved=given.moment(mail.header(found, "Date")),
        notes=(("archive", raw.uri), ("parts", f"{len(parts) - 1} in the file")),
    )
    frames = tuple(
        SetAside("ingest", FRAME, raw.uri, detail=mail.header(part, "Content-Location"))
        for part in pages
        if part is not root and part.get_content_type() != "text/plain"
    )
    return Received(
        tuple(fields.on(article) for article in got.articles), (*got.set_aside, *frames)
    )


def _root(found: EmailMessage, pages: list[EmailMessage]) -> EmailMessage:
    """The part that the head calls the start, or whose address is the page's; else the first."""
    start = found.get_param("start")
    address = mail.header(found, "Snapshot-Content-Location")
    for part in pages:
        if start and mail.header(part, "Content-ID") == str(start):
            return part
        if address and mail.header(part, "Content-Location") == address:
            return part
    return pages[0]


def _location(found: EmailMessage, root: EmailMessage) -> str | None:
    names = ("Snapshot-Content-Location", "Content-Location")
    told = [mail.header(found, name) for name in names]
    told.append(mail.header(root, "Content-Location"))
    return next((one for one in told if "://" in one and not one.startswith("file:")), None)
