"""Refusals without “declined to”: “gave no details”, “was unable to confirm”, “not be drawn”."""

from collections.abc import Iterator

from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import noun_phrase, own_subject, span, spans
from sayso.lexicon.cues import phrases
from sayso.model import Attribution, Sentence, Token

AIRED = ("broadcast", "programme", "program", "interview", "podcast", "show")
TALKS = ("interview", "conversation", "comment", "remark", "statement", "talk")


def unable(sentence: Sentence, verb: Token) -> Token | None:
    """“was unable to confirm”, “has not been able to verify”: the copula the verb hangs on."""
    able = sentence.head(verb)
    copula = sentence.head(able)
    if verb.dep != "xcomp" or able.lemma not in ("unable", "able") or copula.lemma != "be":
        return None
    denied = any(kid.dep == "neg" for kid in sentence.kids(copula))
    helpers = sorted(sentence.kids(copula, "aux", "neg"), key=lambda token: token.i)
    if able.lemma == "able" and not denied:
        return None
    return helpers[0] if helpers else copula


def withheld(sentence: Sentence, verb: Token) -> list[Token]:
    """“gave no details of the raid”: what was not told, or the details themselves."""
    for noun in sentence.kids(verb, "dobj"):
        refused = any(kid.lower == "no" for kid in sentence.kids(noun, "det"))
        if noun.lemma not in phrases("withheld") or not refused:
            continue
        topics = [
            token
            for prep in sentence.kids(noun, "prep")
            if prep.lower in ("of", "on", "about", "for", "as")
            for head in sentence.kids(prep, "pobj", "pcomp")
            for token in sentence.subtree(head)
        ]
        return topics or [t for t in noun_phrase(sentence, noun) if t.lower != "no"]
    return []


def find(sight: Sight) -> Iterator[Attribution]:
    """“The ministry had no comment on the report”."""
    sentence = sight.sentence
    for verb in sentence.tokens:
        who = own_subject(sentence, verb)
        if verb.lemma != "have" or who is None or verb.dep in ("aux", "auxpass"):
            continue
        noun = next(sentence.kids(verb, "dobj"), None)
        if noun is None or noun.lemma != "comment" or who.pos not in ("NOUN", "PROPN", "PRON"):
            continue
        tokens = withheld(sentence, verb)
        if tokens and not sight.quotation_around(verb):
            no = next(sentence.kids(noun, "det"))
            topical = noun not in tokens
            yield Attribution(
                content=spans(sight.text, tokens),
                frame="withheld",
                sentence=sight.number,
                lemma="decline",
                cue=span(sight.text, [verb, noun] if topical else [verb, no]),
                source=span(sight.text, noun_phrase(sentence, who)),
            )


def drawn(sentence: Sentence, verb: Token) -> bool:
    """“would not be drawn”: negated, passive, and nothing that one draws with a pencil."""
    kids = list(sentence.kids(verb))
    passive = any(kid.dep == "auxpass" for kid in kids)
    return passive and any(kid.dep == "neg" or kid.lower == "never" for kid in kids)


def interviewed(sentence: Sentence, outlet: Token) -> bool:
    """“In an interview with the Harbour Post, Marren blamed …”: the Post passes it on."""
    link = sentence.head(outlet)
    talk = sentence.head(link).lemma
    asked = link.lower in ("with", "to") and talk in TALKS
    aired = link.lower in ("on", "with", "for") and talk in AIRED
    return outlet.dep == "pobj" and (asked or aired)
