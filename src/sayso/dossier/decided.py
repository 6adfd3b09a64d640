"""Decided: what persons decided, by what of a dossier it is about, and their grades of sources."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sayso.model import (
    ANALYST_ONLY,
    Claim,
    Grade,
    Judged,
    Judgement,
    Mark,
    Question,
    Subject,
    Verdict,
    Voice,
    Why,
    letter,
    mark_of,
    standing,
    voice_of,
)

NOWHERE: Mapping[Mark, str] = MappingProxyType({})


def find(
    claims: Iterable[Claim],
    voices: Iterable[Voice],
    judgements: Sequence[Judgement],
    elsewhere: Mapping[Mark, str] = NOWHERE,
) -> tuple[Judged, ...]:
    """Every judgement in order of making, with the claims or voices it is about.

    ``claims`` are those that the machine read; one on words it no longer reads so is about nothing.
    ``elsewhere`` are marks of other articles that a voice goes by.
    """
    if not judgements:
        return ()
    speaker = {voice.claim: voice.identity for voice in voices}
    of_mark: dict[Mark, dict[str, None]] = defaultdict(dict)
    read: dict[Mark, tuple[Claim, ...]] = defaultdict(tuple)
    for claim in claims:
        of_mark[mark_of(claim)][claim.id] = None
        read[mark_of(claim)] += (claim,)
        if claim.id in speaker:
            of_mark[voice_of(claim)][speaker[claim.id]] = None
    for mark, voice in elsewhere.items():
        of_mark[mark][voice] = None
    held = {each.id for each in standing(judgements)}
    return tuple(
        Judged(
            each,
            tuple(dict.fromkeys(key for mark in each.marks for key in of_mark.get(mark, ()))),
            each.id in held,
            read.get(each.left, ()) if each.verdict is Verdict.CORRECT else (),
        )
        for each in judgements
    )


def reliability(judged: Iterable[Judged]) -> Mapping[str, Judgement]:
    """The grade of each voice that has one, the last that was given."""
    return {
        voice: each.judgement
        for each in judged
        if each.holds and each.judgement.verdict is Verdict.GRADE
        for voice in each.about
    }


def graded(questions: Iterable[Question], grades: Mapping[str, Judgement]) -> tuple[Question, ...]:
    """The questions, with the analyst's grade of a source at each of its answers."""
    return tuple(
        replace(
            question,
            answers=tuple(
                replace(answer, grade=_grade(answer.grade, grades[answer.source]))
                if answer.source in grades
                else answer
                for answer in question.answers
            ),
        )
        for question in questions
    )


def _grade(proposed: Grade, given: Judgement) -> Grade:
    reliability = letter(given)
    why = Why(
        "analyst",
        None,
        f"{reliability}: given by {given.by}{f': {given.note}' if given.note else ''}",
    )
    kept = tuple(each for each in proposed.why if each.rule != ANALYST_ONLY)
    return replace(proposed, reliability=reliability, why=(why, *kept))


def rejected(judged: Iterable[Judged]) -> frozenset[str]:
    """The claims that a person rejected."""
    return frozenset(
        claim
        for each in judged
        if each.holds and each.judgement.about is Subject.CLAIM
        if each.judgement.verdict is Verdict.REJECT
        for claim in each.about
    )
