"""Judgements in words."""

from collections.abc import Mapping
from typing import Final

from sayso.model import Judgement, Mark, Verdict

BETWEEN: Final[Mapping[Verdict, str]] = {
    Verdict.SAME: "is the same as",
    Verdict.NOT_SAME: "is not",
    Verdict.UNDECIDED: "may or may not be",
}
DOUBTS: Final[Mapping[Verdict, str]] = {
    Verdict.UNDECIDED: "may be the same as",
    Verdict.NOT_SAME: "is judged not to be",
}
SHOWN = 12  # letters of an article's id that tell it from another on a screen


def words(judgement: Judgement) -> str:
    """As in "Marren (art_1a2b3c4d) is not Ilda Marren (art_5e6f7a8b)"."""
    left, right = _mark(judgement.left), _mark(judgement.right)
    if judgement.verdict is None:
        return f"takes back {judgement.undoes}, on {left} and {right}"
    return f"{left} {BETWEEN[judgement.verdict]} {right}"


def _mark(mark: Mark) -> str:
    return f"{mark.name} ({mark.article[:SHOWN]})"
