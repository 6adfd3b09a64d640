"""Reviews: what a person made of a claim beside what the machine read, a line each, to learn from.

All offsets are into the text of the article; ``text`` is the sentence that holds every one of
them, and starts at ``offset``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from sayso.model import Article, Claim, Judgement, Span

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim that was judged: as it was ``read``, and as it was ``left``, None if rejected.

    ``read`` is None where the article has no claim with those words any more: the judgement is
    stale.
    """

    judgement: Judgement
    article: Article
    sentence: Span
    read: Claim | None
    left: Claim | None


def render(found: Iterable[Reviewed]) -> Iterator[bytes]:
    """JSON Lines."""
    for each in found:
        yield orjson.dumps(line(each), option=orjson.OPT_APPEND_NEWLINE)


def line(each: Reviewed) -> Line:
    """One judged claim."""
    made = each.judgement
    return {
        "judgement": made.id,
        "verdict": made.verdict,
        "by": made.by,
        "at": made.at,
        "note": made.note,
        "stale": each.read is None,
        "claim": each.read.id if each.read else None,
        "article": each.article.id,
        "uri": each.article.uri,
        "outlet": each.article.outlet,
        "text": each.sentence.words,
        "offset": each.sentence.start,
        "marked": {"name": made.left.name, "content": _spans(made.left.spans)},
        "corrections": [
            {"field": part.field, "value": part.value, "spans": _spans(part.spans)}
            for part in made.corrections
        ],
        "machine": _reading(each.read),
        "person": _reading(each.left),
    }


def _reading(claim: Claim | None) -> Line | None:
    if claim is None:
        return None
    return {
        "content": _spans(claim.content),
        "cue": _span(claim.cue),
        "source": _span(claim.source.span) if claim.source else None,
        "name": claim.voice.name,
        "act": claim.act,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "polarity": claim.polarity,
        "said": list(claim.said.iso()),
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
