"""Lines: the text as the pieces layout labels; a piece never crosses a line break."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.model import PassageKind, Span

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
BULLET = re.compile(r"(?:[-–—*•·▪●◦‣►▶■□»]|o(?=\s)|\d{1,2}[.)](?=\s))\s+(?=\S)")
FULL_STOP = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$")
# Letters of scripts written without spaces; two or so make a word.
UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
SENTENCE_WORDS = 5  # a shorter line with a full stop is no paragraph ("Ltd.")
LONG_LINE_WORDS = 28  # a line this long is a paragraph even if its full stop was lost


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line and what it was found to be; ``kind`` is None until a rule has spoken.

    ``gap`` counts the empty lines before its line; ``bullet`` tells of a marker left out.
    """

    span: Span
    line: int
    gap: int = 0
    bullet: bool = False
    kind: PassageKind | None = None
    rule: str = ""
    cue: Span | None = None
    detail: str = ""

    @property
    def words(self) -> str:
        """The words."""
        return self.span.words

    @property
    def open(self) -> bool:
        """Whether no rule has spoken yet."""
        return self.kind is None

    @property
    def prose(self) -> bool:
        """Whether it reads like a sentence or several, not like a heading."""
        count = size(self.words)
        if FULL_STOP.search(self.words):
            return count >= SENTENCE_WORDS
        return count >= LONG_LINE_WORDS or (
            self.words.endswith(":") and count >= 2 * SENTENCE_WORDS
        )

    def label(
        self, kind: PassageKind, rule: str, cue: Span | None = None, detail: str = ""
    ) -> "Piece":
        """The same piece, labelled."""
        return replace(self, kind=kind, rule=rule, cue=cue or self.cue, detail=detail)


def size(words: str) -> int:
    """How many words, or what comes to as many where no spaces part them."""
    return max(len(words.split()), len(UNSPACED.findall(words)) // 2)


def split(text: str) -> Iterator[Piece]:
    """The lines that hold more than space, without outer space and bullets."""
    before = -1
    for number, match in enumerate(LINE.finditer(text)):
        span = trim(text, match.start(), match.end())
        if span is None:
            continue
        gap = len(re.findall(r"\n|\r(?!\n)", text[max(before, 0) : span.start])) - 1
        before = span.end
        bullet = BULLET.match(span.words)
        if bullet:
            span = Span.of(text, span.start + bullet.end(), span.end)
        yield Piece(span, number, max(gap, 0), bullet=bool(bullet))


def trim(text: str, start: int, end: int) -> Span | None:
    """The stretch without outer space, or None if it is all space."""
    words = text[start:end]
    if not words.strip():
        return None
    start += len(words) - len(words.lstrip())
    return Span.of(text, start, start + len(words.strip()))


def bare(words: str) -> str:
    """Words alone, for telling a repetition: case, marks and spacing left out."""
    return re.sub(r"[\W_]+", " ", words).strip().lower()


def last_prose(pieces: Iterable[Piece]) -> int:
    """The index of the last unlabelled piece that reads like sentences, -1 if there is none."""
    return max((n for n, piece in enumerate(pieces) if piece.open and piece.prose), default=-1)
