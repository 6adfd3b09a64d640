"""Parts: the things a typed question names: their words, what class they are of, and whose."""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.lexicon.places import adjective
from sayso.lexicon.stopwords import common_words
from sayso.lexicon.things import belonging_key, thing_class
from sayso.model import Sentence, Token

WH = frozenset({"who", "whom", "what", "which", "where", "when", "why", "how"})
PEOPLES = frozenset({"NORP", "GPE"})
BEFORE = frozenset({"amod", "compound", "poss", "nmod"})


@dataclass(frozen=True, slots=True)
class Part:
    """A thing asked about: its words, comparable noun, and whose it is; either may be empty."""

    words: str
    noun: str
    owner: str | None = None


def name(sentence: Sentence, token: Token) -> str:
    """The words of a name or noun without what stands after it."""
    inside = [each for each in sentence.subtree(token) if each.i <= token.i and each.pos != "DET"]
    return sentence.span.words[
        inside[0].start - sentence.span.start : token.end - sentence.span.start
    ]


def below(sentence: Sentence, of: Token) -> Iterator[Token]:
    """What stands after "of"."""
    return sentence.kids(of, "pobj") if of.lower == "of" else iter(())


def part(sentence: Sentence, token: Token) -> Part:
    """The thing of a noun or name, with its class and whose it is."""
    told = name(sentence, token)
    owner = belonging_key(" ".join(_owner(sentence, token))) if token.pos != "PROPN" else None
    if token.entity in PEOPLES or adjective(token.lower):
        return Part(told, "", belonging_key(_bare(told)))
    kind = thing_class(token.lemma, owner is not None) or thing_class(token.lower)
    return Part(_bare(told), kind.name if kind else token.lemma, owner)


def _bare(told: str) -> str:
    """Without "how many" and "the"."""
    words = told.split()
    while words and words[0].lower() in {*WH, *common_words(), "many", "much"}:
        words = words[1:]
    return " ".join(words) or told


def _owner(sentence: Sentence, token: Token) -> Iterator[str]:
    """Capitalised words before it, a possessor, or "of Lumeria" after it."""
    for each in sentence.tokens[: token.i]:
        above = each
        while above.i not in (above.head, token.i) and above.dep in BEFORE:
            above = sentence.head(above)
        named = each.text[:1].isupper() and each.lower not in {*WH, *common_words()}
        if above.i == token.i and named:
            yield each.text
    for of in sentence.kids(token, "prep"):
        for owner in sentence.kids(of, "pobj"):
            if of.lower == "of" and owner.text[:1].isupper():
                yield owner.text
