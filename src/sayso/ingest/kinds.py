"""Kinds: which format a file is of, by its content first and its name where that is silent."""

import re
from enum import StrEnum
from typing import Final

from sayso.ingest import columns, jsonl


class Kind(StrEnum):
    """A format that is read."""

    TEXT = "plain text"
    HTML = "HTML"
    MHTML = "MHTML"
    WARC = "WARC"
    ZIP = "ZIP"
    FEED = "feed"
    SITEMAP = "sitemap"
    JSONL = "JSON Lines"
    JSON = "JSON"
    TABLE = "table"
    PARQUET = "Parquet"
    PDF = "PDF"
    MAIL = "mail"
    NEWSML = "NewsML-G2"


PAGE: Final = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<article[\s>]", re.IGNORECASE
)
TAGS: Final = re.compile(
    rb"</?(?:p|div|span|a|h\d|ul|li|table|br|title|script)\b[^>]*>", re.IGNORECASE
)
TAGS_OF_A_PAGE: Final = 3
PROLOG: Final = re.compile(
    rb"\s*(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>)", re.DOTALL
)
ROOT: Final = re.compile(rb"\s*<(?:[\w.-]+:)?([\w.-]+)[\s/>]")
ROOTS: Final = {
    **dict.fromkeys((b"rss", b"rdf", b"feed"), Kind.FEED),
    **dict.fromkeys((b"urlset", b"sitemapindex"), Kind.SITEMAP),
    **dict.fromkeys((b"newsitem", b"newsmessage", b"packageitem", b"conceptitem"), Kind.NEWSML),
    **dict.fromkeys((b"knowledgeitem", b"planningitem"), Kind.NEWSML),
    b"html": Kind.HTML,
}
HEADER: Final = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]")
# What every mail has (RFC 5322) beside a name of its own; two of them and no letter was pasted.
OF_MAIL: Final = frozenset(
    (b"from", b"date", b"received", b"message-id", b"mime-version", b"return-path", b"subject")
)
SAVED_PAGE: Final = re.compile(
    rb"multipart/related|^Snapshot-Content-Location:", re.IGNORECASE | re.MULTILINE
)
MAIL_HEADERS: Final = 3
BY_NAME: Final = {
    Kind.JSONL: re.compile(r"\.(?:jsonl|ndjson)$"),
    Kind.JSON: re.compile(r"\.json$"),
    Kind.TABLE: re.compile(r"\.(?:csv|tsv|tab)$"),
    Kind.MHTML: re.compile(r"\.mht(?:ml)?$"),
    Kind.MAIL: re.compile(r"\.eml$"),
    Kind.HTML: re.compile(r"\.x?html?$"),
}


def find(name: str, start: bytes) -> Kind:
    """The kind of a file by how it begins and what it is called."""
    marked = _marked(start)
    if marked is not None:
        return marked
    named = next((kind for kind, ending in BY_NAME.items() if ending.search(name)), None)
    bare = start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    if named in (Kind.JSONL, Kind.JSON, Kind.TABLE):
        return named
    if bare.startswith(b"<"):
        root = _root(bare)
        if root is not None:
            return root
    if _is_page(bare, named=named is Kind.HTML):
        return Kind.HTML
    mail = _mail(bare, named)
    if mail is not None:
        return mail
    return _written(start)


def _written(start: bytes) -> Kind:
    """What text it is that no name tells."""
    bare = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(b"["):
        return Kind.JSON if re.match(rb"\[\s*\{\s*\"", bare) else Kind.TEXT
    if jsonl.begins(start):
        return Kind.JSONL
    if re.match(rb"\{\s*\"", bare):
        return Kind.JSON
    return Kind.TABLE if columns.begins(start) else Kind.TEXT


def _marked(start: bytes) -> Kind | None:
    """By the bytes that a format begins with."""
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if start.startswith(b"PAR1"):
        return Kind.PARQUET
    if re.match(rb"\s*WARC/1\.\d\r?\n", start):
        return Kind.WARC
    return Kind.PDF if b"%PDF-" in start[:1024] else None


def _root(start: bytes) -> Kind | None:
    """By the outermost element of XML."""
    at = 0
    while match := PROLOG.match(start, at):
        at = match.end()
    root = ROOT.match(start, at)
    return ROOTS.get(root[1].lower()) if root else None


def _is_page(start: bytes, *, named: bool) -> bool:
    """By content alone a page must begin like one; a file named .html need only hold some tags."""
    if named:
        return bool(PAGE.search(start)) or len(TAGS.findall(start)) >= TAGS_OF_A_PAGE
    return start.startswith(b"<") and bool(PAGE.search(start))


def _mail(start: bytes, named: Kind | None) -> Kind | None:
    """By the header lines a message begins with."""
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    names = []
    for line in head.splitlines():
        found = HEADER.match(line)
        if found:
            names.append(found[1].lower())
        elif not line.startswith((b" ", b"\t")) and not line.rstrip().endswith(b":"):
            break
    else:
        if named in (Kind.MAIL, Kind.MHTML) or len(OF_MAIL.intersection(names)) >= MAIL_HEADERS:
            saved = named is Kind.MHTML or (SAVED_PAGE.search(head) and b"Snapshot-Content" in head)
            return Kind.MHTML if saved else Kind.MAIL
    return named if named in (Kind.MAIL, Kind.MHTML) else None
