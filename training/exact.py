"""Exact runs of words with one role: what crf.py and vectors.py are scored by."""

from collections.abc import Iterable, Iterator

ROLES = ("source", "cue", "content")  # tag of role r: 1 + 2 r where it begins, 2 + 2 r inside
Run = tuple[str, int, int]


def runs(tags: Iterable[int]) -> set[Run]:
    """Role, first and last word of each run."""
    found: list[Run] = []
    for n, tag in enumerate(tags):
        role = ROLES[(tag - 1) // 2]
        if tag and tag % 2 == 0 and found and (found[-1][0], found[-1][2]) == (role, n - 1):
            found[-1] = (role, found[-1][1], n)
        elif tag:
            found.append((role, n, n))
    return set(found)


def report(pairs: Iterable[tuple[Iterable[int], Iterable[int]]]) -> Iterator[str]:
    """F1 of each role over pairs of gold tags and found tags, one pair a line of text."""
    counts = {role: [0, 0, 0] for role in ROLES}
    for gold_tags, found_tags in pairs:
        gold, ours = runs(gold_tags), runs(found_tags)
        for role in ROLES:
            for n, which in enumerate((gold & ours, gold, ours)):
                counts[role][n] += sum(run[0] == role for run in which)
    for role, (both, in_gold, in_ours) in counts.items():
        yield f"{role} exact runs F1 {200 * both / (in_gold + in_ours):.1f}"
