"""Matching: questions of one thread that ask one thing in other words are put together.

Keys bring together what the lexicon knows to be one thing; "no ransom was paid" and "no money
changed hands" have other keys. Pairs near in meaning are proposed, and scored by what their
propositions share (`pairing`); average linkage joins them, so that no chain of neighbours does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from sayso.link import clusters, pairing, tellings
from sayso.link.corpus import Corpus
from sayso.link.keys import REWORDED, Key, Part, Position
from sayso.model import QuestionKind

NEIGHBOURS = 12  # parts nearest in meaning that each part is compared with
BLOCK = 2_000  # parts of one thread and kind that are looked through for neighbours
FEW = 3  # positions of a part that are compared; a part is one key, and its positions are alike
NEVER = -8.0  # the score of what is barred
APART = -8.0


def find(corpus: Corpus, parts: Sequence[Part]) -> list[Part]:
    """The parts, those that ask one thing joined under one of their keys."""
    groups: dict[tuple[str, QuestionKind], list[Part]] = defaultdict(list)
    found: list[Part] = []
    for part in parts:
        kind = part[0].kind
        if kind in pairing.weights():
            groups[_thread(corpus, part), kind].append(part)
        else:
            found.append(part)
    for (_, kind), group in sorted(groups.items()):
        for start in range(0, len(group), BLOCK):
            found += _joined(corpus, kind, group[start : start + BLOCK])
    return sorted(found, key=lambda part: part[0])


def _thread(corpus: Corpus, part: Part) -> str:
    among = Counter(corpus.thread_of(p.claim.article) for p in part[1])
    return min(among, key=lambda thread: (-among[thread], thread))


def _joined(corpus: Corpus, kind: QuestionKind, parts: Sequence[Part]) -> Iterator[Part]:
    if len(parts) == 1:
        yield parts[0]
        return
    scored = list(_scored(corpus, parts))
    together = pairing.weights()[kind].together
    lists = clusters.find(len(parts), scored, together, APART)
    kept = _without_doubles([[parts[number] for number in group] for group in lists])
    for group in kept:
        yield group[0] if len(group) == 1 else _one(group)


def _scored(corpus: Corpus, parts: Sequence[Part]) -> Iterator[tuple[int, int, float]]:
    places: dict[str, set[str]] = defaultdict(set)
    for key, _ in parts:
        places[key.predicate] |= {key.place} - {""}
    for left, right in _neighbours(parts):
        one, other = parts[left][0], parts[right][0]
        several = max(len(places[one.predicate]), len(places[other.predicate])) > 1
        if several and bool(one.place) != bool(other.place):
            yield left, right, NEVER  # nothing says of which of the places it is told
        else:
            yield left, right, _score(corpus, parts[left][1][:FEW], parts[right][1][:FEW])


def _score(corpus: Corpus, left: Iterable[Position], right: Sequence[Position]) -> float:
    found = [pairing.score(corpus, one, other) for one in left for other in right]
    return sum(NEVER if each is None else each for each in found) / len(found)


def _neighbours(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Pairs of numbers: for each part those nearest in meaning, and those of its thing."""
    near = tellings.table([positions[0].claim.words for _, positions in parts])
    np.fill_diagonal(near, -1.0)
    # Ties fall to the smaller number, so that every machine proposes the same.
    order = np.argsort(-near, axis=1, kind="stable")[:, :NEIGHBOURS]
    found = {(min(i, int(j)), max(i, int(j))) for i, row in enumerate(order) for j in row if i != j}
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (key, _) in enumerate(parts):
        alike[key.noun, key.unit].append(number)
    for numbers in alike.values():
        for place, left in enumerate(numbers):
            found |= {(left, right) for right in numbers[place + 1 : place + 1 + NEIGHBOURS]}
    return sorted(found)


def _without_doubles(groups: Sequence[list[Part]]) -> list[list[Part]]:
    """Of two joined groups that stand on the same claims, the one with fewer goes.

    A claim of two predicates may meet another's two: that is one question and not two.
    """
    kept: list[list[Part]] = []
    taken: list[set[str]] = []
    for group in sorted(groups, key=lambda group: (-len(_claims(group)), -len(group), group[0][0])):
        claims = _claims(group)
        if len(group) > 1 and any(claims <= others for others in taken):
            continue
        kept.append(group)
        if len(group) > 1:
            taken.append(claims)
    return kept


def _claims(group: Iterable[Part]) -> set[str]:
    return {position.claim.id for _, positions in group for position in positions}


def _one(group: Sequence[Part]) -> Part:
    """All positions under the key that says most; those of other keys say why they are here."""
    key, first = max(group, key=_telling)
    found = list(first)
    for other, positions in group:
        if other != key:
            found += (_moved(position, first[0]) for position in positions)
    return _placed(key, [each for each, _ in group]), found


def _moved(position: Position, first: Position) -> Position:
    told = f"{REWORDED}: {pairing.why(position, first)}"
    return replace(position, why=f"{position.why}; {told}" if position.why else told)


def _telling(part: Part) -> tuple[bool, bool, int, Key]:
    """A predicate of a class first, then any but a mere amount, then what most say."""
    key, positions = part
    return bool(key.known.name), key.predicate != pairing.AMOUNT, len(positions), key


def _placed(key: Key, keys: Sequence[Key]) -> Key:
    """Without a place of its own it has the only one that the others name."""
    places = {each.place for each in keys} - {""}
    return key if key.place or len(places) != 1 else replace(key, place=places.pop())
