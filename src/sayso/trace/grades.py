"""Grades: how credible an answer is by count, in the six steps of the Admiralty code, proposed.

Counted are known origins besides the answer's own: those that say the same and those that say
otherwise. Who they are is not weighed, for reliability is the analyst's to give; and no count can
say that an answer is true. The two axes are never made one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.model import (
    ANALYST_ONLY,
    Act,
    Answer,
    Grade,
    Link,
    Origin,
    Polarity,
    Question,
    Relation,
    Why,
    proposed,
)

CONFIRMED = 2  # other origins that say the same
IMPROBABLE = 2  # other origins that say otherwise, and none the same
AGAINST = frozenset({Relation.CONTRADICTS, Relation.DENIES})
SILENT = frozenset({Act.DECLINE, Act.CANNOT_CONFIRM, Act.ASK, Act.DEMAND})
ANALYST = Why(ANALYST_ONLY, None, "F: only an analyst judges how reliable a source is")
MISPRINT = "one-statement-two-figures"


@dataclass
class _Counted:
    """What was counted for one answer, by origin; filled while links are read."""

    same: set[str] = field(default_factory=set)
    otherwise: set[str] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)


def find(questions: Iterable[Question], origins: Iterable[Origin]) -> tuple[Question, ...]:
    """The questions, every answer with its proposed grade."""
    known = {origin.id: origin for origin in origins if origin.known}
    return tuple(_graded(question, known) for question in questions)


def _graded(question: Question, known: Mapping[str, Origin]) -> Question:
    counted = _count(question, known)
    answers = tuple(
        replace(answer, grade=_grade(answer, counted[number], known))
        for number, answer in enumerate(question.answers)
    )
    return replace(question, answers=answers)


def _count(question: Question, known: Mapping[str, Origin]) -> Mapping[int, _Counted]:
    by_claim = {
        claim: number for number, each in enumerate(question.answers) for claim in each.claims
    }
    found: dict[int, _Counted] = defaultdict(_Counted)
    for link in question.links:
        left, right = by_claim.get(link.left), by_claim.get(link.right)
        if left is not None and right is not None and left != right:
            _read(link, (left, right), question.answers, found)
    for number, counted in found.items():
        own = question.answers[number].origin
        counted.same = {each for each in counted.same if each in known and each != own}
        counted.otherwise = {each for each in counted.otherwise if each in known and each != own}
    return found


def _read(
    link: Link, ends: tuple[int, int], answers: Sequence[Answer], found: dict[int, _Counted]
) -> None:
    left, right = ends
    for mine, other in ((left, right), (right, left)):
        origin = answers[other].origin or ""
        if link.why.rule == MISPRINT:
            found[mine].notes["misprint"] = "its words are printed with two figures"
        elif link.relation is Relation.CORROBORATES:
            found[mine].same.add(origin)
        elif link.relation in AGAINST:
            found[mine].otherwise.add(origin)
    if link.relation is Relation.REVISES:
        found[right].notes["revised"] = f"{answers[left].name} has since said otherwise"


def _grade(answer: Answer, counted: _Counted, known: Mapping[str, Origin]) -> Grade:
    open_ = _cannot_be_judged(answer, counted, known)
    credibility = 6 if open_ else _credibility(len(counted.same), len(counted.otherwise))
    told = open_ or _told(counted)
    notes = tuple(Why("note", None, counted.notes[key]) for key in sorted(counted.notes))
    step = Why("counted-origins", None, f"{proposed(credibility)}{told}")
    return Grade("F", credibility, (ANALYST, step, *notes))


def _cannot_be_judged(answer: Answer, counted: _Counted, known: Mapping[str, Origin]) -> str:
    """Why nothing is proposed; empty where something is."""
    if answer.act in SILENT or answer.polarity is Polarity.UNSTATED:
        return "it takes no side"
    if answer.mode != "actual":
        return "it speaks of what may or will be"
    if answer.origin not in known:
        return "its own origin is not known, so that no other can be told from it"
    if "misprint" in counted.notes:
        return "two texts print one statement with two figures"
    if not counted.same and not counted.otherwise:
        return "no other known origin says the same or otherwise"
    return ""


def _credibility(same: int, otherwise: int) -> int:
    """The step for so many other origins that say the same, and otherwise."""
    if not otherwise:
        return 1 if same >= CONFIRMED else 2
    if same >= otherwise:
        return 3
    return 5 if not same and otherwise >= IMPROBABLE else 4


def _told(counted: _Counted) -> str:
    same, otherwise = len(counted.same), len(counted.otherwise)
    return f"{_origins(same)} the same, {_origins(otherwise)} otherwise"


def _origins(number: int) -> str:
    many = "other known origin says" if number == 1 else "other known origins say"
    return f"{number or 'no'} {many}"
