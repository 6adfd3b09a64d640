"""Ties: what relates two answers, before it is written down as a link between two claims."""

from dataclasses import dataclass

from sayso.model import Part, Relation, Why


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation with its reason and the parts that clash or differ."""

    relation: Relation
    why: Why
    parts: tuple[Part, ...] = ()


def tie(relation: Relation, rule: str, detail: str, *parts: Part) -> Tie:
    """A tie from a rule and its detail."""
    return Tie(relation, Why(rule, None, detail), parts)


def list_parts(parts: tuple[Part, ...]) -> str:
    """For a reason: "time: in 2022 / in May 2031; thing: workers / residents"."""
    return "; ".join(f"{part.facet.value}: {part.left} / {part.right}" for part in parts)
