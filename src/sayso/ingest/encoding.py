"""Encoding: bytes to text, with a note on how; None for what is no text at all."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

import chardet

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the mark of utf-16-le, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
HIGH = re.compile(rb"[\x80-\xff]")
CONTROL_SHARE = 0.01  # of the bytes; more than that is a picture, an archive, a database
BROKEN_SHARE = 0.001  # of the characters; a page cut in the middle of a letter has one
WESTERN_SHARE = 0.03  # an English text in an old encoding has high bytes only in quotes and names


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text and how it was decoded ("utf-8, byte-order mark dropped")."""

    text: str
    how: str


def decode(data: bytes, declared: str | None = None) -> Decoded | None:
    """Decode by mark, declaration, UTF-8 and last by guess; None if it is binary."""
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            marked = data[len(mark) :].decode(name, errors="replace")
            return Decoded(marked, f"{name}, byte-order mark dropped")
    if len(CONTROL.findall(data)) > CONTROL_SHARE * len(data):
        return None
    if text := _strict(data, "utf-8"):
        return Decoded(text, "utf-8")
    if declared and (text := _strict(data, declared)):
        return Decoded(text, f"{declared.lower()}, declared")
    return _mended(data) or _guessed(data)


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _mended(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken letters is still UTF-8: only they are replaced."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    if whole > broken and broken <= max(1, BROKEN_SHARE * len(text)):
        return Decoded(text, f"utf-8, unreadable letters replaced: {broken}")
    return None


def _guessed(data: bytes) -> Decoded | None:
    if len(HIGH.findall(data)) < WESTERN_SHARE * len(data) and (text := _strict(data, "cp1252")):
        return Decoded(text, "windows-1252, guessed")
    name = chardet.detect(data).get("encoding")
    if name and (text := _strict(data, name)):
        return Decoded(text, f"{name.lower()}, guessed")
    return None
