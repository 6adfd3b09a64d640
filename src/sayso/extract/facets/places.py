"""Find where: named places of a sentence, told from governments, people and organisations."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from anyascii import anyascii

from sayso.extract.facets import borders, calendar, placenames
from sayso.extract.facets.placenames import Name
from sayso.lexicon.outlets import outlet_names
from sayso.lexicon.places import adjective, capital, country, country_name, place_words
from sayso.lexicon.predicates import by_noun
from sayso.model import Place, Sentence, Span, Token

PLACE_LABELS = ("GPE", "LOC", "FAC")
OTHER_LABELS = ("DATE", "TIME", "NORP", "LANGUAGE", "EVENT", "LAW")
STRONG = place_words("preposition") - place_words("weak-preposition")


@dataclass(frozen=True, slots=True)
class Found:
    """A name accepted as a place, with the words that belong to it and what contains it."""

    name: Name
    first: int
    last: int
    kind: str
    within: str | None = None


def find(sentence: Sentence) -> tuple[Place, ...]:
    """The places of a sentence, in text order.

    Containers are not listed beside what they contain: "the Vesk region of Lumeria" is one place,
    with ``within`` "lumeria". Capitals and palaces that speak or act ("Moscow said") are none.

    Example: "They drove into the far western Vesk Oblast." -> "the far western Vesk Oblast", with
    the key "vesk".
    """
    names = [name for name in placenames.find(sentence) if not _excluded(sentence, name)]
    accepted: list[Found] = []
    containers: set[int] = set()
    for name in names:
        if name.first in containers:
            continue
        found = _accept(sentence, name, accepted)
        if found is None:
            continue
        container = _container(sentence, found, names)
        if container is not None:
            containers.add(container.first)
            found = replace(found, within=_key(_text(sentence, container)))
            accepted = [each for each in accepted if each.name.first != container.first]
        accepted.append(found)
    named = [_place(sentence, found) for found in accepted]
    lines = (
        one for one in borders.find(sentence) if not any(one.span.overlaps(p.span) for p in named)
    )
    return tuple(sorted((*named, *lines), key=lambda place: place.span.start))


@cache
def _outlets() -> frozenset[str]:
    return frozenset(name.casefold() for name in outlet_names())


def _excluded(sentence: Sentence, name: Name) -> bool:
    """Names that are surely something else: outlets, dates, organisations, people, acronyms."""
    tokens = sentence.tokens[name.first : name.last + 1]
    text = _text(sentence, name)
    typed = sentence.tokens[name.kind_at : name.kind_at + 2] if name.kind_at > name.last else ()
    if typed and typed[0].text.istitle() and typed[-1].lower in place_words("organisation"):
        return True  # "the US State Department"
    if country(text) or capital(text):
        return False
    if text.casefold() in _outlets():
        return True
    offset = sentence.span.start
    for when in calendar.find(sentence.span.words):
        if when.start + offset < tokens[-1].end and tokens[0].start < when.end + offset:
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


def _accept(sentence: Sentence, name: Name, accepted: list[Found]) -> Found | None:
    first = placenames.widen(sentence, name)
    found = Found(name, first, max(name.last, name.kind_at), name.kind)
    if _followed_by_possessive(sentence, found):
        return None
    if _is_modifier(sentence, found):
        return None
    before = (
        sentence.tokens[min(first, name.kind_at if name.kind_at >= 0 else first) - 1]
        if first
        else None
    )
    label = sentence.tokens[name.last].entity
    known = bool(country(_text(sentence, name)) or capital(_text(sentence, name)))
    if (
        before is not None
        and before.lower in place_words("preposition")
        and before.pos in ("ADP", "SCONJ", "PART", "ADV")
    ):
        return found if _by_preposition(sentence, found, before, known=known) else None
    if _joined_to_place(sentence, found, accepted):
        return found
    top = sentence.tokens[found.last]
    verb = sentence.head(top)
    if top.dep == "dobj" and verb.lemma in place_words("place-verb"):
        # The parser's label is no help with unknown names: "captured Ladd" reads PERSON.
        taken = label != "PERSON" or verb.lemma in place_words("taking-verb")
        return found if known or taken or name.kind else None
    if name.kind in ("region", "village", "city", "district") or label in ("LOC", "FAC"):
        return found if top.dep not in ("nsubj", "nsubjpass") or name.kind else None
    return None


def _by_preposition(sentence: Sentence, found: Found, before: Token, *, known: bool) -> bool:
    """Whether the preposition leads to a place here."""
    name, head = found.name, sentence.head(before)
    beside = sentence.tokens[before.i - 1] if before.i else before
    if before.lower == "from" and beside.lemma in place_words("people"):
        return False  # "welders from Lumeria": whose they are, not where
    tokens = sentence.tokens[name.first : name.last + 1]
    label = tokens[-1].entity
    person = label == "PERSON" and not known and not name.kind
    if name.kind or before.lower in STRONG:
        if person and (len(tokens) > 1 or head.lemma in place_words("belief")):
            return False
        return head.lemma not in place_words("belief") or known
    if before.lower == "of":
        return head.lower in place_words("place-noun") and not person
    if person and len(tokens) > 1:
        return False
    if before.lower in ("to", "from", "for", "through", "via", "on", "at", "over"):
        return _by_weak_preposition(head, before.lower, label, known=known)
    return label in ("LOC", "FAC")


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
        return label in PLACE_LABELS and head.pos == "VERB"
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
    return (tied and label != "ORG") or label in PLACE_LABELS or bool(found.name.kind)


def _container(sentence: Sentence, found: Found, names: list[Name]) -> Name | None:
    """What contains it: "Lumeria's Vesk Region", "Vesk, Lumeria", "the Vesk area in Lumeria"."""
    text = _text(sentence, found.name)
    for name in names:
        own = _text(sentence, name)
        if name.first == found.name.first or country(text):
            continue
        if name.last < found.first:
            between = [token.text for token in sentence.tokens[name.last + 1 : found.first]]
            if between in (["'s"], ["’s"], ["'"]) and (
                country(own) or _is_place_like(sentence, name)
            ):
                return name
            continue
        if name.first <= found.last:
            continue
        start = placenames.widen(sentence, name)
        between = [token.lower for token in sentence.tokens[found.last + 1 : start]]
        if between in (["of"], ["in"]) and (country(own) or name.kind or found.name.kind):
            return name
        if between == [","] and (country(own) or _closes(sentence, name)):
            return name
    return None


def _closes(sentence: Sentence, name: Name) -> bool:
    """Whether it is set off by commas and not one of a list: "in Vesk, Lumeria, they met"."""
    after = [token.lower for token in sentence.tokens[name.last + 1 : name.last + 3]]
    return bool(after) and after[0] in (",", ".", ")") and after[1:] not in (["and"], ["or"])


def _is_place_like(sentence: Sentence, name: Name) -> bool:
    return sentence.tokens[name.last].entity in ("GPE", "LOC", "ORG", "NORP", "PERSON")


def _text(sentence: Sentence, name: Name) -> str:
    base = sentence.span.start
    start, end = sentence.tokens[name.first].start, sentence.tokens[name.last].end
    return sentence.span.words[start - base : end - base]


def _adjective_before(sentence: Sentence, found: Found) -> str | None:
    """The key of the state an adjective names: "the Syrian city of Vesk"."""
    for token in reversed(sentence.tokens[max(0, found.first - 1) : found.name.first]):
        if iso := adjective(token.text) or placenames.possessed_state(token):
            return _key(country_name(iso) or "")
    return None


def _key(name: str) -> str:
    """The key; a country's is that of its best name, whose compass words belong to it."""
    iso = country(name)
    best = country_name(iso) if iso else None
    return anyascii(best).casefold() if best else placenames.key(name)


