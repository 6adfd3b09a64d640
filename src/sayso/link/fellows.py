"""Fellows: figures of one story that ask one thing, though each sentence tells only part of it.

"Patients of the Mill Hospital" fell ill and patients "at the Mill Hospital" did; "1,900 hectares
burned" and "2,100 were destroyed" tell of one loss. Figures far apart in size are never put so
together, nor what befell other people or in another place.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.lexicon.predicates import are_kin
from sayso.link.corpus import Corpus
from sayso.link.keys import FIGURES, Key, Position
from sayso.model import QuestionKind

NEAR = 2.0  # times by which figures may differ that are told by words of two classes
SCOPE = "whose they are is where they are"
KINDRED = "told by another word for the same"
Own = Mapping[str, Sequence[Position]]
Told = dict[Position, Position]
Sizes = dict[Key, list[float]]


def settle(corpus: Corpus, own: Own) -> dict[str, list[Position]]:
    """The positions of all claims, those of one story that ask one thing under one key."""
    stories: dict[str, list[Position]] = defaultdict(list)
    for claim in corpus.claims:
        stories[corpus.thread_of(claim.article)].extend(own[claim.id])
    found = {story: _settled(told) for story, told in stories.items()}
    return {
        claim.id: [found[corpus.thread_of(claim.article)][each] for each in own[claim.id]]
        for claim in corpus.claims
    }


def _settled(told: Sequence[Position]) -> Told:
    now = _at_home(told)
    return now | _kindred(now)


def _at_home(told: Sequence[Position]) -> Told:
    """As in "patients of the Mill Hospital" and "at the Mill Hospital": whose they are is where."""
    places = {position.key.place for position in told} - {""}
    found = {position: position for position in told}
    for position in told:
        key = position.key
        words = key.owner.split()
        starts = (" ".join(words[:end]) for end in range(len(words), 0, -1))
        home = next((start for start in starts if start in places), "") if len(words) > 1 else ""
        if home and key.place in {"", home}:
            key = replace(key, about=key.noun, place=home)
            found[position] = replace(position, key=key, why=position.why or SCOPE)
    return found


def _kindred(told: Told) -> Told:
    """As in "1,900 hectares burned" and "2,100 were destroyed": one key, that of most of them."""
    groups: dict[tuple[str, str, str], Sizes] = defaultdict(dict)
    for key, sizes in _sizes(told).items():
        if _is_event(key):
            groups[key.about, key.unit, key.place][key] = sizes
    goals: dict[Key, Key] = {}
    for group in groups.values():
        goals |= _goals(group)
    return {
        first: replace(position, key=goals[position.key], why=position.why or KINDRED)
        for first, position in told.items()
        if position.key in goals
    }


def _goals(group: Sizes) -> dict[Key, Key]:
    """Where the keys of one thing go: to the kindred one of near figures that most are told by."""
    ranked = sorted(group, key=lambda key: (-len(group[key]), key))
    goals: dict[Key, Key] = {}
    for number, key in enumerate(ranked):
        for main in ranked[:number]:
            kin = main not in goals and are_kin(key.predicate, main.predicate)
            if kin and _are_near(group[key], group[main]):
                goals[key] = main
                break
    return goals


def _sizes(told: Told) -> Sizes:
    found: Sizes = defaultdict(list)
    for position in told.values():
        if size := _size(position):
            found[position.key].append(size)
    return found


def _size(position: Position) -> float:
    """The figure of a position that says how many; 0 where it says none."""
    low, high = position.bounds or (None, None)
    many = position.key.kind is QuestionKind.HOW_MANY
    return (high or low or 0.0) if many else 0.0


def _are_near(some: Sequence[float], others: Sequence[float]) -> bool:
    return max(some) <= NEAR * max(others) and min(some) * NEAR >= min(others)


def _is_event(key: Key) -> bool:
    return bool(key.known.name) and key.predicate not in FIGURES
