"""Which places a clause speaks of: a place counts where it hangs on the clause by a preposition."""

from collections.abc import Sequence

from sayso.extract.propositions import clauses, things
from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.places import belonging, country_name
from sayso.lexicon.things import belonging_key, thing_class, thing_classes
from sayso.model import Place, Proposition, Sentence, Token

LOCATIVE = clause_words("locative")
FRONTIERS = clause_words("frontier")
SOURCE = frozenset({"from"})
PARTS = clause_words("part of a place")


def find(
    sentence: Sentence,
    anchors: Sequence[Token],
    places: Sequence[Place],
    before: Sequence[Proposition],
    *,
    leaving: bool = False,
) -> tuple[tuple[str, ...], tuple[Place, ...]]:
    """Keys of the places that hang on one of the anchors (the predicate, its helpers, its thing).

    The places come with them, but for those only pointed at ("there", "in the valley").
    """
    marked = {
        token.i: place
        for place in places
        for token in sentence.between(place.span.start, place.span.end)
    }
    here = {token.i for token in anchors}
    found: list[Place] = []
    for place in places:
        head = head_of(sentence, place)
        if head is not None and _hangs_on(sentence, head, here, marked, leaving):
            found.append(place)
    keys = dict.fromkeys(place.key for place in found)
    if not keys and (ground := _ground(sentence, anchors, before)):
        return (ground,), ()
    if not keys and (key := _pointed_at(sentence, anchors, marked, before)):
        return (key,), ()
    return tuple(keys), tuple(found)


def head_of(sentence: Sentence, place: Place) -> Token | None:
    """The token of the place whose head lies outside it."""
    inside = sentence.between(place.span.start, place.span.end)
    numbers = {token.i for token in inside}
    return next((t for t in inside if t.head not in numbers or t.head == t.i), None)


def _hangs_on(
    sentence: Sentence, head: Token, here: set[int], marked: dict[int, Place], leaving: bool
) -> bool:
    own = marked[head.i]
    token, located = head, head.i in here
    if located:
        return True  # "entered Ostrel": the place is the goal itself.
    while token.head != token.i:
        if token.i in here and token is not head:
            return located or things.is_area(token)
        if token.dep in {"amod", "compound", "poss", "nmod"} and not _names_area(
            sentence.head(token)
        ):
            return False
        token = sentence.head(token)
        if marked.get(token.i, own) is not own:
            return False  # "Ostrel in Lumeria": the wider place only says where the narrower is.
        if token.pos in {"VERB", "AUX"} and token.i not in here:
            return False
        if token.pos == "NOUN" and token.i not in here and clauses.class_name(sentence, token):
            return False  # "sent for the war in Ostrel": the war is there.
        if token.pos in {"ADP", "SCONJ"} or token.dep in {"prep", "agent"}:
            located = located or token.lower in (LOCATIVE | {"from"} if leaving else LOCATIVE)
            if not located and token.lower != "of":
                return False
    return located and token.i in here


def _ground(
    sentence: Sentence, anchors: Sequence[Token], before: Sequence[Proposition]
) -> str | None:
    """As in "moved to Lumerian training grounds": the adjective says in which country."""
    for anchor in anchors:
        for prep in sentence.kids(anchor, "prep"):
            noun = next(sentence.kids(prep, "pobj"), None)
            if noun is None or prep.lower not in LOCATIVE or not _names_area(noun):
                continue
            owner = things.owner_of(sentence, noun) or ""
            if name := country_name(belonging(owner) or ""):
                return name.casefold()
            stem = belonging_key(owner) if owner else None
            known = (key for p in reversed(before) for key in p.places)
            if found := next((key for key in known if belonging_key(key.title()) == stem), None):
                return found
    return None


def _names_area(noun: Token) -> bool:
    return noun.lemma in thing_classes()["area"].nouns or noun.lemma in PARTS


def _pointed_at(
    sentence: Sentence,
    anchors: Sequence[Token],
    marked: dict[int, Place],
    before: Sequence[Proposition],
) -> str | None:
    """As in "have gone there", "in the valley": the place that was spoken of last."""
    for anchor in anchors:
        where = any(kid.lower == "where" for kid in sentence.kids(anchor, "advmod"))
        if where and anchor.dep == "relcl" and anchor.head in marked:
            return marked[anchor.head].key
        for kid in sentence.kids(anchor, "advmod", "prep"):
            noun = _frontier(sentence, next(sentence.kids(kid, "pobj"), None))
            if kid.lower == "there" and kid.dep == "advmod":
                return next((p.places[0] for p in reversed(before) if p.places), None)
            if (
                noun is not None
                and kid.lower in LOCATIVE | SOURCE
                and _is_definite_area(sentence, noun)
            ):
                short = marked.get(noun.i)
                return short.key if short else _last_named(noun.lemma, before)
    return None


def common(sentence: Sentence, anchors: Sequence[Token]) -> tuple[str, ...]:
    """As in "620 people are in the shelters": ground without a name, by the noun for it."""
    for anchor in anchors:
        for prep in sentence.kids(anchor, "prep"):
            noun = next(sentence.kids(prep, "pobj"), None)
            inside = prep.lower in {"in", "at", "inside", "aboard"}
            if inside and noun is not None and _is_site(sentence, noun):
                return (f"the {noun.lemma}",)
    return ()


def _is_site(sentence: Sentence, noun: Token) -> bool:
    """Whether one can be in it as in a house, and no name of its own says which it is."""
    if noun.pos != "NOUN" or noun.entity or not noun.text.islower() or things.is_area(noun):
        return False
    if noun.lemma in clause_words("no site") | clause_words("nothing to ask about") | PARTS:
        return False
    group = thing_class(noun.lemma)
    named = any(kid.pos == "PROPN" for kid in sentence.kids(noun, "compound", "poss"))
    people = group is not None and group.people
    return not named and not people and clauses.class_name(sentence, noun) is None


def _frontier(sentence: Sentence, noun: Token | None) -> Token | None:
    """As in "within 50 kilometres of our border": what the distance is from."""
    if noun is None or noun.lemma in FRONTIERS:
        return noun
    far = clauses.complement(sentence, noun, "of", "from")
    return far if far is not None and far.lemma in FRONTIERS else noun


def _is_definite_area(sentence: Sentence, noun: Token) -> bool:
    if noun.lemma in FRONTIERS and next(sentence.kids(noun, "poss"), None) is not None:
        return True  # "our border"
    return things.is_area(noun) and any(
        kid.lower in clause_words("definite") for kid in sentence.kids(noun, "det")
    )


def _last_named(noun: str, before: Sequence[Proposition]) -> str | None:
    """As in "the valley" wants a name with that word in it, "the area" takes any.

    Where the article names none it stays "the valley": another article of the story may name it.
    """
    anywhere = noun in clause_words("any area")
    for earlier in reversed(before):
        if earlier.places and (anywhere or noun in earlier.span.words.lower()):
            return earlier.places[0]
    return f"the {noun}" if noun in clause_words("area to be named") else None
