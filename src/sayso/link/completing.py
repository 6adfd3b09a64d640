"""What a claim leaves out because its article has just said it: where, and whose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.things import thing_classes
from sayso.link.corpus import Corpus
from sayso.link.keys import MARKED, Key, Position
from sayso.model import Claim

Own = Mapping[str, Sequence[Position]]
LAST_SPOKEN = "the place is the one last spoken of"
ONLY = "the only place the article speaks of for the same"
SAME_VOICE = "the place is the one the same voice gave before"
SAME_FIGURE = "the place is the one given with the same figure in this article"
WHOSE = "whose, and where, is what was spoken of before"


def find(corpus: Corpus, claims: Sequence[Claim], own: Own) -> dict[str, list[Position]]:
    """The positions of one article's claims, in text order, with what other positions supply."""
    placed = [(claim, p) for claim in claims for p in own[claim.id] if p.key.place and p.key.whole]
    order = {claim.id: number for number, claim in enumerate(claims)}
    found: dict[str, list[Position]] = {}
    for claim in claims:
        number = order[claim.id]
        earlier = [(c, p) for c, p in placed if order[c.id] < number]
        later = [(c, p) for c, p in placed if order[c.id] > number]
        found[claim.id] = [
            _completed(corpus, position, earlier[::-1], later) for position in own[claim.id]
        ]
    return found


Told = Sequence[tuple[Claim, Position]]


def _completed(corpus: Corpus, position: Position, earlier: Told, later: Told) -> Position:
    if position.key.place:
        return position
    for key, why in _proposals(corpus, position, earlier, later):
        return replace(position, key=key, why=why)
    return position


def _proposals(
    corpus: Corpus, position: Position, earlier: Told, later: Told
) -> Iterator[tuple[Key, str]]:
    """Ways to say where, the surest first."""
    key, claim = position.key, position.claim
    if not key.whole:
        for _, other in earlier:
            same = other.key.predicate == key.predicate and other.key.owner == key.owner
            if same and key.noun in {other.key.noun, "state"}:
                yield replace(key, about=other.key.about, place=other.key.place), LAST_SPOKEN
    if _tied_to_a_place(key):
        alike = {
            other.key.place
            for _, other in (*earlier, *later)
            if (other.key.predicate, other.key.about) == (key.predicate, key.about)
        }
        if len(alike) == 1:
            yield replace(key, place=alike.pop()), ONLY
    if key.known.measure == "cumulative" and claim.act not in MARKED:
        for spoke, other in earlier:
            same = (other.key.predicate, other.key.about) == (key.predicate, key.about)
            if same and corpus.speaker[spoke.id] == corpus.speaker[claim.id]:
                yield replace(key, place=other.key.place), SAME_VOICE
    if key.known.measure == "cumulative" and position.proposition is not None:
        figure = position.bounds
        for _, other in (*earlier, *later):
            same = (other.key.predicate, other.key.about) == (key.predicate, key.about)
            if same and figure is not None and other.bounds == figure:
                yield replace(key, place=other.key.place), SAME_FIGURE
    yield from _whose(position, earlier)


def _tied_to_a_place(key: Key) -> bool:
    """Who is somewhere or leaves it, or what stands there; fighting goes on anywhere."""
    people = key.noun in thing_classes()
    moves = not key.whole or key.known.from_place
    return (moves and bool(key.owner)) if people else (key.known.agent and not key.owner)


def _whose(position: Position, earlier: Told) -> Iterator[tuple[Key, str]]:
    """As in "4,000 soldiers have crossed", "the number of intruders", of whom there is one sort."""
    key = position.key
    if key.owner or position.proposition is None or position.proposition.about is None:
        return
    words = position.proposition.about.words.lower().split()
    soldiers = key.noun == "troops" or " ".join(words[-1:]) in clause_words(
        "soldier by another word"
    )
    if not soldiers:
        return
    spoken = [
        other.key
        for _, other in earlier
        if other.key.predicate == key.predicate and other.key.owner and other.key.noun == "troops"
    ]
    if len({each.about for each in spoken}) == 1:
        yield replace(key, about=spoken[0].about, place=spoken[0].place), WHOSE
