"""Figures as intervals: equal, compatible, overlapping, conflicting; "about" reaches further."""

from sayso.model import Answer, Outcome

TOLERANCE = 0.1


def interval(answer: Answer) -> tuple[float, float]:
    """Both bounds, open ones as infinity, widened where the words are approximate."""
    low = answer.low if answer.low is not None else 0.0
    high = answer.high if answer.high is not None else float("inf")
    if answer.approximate or answer.vague:
        return low * (1 - TOLERANCE), high * (1 + TOLERANCE)
    return low, high


def outcome(left: Answer, right: Answer) -> Outcome:
    """How the two stand, if they are comparable: one interval inside the other is compatible."""
    if same(left, right):
        return Outcome.EQUAL
    if not compatible(left, right):
        return Outcome.CONFLICTING
    (low, high), (other_low, other_high) = interval(left), interval(right)
    inside = low <= other_low and other_high <= high
    around = other_low <= low and high <= other_high
    return Outcome.COMPATIBLE if inside or around else Outcome.OVERLAPPING


def same(left: Answer, right: Answer) -> bool:
    """Whether the bounds are the same numbers."""
    return (left.low, left.high) == (right.low, right.high)


def compatible(left: Answer, right: Answer) -> bool:
    """Whether one number could be what both mean."""
    (low, high), (other_low, other_high) = interval(left), interval(right)
    return low <= other_high and other_low <= high


def agree(left: Answer, right: Answer) -> bool:
    """Compatible, and neither only says "at least" or "up to" something far from the other."""
    if not compatible(left, right):
        return False
    known = [v for v in (left.low, left.high, right.low, right.high) if v is not None]
    if all(None in (each.low, each.high) for each in (left, right)):
        # "At least 40" and "at least 70" are two findings, though 80 would fit both.
        return max(known) <= (1 + TOLERANCE) * min(known)
    return max(known) <= 2 * min(known) if known and min(known) > 0 else same(left, right)


def near(left: Answer, right: Answer) -> bool:
    """Whether the bounds lie so near that who gives the one says what the other says.

    "Around 480" and "around 400" fit together, and do not bear each other out.
    """
    known = [v for v in (left.low, left.high, right.low, right.high) if v is not None]
    return not known or max(known) <= (1 + TOLERANCE) * min(known)


def higher(earlier: Answer, later: Answer) -> bool:
    """Whether all of the later figure lies above the earlier one."""
    return interval(later)[0] > interval(earlier)[1]


def tell(answer: Answer) -> str:
    """The figure for a reason: its words and, if they differ, the bounds."""
    bounds = "–".join(f"{v:g}" if v is not None else "…" for v in (answer.low, answer.high))
    if answer.low is not None and answer.low == answer.high:
        bounds = f"{answer.low:,.0f}" if answer.low == int(answer.low) else f"{answer.low:g}"
    return f"{answer.words!r} ({bounds})" if answer.words != bounds else repr(answer.words)


def differ(earlier: Answer, later: Answer) -> bool:
    """Whether one voice says otherwise: "three" after "up to four" only tells it nearer."""
    if not compatible(earlier, later):
        return True
    ends = ((earlier.low, later.low), (earlier.high, later.high))
    return any(
        old is not None and new is not None and max(old, new) > (1 + TOLERANCE) * min(old, new)
        for old, new in ends
    )
