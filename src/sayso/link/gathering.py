"""Gathering: figures of one story that count one thing, told with other or with fewer words.

"31,000 tonnes were on board" and "it carried 31,000 tonnes" ask one thing: a figure told twice of
one thing in one story is one figure, unless the lexicon knows both predicates and tells them apart
(12 freed and 12 still held).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.lexicon.things import counts_people
from sayso.link.corpus import Corpus
from sayso.link.keys import Bounds, Key, Position
from sayso.model import QuestionKind

AMOUNT = "amount"
LEVEL = "level"
BURNING = "burning"
LOST = frozenset({"destruction", "casualties", "damage", AMOUNT})
LEAST = 3  # of one or two of a kind a story may tell many things
CAP = 200  # positions of one story and thing that are compared
SAME_FIGURE = "the same figure of the same thing, told in other words"
SAME_WORDS = "told in the words of a figure that is given elsewhere in other words"
ONLY_PLACE = "the only place of which the story gives it"
BURNT = "the story tells of a fire that burns such land"
Own = Mapping[str, Sequence[Position]]


def settle(corpus: Corpus, own: Own) -> dict[str, list[Position]]:
    """The positions of all claims, those on one figure on one key."""
    groups: dict[tuple[str, str, str], list[Position]] = defaultdict(list)
    for claim, positions in sorted(own.items()):
        story = corpus.thread_of(corpus.claim[claim].article)
        for position in positions:
            key = position.key
            if key.kind is QuestionKind.HOW_MANY:
                groups[story, key.noun, key.unit].append(position)
    moved: dict[Position, Position] = {}
    for group in groups.values():
        levels = [position for position in group if position.key.predicate == LEVEL]
        moved |= _placed(levels[:CAP])
        others = [each for each in group if each.key.predicate != LEVEL][:CAP]
        moved |= _burnt(others) or _moved(others)
    return {
        claim: [moved.get(position, position) for position in positions]
        for claim, positions in own.items()
    }


def _placed(levels: Sequence[Position]) -> dict[Position, Position]:
    """Where a story gives a level of one place only, what names no place is of that place."""
    places = {position.key.place for position in levels} - {""}
    if len(places) != 1:
        return {}
    (place,) = places
    return {
        position: replace(position, key=replace(position.key, place=place), why=ONLY_PLACE)
        for position in levels
        if not position.key.place
    }


def _burnt(group: Sequence[Position]) -> dict[Position, Position]:
    """Where a fire burns so much land, that as much was lost or destroyed says the same."""
    if not any(each.key.predicate == BURNING and each.key.unit for each in group):
        return {}
    return {
        position: replace(position, key=replace(position.key, predicate=BURNING), why=BURNT)
        for position in group
        if position.key.predicate in LOST
    }


def _moved(group: Sequence[Position]) -> dict[Position, Position]:
    """Where the positions of one thing go, of those whose predicate has no class."""
    often = Counter(position.key for position in group)
    known = {key for key in often if _is_known(key)}
    by_figure: dict[tuple[float | None, float | None], set[Key]] = defaultdict(set)
    for position in group:
        by_figure[_figure(position)].add(position.key)
    goals: dict[Key, set[Key]] = defaultdict(set)
    found: dict[Position, Position] = {}
    for position in group:
        same = by_figure[_figure(position)] if _is_telling(position) else set()
        goal = None if position.key in known else _best(same, often)
        if goal is not None and goal != position.key:
            goals[position.key].add(goal)
            found[position] = replace(position, key=goal, why=SAME_FIGURE)
    for position in group:
        key = position.key
        if position in found or key in known or counts_people(key.noun):
            continue
        goal = _only(goals[key]) if key.predicate != AMOUNT else None
        if goal is not None and goal != key:
            found[position] = replace(position, key=goal, why=SAME_WORDS)
    return found


def _only(keys: set[Key]) -> Key | None:
    return next(iter(keys)) if len(keys) == 1 else None


def _best(keys: set[Key], often: Mapping[Key, int]) -> Key | None:
    """The one of a known class; where two are known, nothing says which."""
    known = {key for key in keys if _is_known(key)}
    if len(known) > 1:
        return None
    if known:
        return known.pop()
    named = {key for key in keys if key.predicate != AMOUNT}
    return min(named, key=lambda key: (-often[key], key), default=None)


def _is_known(key: Key) -> bool:
    return bool(key.known.name) and key.predicate != AMOUNT


def _figure(position: Position) -> Bounds:
    return position.bounds or (None, None)


def _is_telling(position: Position) -> bool:
    low, high = _figure(position)
    return (low or high or 0) >= LEAST
