"""PDF: the words of all pages as paragraphs; what stands at the head of every page is left out."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, Final

from sayso.ingest import given
from sayso.ingest.given import Fields
from sayso.ingest.items import Item, received
from sayso.ingest.source import Broken, refused
from sayso.model import RawInput, Received

MOST_PAGES: Final = 500
MOST_LETTERS: Final = 4_000_000
# A line that stands first or last on so many pages, and on more than half of them, is no text.
HEADS_NEEDED: Final = 3
EDGES: Final = 2  # lines at the top and at the foot that may be such
GAP: Final = 1.35  # of the usual distance between lines: a paragraph ends
TALLER: Final = 1.2  # of the line before: a heading, or its end
LOOSE: Final = 1.7  # of a line's height: with a full stop, a paragraph of one line may end
SHORT: Final = 0.75  # of the longest lines: with a full stop, a paragraph's last
BROKEN: Final = re.compile(r"[\x02\ufffe]\s*$")  # PDFium's mark for a word parted at the line's end


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page, with its lower and upper edge."""

    words: str
    low: float
    high: float


def read(raw: RawInput) -> Received:
    """One article; set aside where the file is encrypted, damaged, or pictures of pages."""
    pages, about = _pages(raw.data)
    heads = _running_heads(pages)
    kept = [[line for line in page if _key(line.words) not in heads] for page in pages]
    text = "\n".join(paragraph for paragraph in _paragraphs(kept) if paragraph)
    if not text.strip():
        return refused(raw.uri, "a PDF without words: pictures of pages, which are not read")
    notes = [(f"PDF {name}", words) for name, words in about.items()]
    if heads:
        notes.append(
            ("left out", "lines at the head or foot of pages: " + "; ".join(sorted(heads)))
        )
    fields = Fields(how="the document", title=_title(about, text), notes=tuple(notes))
    how = f"the words of {len(pages)} pages, lines joined to paragraphs"
    return received(Item(raw.uri, raw.data, text, "pdf", how, "", fields))


def _pages(data: bytes) -> tuple[list[list[Line]], dict[str, str]]:
    # Loaded where it is needed: most runs meet no PDF.
    import pypdfium2 as pdfium  # noqa: PLC0415

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Broken(f"a PDF that cannot be opened: {error}") from error
    try:
        if len(document) > MOST_PAGES:
            raise Broken(f"a PDF of more than {MOST_PAGES} pages, which is no article")
        told = document.get_metadata_dict(skip_empty=True)
        about = {
            name: str(told[name]) for name in ("Title", "Author", "CreationDate") if name in told
        }
        pages, letters = [], 0
        for number in range(len(document)):
            pages.append(_lines(document[number]))
            letters += sum(len(line.words) for line in pages[-1])
            if letters > MOST_LETTERS:
                raise Broken(f"a PDF of more than {MOST_LETTERS:,} letters, which is no article")
    except pdfium.PdfiumError as error:
        raise Broken(f"a damaged PDF: {error}") from error
    else:
        return pages, about
    finally:
        document.close()


def _lines(page: Any) -> list[Line]:
    """The lines of a page in the order in which they are written."""
    text = page.get_textpage()
    try:
        found, at = [], 0
        whole = text.get_text_range()
        for piece in re.split(r"(\r\n|\r|\n)", whole):
            words = piece.strip()
            if words:
                first = at + piece.index(words[0])
                found.append(Line(words, *_edges(text, first, first + len(words))))
            at += len(piece)
        return found
    finally:
        text.close()
        page.close()


def _edges(text: Any, start: int, end: int) -> tuple[float, float]:
    """Lower and upper edge of the first letters; (0, 0) where PDFium knows none."""
    boxes = [
        text.get_charbox(n, loose=True)
        for n in range(start, min(end, start + 12, text.count_chars()))
    ]
    boxes = [box for box in boxes if box[3] > box[1]]
    return (min(b[1] for b in boxes), max(b[3] for b in boxes)) if boxes else (0.0, 0.0)


def _key(words: str) -> str:
    """A line with its numbers as one, for page numbers go up."""
    return re.sub(r"\d+", "#", words)


def _running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    edges = Counter(
        key
        for page in pages
        for key in {_key(line.words) for line in (*page[:EDGES], *page[-EDGES:])}
    )
    needed = max(HEADS_NEEDED, len(pages) // 2 + 1)
    return frozenset(key for key, count in edges.items() if count >= needed)


def _paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """Lines joined to paragraphs; one may go on overleaf."""
    lines = [line for page in pages for line in page]
    if not lines:
        return []
    usual = _usual_step(lines)
    longest = sorted(len(line.words) for line in lines)[int(0.9 * (len(lines) - 1))]
    found = [[lines[0].words]]
    for before, line in pairwise(lines):
        if _ends(before, line, usual, longest):
            found.append([line.words])
        else:
            _join(found[-1], line.words)
    whole = ("".join(pieces) for pieces in found)
    return [re.sub(r"\s+", " ", BROKEN.sub("-", words)).strip() for words in whole]


def _usual_step(lines: Sequence[Line]) -> float:
    steps = [b.low - n.low for b, n in pairwise(lines) if b.low > n.low]
    return median(steps) if steps else 0.0


def _ends(before: Line, line: Line, usual: float, longest: int) -> bool:
    """Whether a paragraph ends between two lines."""
    ended = bool(re.search(r"[.!?:…][\"”’')\]]*$", before.words))
    if line.low > before.low:  # the next column or page
        return ended
    tall, next_tall = before.high - before.low, line.high - line.low
    if min(tall, next_tall) > 0 and max(tall, next_tall) > TALLER * min(tall, next_tall):
        return True
    step = before.low - line.low
    if (usual and step > GAP * usual) or (ended and tall and step > LOOSE * tall):
        return True
    return ended and len(before.words) < SHORT * longest


def _join(pieces: list[str], more: str) -> None:
    """A line after others; a word is joined only where the file itself says that it was parted."""
    last = pieces[-1]
    if BROKEN.search(last):
        pieces[-1] = BROKEN.sub("" if more[:1].islower() else "-", last)
    elif not re.search(r"\w-$", last):
        pieces.append(" ")
    pieces.append(more)


def _title(about: dict[str, str], text: str) -> str | None:
    """The file's own title where the text begins with it: most are names of older files."""
    title = given.text_of(about.get("Title"))
    return title if title and title.lower() in " ".join(text.split())[:400].lower() else None
