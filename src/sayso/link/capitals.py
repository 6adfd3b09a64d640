"""Capitals: which words are names, from how all claims write them.

A word that opens a sentence or stands in a headline has a capital for that alone. Where some claim
writes it small, or none writes it large within a sentence, it is asked about with a small letter.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.first_names import first_names
from sayso.lexicon.number_words import is_number
from sayso.lexicon.places import belonging
from sayso.lexicon.stopwords import common_words
from sayso.lexicon.things import thing_classes
from sayso.lexicon.word_vectors import table
from sayso.model import Claim

WORD = re.compile(r"[^\W\d_](?:[\w]|['’-](?=\w))*")
# Behind these a capital may be that of a sentence.
OPENS = re.compile(r"(?:^|[.!?:;\n–—…|/•]|[\"“”„«»'‘(\[])\s*$")
LONG = 4  # letters of a word that only a headline or a name writes large
FEW = 4  # such words that make a headline
END = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Capitals:
    """The words that claims write small, and those that they write large within a sentence."""

    small: Counter[str] = field(default_factory=Counter)
    large: Counter[str] = field(default_factory=Counter)

    def sentence(self, text: str) -> str:
        """The text as it stands within a sentence, of the same length."""
        if not is_headline(text):
            return self.lowered(text)
        return WORD.sub(lambda found: self._word(found[0], name=False), text)

    def lowered(self, text: str) -> str:
        """The text with a small letter, where no name opens it."""
        found = WORD.match(text)
        if found is None:
            return text
        named = text[found.end() :].lstrip(". ")[:1].isupper()
        return f"{self._word(found[0], name=named)}{text[found.end() :]}"

    def _word(self, word: str, *, name: bool) -> str:
        """One word that has a capital where it opens something; ``name`` where a capital follows.

        As in "Gate F", "the Tove Brand": what stands before a name is the name's.
        """
        bare = END.sub("", word).lower()
        if not word[:1].isupper() or (len(word) > 1 and not word[1:].islower()) or word == "I":
            return word
        small, large = self.small[bare], self.large[bare]
        titled = name and bare in clause_words("title")
        known = (bare in common_words() or is_number(bare)) and not titled
        plain = known or (not name and (small > large or (not large and _is_vocabulary(bare))))
        return word[:1].lower() + word[1:] if plain else word


NO_CAPITALS = Capitals()


def gather(claims: Iterable[Claim]) -> Capitals:
    """How all claims write their words; headlines tell nothing."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for claim in claims:
        text = claim.words
        if is_headline(text):
            continue
        for found in WORD.finditer(text):
            bare = END.sub("", found[0]).lower()
            if found[0][:1].islower():
                small[bare] += 1
            elif not OPENS.search(text[: found.start()]):
                large[bare] += 1
    return Capitals(small, large)


def is_headline(text: str) -> bool:
    """As in "Council Passes New Rules": all its longer words have capitals."""
    long = [word for word in WORD.findall(text) if len(word) >= LONG]
    return len(long) >= FEW and all(word[0].isupper() for word in long)


def _is_vocabulary(word: str) -> bool:
    if any(word in each.nouns for each in thing_classes().values()):
        return True
    named = word in first_names() or belonging(word.capitalize()) is not None
    return word in table().ranks and not named
