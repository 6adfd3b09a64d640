"""Places named again in short: "the valley" after "the Vell Valley", "the region"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.places import place_words
from sayso.model import Place, Sentence, Span, Token

KINDS = ("region", "district", "area", "city", "village", "water", "site")
SETTLEMENTS = ("city", "village")


def find(sentence: Sentence, named: Sequence[Place]) -> tuple[Place, ...]:
    """The short forms of a sentence, each with the name and key of the place it stands for.

    ``named`` are the places of the article so far, this sentence's included, in text order. The
    words of the span and the name differ, which tells a reader that the name was supplied.
    """
    return tuple(_found(sentence, named))


def _found(sentence: Sentence, named: Sequence[Place]) -> Iterator[Place]:
    for token in sentence.tokens:
        if not _is_short_form(sentence, token):
            continue
        if any(place.span.start <= token.start < place.span.end for place in named):
            continue
        before = [place for place in named if place.span.end <= token.start]
        meant = stands_for(token.lemma, before)
        if meant is not None:
            start = next(sentence.kids(token, "det")).start
            offset = sentence.span.start
            words = sentence.span.words[start - offset : token.end - offset]
            span = Span(start, token.end, words)
            yield replace(meant, span=span)


def _is_short_form(sentence: Sentence, token: Token) -> bool:
    """As in "the valley"; "the eastern valley" and "the valley of Vell" say which by themselves."""
    if token.pos != "NOUN" or token.text[:1].isupper():
        return False
    if not any(kid.lower in clause_words("definite") for kid in sentence.kids(token, "det")):
        return False
    modified = any(
        kid.dep in {"compound", "nmod", "poss", "nummod", "relcl", "acl"}
        or (kid.dep == "amod" and kid.lower not in clause_words("same one"))
        or (kid.dep == "prep" and kid.lower == "of")
        for kid in sentence.kids(token)
    )
    return not modified


def stands_for(noun: str, before: Sequence[Place]) -> Place | None:
    """The last place whose name holds the word, or one of its kind; "the area" takes any."""
    kind = next((each for each in KINDS if noun in place_words(each)), None)
    if kind is None:
        return None
    settled = kind in SETTLEMENTS
    for place in reversed(before):
        words = place.name.lower().split()
        if noun in words[1:] or f"{noun}s" in words[1:]:
            return place
        typed = any(word in place_words(kind) for word in words[1:])
        if kind == "region" and (typed or _is_region(place)):
            return place
        if settled and place.precision == kind:
            return place
    if noun in clause_words("any area") and before:
        return before[-1]
    return None


def _is_region(place: Place) -> bool:
    """Whether it is a region by its entry, and no part of a country: "Bavaria ... the region"."""
    return place.precision == "region" and place.id is not None and place.id.startswith("gn:")
