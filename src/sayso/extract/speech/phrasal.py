"""Cues of two words: “cast doubt on it”, “sounded the alarm over it”, “is certain that it fell”.

The lexicon lists them as reporting verbs with the frame "phrasal": the lemma of the verb first,
that of the noun or adjective last.
"""

from collections.abc import Iterator
from functools import cache

from sayso.extract.speech.sight import Sight
from sayso.extract.speech.syntax import negated, noun_phrase, span, spans, speaker, verb_group
from sayso.lexicon.cues import ReportingVerb, phrases, reporting_verbs
from sayso.model import Attribution, Sentence, Token

FRAME = "phrasal"
WORDS = ("dobj", "acomp", "attr", "oprd", "advmod")
CLAUSES = ("acl", "ccomp", "advcl", "relcl")
LINKS = ("on", "over", "about", "of", "against", "to", "with", "for")
NOT = ("no", "not")
VOICES = ("NOUN", "PROPN", "PRON")


def find(sight: Sight) -> Iterator[Attribution]:
    """A listed pair of verb and word with what hangs on either: a that-clause or an object."""
    sentence = sight.sentence
    for verb in sentence.tokens:
        if verb.lemma not in _pairs() or verb.dep in ("aux", "auxpass"):
            continue
        for word in sentence.kids(verb, *WORDS):
            entry = _pairs()[verb.lemma].get(word.lemma)
            who = speaker(sentence, verb) if entry else None
            if entry is None or who is None or who.pos not in VOICES or who.lower == "it":
                continue
            if tokens := _content(sentence, verb, word):
                yield _attribution(sight, entry, (verb, word), who, tokens)


@cache
def _pairs() -> dict[str, dict[str, ReportingVerb]]:
    """Verb -> noun or adjective -> entry."""
    found: dict[str, dict[str, ReportingVerb]] = {}
    for entry in reporting_verbs().values():
        if FRAME in entry.frames:
            verb, *_, word = entry.word.split()
            found.setdefault(verb, {})[word] = entry
    return found


def _content(sentence: Sentence, verb: Token, word: Token) -> list[Token]:
    for clause in (*sentence.kids(word, *CLAUSES), *sentence.kids(verb, *CLAUSES)):
        first = sentence.subtree(clause)[0]
        marked = first.dep == "mark" or first.lower == "that"
        bare = clause.dep == "ccomp" and any(sentence.kids(clause, "nsubj", "nsubjpass", "expl"))
        if clause.i > word.i and ((marked and first.lower == "that") or bare):
            return [t for t in sentence.subtree(clause) if t is not first or not marked]
    for prep in (*sentence.kids(verb, "prep", "dative"), *sentence.kids(word, "prep")):
        if prep.i > word.i and prep.lower in LINKS and word.dep == "dobj":
            kids = sentence.kids(prep, "pobj", "pcomp")
            objects = [token for kid in kids for token in sentence.subtree(kid)]
            if objects:
                return objects
    plea = verb.lemma in phrases("plea")
    return [t for t in sentence.subtree(word) if t.dep != "neg"] if plea else []


def _attribution(
    sight: Sight, entry: ReportingVerb, pair: tuple[Token, Token], who: Token, tokens: list[Token]
) -> Attribution:
    verb, word = pair
    sentence = sight.sentence
    content = spans(sight.text, tokens)
    around = sight.quotation_around(verb)
    return Attribution(
        content=sight.clip(content, around) if around else content,
        frame=FRAME,
        sentence=sight.number,
        lemma=entry.word,
        cue=span(sight.text, sorted([*verb_group(sentence, verb), word], key=lambda t: t.i)),
        source=span(sight.text, noun_phrase(sentence, who)),
        negated=negated(sentence, verb) or any(k.lower in NOT for k in sentence.kids(word)),
    )
