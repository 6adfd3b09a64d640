"""Names that could be places: capitalised runs and countries, with the type word beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from anyascii import anyascii

from sayso.extract.facets import runs
from sayso.extract.facets.runs import is_name, spelled
from sayso.lexicon.gazetteer import named
from sayso.lexicon.places import adjective, country, place_kind, place_words
from sayso.model import Sentence, Token

COMPASS = (
    *("north", "south", "east", "west", "central"),
    *("upper", "lower", "far", "mid", "inner", "outer"),
)
# Words that make "eastern Lumeria" a part of Lumeria; "the" and "occupied" do not.
PARTS = frozenset(
    word for word in place_words("direction") if any(part in word for part in COMPASS)
)
DEMONYM_ENDINGS = ("an", "ans", "ese", "ish", "ic", "ite", "ites", "i", "is")
# "the Lumeri coast" is a people's coast; before these words a name is a place's own.
NAMED = ("region", "district", "site", "water")
DIRECTIONS = place_words("direction")
SETTLED = ("city", "village", "district")


@dataclass(frozen=True, slots=True)
class Name:
    """A name by first and last token; ``kind`` is the type word's class, at token ``kind_at``."""

    first: int
    last: int
    kind: str = ""
    kind_at: int = -1


def find(sentence: Sentence) -> tuple[Name, ...]:
    """All candidate names in text order, without their type word."""
    found = (_typed(sentence, first, last) for first, last in runs.find(sentence))
    return tuple(sorted(filter(None, found), key=lambda name: name.first))


def key(name: str) -> str:
    """The comparable form: "the far western Vesk Oblast", "Vesk Region" and "Vesk" are "vesk"."""
    words = re.findall(r"[\w.'-]+", anyascii(name).casefold().replace("’", "'"))
    kept = [
        word
        for word in words
        if not (place_kind(word, plural=True) or word in place_words("direction"))
    ]
    kept = [word.removesuffix("'s") for word in kept] or words
    while kept[0] == "of" and len(kept) > 1:
        kept = kept[1:]
    return " ".join(kept)


def words(sentence: Sentence, name: Name) -> str:
    """The name as it is written, without its type word."""
    base = sentence.span.start
    start, end = sentence.tokens[name.first].start, sentence.tokens[name.last].end
    return sentence.span.words[start - base : end - base]


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


def _typed(sentence: Sentence, first: int, last: int) -> Name | None:
    """Cut directions off a run, and set its type word: inside ("Vesk Oblast"), after, or before."""
    tokens = sentence.tokens
    if country(spelled(tokens[first : last + 1])):
        return Name(first, last, *_type_after_or_before(tokens, first, last))
    listed = named(spelled(tokens[first : last + 1]))
    if first < last and any(one.kind == "city" for one in listed):
        return Name(first, last, *_type_after_or_before(tokens, first, last))  # "Green Bay"
    if not listed:
        first, last = _cut(tokens, first, last)  # "South Carolina" is no southern part
    if not any(t.pos in ("PROPN", "X") or t.entity == "GPE" for t in tokens[first : last + 1]):
        return None
    if first < last and (kind := place_kind(tokens[last].lower, plural=True)):
        unsaid = tokens[last].lower == "state" and tokens[last].entity != "GPE"
        # "the Islamic State" and "the Lumerian Province" name no place by themselves.
        fits = not unsaid and not _is_adjective(tokens[last - 1])
        return Name(first, last - 1, kind, last) if fits else None
    if tokens[last].lower == "state" or (first == last and _is_adjective(tokens[first])):
        return None  # "the Secretary of State", "the Lumerian city"
    if first < last and tokens[first].lower in ("lake", "mount", "cape", "fort", "camp"):
        return Name(first, last, "water", last)
    if first == last and (place_kind(tokens[first].lower) or tokens[first].lower in DIRECTIONS):
        return None
    return Name(first, last, *_type_after_or_before(tokens, first, last))


def _type_after_or_before(tokens: Sequence[Token], first: int, last: int) -> tuple[str, int]:
    return _type_after(tokens, last) or _type_before(tokens, first)


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
    kind = place_kind(word.text, plural=True)
    if not kind or word.text in place_words("owned type") or _is_owner(tokens[last], kind):
        return None
    beyond = tokens[last + 2 : last + 4]
    if kind in SETTLED and len(beyond) > 1 and beyond[0].lower == "of" and is_name(beyond[1]):
        return None  # "the West Bank city of Vesk": the type word is the other name's
    return kind, last + 1


def _is_owner(token: Token, kind: str) -> bool:
    """As in "the Lumeri coast": a demonym the parser does not know, hung on a common noun."""
    hung = token.dep in ("amod", "compound", "nmod") and kind not in NAMED
    return hung and token.text.endswith(DEMONYM_ENDINGS) and not country(token.text)


def _type_before(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """The type word before a name: "the village of Merrin", "the town Merrin"."""
    if first >= 2 and tokens[first - 1].lower == "of":
        word = tokens[first - 2]
        many = place_kind(word.text, plural=True)
        # "the towns of Vesk and Ladd", but "areas of Lumeria", "the Ministry of Ports of Ladd"
        if kind := place_kind(word.lower) or (many if many in SETTLED else ""):
            return kind, first - 2
    kind = place_kind(tokens[first - 1].lower) if first else ""
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
