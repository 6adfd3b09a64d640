"""Background: encyclopaedic paragraphs, which say what something is and report nothing."""

from dataclasses import replace

from sayso.extract.page.lines import Piece
from sayso.lexicon.background import background_cues
from sayso.model import PassageKind, Span

# Set by hand on the sample story: no report may be lost for a definition.
THRESHOLD = 3.0
AT_THE_END = 0.5  # sites append such paragraphs
WORDS_NEEDED = 9


def label(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the encyclopaedic ones among the unlabelled labelled as background."""
    paragraphs = [n for n, piece in enumerate(pieces) if piece.open and piece.prose]
    late = set(paragraphs[len(paragraphs) * 2 // 3 :])
    return [
        _labelled(text, piece, late=number in late)
        if piece.open and number in paragraphs[1:]  # the lede is never background
        else piece
        for number, piece in enumerate(pieces)
    ]


def _labelled(text: str, piece: Piece, *, late: bool) -> Piece:
    if len(piece.words.split()) < WORDS_NEEDED:
        return piece
    score = AT_THE_END if late else 0.0
    names, first = [], None
    for cue, pattern in background_cues():
        match = pattern.search(piece.words)
        if match is None:
            continue
        score += cue.weight
        if cue.weight > 0:
            names.append(cue.name)
            start = piece.span.start + match.start()
            first = first or Span.of(
                text, start, piece.span.start + max(match.end(), match.start() + 1)
            )
    if score < THRESHOLD or first is None:
        return piece
    return replace(piece).label(
        PassageKind.BACKGROUND, "encyclopaedic", first, f"{', '.join(names)} (score {score:g})"
    )
