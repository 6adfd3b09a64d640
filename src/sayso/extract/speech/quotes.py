"""Quotations: stretches between quotation marks, line by line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.speech import marked
from sayso.extract.speech.marked import QuotationKind
from sayso.model import Span, Why

MARKUP = re.compile(
    r"<\w[^<>]{0,300}=[^<>]{0,300}>"
)  # left in a text by its scraper: its marks quote nothing
MARKS = re.compile(r"[“”„«»\"]|(?<!\w)['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
OPENING, CLOSING = set("“„«"), set("»")
SCARE_WORDS = (
    3  # a quotation this short, without a comma or stop before its closing mark, may be a mere term
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: ``span`` without the marks, ``outer`` with them.

    ``open`` is True where the closing mark is missing because the speech goes on in the next
    line; ``inline`` where the stretch follows a word of its sentence, without comma or colon.
    ``kind`` says whether somebody said the words, and ``why`` by what that is told.
    """

    span: Span
    outer: Span
    open: bool = False
    inline: bool = False
    kind: QuotationKind = QuotationKind.SPEECH
    why: Why | None = None

    @property
    def term(self) -> bool:
        """Whether it is no speech that could stand for itself: a term, a title, a name, or short.

        American printers put the stop inside, so one that follows a word says nothing.
        """
        words = self.span.words
        short = len(words.split()) <= SCARE_WORDS and (
            words[-1] not in ".,!?…" or (self.inline and words[-1] == ".")
        )
        return short or self.kind is not QuotationKind.SPEECH


def find(text: str, lines: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of the lines, outermost only; an opening mark left open ends with its line."""
    found: list[Quotation] = []
    for line in lines:
        found.extend(_in_line(text, line, '"“”„«»') or _in_line(text, line, "'‘’"))
    return tuple(found)


def _in_line(text: str, line: Span, marks: str) -> list[Quotation]:
    found: list[Quotation] = []
    start: int | None = None
    markup = [found.span() for found in MARKUP.finditer(text, line.start, line.end)]
    for match in MARKS.finditer(text, line.start, line.end):
        at, mark = match.start(), match.group()
        if mark not in marks or any(a < at < b for a, b in markup):
            continue
        if start is None:
            start = at if _may_open(text, at, mark, line) else None
        elif mark in OPENING and mark != "„" and text[start] == mark:
            start = at  # opened twice: the first was never closed
        elif not _reopens(text, at, mark, line):
            found += _quotation(text, line, start, at + 1)
            start = None
    before = text[line.start : start].strip(" \t-–—•") if start is not None else ""
    # “The rector said: "…” goes on in the next paragraph as well.
    if start is not None and (not before or before[-1] == ":"):
        found += _quotation(text, line, start, line.end, left_open=True)
    return found


def _may_open(text: str, at: int, mark: str, line: Span) -> bool:
    if mark in OPENING or mark == "‘":
        return True
    if mark in "”»’":
        return False
    return at == line.start or not text[at - 1].isalnum()


def _reopens(text: str, at: int, mark: str, line: Span) -> bool:
    """A straight mark after a space and before a letter opens; the one before was a stray."""
    if mark not in "\"'" or at + 1 >= line.end:
        return False
    return text[at - 1] == " " and text[at + 1].isalnum()


def _quotation(
    text: str, line: Span, start: int, end: int, *, left_open: bool = False
) -> list[Quotation]:
    first, last = start + 1, end if left_open else end - 1
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if first == last:
        return []
    inline = start > 1 and text[start - 1] == " " and text[start - 2].isalnum()
    inner, outer = Span.of(text, first, last), Span.of(text, start, end)
    kind, why = marked.find(text, line, outer, inner, inline=inline)
    return [Quotation(inner, outer, left_open, inline, kind, why)]
