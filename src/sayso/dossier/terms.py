"""Terms: the words of a typed question that tell something, and in which words else it is said.

Words of one class of the lexicon say the same; words near in meaning nearly, unless the lexicon
knows them to be of different classes: "opened" is near "closed", and no way of saying it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii

from sayso.lexicon import predicates
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.stopwords import common_words
from sayso.lexicon.things import thing_class, thing_classes
from sayso.lexicon.units import unit_named
from sayso.lexicon.word_vectors import neighbours, table
from sayso.model import Sentence, Token

STEM: Final = re.compile(r"(?:ings?|ed|es|e|s)$")
DOUBLE: Final = re.compile(r"([bdgklmnprt])\1$")
SHORTEST: Final = 3
NEAR: Final = 0.45  # cosine below which two words say nothing of each other
OFFSET: Final = 0.15  # a cosine of 0.6 in this table is as good as the same word
LIKE: Final = 0.9  # for another word of the same class
NEARLY: Final = 0.85  # at most, for a word that is merely near
ALIKE: Final = 0.8  # for another word with the same beginning
BEGINNING: Final = 6  # letters: "Kestrian" and "Kestria"
LITTLE: Final = 0.3  # of the weight of a verb such as "go"
CURRENCY: Final = "currency"
MONEY: Final = 0.6  # cosine from which a word is one for money


@dataclass(frozen=True, slots=True)
class Term:
    """One word: how much it tells, and whether it names what happened, a thing, or by name.

    What happened is ``vague`` by a verb of no class; ``speaker`` is a word for who said it.
    """

    word: str
    lemma: str
    weight: float
    event: bool = False
    vague: bool = False
    thing: bool = False
    name: bool = False
    speaker: bool = False

    @property
    def reach(self) -> Mapping[str, float]:
        """What may stand for it in an article, and how nearly it says the same."""
        return _reach(self.word, self.lemma, named=self.name)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without its ending, as far as comparing needs it."""
    folded = anyascii(word).casefold()
    cut = STEM.sub("", folded)
    if len(cut) < SHORTEST:
        return folded
    cut = DOUBLE.sub(r"\1", cut)
    return f"{cut[:-1]}i" if cut.endswith("y") else cut


def find(sentence: Sentence, taken: frozenset[str]) -> Iterator[Term]:
    """The terms of a typed question; ``taken`` are words for who is to have said it."""
    for token in sentence.tokens:
        word = token.lower
        plain = word in common_words() or word in clause_words("only asks")
        if plain or not word[:1].isalnum() or token.pos in ("PUNCT", "AUX", "PART"):
            continue
        event, thing = _event(token), token.pos in ("NOUN", "PROPN", "ADJ")
        named = token.pos == "PROPN" and (token.text[:1].isupper() or word not in table().ranks)
        yield Term(
            word,
            token.lemma.lower(),
            table().weight(word) * (LITTLE if _says_little(token) else 1.0),
            event=event and not named,
            vague=not _predicates(token.lemma.lower()),
            thing=thing and not event and not named,
            name=named,
            speaker=word in taken,
        )


def _event(token: Token) -> bool:
    kinds = _predicates(token.lower) | _predicates(token.lemma.lower())
    if kinds:
        return any(not _general(name) for name in kinds)
    return token.pos == "VERB" and token.lemma not in predicates.by_verb()


def _says_little(token: Token) -> bool:
    kinds = _predicates(token.lemma.lower())
    return token.pos == "VERB" and bool(kinds) and all(map(_general, kinds))


def _general(name: str) -> bool:
    """A class whose verbs say too little by themselves: "go", "bring"."""
    kind = predicates.predicate_classes()[name]
    return name in predicates.HELPERS or kind.needs_place


def words(texts: Iterable[str]) -> frozenset[str]:
    """All that a term may be met by in these texts: stems, and beginnings of longer words."""
    found: set[str] = set()
    for text in texts:
        for word in re.findall(r"\w+", anyascii(text).casefold()):
            found.add(stem(word))
            if len(word) >= BEGINNING:
                found.add(f"^{word[:BEGINNING]}")
    return frozenset(found)


def unit(words: str) -> str:
    """What kind of figure a unit makes, as a word that terms reach: "talers" -> "=currency"."""
    known = unit_named(words)
    return f"={known.kind}" if known else ""


@lru_cache(maxsize=2_000)
def _reach(word: str, lemma: str, *, named: bool) -> Mapping[str, float]:
    found: dict[str, float] = {}

    def put(other: str, how: float) -> None:
        found[other] = max(how, found.get(other, 0.0))

    if not named:
        for other, how in _near(word, lemma):
            put(stem(other), min(OFFSET + how, NEARLY))
        for other in _class_words(word, lemma):
            put(stem(other), LIKE)
        for name in _predicates(word) | _predicates(lemma):
            put(f"={name}", LIKE)
        if clause_words("amount of money") & {*neighbours(word, MONEY), word}:
            put(f"={CURRENCY}", LIKE)
    if len(word) >= BEGINNING:
        put(f"^{word[:BEGINNING]}", ALIKE)
    for part in word.split("-"):
        if part == word or len(part) > SHORTEST:
            put(stem(part), 1.0)
    put(stem(lemma), 1.0)
    return found


def _near(word: str, lemma: str) -> Iterator[tuple[str, float]]:
    """Words near in meaning; a word of grammar is near to many and stands for none."""
    for each in {word, lemma}:
        for other, how in neighbours(each, NEAR).items():
            if other not in common_words() and not (
                _apart(_predicates(each), _predicates(other)) or _things_apart(each, other)
            ):
                yield other, how


def _apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left) and bool(right) and left.isdisjoint(right)


def _things_apart(left: str, right: str) -> bool:
    one, other = _things().get(stem(left)), _things().get(stem(right))
    return one is not None and other is not None and one != other


def _class_words(word: str, lemma: str) -> Iterator[str]:
    """The other words of its classes; "miners" are people, but not the other way round."""
    for name in _predicates(word) | _predicates(lemma):
        if not _general(name):
            kind = predicates.predicate_classes()[name]
            every = (*kind.verbs, *kind.nouns, *kind.adjectives, *kind.opposites)
            yield from (each for each in every if " " not in each)
    kind_of_thing = thing_class(lemma) or thing_class(word)
    if kind_of_thing is None:
        return
    general = stem(kind_of_thing.wording)
    if kind_of_thing.name != "people" or stem(word) == general or lemma == "person":
        yield from (each for each in kind_of_thing.nouns if " " not in each)


@cache
def _by_stem() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for index in (predicates.by_verb(), predicates.by_noun(), predicates.by_adjective()):
        for word, kind in index.items():
            found[stem(word)].add(kind.name)
    for word, kind in predicates.by_opposite().items():
        found[stem(word)].add(kind.name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _things() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind in thing_classes().values():
        for noun in kind.nouns:
            found.setdefault(stem(noun), kind.name)
    return found


def _predicates(word: str) -> frozenset[str]:
    return _by_stem().get(stem(word), frozenset())
