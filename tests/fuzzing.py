"""What the fuzzer feeds and what must hold: bench/fuzz.py drives it, test_fuzz.py replays finds.

An input is bytes. For the readers, the first byte chooses the name that the rest comes under. For
`extract`, the bytes are an article's text. Each target raises where something does not hold.
"""

import time
from functools import cache
from typing import Final

import made
from sayso import rows
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.ingest import received
from sayso.model import Claim, RawInput
from sayso.store import spans
from sayso.store.writer import _check

NAMES: Final = (
    *(name for _, name, _, _ in made.EVERY),
    "-",
    "page.xhtml",
    "a.zip",
    "a.gz",
    "a.xml",
)
SLOW: Final = 20.0  # seconds of processor for inputs as small as the fuzzer's
UNFORESEEN: Final = "unforeseen"
# Pieces that readers of news trip over: what quotes, names, dates, numbers and marks are made of.
FRAGMENTS: Final = (
    "said",
    "The minister said that ",
    "“",
    "”",
    '"',
    "'",
    "’",
    " — ",
    "…",
    "\n",
    "\n\n",
    ". ",
    ": ",
    "according to ",
    "told reporters on Monday",
    "denied",
    "He said she said ",
    "31 February 2031",
    "1,000,000.5",
    "three hundred and ",
    "£5bn",
    "50–60",
    "between 3 and ",
    "Updated: ",
    "VELM — ",
    "\u202e",
    "\u2066",
    "\u200f",
    "\ufeff",
    "\u0301",
    "\u00ad",
    "\u2028",
    "\u0085",
    "\x0c",
    "\x1f",
    "🚢",
    "ﬁ",
    "ǅ",
    "İ",
    "ß",
    "北",
    "ا",
    "-",
    "_",
    "/",
    "(",
    ")",
    "[",
    "]",
    "#",
    "=cmd()",
    "@",
    "\t",
    "not ",
    "never ",
    "and ",
    "or ",
    "who ",
    "which ",
    "Mr. ",
    "Dr ",
    "U.S. ",
    "spokesman ",
    "\u00a0",
    "on Sunday",
    "at 25:61",
    "0",
    "٣",
    "½",
    "²",
    "%",
    " km",
    "°C",
    "https://velm.example/a?b=c",
    "&amp;",
)


class Fault(AssertionError):
    """Something that must hold does not."""


def readers(data: bytes) -> None:
    """Any bytes under any name: articles or reasons, never an exception, never for long."""
    if not data:
        return
    name = NAMES[data[0] % len(NAMES)]
    begun = time.process_time()
    got = received.read(RawInput(name, data[1:]))
    _in_time(begun)
    if not got.articles and not got.set_aside:
        raise Fault("neither an article nor a reason")
    for item in got.set_aside:
        rows.to_record(item)["reason"].encode()
        if item.reason.startswith(UNFORESEEN):
            raise Fault(item.reason)
    for article in got.articles:
        for words in (article.text, article.uri, article.title or "", article.outlet or ""):
            words.encode()
            if "\0" in words:
                raise Fault("NUL in what is stored")
        if not article.text.strip():
            raise Fault("an article without words")


def extract(data: bytes) -> None:
    """Any text: every span holds the very words there, and the reading can be stored."""
    text = data.decode("utf-8", "ignore").replace("\0", "")
    got = received.read(RawInput("a.txt", text.encode()))
    for article in got.articles:
        begun = time.process_time()
        read = reading.read(article, _parser(), fast=True)
        _in_time(begun)
        for item in read.set_aside:
            if item.reason.startswith(UNFORESEEN):
                raise Fault(item.reason + item.detail)
        _check(read)
        spans.check_reading(read)
        known = {claim.id for claim in read.claims}
        if len(known) != len(read.claims):
            raise Fault("two claims of one id")
        for claim in read.claims:
            if {claim.parent, claim.replies_to} - known - {None}:
                raise Fault("a claim names one that is not there")
            if rows.from_record(Claim, rows.to_record(claim)) != claim:
                raise Fault("a claim is another after storing")


TARGETS: Final = {"readers": readers, "extract": extract}


def seeds(target: str) -> list[bytes]:
    """Small files of every format, or texts, to begin from."""
    if target == "readers":
        made_ = [make() for _, _, _, make in made.EVERY]
        return [bytes([n]) + data for n, data in enumerate(made_)]
    return [("\n".join((made.TITLE, *made.PARAGRAPHS))).encode(), *(f.encode() for f in FRAGMENTS)]


@cache
def _parser() -> Parser:
    return Parser()


def _in_time(begun: float) -> None:
    taken = time.process_time() - begun
    if taken > SLOW:
        raise Fault(f"took {taken:.0f} s of processor")
