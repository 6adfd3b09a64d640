"""Accounts: the figures that "either account", "these figures" speak of, more than one at once."""

import re
from collections.abc import Collection, Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.link.keys import SILENT, Key, Position, side
from sayso.model import Act, Claim, QuestionKind

FARTHEST = 2000  # characters back
EVERY = 3  # figures that "these figures" may mean
TWO = 2
BARE = frozenset({"amount", "level"})
BOTH = frozenset({"either", "neither", "both"})
WORD = re.compile(r"[a-z]+")
CLAIM_WORDS = clause_words("word for a claim")


def find(claim: Claim, before: Sequence[Position]) -> list[Position]:
    """As in "could verify neither account": the figures that either of the two has given."""
    words = set(WORD.findall(claim.words.lower()))
    if claim.act not in SILENT or not (words & BOTH and words & CLAIM_WORDS):
        return []
    voices: set[str] = set()
    found: dict[Key, Position] = {}
    for other in before:
        counted = other.key.kind is QuestionKind.HOW_MANY and other.key.known.name
        told = counted and other.key.predicate not in BARE and low(other) > 0
        if not told or other.claim.own_voice or not near(claim, other.claim):
            continue
        voices.add(other.claim.voice.name)
        if len(voices) > TWO:
            break
        found.setdefault(other.key, on_figure(claim, other))
    return list(found.values())[:EVERY]


def meant(words: Collection[str]) -> int:
    """How many of the figures told last: "the toll" means one, "the figures" more than one."""
    figures = clause_words("word for a figure")
    return EVERY if any(word.endswith("s") for word in words if word in figures) else 1


def on_figure(claim: Claim, other: Position) -> Position:
    """The reply on the question that another's figure answers; who confirms a figure gives it."""
    why = f"{claim.act.value}s the figure given in {other.claim.words[:80]!r}"
    told = other.proposition if claim.act is Act.CONFIRM else None
    return Position(other.key, claim, told, side(claim), why)


def low(position: Position) -> float:
    """The figure of a position, nothing where it tells none."""
    quantity = position.quantity
    return (quantity.low or quantity.high or 0) if quantity else 0


def near(claim: Claim, other: Claim) -> bool:
    """Whether a reply is near enough to what it may reply to."""
    return abs(claim.content[0].start - other.content[-1].end) <= FARTHEST
