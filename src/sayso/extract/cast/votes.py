"""What the parser, and the words around them, take an article's name words for."""

from collections import Counter
from collections.abc import Sequence

from sayso.extract.cast.names import capital, runs
from sayso.model import Sentence, Token

# Before a name, these say that it is a place.
PLACING = frozenset({"in", "near", "into", "outside", "inside", "across", "towards"})


def name_labels(sentences: Sequence[Sentence]) -> dict[str, Counter[str]]:
    """How often the parser took each name word for what."""
    votes: dict[str, Counter[str]] = {}
    for sentence in sentences:
        for token in sentence.tokens:
            if capital(token):
                votes.setdefault(token.lower, Counter())[token.entity or "-"] += 1
        for run in runs(sentence):
            if run[0].i and sentence.tokens[run[0].i - 1].lower in PLACING:
                votes.setdefault(run[-1].lower, Counter())["GPE"] += 2
            bare = not any(True for _ in sentence.kids(run[0]))
            if len(run) == 1 and bare and run[0].dep == "nsubj" and run[0].entity != "GPE":
                votes.setdefault(f"{run[0].lower} alone", Counter())["-"] += 1
                if not run[0].entity and _is_he(sentence, run[0]):
                    votes.setdefault(run[0].lower, Counter())["PERSON"] += 2
    return votes


def _is_he(sentence: Sentence, name: Token) -> bool:
    """As in "Marren said that her boat": the clause goes on with a pronoun for a person."""
    clause = sentence.subtree(sentence.head(name))
    later = [token.lower for token in clause if token.i > name.i]
    return any(word in {"his", "her", "he", "she", "himself", "herself"} for word in later)
