"""What somebody has from somebody else: “he heard from bankers that a bid was near”."""

from collections.abc import Iterator

from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import (
    CLAUSES,
    conjuncts,
    noun_phrase,
    own_subject,
    span,
    spans,
    speaker,
)
from sayso.lexicon.cues import phrases
from sayso.model import Attribution, Relay, Sentence, Token


def find(sight: Sight) -> Iterator[Attribution]:
    """The voice behind "from" where what was heard is a that-clause; who heard it passes it on."""
    sentence = sight.sentence
    for verb in sentence.tokens:
        if verb.pos not in ("VERB", "AUX") or not _hears(sentence, verb):
            continue
        told = [
            noun
            for prep in sentence.kids(verb, "prep")
            if prep.lower == "from"
            for noun in sentence.kids(prep, "pobj")
        ]
        clauses = [kid for kid in sentence.kids(verb, *CLAUSES) if kid.i > verb.i]
        clauses += [
            kid
            for noun in told
            for kid in sentence.kids(noun, "relcl", "acl")
            if _whole(sentence, kid)
        ]
        if not told or not clauses or clauses[0].i < told[0].i:
            continue
        tokens = sentence.subtree(clauses[0])
        tokens = tokens[1:] if tokens[0].lower == "that" else tokens
        content = spans(sight.text, tokens)
        around = sight.quotation_around(verb)
        hearer = speaker(sentence, verb)
        passing = [Relay(span(sight.text, noun_phrase(sentence, hearer)))] if hearer else []
        for who in conjuncts(sentence, told[0]):
            yield Attribution(
                content=sight.clip(content, around) if around else content,
                frame="clause/heard",
                sentence=sight.number,
                lemma=verb.lemma,
                cue=verb.span,
                source=span(sight.text, noun_phrase(sentence, who)),
                relays=tuple(passing),
            )


def _whole(sentence: Sentence, clause: Token) -> bool:
    """“from two deans that the exam was sold”: "that" opens a clause with a subject of its own."""
    who = own_subject(sentence, clause)
    first = sentence.subtree(clause)[0]
    return first.lower == "that" and who is not None and who.i != first.i


def _hears(sentence: Sentence, verb: Token) -> bool:
    """“learned”, “heard”, “has it”."""
    it = any(kid.lower == "it" for kid in sentence.kids(verb, "dobj"))
    return verb.lemma in phrases("hearing") or (verb.lemma == "have" and it)
