"""Nouns that carry a content: “the union's claim that the dam is sound”."""

from collections.abc import Iterator

from sayso.extract.speech import extent
from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import noun_phrase, own_subject, span, spans
from sayso.lexicon.cues import cue_nouns
from sayso.model import Attribution, Sentence, Span, Token

NEAR = 8  # characters from a colon to the marks; words from a noun to its owner


def find(sight: Sight) -> Iterator[Attribution]:
    """“the union's claim that the dam is sound”: a cue noun with its clause and its owner."""
    sentence = sight.sentence
    yield from _words(sight)
    for noun in sentence.tokens:
        if noun.pos != "NOUN" or noun.lemma not in cue_nouns():
            continue
        clauses = [
            kid
            for kid in sentence.kids(noun, "acl", "ccomp", "relcl")
            if any(mark.lower == "that" for mark in sentence.kids(kid, "mark"))
        ]
        owner = _owner(sentence, noun)
        if not clauses and owner is not None and noun.dep in ("dobj", "pobj", "nsubj", "nsubjpass"):
            loose = extent.that_behind(sentence, noun_phrase(sentence, noun, clauses=True)[-1])
            clauses = [loose] if loose is not None else []
        if clauses and owner is not None:
            tokens = [
                t for t in sentence.subtree(clauses[0]) if t.dep != "mark" or t.head != clauses[0].i
            ]
            content = spans(sight.text, tokens)
            around = sight.quotation_around(noun)
            yield Attribution(
                content=sight.clip(content, around) if around else content,
                frame="noun",
                sentence=sight.number,
                lemma=noun.lemma,
                cue=Span.of(sight.text, noun.start, noun.end),
                source=span(sight.text, noun_phrase(sentence, owner)),
            )


def _owner(sentence: Sentence, noun: Token) -> Token | None:
    for kid in sentence.kids(noun, "poss"):
        return kid
    for prep in sentence.kids(noun, "prep"):
        if prep.lower in ("by", "from", "of"):
            return next(sentence.kids(prep, "pobj"), None)
    return None


def _words(sight: Sight) -> Iterator[Attribution]:
    """“She recalled the words of Ida Marr: “…””, “He greeted them with the words: “…””."""
    sentence = sight.sentence
    for noun in sentence.tokens:
        if noun.lower != "words":
            continue
        behind = (t for t in sentence.tokens[noun.i + 1 :] if t.text == ":")
        mark = next(behind, None)
        ahead = [q for q in sight.quotations if mark and 0 <= q.outer.start - mark.end <= NEAR]
        if not ahead or ahead[0].term or sight.quotation_around(noun):
            continue
        owner = _owner(sentence, noun)
        beside = sentence.head(sentence.head(noun)) if noun.dep == "pobj" else noun
        owner = owner or (own_subject(sentence, beside) if beside.pos == "VERB" else None)
        if owner is not None and owner.i < noun.i + NEAR:
            yield Attribution(
                content=(ahead[0].span,),
                frame="noun",
                sentence=sight.number,
                lemma="words",
                cue=noun.span,
                source=span(sight.text, noun_phrase(sentence, owner)),
            )
            return
