"""Stretch: the lines that are the article, in one part or in several with a break between them."""

from collections.abc import Sequence

# What a break costs, however long it is: as much as so many lines that are surely of a story.
BREAK = 12.0


def find(weights: Sequence[float]) -> list[tuple[int, int]]:
    """The parts with the greatest sum, breaks paid for, as half-open pairs of indices."""
    best, end = 0.0, -1
    inside = between = float("-inf")
    came: list[tuple[str, str]] = []  # from where the best way comes: into a part, into a break
    for number, weight in enumerate(weights):
        ways = {"start": 0.0, "part": inside, "break": between}
        into = max(ways, key=lambda name: ways[name])
        closing = inside - BREAK
        came.append((into, "part" if closing > between else "break"))
        inside, between = weight + ways[into], max(closing, between)
        if inside > best:
            best, end = inside, number
    return _parts(came, end)


def _parts(came: Sequence[tuple[str, str]], end: int) -> list[tuple[int, int]]:
    """The way back from the last line of the article to its first."""
    parts: list[tuple[int, int]] = []
    number, told = end, True
    last = end
    while number >= 0:
        into, breaking = came[number]
        if told and into != "part":
            parts.append((number, last + 1))
            if into == "start":
                break
            told = False
        elif not told and breaking == "part":
            told, last = True, number - 1
        number -= 1
    return parts[::-1]
