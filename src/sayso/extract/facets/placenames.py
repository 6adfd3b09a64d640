"""Names that could be places: capitalised runs and countries, with the type word beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii

from sayso.lexicon.places import adjective, countries, country, place_words
from sayso.model import Sentence, Token

KINDS = ("region", "district", "area", "city", "village", "water", "site")
COMPASS = (
    *("north", "south", "east", "west", "central"),
    *("upper", "lower", "far", "mid", "inner", "outer"),
)
# Words that make "eastern Lumeria" a part of Lumeria; "the" and "occupied" do not.
PARTS = frozenset(
    word for word in place_words("direction") if any(part in word for part in COMPASS)
)
JOINERS = (
    *("-", "al", "el", "ash", "es", "ez", "az", "as", "ar", "ad", "an", "at", "us", "ul", "ud"),
    *("de", "la", "bin", "ibn", "'"),
)
DEMONYM_ENDINGS = ("an", "ans", "ese", "ish", "ic", "ite", "ites", "i", "is")
# "the Lumeri coast" is a people's coast; before these words a name is a place's own.
NAMED = ("region", "district", "site", "water")
ARTICLES = JOINERS[1:15]
DIRECTIONS = place_words("direction")


@dataclass(frozen=True, slots=True)
class Name:
    """A name by first and last token; ``kind`` is the type word's class, at token ``kind_at``."""

    first: int
    last: int
    kind: str = ""
    kind_at: int = -1


def find(sentence: Sentence) -> tuple[Name, ...]:
    """All candidate names in text order, without their type word."""
    taken: set[int] = set()
    found = []
    for first, last in (*_countries(sentence), *_runs(sentence)):
        if taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            found.append(_typed(sentence, first, last))
    return tuple(sorted(filter(None, found), key=lambda name: name.first))


def key(name: str) -> str:
    """The comparable form: "the far western Vesk Oblast", "Vesk Region" and "Vesk" are "vesk"."""
    words = re.findall(r"[\w.'-]+", anyascii(name).casefold().replace("’", "'"))
    kept = [
        word for word in words if not (_kind_or_plural(word) or word in place_words("direction"))
    ]
    kept = [word.removesuffix("'s") for word in kept] or words
    while kept[0] == "of" and len(kept) > 1:
        kept = kept[1:]
    return " ".join(kept)


def widen(sentence: Sentence, name: Name) -> int:
    """The first token of the name with its directions and article, or with "the village of"."""
    first = name.first
    if 0 <= name.kind_at < name.first:
        first = name.kind_at
    typed_before = 0 <= name.kind_at < name.first
    while first and (
        sentence.tokens[first - 1].lower in place_words("direction") | {"-"}
        or (typed_before and _is_adjective(sentence.tokens[first - 1]))
    ):
        first -= 1
        if sentence.tokens[first].lower == "the":
            break
    while sentence.tokens[first].text == "-":
        first += 1
    return first


