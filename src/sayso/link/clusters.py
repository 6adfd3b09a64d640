"""Clusters by average linkage: a group takes in what is alike to it as a whole.

So no chain of neighbours joins what has nothing in common at its ends. Groups that have company
already may be asked for more, as two meetings of the same people are not one meeting.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable


def find(
    count: int,
    scored: Iterable[tuple[int, int, float]],
    together: float,
    apart: float,
    *,
    firmly: float | None = None,
) -> list[list[int]]:
    """Groups of the numbers below ``count``; every number in exactly one.

    Pairs not given stand ``apart``. Two groups are joined while the mean over all pairs between
    them is at least ``together``, the most alike first (UPGMA; Sokal and Michener 1958); two groups
    of more than one each only where it is at least ``firmly``.
    """
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for left, right, score in scored:
        near[left][right] = near[right][left] = max(0.0, score - apart)
    groups = {number: [number] for number in range(count)}
    edge = together - apart
    firm = edge if firmly is None else firmly - apart
    heap = [
        (-gain, left, right)
        for left, others in near.items()
        for right, gain in others.items()
        if left < right and gain >= edge
    ]
    heapq.heapify(heap)
    while heap:
        gain, left, right = heapq.heappop(heap)
        if left not in groups or right not in groups or _mean(near, groups, left, right) != -gain:
            continue
        if -gain >= (firm if min(len(groups[left]), len(groups[right])) > 1 else edge):
            _merge(near, groups, left, right)
            for other in near[left]:
                mean = _mean(near, groups, left, other)
                if mean >= edge:
                    heapq.heappush(heap, (-mean, min(left, other), max(left, other)))
    return [sorted(group) for group in groups.values()]


def _mean(
    near: dict[int, dict[int, float]], groups: dict[int, list[int]], left: int, right: int
) -> float:
    return near[left].get(right, 0.0) / (len(groups[left]) * len(groups[right]))


def _merge(
    near: dict[int, dict[int, float]], groups: dict[int, list[int]], left: int, right: int
) -> None:
    """The right one goes into the left one; ``near`` holds sums over all pairs between groups."""
    groups[left] += groups.pop(right)
    for other, gain in near.pop(right).items():
        del near[other][right]
        if other != left:
            near[left][other] = near[other][left] = near[left].get(other, 0.0) + gain
