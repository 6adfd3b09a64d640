"""Wanted: whether a typed question asks for a figure, a name or a time, and what is counted."""

from itertools import pairwise

from sayso.dossier.terms import Term
from sayso.lexicon.clause_words import clause_words
from sayso.model import QuestionKind, Sentence

FIGURES = frozenset({"number", "figure", "count", "total"})


def particular(sentence: Sentence) -> QuestionKind | None:
    """Whether a name or a time is asked for."""
    first, second = ([token.lower for token in sentence.tokens[:2]] + ["", ""])[:2]
    if first == "when" or (first in ("what", "which") and second in clause_words("time asked for")):
        return QuestionKind.WHEN
    return QuestionKind.WHO if first in ("who", "whom", "whose") else None


def counted(sentence: Sentence, telling: tuple[Term, ...]) -> Term | None:
    """The noun after "how many"; "how much" is mostly money, whatever it is paid for."""
    after = next((t.i for t in sentence.tokens if t.lower in ("many", *FIGURES)), None)
    if after is None:
        return None
    nouns = (t for t in sentence.tokens[after + 1 :] if t.dep != "compound" and not t.entity)
    noun = next((t for t in nouns if t.pos in ("NOUN", "PROPN", "VERB", "AUX")), None)
    return next((term for term in telling if noun and term.word == noun.lower and term.thing), None)


def figure(sentence: Sentence) -> bool:
    """Whether a figure is asked for: "how far …", "what share of …"."""
    words = [token.lower for token in sentence.tokens]
    degree = any(a == "how" and b in clause_words("degree asked for") for a, b in pairwise(words))
    return degree or any(word in clause_words("asks how much") for word in words[:4])
