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
from sayso.model import Attribution, Relay, Sentence, Token


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


def quoted(sight: Sight) -> Iterator[Attribution]:
    """““Nobody left,” the pilot was quoted by the Harbour Post”: the pilot, through the Post."""
    sentence = sight.sentence
    for verb in sentence.tokens:
        who = passive_subject(sentence, verb) if verb.lemma in ("quote", "cite") else None
        saying = any(t.lower == "saying" for t in sentence.subtree(verb))
        if who is None or verb.tag != "VBN" or saying:
            continue
        before = [q for q in sight.quotations if q.outer.end <= who.start and not q.term]
        outlets = [n for by in sentence.kids(verb, "agent") for n in sentence.kids(by, "pobj")]
        if not before or not outlets:
            continue
        yield Attribution(
            content=(before[-1].span,),
            frame="relay",
            sentence=sight.number,
            lemma=verb.lemma,
            cue=span(sight.text, verb_group(sentence, verb)),
            source=span(sight.text, noun_phrase(sentence, who)),
            relays=(Relay(span(sight.text, noun_phrase(sentence, outlets[0])), verb.span),),
        )
