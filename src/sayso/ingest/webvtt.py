"""WebVTT (W3C Web Video Text Tracks): the captions of a broadcast, as what each voice says.

It is our own plug-in, in the way that anyone may add a format: see docs/how-to/plug-ins.md.
"""

import html
import re
from collections.abc import Iterator
from typing import Final

from sayso.ingest.encoding import decode
from sayso.ingest.items import Item, received
from sayso.ingest.plugged import InputFormat
from sayso.ingest.source import refused
from sayso.model import RawInput, Received

MARK: Final = b"WEBVTT"
TIMES: Final = re.compile(r"((?:\d+:)?\d\d:\d\d\.\d{3})[ \t]+-->[ \t]+((?:\d+:)?\d\d:\d\d\.\d{3})")
VOICE: Final = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^<>]+)>")
TAG: Final = re.compile(r"</?[^<>]*>")
SILENCE: Final = 2.0  # seconds after which the same voice begins a new paragraph
ENDED: Final = re.compile(r"[.!?…\"”’)\]]$")


def begins(name: str, start: bytes) -> bool:
    """By its first word, which must stand alone (WebVTT, 4.1)."""
    del name
    bare = start.removeprefix(b"\xef\xbb\xbf")
    return bare.startswith(MARK) and bare[6:7] in (b"", b" ", b"\t", b"\n", b"\r")


def read(raw: RawInput) -> Received:
    """One article: a paragraph for each voice in turn, under the title in the file's head."""
    decoded = decode(raw.data, "utf-8")
    if decoded is None:
        return refused(raw.uri, "binary, or captions in an unknown encoding")
    lines = (
        decoded.text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff").split("\n")
    )
    text = "\n".join(_paragraphs(_cues(lines)))
    if not text:
        return refused(raw.uri, "captions without a word")
    title = lines[0][len(MARK) :].strip(" \t-")
    words = f"{title}\n{text}" if title else text
    return received(Item(raw.uri, raw.data, words, "webvtt", "the captions, joined by voice"))


def _cues(lines: list[str]) -> Iterator[tuple[float, float, list[str]]]:
    """Start, end and payload of each cue; notes, styles and regions have no times."""
    at = 0
    while at < len(lines):
        found = TIMES.match(lines[at])
        at += 1
        if not found:
            continue
        first = at
        while at < len(lines) and lines[at].strip() and not TIMES.match(lines[at]):
            at += 1
        yield _seconds(found[1]), _seconds(found[2]), lines[first:at]


def _paragraphs(cues: Iterator[tuple[float, float, list[str]]]) -> Iterator[str]:
    voice, words, ended = "", "", 0.0
    for start, end, payload in cues:
        for said, text in _spoken(payload):
            ends_here = (said and said != voice) or (
                start - ended > SILENCE and ENDED.search(words)
            )
            if words and ends_here:
                yield words
                words = ""
            # Rolling captions show a line again under the next one.
            if text and not words.endswith(text):
                begun = f"{said}: " if said and not words else ""
                words = f"{words} {begun}{text}".strip() if words else f"{begun}{text}"
            voice = said or voice
        ended = end
    if words:
        yield words


def _spoken(payload: list[str]) -> Iterator[tuple[str, str]]:
    """Who says what in a cue; nobody where it names no voice."""
    parts = VOICE.split("\n".join(payload))
    for voice, text in zip(["", *parts[1::2]], parts[::2], strict=True):
        words = " ".join(html.unescape(TAG.sub("", text)).split())
        if words:
            yield " ".join(html.unescape(voice).split()), words


def _seconds(told: str) -> float:
    *hours, minutes, seconds = told.split(":")
    return sum(map(float, hours)) * 3600 + int(minutes) * 60 + float(seconds)


FORMAT: Final = InputFormat("WebVTT, the captions of a broadcast", begins, read)
