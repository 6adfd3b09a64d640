"""Layout: what each stretch of an article is: headline, body, background, furniture and the rest.

Works on lines and parts of lines, so that text some scraper flattened can be read too. The order of
the steps matters: what is certain (a line of page furniture) is taken out before what is relative
(a short line between paragraphs) is judged.
"""

import re
from dataclasses import replace

from sayso.extract.page import background, nameplate, page, playlists, sitename
from sayso.extract.page.datelines import cut
from sayso.extract.page.fullnames import YEAR
from sayso.extract.page.lines import FULL_STOP, Piece, bare, last_prose, split, trim
from sayso.lexicon.furniture import furniture_line
from sayso.lexicon.outlet_words import is_outlet_like
from sayso.lexicon.outlets import outlet_called
from sayso.model import Article, Passage, PassageKind, Why

HEADLINE_WORDS = 32
FIRST_LINES = 3  # a date glued to the text stands in one of these
LINK_WORDS = 26  # a line under "More on this topic:" that is longer is a paragraph again
TAG_WORDS = 6
LISTED = 30  # lines a heading of links can reach
SUBHEAD_WORDS = 20
SENTENCE_END = 8  # words of a line with a full stop that ends a list of links
LONG_FURNITURE_WORDS = 60  # a longer paragraph that only begins like furniture is a paragraph
PULL_QUOTE_WORDS = 6
SIGN_OFF_WORDS = 5
TAIL_WORDS = 4


def find(article: Article) -> tuple[Passage, ...]:
    """Label every stretch that holds words; passages never overlap and never cross a line break."""
    text = article.text
    pieces = page.label(certain(article))
    pieces = nameplate.label(_first_line(pieces))
    pieces = [part for piece in pieces for part in sitename.split(text, piece, article.outlet)]
    pieces = _repeats(pieces, article.title)
    pieces = background.label(text, pieces)
    pieces = _body(pieces)
    return tuple(
        Passage(
            article.id,
            piece.span,
            piece.kind or PassageKind.BODY,
            Why(piece.rule or "paragraph", piece.cue or piece.span, piece.detail),
        )
        for piece in pieces
        if re.search(r"\w", piece.words)
    )


def certain(article: Article) -> list[Piece]:
    """The lines, those labelled that are what they are wherever they stand; the rest open."""
    pieces = _cut(article.text)
    pieces = _headlines(article.text, pieces, article.title)
    pieces = [_furniture(piece) for piece in pieces]
    pieces = _sign_off(pieces, article.outlet)
    return playlists.label(_lists(pieces))


def _cut(text: str) -> list[Piece]:
    pieces: list[Piece] = []
    for number, line in enumerate(split(text)):
        pieces.extend(cut(text, line, first=number < FIRST_LINES))
    return pieces


def _headlines(text: str, pieces: list[Piece], title: str | None) -> list[Piece]:
    """A given title at the head of a line; scrapers glue it before the first sentence."""
    if not title or not bare(title):
        return pieces
    pattern = re.compile(
        r"[\W_]*" + r"[\W_]+".join(map(re.escape, bare(title).split())) + r"(?!\w)[.!?…]*[\"'”’]*",
        re.IGNORECASE,
    )
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        match = pattern.match(piece.words) if piece.open and number < 2 * FIRST_LINES else None
        if match is None:
            found.append(piece)
            continue
        end = piece.span.start + match.end()
        head, rest = trim(text, piece.span.start, end), trim(text, end, piece.span.end)
        if head is None or (
            rest and not FULL_STOP.search(head.words) and not rest.words[0].isupper()
        ):
            found.append(piece)
            continue
        found.append(replace(piece, span=head).label(PassageKind.HEADLINE, "the title given"))
        found += [replace(piece, span=rest, gap=0)] if rest else []
    return found


def _furniture(piece: Piece) -> Piece:
    if not piece.open or len(piece.words.split()) > LONG_FURNITURE_WORDS:
        return piece
    entry = furniture_line(piece.words)
    if entry is None:
        return piece
    return piece.label(PassageKind(entry.kind), entry.rule, piece.span, entry.match)


