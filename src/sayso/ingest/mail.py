"""Mail (RFC 5322 and MIME): newsletters and press releases; what is attached is read as well."""

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import BinaryIO, Final

from sayso.ingest import feedname, given, language, markup
from sayso.ingest.encoding import decode
from sayso.ingest.given import Fields
from sayso.ingest.items import Item, received
from sayso.ingest.source import Broken, Source, of_bytes, refused, whole
from sayso.model import Received

MOST_PARTS: Final = 500
# Media types that are read; a name's ending counts where the sender did not know better.
KNOWN: Final = {
    "application/pdf": "part.pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "part.docx",
    "message/rfc822": "part.eml",
    "text/csv": "part.csv",
    "text/html": "part.html",
    "text/plain": "part.txt",
}
ENDINGS: Final = re.compile(
    r"\.(?:pdf|docx|eml|mht|mhtml|html?|txt|csv|tsv|jsonl?|xml|warc|wacz|parquet)(?:\.gz)?$",
    re.IGNORECASE,
)
SHORT: Final = 0.5  # of the plain part's letters; mark-up with fewer is a frame around pictures
# Writers of plain mail cut lines at about 72 letters; a paragraph of such lines is one.
NARROW: Final = range(50, 81)
STUPID: Final = (AttributeError, TypeError, ValueError, LookupError)


def message(data: bytes) -> EmailMessage:
    """The message in these bytes.

    Raises:
        Broken: The standard library's reader, which must not, falls over them.
    """
    try:
        found = email.message_from_bytes(data, policy=email.policy.default)
    except STUPID as error:
        raise Broken(f"damaged mail: {error}") from error
    return found


def header(found: EmailMessage, name: str) -> str:
    """A header's words; none where it is damaged."""
    try:
        return given.text_of(str(found.get(name, ""))) or ""
    except STUPID:
        return ""


def content(part: EmailMessage) -> bytes:
    """A part's own bytes, unpacked from base64 or quoted-printable."""
    try:
        found = part.get_payload(decode=True)
    except STUPID as error:
        raise Broken(f"damaged part: {error}") from error
    return found if isinstance(found, bytes) else b""


def words(part: EmailMessage) -> str:
    """A text part's words."""
    decoded = decode(content(part), part.get_content_charset())
    return decoded.text if decoded else ""


def members(stream: BinaryIO, source: Source) -> Iterator[Source | Received]:
    """The mail's own text as an article, then what is attached."""
    data = whole(stream)
    found = message(data)
    parts = _parts(found)
    bodies: dict[str, EmailMessage] = {}
    for part in parts:
        if (kind := part.get_content_type()) in BODIES and _own(part):
            bodies.setdefault(kind, part)  # lists send a foot of their own after the text
    yield _article(source.uri, data, found, bodies)
    for number, part in enumerate(parts, 1):
        if part in bodies.values() or _within(part, bodies):
            continue
        uri = f"{source.uri}#part={number}"
        try:
            yield _attached(uri, part, source)
        except Broken as error:  # those behind it may be whole
            yield refused(uri, str(error))


BODIES: Final = ("text/plain", "text/html")


def _unwrapped(part: EmailMessage) -> str:
    """The plain part, its paragraphs in one line each where the writer cut them (RFC 3676)."""
    text = words(part).replace("\r\n", "\n").strip()
    if str(part.get_param("format", "")).lower() == "flowed":
        return re.sub(r" \n(?=\S)", " ", text)
    return "\n\n".join(_one_line(each) for each in re.split(r"\n\s*\n", text))


def _one_line(paragraph: str) -> str:
    lines = paragraph.split("\n")
    cut = len(lines) > 1 and all(len(line.rstrip()) in NARROW for line in lines[:-1])
    return " ".join(line.strip() for line in lines) if cut else paragraph


def _parts(found: EmailMessage) -> list[EmailMessage]:
    """The leaves, in order; a forwarded mail is one of them."""
    left, leaves = [found], []
    while left:
        part = left.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            inside = part.get_payload()
            left[:0] = [one for one in inside if isinstance(one, EmailMessage)]
        else:
            leaves.append(part)
        if len(leaves) + len(left) > MOST_PARTS:
            raise Broken(f"a mail of more than {MOST_PARTS} parts")
    return leaves


def _own(part: EmailMessage) -> bool:
    return part.get_content_disposition() != "attachment" and not part.get_filename()


def _within(part: EmailMessage, bodies: dict[str, EmailMessage]) -> bool:
    """Pictures that the mark-up shows in place are its own."""
    inline = part.get_content_maintype() == "image" and part.get("Content-ID") is not None
    return inline and "text/html" in bodies


def _article(
    uri: str, data: bytes, found: EmailMessage, bodies: dict[str, EmailMessage]
) -> Received:
    plain = _unwrapped(bodies["text/plain"]) if "text/plain" in bodies else ""
    marked = markup.text_of(words(bodies["text/html"])) if "text/html" in bodies else ""
    # Mark-up keeps paragraphs whole, where plain parts are cut into lines of one width.
    enough = len(marked) >= SHORT * len(plain) and not language.judge(marked).unreadable
    text, how = (marked, "HTML") if marked and (enough or not plain) else (plain, "plain")
    if not text:
        return refused(uri, "a mail without a text of its own", header(found, "Subject"))
    fields = Fields(
        how="the mail",
        uri=_address(found),
        title=header(found, "Subject") or None,
        byline=_sender(found),
        published=given.date(header(found, "Date"), "the mail's Date"),
        notes=tuple(_notes(found)),
    )
    return received(Item(uri, data, text, "mail", f"the mail's {how} part", "", fields))


def _address(found: EmailMessage) -> str | None:
    """Where the list's archive keeps it (RFC 5064), else its own id as an address (RFC 2392)."""
    kept = header(found, "Archived-At").strip("<> ")
    own = header(found, "Message-ID").strip("<> ")
    return kept or (f"mid:{own}" if own else None)


def _sender(found: EmailMessage) -> str | None:
    told = header(found, "From")
    return given.text_of(feedname.person(told)) or given.text_of(email.utils.parseaddr(told)[1])


def _notes(found: EmailMessage) -> Iterator[tuple[str, str]]:
    for name in ("From", "List-Id"):
        if told := header(found, name):
            yield f"mail {name}", told


def _attached(uri: str, part: EmailMessage, source: Source) -> Source | Received:
    kind, name = part.get_content_type(), part.get_filename() or ""
    if kind == "message/rfc822":
        inside = part.get_payload()
        first = inside[0] if isinstance(inside, list) and inside else None
        if not isinstance(first, EmailMessage):
            return refused(uri, "a forwarded mail without a text")
        return of_bytes(uri, first.as_bytes(), within=source, name="part.eml")
    if kind not in KNOWN and not ENDINGS.search(name):
        return refused(uri, f"an attachment of a kind that is not read: {kind}", name)
    called = name if ENDINGS.search(name) else KNOWN[kind]
    charset = part.get_content_charset() or ""
    return of_bytes(uri, content(part), within=source, name=called, encoding=charset)
