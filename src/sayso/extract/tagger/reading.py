"""What the tagger makes of an article: attributions, each with how sure it is."""

import sys
from dataclasses import dataclass

from sayso.extract.tagger import decode, network, pieces
from sayso.extract.tagger.pieces import Layout, Pieces
from sayso.model import Attribution, Span

FRAME = "tagger"


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution the tagger marked; ``sure`` is the mean probability of its words' roles.

    ``reach`` are the offsets between which the tagger read; it knows of nothing outside.
    """

    attribution: Attribution
    sure: float
    reach: tuple[int, int] = (0, sys.maxsize)


def find(text: str, layout: Layout, model: "network.Network | None" = None) -> tuple[Tagged, ...]:
    """The attributions of the lines, in text order, outermost only."""
    if not layout.lines:
        return ()
    model = model or network.load()
    cuts = model.cut([line.words for line in layout.lines])
    found = pieces.find(cuts, model.vocabulary, layout)
    if not found.first.any():
        return ()
    tagged = [
        _tagged(text, found, read, group)
        for read in model.read(found)
        for group in decode.find(read.roles, read.whose, read.who, read.lines.tolist())
    ]
    return tuple(sorted(tagged, key=lambda one: one.attribution.start))


def _tagged(text: str, found: Pieces, read: network.Read, group: decode.Group) -> Tagged:
    def span(run: decode.Run) -> Span:
        last = int(read.words[run.last])
        while last + 1 < len(found.first) and _goes_on(found, last + 1):
            last += 1
        return Span.of(text, int(found.start[read.words[run.first]]), int(found.end[last]))

    one = Attribution(
        content=tuple(sorted(span(run) for run in group.contents)),
        frame=FRAME,
        sentence=int(found.sentence[read.words[group.cue.first]]) - 1,
        cue=span(group.cue),
        source=span(group.source) if group.source else None,
    )
    return Tagged(one, group.sure, read.reach)


def _goes_on(found: Pieces, piece: int) -> bool:
    """Whether a piece continues the word before it; a separator does not."""
    return not found.first[piece] and bool(found.start[piece] < found.end[piece])