def _sign_off(pieces: list[Piece], outlet: str | None) -> list[Piece]:
    """An outlet's name on a line of its own after the last paragraph."""
    last = max((n for n, piece in enumerate(pieces) if piece.open), default=-1)
    if last <= last_prose(pieces):
        return pieces
    words = YEAR.sub("", pieces[last].words.strip("()[] .-–—"))
    own = outlet is not None and bare(words) == bare(outlet)
    if len(words.split()) > SIGN_OFF_WORDS or not (
        own or outlet_called(words) or is_outlet_like(words)
    ):
        return pieces
    labelled = pieces[last].label(PassageKind.FURNITURE, "credit line")
    return [*pieces[:last], labelled, *pieces[last + 1 :]]


def _lists(pieces: list[Piece]) -> list[Piece]:
    """Short lines under a heading such as "More on this topic:" go with it."""
    found: list[Piece] = []
    heading: Piece | None = None
    reach = 0
    for piece in pieces:
        if not piece.open:
            if piece.detail == "list":
                heading, reach = piece, LISTED
            elif piece.rule == "credit line":
                heading = None
            found.append(piece)
            continue
        if heading is None or reach == 0 or _ends_list(piece, heading):
            heading = None
            found.append(piece)
            continue
        reach -= 1
        kind = heading.kind or PassageKind.FURNITURE
        found.append(piece.label(kind, f"under: {heading.rule}", heading.span))
    return found


def _ends_list(piece: Piece, heading: Piece) -> bool:
    count = len(piece.words.split())
    if heading.kind is PassageKind.FURNITURE:
        return count > TAG_WORDS or bool(FULL_STOP.search(piece.words))
    return count > LINK_WORDS or (piece.words.endswith((".", ".”", '."')) and count >= SENTENCE_END)


def _first_line(pieces: list[Piece]) -> list[Piece]:
    """The first line without a full stop is the headline, if sentences follow."""
    if any(piece.kind is PassageKind.HEADLINE for piece in pieces):
        return pieces
    first = next((n for n, piece in enumerate(pieces) if piece.open), -1)
    if first < 0:
        return pieces
    piece = pieces[first]
    short = len(piece.words.split()) <= HEADLINE_WORDS and not piece.bullet
    ends = piece.words.endswith((".", "…", ":", ",", '."', ".”", ",”", ',"'))
    if not short or ends or last_prose(pieces) <= first:
        return pieces
    return [*pieces[:first], piece.label(PassageKind.HEADLINE, "first line"), *pieces[first + 1 :]]


def _repeats(pieces: list[Piece], title: str | None) -> list[Piece]:
    heads = {bare(piece.words) for piece in pieces if piece.kind is PassageKind.HEADLINE}
    heads |= {bare(title)} if title else set()
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        words = bare(piece.words)
        if piece.open and words in heads:
            found.append(piece.label(PassageKind.HEADLINE, "repeated headline"))
        elif (
            piece.open
            and not FULL_STOP.search(piece.words)
            and _is_repeated(words, pieces[number + 1 :])
        ):
            found.append(piece.label(PassageKind.BODY, "pull quote"))
        else:
            found.append(piece)
    return found


def _is_repeated(words: str, later: list[Piece]) -> bool:
    return len(words.split()) >= PULL_QUOTE_WORDS and any(
        piece.open and words in bare(piece.words) for piece in later
    )


def _body(pieces: list[Piece]) -> list[Piece]:
    last = last_prose(pieces)
    seen = False
    found: list[Piece] = []
    for number, piece in enumerate(pieces):
        labelled = _body_piece(piece, before=seen, after=number < last) if piece.open else piece
        seen = seen or (piece.open and labelled.kind is PassageKind.BODY)
        found.append(labelled)
    return found


def _body_piece(piece: Piece, *, before: bool, after: bool) -> Piece:
    if piece.bullet:
        return piece.label(PassageKind.BODY, "bullet")
    if piece.prose:
        return piece.label(PassageKind.BODY, "paragraph")
    count = len(piece.words.split())
    ends = FULL_STOP.search(piece.words) or piece.words.endswith(":")
    if after and not ends and count <= SUBHEAD_WORDS:
        return piece.label(PassageKind.BODY, "subhead" if before else "heading")
    if not after and not ends and count <= TAIL_WORDS:
        return piece.label(PassageKind.FURNITURE, "after the article" if before else "no sentence")
    return piece.label(PassageKind.BODY, "line")