def _place(sentence: Sentence, found: Found) -> Place:
    base, tokens = sentence.span.start, sentence.tokens
    start = tokens[found.first].start
    end = tokens[found.last].end
    words = sentence.span.words[start - base : end - base]
    name = _text(sentence, found.name)
    iso = country(name)
    partly = found.first < found.name.first and any(
        token.lower in placenames.PARTS for token in tokens[found.first : found.name.first]
    )
    within = found.within or (None if iso else _adjective_before(sentence, found))
    if within is None and iso is None and (state := capital(name)) and not found.kind:
        within = _key(country_name(state) or "")
    precision = _precision(found, iso, name, partly=partly)
    return Place(
        Span(start, end, words), _full(sentence, found), _key(name), iso, within, precision
    )


def _full(sentence: Sentence, found: Found) -> str:
    """The name with the type word behind it: "Vesk Oblast", "Ladd depot"."""
    name = found.name
    return _text(sentence, replace(name, last=max(name.last, name.kind_at)))


def _precision(found: Found, iso: str | None, name: str, *, partly: bool) -> str:
    if iso:
        return "region" if partly else "country"
    if found.kind in ("region", "area", "district"):
        return "region"
    if found.kind in ("city", "village"):
        return found.kind
    return "city" if capital(name) and not found.kind else "unknown"
