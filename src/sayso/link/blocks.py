"""Blocks: pairs worth comparing, without comparing everything with everything."""

from collections.abc import Iterator, Mapping, Sequence


def pairs(holders: Mapping[str, Sequence[int]], cap: int) -> Iterator[tuple[int, int]]:
    """Each pair of numbers that share a word, once; of a word's holders only the first ``cap``.

    ``holders`` lists by word who has it, in order; words are taken in order of the alphabet.
    """
    seen: set[tuple[int, int]] = set()
    for word in sorted(holders):
        block = holders[word][:cap]
        for place, left in enumerate(block):
            for right in block[place + 1 :]:
                if (left, right) not in seen:
                    seen.add((left, right))
                    yield left, right
