"""Places that other claims supply: "the valley" of another article, the town that was shelled."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from sayso.lexicon.predicates import predicate_classes
from sayso.link.keys import Key, Position
from sayso.model import Claim, QuestionKind

SHORT = "the "
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where what is said to be or to have happened, over all claims."""

    held: Mapping[tuple[str, str], frozenset[str]]
    hit: Mapping[tuple[str, str, str], frozenset[str]]
    words: Mapping[str, frozenset[str]]

    def settle(self, position: Position) -> Position:
        """The position with the place that its words point to; without one if none is certain."""
        if position.key.place.startswith(SHORT):
            return self._named_elsewhere(position)
        return self._what_was_hit(position)

    def _named_elsewhere(self, position: Position) -> Position:
        """As in "Lumerian soldiers in the valley": the one valley they are said to be in."""
        key, noun = position.key, position.key.place.removeprefix(SHORT)
        held = self.held.get((key.predicate, key.about), frozenset())
        meant = {place for place in held if noun in self.words.get(place, ())}
        if len(meant) != 1 or ":" not in key.about:
            return replace(position, key=replace(key, place=""))
        why = f"the only {noun} in which other claims place the same"
        return replace(position, key=replace(key, place=meant.pop()), why=why)

    def _what_was_hit(self, position: Position) -> Position:
        """As in "who fired on Vell", where all speak of one thing in Vell that was fired on."""
        key = position.key
        if key.place or key.kind is not QuestionKind.IS_IT_SO or key.about not in self.words:
            return position
        hit = self.hit.get((key.predicate, key.about, key.by), frozenset())
        if len(hit) != 1:
            return position
        why = f"the only thing there of which the same is said: {next(iter(hit))}"
        return replace(position, key=replace(key, about=next(iter(hit)), place=key.about), why=why)


def gather(claims: Iterable[Claim], positions: Iterable[Position]) -> Grounds:
    """What all positions say of places."""
    words: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for place in claim.places:
            words[place.key].update(place.name.lower().split()[1:])
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    hit: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for position in positions:
        key = position.key
        if not key.place or key.place.startswith(SHORT):
            continue
        held[key.predicate, key.about].add(key.place)
        if _is_deed(key) and key.about != key.place:
            hit[key.predicate, key.place, key.by].add(key.about)
    return Grounds(_frozen(held), _frozen(hit), _frozen(words))


def _is_deed(key: Key) -> bool:
    kind = predicate_classes().get(key.predicate)
    return kind is not None and kind.agent


def _frozen(found: Mapping[K, set[str]]) -> dict[K, frozenset[str]]:
    return {key: frozenset(values) for key, values in found.items()}
