"""Reasons as parts of exported lines: why, what clashes, what is related, and how it is graded."""

from collections.abc import Iterable
from typing import Any

from sayso.model import Comparison, Grade, Part, Related, Span, Why

Line = dict[str, Any]


def offsets(span: Span) -> list[int]:
    """Where a span stands."""
    return [span.start, span.end]


def whys(whys: Iterable[Why]) -> list[Line]:
    """The reasons of a derived noun."""
    return [
        {
            "rule": why.rule,
            "span": None if why.span is None else offsets(why.span),
            "detail": why.detail,
        }
        for why in whys
    ]


def part(part: Part) -> Line:
    """A part in which two answers clash or differ."""
    return {
        "part": part.facet.value,
        "left": part.left,
        "right": part.right,
        "clash": part.clash,
    }


def comparison(comparison: Comparison) -> Line:
    """Two figures as intervals."""
    return {
        "left": comparison.left,
        "right": comparison.right,
        "outcome": comparison.outcome.value,
        "parts": [part(each) for each in comparison.parts],
        "why": whys([comparison.why]),
    }


def related(related: Related) -> Line:
    """A question of another scope."""
    return {
        "question": related.question,
        "relation": related.relation.value,
        "why": whys([related.why]),
    }


def grade(grade: Grade) -> Line:
    """The two axes of a grade, with what was counted."""
    return {
        "reliability": grade.reliability,
        "credibility": grade.credibility,
        "why": whys(grade.why),
    }
