"""Pronouns: whom one in a content stands for, where no counted people before it do.

"He had been shot" speaks of the man named before, "we paid nothing" of whoever says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extract.propositions import things
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.places import belonging
from sayso.lexicon.roles import role_words
from sayso.lexicon.things import thing_class
from sayso.model import Proposition, Sentence, Source, Thing, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NAMED = frozenset({"NOUN", "PROPN"})
TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
PLURAL = frozenset({"NNS", "NNPS"})
BACK = 3  # sentences
HUMAN = frozenset({"he", "him", "she", "her"})
PERSONAL = frozenset({"he", "him", "she", "her", "it", "they", "them"})


def find(sentence: Sentence, head: Token, earlier: Sequence[Sentence]) -> Thing | None:
    """The thing; its own word where only the speaker can be meant or nothing before agrees."""
    inner = things.counted_noun(sentence, head)
    part = head.pos == "NUM" or head.tag in {"CD", "DT"} or head.lemma in things.PARTITIVES
    pronoun = inner if inner is not None and inner.pos == "PRON" else head
    if not (part or pronoun.pos in {"PRON", "DET"}) or pronoun.tag in {"PRP$", "WDT"}:
        return None
    word = "them" if part and pronoun.lower not in PERSONAL else pronoun.lower
    if word in PERSONAL or part:
        for place, noun in _candidates(sentence, pronoun, earlier):
            if _agrees(place, noun, word) and (found := things.find(place, noun)) is not None:
                return replace(found, span=None)
    return _itself(pronoun)


def _itself(pronoun: Token) -> Thing:
    return Thing(pronoun.span, pronoun.text, pronoun.lower)


def _candidates(
    sentence: Sentence, pronoun: Token, earlier: Sequence[Sentence]
) -> Iterator[tuple[Sentence, Token]]:
    """Subjects above it and before it, then those of the sentences before, the nearest first."""
    above = pronoun
    own = sentence.head(pronoun)
    while above.head != above.i:
        above = sentence.head(above)
        if above.i != own.i:
            yield from ((sentence, noun) for noun in sentence.kids(above, *SUBJECTS))
    before = [token for token in sentence.tokens[: pronoun.i] if token.head != own.i]
    yield from ((sentence, token) for token in _subjects_first(before))
    for other in reversed(earlier[-BACK:]):
        yield from ((other, token) for token in _subjects_first(other.tokens))


def _subjects_first(tokens: Sequence[Token]) -> list[Token]:
    """Subjects in text order, then objects, the last first."""
    objects = [token for token in tokens if token.dep in {"dobj", "pobj", "attr"}]
    return [*(token for token in tokens if token.dep in SUBJECTS), *reversed(objects)]


def _agrees(sentence: Sentence, noun: Token, pronoun: str) -> bool:
    if noun.pos not in NAMED or noun.entity in TIMES or noun.lemma in clause_words("frame noun"):
        return False
    group = thing_class(noun.lemma)
    if pronoun in HUMAN and noun.dep not in SUBJECTS and noun.entity != "PERSON":
        return False  # "waited for justice", who is no justice of a court
    person = noun.entity == "PERSON" or noun.lemma in role_words()
    person = person or (group is not None and group.people and noun.tag == "NN")
    plural = noun.tag in PLURAL or next(sentence.kids(noun, "conj"), None) is not None
    if pronoun == "it":
        return not person and not plural
    if pronoun in {"they", "them"}:
        return plural
    return person and not plural


def spoken_by(told: Sequence[Proposition], source: Source | None) -> tuple[Proposition, ...]:
    """The propositions with the speaker in the place of "we" and "I"."""
    if source is None:
        return tuple(told)
    return tuple(
        replace(each, about=_speaker(each.about, source), by=_speaker(each.by, source))
        for each in told
    )


def _speaker(thing: Thing | None, source: Source) -> Thing | None:
    if thing is None or thing.noun not in clause_words("first person"):
        return thing
    code = belonging(source.name)
    noun = "state" if code else source.name.lower().removeprefix("the ")
    return Thing(thing.span, source.name, noun, code)
