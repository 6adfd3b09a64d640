"""What is said to be so by nobody in particular: “forty are believed to have drowned”."""

from collections.abc import Iterator

from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import (
    negated,
    noun_phrase,
    passive_subject,
    span,
    spans,
    verb_group,
)
from sayso.lexicon.cues import phrases
from sayso.model import Attribution, Sentence, Token


def find(sight: Sight) -> Iterator[Attribution]:
    """The subject and the infinitive are the content; the text credits nobody with it."""
    sentence = sight.sentence
    for verb in sentence.tokens:
        if verb.lemma not in phrases("held to be so") or verb.tag != "VBN":
            continue
        what = passive_subject(sentence, verb)
        told = [kid for kid in sentence.kids(verb, "xcomp") if _infinitive(sentence, kid)]
        if what is None or not told or any(sentence.kids(verb, "agent")):
            continue
        if sight.quotation_around(verb) or verb.dep not in ("ROOT", "conj", "ccomp"):
            continue
        tokens = [*noun_phrase(sentence, what, clauses=True), *sentence.subtree(told[0])]
        yield Attribution(
            content=spans(sight.text, tokens),
            frame="passive/infinitive",
            sentence=sight.number,
            lemma=verb.lemma,
            cue=span(sight.text, verb_group(sentence, verb)),
            negated=negated(sentence, verb),
        )


def _infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(kid.lower == "to" for kid in sentence.kids(verb, "aux"))