@cache
def _country_pattern() -> re.Pattern[str]:
    names = sorted((name for each in countries() for name in each.names), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def _countries(sentence: Sentence) -> Iterator[tuple[int, int]]:
    offset = sentence.span.start
    for match in _country_pattern().finditer(sentence.span.words):
        tokens = sentence.between(offset + match.start(), offset + match.end())
        if tokens and tokens[0].start == offset + match.start():
            before = sentence.tokens[tokens[0].i - 1 : tokens[0].i]
            # "Ilda Jordan" is a person and "West Jordan" another place.
            if before and before[0].pos == "PROPN" and before[0].entity == "PERSON":
                continue
            if tokens[-1].tag != "JJ" or tokens[-1].text.isupper():
                yield tokens[0].i, tokens[-1].i


def _is_name(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and any(letter.islower() for letter in token.text) | token.text.isupper()
        and token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB", "ADV")
        and (token.i > 0 or token.pos == "PROPN")
        and token.text not in ("I", "Mr.", "Mrs.", "Dr.")
    )


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    first: int | None = None
    last = -1
    for token in sentence.tokens:
        if _is_name(token):
            first, last = (token.i if first is None else first), token.i
        elif first is not None and not _joins(sentence, token):
            yield first, last
            first = None
        elif first is None and token.lower in ARTICLES and _starts_name(sentence, token):
            first, last = token.i, token.i
    if first is not None:
        yield first, last


def _starts_name(sentence: Sentence, token: Token) -> bool:
    """Whether a lower-case article begins a name: "al-Merrin"."""
    return any(
        each.text == "-" and each.start == token.end
        for each in sentence.tokens[token.i + 1 : token.i + 2]
    )


def _joins(sentence: Sentence, token: Token) -> bool:
    """Whether a hyphen or article is inside a name: "Ladd-on-Merrin", "Deir al-Osk"."""
    following = sentence.tokens[token.i + 1 : token.i + 2]
    if token.lower not in JOINERS or not following:
        return False
    if token.text in ("-", "'"):
        return following[0].start == token.end
    return following[0].text == "-" or _is_name(following[0])


def _typed(sentence: Sentence, first: int, last: int) -> Name | None:
    """Cut directions off a run, and set its type word: inside ("Vesk Oblast"), after, or before."""
    tokens = sentence.tokens
    if country(" ".join(token.text for token in tokens[first : last + 1])):
        return Name(first, last, *(_type_after(tokens, last) or _type_before(tokens, first)))
    first, last = _cut(tokens, first, last)
    if not any(token.pos in ("PROPN", "X") for token in tokens[first : last + 1]):
        return None
    if first < last and (kind := _kind_or_plural(tokens[last].lower)):
        unsaid = tokens[last].lower == "state" and tokens[last].entity != "GPE"
        # "the Islamic State" and "the Lumerian Province" name no place by themselves.
        fits = not unsaid and not _is_adjective(tokens[last - 1])
        return Name(first, last - 1, kind, last) if fits else None
    if tokens[last].lower == "state" or (first == last and _is_adjective(tokens[first])):
        return None  # "the Secretary of State", "the Lumerian city"
    if first < last and tokens[first].lower in ("lake", "mount", "cape", "fort", "camp"):
        return Name(first, last, "water", last)
    if first == last and (_kind(tokens[first].lower) or tokens[first].lower in DIRECTIONS):
        return None
    return Name(first, last, *(_type_after(tokens, last) or _type_before(tokens, first)))


def _cut(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Leave out directions around a name, and a possessing state: "Lumerias Eastern Vesk"."""
    while first < last and (tokens[first].lower in DIRECTIONS or possessed_state(tokens[first])):
        first += 1
    while first < last and tokens[last].lower in COMPASS:
        last -= 1
    return first, last


def _type_after(tokens: Sequence[Token], last: int) -> tuple[str, int] | None:
    """The type word right after a name: "the Vesk region"."""
    if last + 1 >= len(tokens):
        return None
    word = tokens[last + 1]
    kind = _kind_or_plural(word.text)
    if not kind or word.text in place_words("owned type") or _is_owner(tokens[last], kind):
        return None
    return kind, last + 1


def _is_owner(token: Token, kind: str) -> bool:
    """As in "the Lumeri coast": a demonym the parser does not know, hung on a common noun."""
    hung = token.dep in ("amod", "compound", "nmod") and kind not in NAMED
    return hung and token.text.endswith(DEMONYM_ENDINGS) and not country(token.text)


def _type_before(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """The type word before a name: "the village of Merrin", "the town Merrin"."""
    if first >= 2 and tokens[first - 1].lower == "of" and (kind := _kind(tokens[first - 2].lower)):
        return kind, first - 2
    kind = _kind(tokens[first - 1].lower) if first else ""
    return (kind, first - 1) if kind in ("village", "city") else ("", -1)


def possessed_state(token: Token) -> str | None:
    """The state of a possessive whose apostrophe was lost: "Lumerias Vesk province" -> its code."""
    return (
        country(token.text[:-1]) if token.text.endswith("s") and not country(token.text) else None
    )


def _is_adjective(token: Token) -> bool:
    """Whether the word tells whose and not where: "the Lumerian city"."""
    if country(token.text):
        return False
    return token.pos == "ADJ" or is_people(token) or adjective(token.text) is not None


def is_people(token: Token) -> bool:
    """Whether the parser's "people" is one: it calls "Aleppo province" so too."""
    return token.entity in ("NORP", "LANGUAGE") and token.text.endswith(DEMONYM_ENDINGS)


def _kind(word: str) -> str:
    return next((kind for kind in KINDS if word in place_words(kind)), "")


def _kind_or_plural(word: str) -> str:
    return _kind(word) or _kind(word.removesuffix("s")) or _kind(word.removesuffix("es"))
