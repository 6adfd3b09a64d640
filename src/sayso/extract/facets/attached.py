"""What a date is attached to: its place among the clauses of a sentence."""

from bisect import bisect_left, bisect_right

from sayso.lexicon.dating_cues import dating_cue
from sayso.model import Attribution, Sentence, Span, Token


def belongs(sentence: Sentence, when: Span, one: Attribution) -> bool:
    """Whether a date stands with the cue and not inside a clause about something else.

    “Commenting on photographs published on Monday, she said”: Monday dates the photographs. “In a
    statement published on Monday” dates the speech.
    """
    inner = highest(sentence, when)
    cue = highest(sentence, one.cue) if one.cue else None
    if inner is None or cue is None:
        return True
    above_cue = chain(sentence, cue)
    heads = {token.i for token in above_cue}
    below = []
    for token in chain(sentence, inner):
        if token.i in heads:
            common = token
            break
        below.append(token)
    else:
        return True
    for place, token in enumerate(below):
        if token.dep in ("acl", "relcl"):
            noun = below[place + 1] if place + 1 < len(below) else common
            if token.dep == "relcl" or not dating_cue("speech").fullmatch(noun.lemma):
                return False
        elif token.dep == "ccomp":
            return False
    upper = above_cue[: next(n for n, t in enumerate(above_cue) if t.i == common.i)]
    return not any(token.dep in ("relcl", "ccomp") for token in upper)


def highest(sentence: Sentence, span: Span) -> Token | None:
    """The token of a span that governs the others."""
    inside = touching(sentence, span)
    held = {token.i for token in inside}
    outer = (t for t in inside if t.head not in held or t.head == t.i)
    return next(outer, None)


def touching(sentence: Sentence, span: Span) -> list[Token]:
    """The tokens that a span touches, found by bisection: lists hold thousands of dates."""
    tokens = sentence.tokens
    first = bisect_right(tokens, span.start, key=lambda token: token.end)
    last = bisect_left(tokens, span.end, key=lambda token: token.start)
    return list(tokens[first:last])


def chain(sentence: Sentence, token: Token) -> list[Token]:
    """A token and everything that governs it, up to the root."""
    found = [token]
    while found[-1].head != found[-1].i:
        found.append(sentence.head(found[-1]))
    return found
