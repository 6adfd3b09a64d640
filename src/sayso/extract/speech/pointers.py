"""Words that stand for what was said before: “this was stated by …”, “so says …”.

The content is then in another sentence; here only the pointing is found.
"""

from collections.abc import Iterator

from sayso.extract.speech.sight import Sight, reporting
from sayso.extract.speech.syntax import (
    CLAUSES,
    negated,
    noun_phrase,
    own_subject,
    span,
    speaker,
    verb_group,
)
from sayso.lexicon.cues import cue_nouns, phrases
from sayso.lexicon.organisations import words_of
from sayso.model import Attribution, Sentence, Token

NOMINAL = "anaphoric/noun"  # the frame of “such a statement was made by …”
NEAR = 8  # words between "so" and the verb it opens: “or so the harbour guard says”
THIS = ("this", "that", "such", "these", "it")
KINDRED = ("such", "corresponding", "relevant", "similar", "same")


def find(sight: Sight) -> Iterator[Attribution]:
    """“Such a statement was made by the mayor”, “This is the view of the mayor”."""
    sentence = sight.sentence
    for verb in sentence.tokens:
        who = None
        if verb.lemma in phrases("uttering") and not negated(sentence, verb):
            said = next(sentence.kids(verb, "nsubjpass"), None)
            who = speaker(sentence, verb) if said and _kindred(sentence, said) else None
        elif verb.lemma == "be":
            who = _holder(sentence, verb)
        if who is not None:
            yield Attribution(
                content=(),
                frame=NOMINAL,
                sentence=sight.number,
                lemma=verb.lemma,
                cue=span(sight.text, verb_group(sentence, verb)),
                source=span(sight.text, noun_phrase(sentence, who)),
                anaphoric=True,
            )


def _kindred(sentence: Sentence, noun: Token) -> bool:
    """“Such a statement”, “this assessment”, “the corresponding information”."""
    marks = [k for k in sentence.kids(noun, "det", "predet", "amod") if k.i < noun.i]
    return _utterance(noun) and any(k.lower in (*THIS, *KINDRED) for k in marks)


def _utterance(noun: Token) -> bool:
    return noun.lemma in words_of("utterance") or noun.lemma in cue_nouns()


def _holder(sentence: Sentence, copula: Token) -> Token | None:
    """“This is the view of the mayor”: the mayor."""
    this = next(sentence.kids(copula, "nsubj"), None)
    view = next(sentence.kids(copula, "attr"), None)
    if this is None or view is None or this.lower not in ("this", "that") or this.i > copula.i:
        return None
    if any(sentence.kids(this)) or not _utterance(view) or negated(sentence, copula):
        return None
    of = (kid for prep in sentence.kids(view, "prep") for kid in sentence.kids(prep, "pobj"))
    holders = [kid for kid in of if sentence.head(kid).lower in ("of", "from", "by")]
    return next(iter([*sentence.kids(view, "poss"), *holders]), None)


def points_back(sentence: Sentence, verb: Token) -> bool:
    """“This was announced by …”, “… said this”, “so says …”: what was said stands before."""
    words = ("this", "that", "it", "so")
    passive = any(kid.lower in words for kid in sentence.kids(verb, "nsubjpass"))
    active = any(
        kid.lower in words[:2] and not _opens_clause(sentence, kid)
        for kid in sentence.kids(verb, "dobj")
    )
    topics = (noun for prep in sentence.kids(verb, "prep") for noun in sentence.kids(prep, "pobj"))
    entry = reporting(sentence, verb)
    about = entry is not None and "about" in entry.frames
    topical = about and any(t.lower in words[:2] and not any(sentence.kids(t)) for t in topics)
    topical = topical or _of_this(sentence, verb) or _what(sentence, verb) or _so(sentence, verb)
    return (passive and speaker(sentence, verb) is not None) or active or topical


def _what(sentence: Sentence, verb: Token) -> bool:
    """“That is what the guard told us”."""
    copula = sentence.head(verb)
    what = [kid for kid in sentence.kids(verb, "dobj", "dative") if kid.lower == "what"]
    this = [k for k in sentence.kids(copula, "nsubj") if k.lower in ("this", "that", "it")]
    pointed = bool(this) and not any(sentence.kids(this[0])) and this[0].i < copula.i
    return verb.dep == "ccomp" and copula.lemma == "be" and bool(what) and pointed


def _so(sentence: Sentence, verb: Token) -> bool:
    """“So says the union”, “or so the guard says”, “the guard said so”; never “said so far”."""
    entry = reporting(sentence, verb)
    if entry is None or "clause" not in entry.frames or negated(sentence, verb):
        return False
    for so in sentence.kids(verb, "advmod"):
        ahead = all(t.pos in ("CCONJ", "PUNCT", "ADV") for t in sentence.tokens[: so.i])
        last = sentence.tokens[so.i + 1 :]
        closes = so.i == verb.i + 1 and (not last or last[0].pos in ("PUNCT", "ADP"))
        if so.lower == "so" and not any(sentence.kids(so)) and (closes or ahead):
            who = own_subject(sentence, verb)
            near = who is not None and (closes or max(who.i, verb.i) - so.i < NEAR)
            return near and not any(sentence.kids(verb, *CLAUSES, "dobj", "xcomp"))
    return False


def _of_this(sentence: Sentence, verb: Token) -> bool:
    """“wrote about this on his page”, “told the Post about it”: with no clause of its own."""
    entry = reporting(sentence, verb)
    if entry is None or "clause" not in entry.frames or negated(sentence, verb):
        return False
    words = ("this", "that", "it") if entry.word in phrases("telling") else ("this", "that")
    return not any(sentence.kids(verb, *CLAUSES)) and any(
        noun.lower in words and not any(sentence.kids(noun))
        for prep in sentence.kids(verb, "prep")
        if prep.lower in ("about", "of")
        for noun in sentence.kids(prep, "pobj")
    )


def _opens_clause(sentence: Sentence, token: Token) -> bool:
    """Whether "that" begins a clause the parser lost: "announced that as part of …"."""
    rest = sentence.tokens[token.i + 1 :]
    verbal = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in rest)
    ends = (
        not rest or rest[0].pos in ("PUNCT", "CCONJ") or rest[0].lower in ("in", "on", "at", "to")
    )
    return token.lower == "that" and verbal and not ends
