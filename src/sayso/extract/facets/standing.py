"""Whether a name stands as a place: not as a person, an outlet, a government or whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.extract.facets import placenames
from sayso.extract.facets.placenames import Name
from sayso.lexicon.outlets import outlet_names
from sayso.lexicon.places import adjective, capital, country, place_words
from sayso.lexicon.predicates import by_noun
from sayso.lexicon.times import time_words
from sayso.model import Sentence, Token

PLACE_LABELS = ("GPE", "LOC", "FAC")
OTHER_LABELS = ("DATE", "TIME", "NORP", "LANGUAGE", "EVENT", "LAW")
STRONG = place_words("preposition") - place_words("weak-preposition")


@dataclass(frozen=True, slots=True)
class Found:
    """A name accepted as a place, with the words that belong to it."""

    name: Name
    first: int
    last: int
    kind: str


@cache
def _outlets() -> frozenset[str]:
    return frozenset(name.casefold() for name in outlet_names())


def excluded(sentence: Sentence, name: Name) -> bool:
    """Names that are surely something else: outlets, dates, organisations, people, acronyms."""
    tokens = sentence.tokens[name.first : name.last + 1]
    text = placenames.words(sentence, name)
    typed = sentence.tokens[name.kind_at : name.kind_at + 2] if name.kind_at > name.last else ()
    if typed and typed[0].text.istitle() and typed[-1].lower in place_words("organisation"):
        return True  # "the US State Department"
    if country(text) or capital(text):
        return False
    if text.casefold() in _outlets():
        return True
    if any(token.text in time_words("month") for token in tokens):
        return True
    return not name.kind and _is_something_else(tokens)


def _is_something_else(tokens: Sequence[Token]) -> bool:
    """Whether a name without a type word is an organisation, acronym, people, law or date."""
    if len(tokens) == 1 and placenames.possessed_state(tokens[0]):
        return True
    if any(token.lower in place_words("organisation") for token in tokens):
        return True
    labels = {token.entity for token in tokens}
    if labels in ({"NORP"}, {"LANGUAGE"}):
        return len(tokens) > 1 or placenames.is_people(tokens[0]) or bool(adjective(tokens[0].text))
    if labels <= set(OTHER_LABELS):
        return True
    return all(token.text.isupper() and len(token.text) <= 5 for token in tokens)


def accept(
    sentence: Sentence, name: Name, accepted: list[Found], *, listed: bool = False
) -> Found | None:
    """The name with its words, if it stands as a place; ``listed``: the gazetteer knows it."""
    first = placenames.widen(sentence, name)
    found = Found(name, first, max(name.last, name.kind_at), name.kind)
    if _followed_by_possessive(sentence, found):
        return None
    if _is_modifier(sentence, found):
        return None
    before = _before(sentence, min(first, name.kind_at) if name.kind_at >= 0 else first)
    own = placenames.words(sentence, name)
    known = listed or bool(country(own) or capital(own))
    if (
        before is not None
        and before.lower in place_words("preposition")
        and before.pos in ("ADP", "SCONJ", "PART", "ADV")
    ):
        return found if _by_preposition(sentence, found, before, known=known) else None
    if _joined_to_place(sentence, found, accepted):
        return found
    return found if _by_itself(sentence, found, known=known, listed=listed) else None


def _by_itself(sentence: Sentence, found: Found, *, known: bool, listed: bool) -> bool:
    """Whether a name without a preposition is a place: by its verb, its type word or its label."""
    kind, label = found.kind, sentence.tokens[found.name.last].entity
    top = sentence.tokens[found.last]
    verb = sentence.head(top)
    if top.dep == "dobj" and verb.lemma in place_words("place-verb"):
        # The parser's label is no help with unknown names: "captured Ladd" reads PERSON.
        taken = label != "PERSON" or verb.lemma in place_words("taking-verb")
        return known or taken or bool(kind)
    if top.dep == "dobj" and verb.lemma in place_words("election verb") and listed:
        return True
    if kind in ("region", "village", "city", "district") or label in ("LOC", "FAC"):
        return top.dep not in ("nsubj", "nsubjpass") or bool(kind)
    return False


def _before(sentence: Sentence, first: int) -> Token | None:
    """The word before a name: "in both Vesk and Ladd" has "in"."""
    before = sentence.tokens[first - 1] if first else None
    if before is not None and before.i and before.lower in ("both", "either"):
        return sentence.tokens[before.i - 1]
    return before


def _by_preposition(sentence: Sentence, found: Found, before: Token, *, known: bool) -> bool:
    """Whether the preposition leads to a place here."""
    name, head = found.name, sentence.head(before)
    beside = sentence.tokens[before.i - 1] if before.i else before
    if before.lower == "from" and beside.lemma in place_words("people"):
        return False  # "welders from Lumeria": whose they are, not where
    tokens = sentence.tokens[name.first : name.last + 1]
    person = tokens[-1].entity == "PERSON" and not known and not name.kind
    if _is_common(tokens, before, known=known) and not name.kind:
        return False
    if name.kind or before.lower in STRONG:
        if person and (len(tokens) > 1 or head.lemma in place_words("belief")):
            return False
        return head.lemma not in place_words("belief") or known
    if before.lower == "of":
        return head.lower in place_words("place-noun") and not person
    if person and len(tokens) > 1:
        return False
    return _loosely(sentence, found, before, known=known)


def _loosely(sentence: Sentence, found: Found, before: Token, *, known: bool) -> bool:
    """Whether a preposition that has other uses leads to a place."""
    name, head = found.name, sentence.head(before)
    label = sentence.tokens[name.last].entity
    if before.lower == "between":
        # "between Moscow and Pyongyang" two governments stand more often than two cities.
        return known and label in PLACE_LABELS and not capital(placenames.words(sentence, name))
    if before.lower == "on" and known and found.first < name.first:
        return sentence.tokens[name.first - 1].lower != "the"  # "on rural Vesk"
    if before.lower in ("to", "from", "for", "through", "via", "on", "at", "over"):
        return _by_weak_preposition(head, before.lower, label, known=known)
    return label in ("LOC", "FAC")


def _is_common(tokens: Sequence[Token], before: Token, *, known: bool) -> bool:
    """Words with capitals that name no place: "in the Democrats", "in New Rocket Attacks"."""
    if known or tokens[-1].entity in PLACE_LABELS:
        return False
    return tokens[-1].tag in ("NNPS", "NNS") and (len(tokens) > 1 or before.i + 1 < tokens[0].i)


def _by_weak_preposition(head: Token, before: str, label: str, *, known: bool) -> bool:
    """Whether "to", "from" or the like leads to a place: "sent to Merrin", not "sold to Merrin"."""
    named = known or label in PLACE_LABELS
    if before == "for":
        return named and head.lemma in ("leave", "depart", "head", "set", "sail")
    if before == "on":
        return label in ("LOC", "FAC")
    if before == "at":
        return label in PLACE_LABELS or _stands_at(head, label)
    if before == "over":
        return named and head.pos == "VERB"
    if head.pos in ("NOUN", "PROPN") and before == "from" and head.lemma in place_words("people"):
        return False
    if head.lemma in place_words("motion"):
        return named or head.pos == "VERB" or label not in ("PERSON", "ORG")
    return before == "from" and named and head.pos == "VERB"


def _stands_at(head: Token, label: str) -> bool:
    """As in "the depot at Ladd" and "died at Ladd", not in "an editor at Ladd" or "laughed at"."""
    if head.pos == "NOUN":
        built = any(head.lemma in place_words(kind) for kind in ("site", "area", "city", "village"))
        return built or head.lemma in by_noun()
    return label != "ORG" and head.pos == "VERB" and head.lemma not in place_words("aimed verb")


def _followed_by_possessive(sentence: Sentence, found: Found) -> bool:
    following = sentence.tokens[found.last + 1 : found.last + 2]
    return bool(following and following[0].tag == "POS")


def _is_modifier(sentence: Sentence, found: Found) -> bool:
    """Whether the name only modifies a common noun that follows: "in Vesk uniforms"."""
    following = sentence.tokens[found.last + 1 : found.last + 2]
    if found.name.kind or not following:
        return False
    last = sentence.tokens[found.last]
    return last.dep in ("compound", "amod", "nmod", "poss") and (
        following[0].pos in ("NOUN", "ADJ") and sentence.head(last).i > found.last
    )


def _joined_to_place(sentence: Sentence, found: Found, accepted: list[Found]) -> bool:
    """Whether it stands in a list with a place: "in Ladd, Merrin and Osk"."""
    if not accepted:
        return False
    between = sentence.tokens[accepted[-1].last + 1 : found.first]
    if not between or any(token.lower not in ("and", "or", ",", "the") for token in between):
        return False
    label = sentence.tokens[found.name.last].entity
    tied = sentence.tokens[found.last].dep in ("conj", "appos", "pobj")
    if label == "PERSON" and found.name.last > found.name.first:
        return False
    return (tied and label != "ORG") or label in PLACE_LABELS or bool(found.name.kind)
