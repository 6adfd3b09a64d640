"""Borders named by whose they are: "the Lumerian border", "Lumeria's frontier"."""

from collections.abc import Iterator

from sayso.lexicon.clause_words import clause_words
from sayso.model import Place, Sentence, Span, Token

PRECISION = "region"


def find(sentence: Sentence) -> tuple[Place, ...]:
    """The borders of a sentence that say whose they are, in text order."""
    return tuple(_found(sentence))


def _found(sentence: Sentence) -> Iterator[Place]:
    for token in sentence.tokens:
        if token.lemma not in clause_words("frontier") or token.pos not in {"NOUN", "PROPN"}:
            continue
        whose = [kid for kid in sentence.kids(token, "amod", "compound", "poss") if _names(kid)]
        if not whose or sentence.head(token).pos != "ADP":
            continue
        start, offset = whose[0].start, sentence.span.start
        words = sentence.span.words[start - offset : token.end - offset]
        yield Place(Span(start, token.end, words), words, words.casefold(), None, None, PRECISION)


def _names(word: Token) -> bool:
    return word.text[:1].isupper() and word.pos in {"ADJ", "PROPN", "NOUN"}
