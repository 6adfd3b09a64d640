"""Questions: a page of those that pass filters, and one with everybody's answers, by any day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import orjson

from sayso import rows
from sayso.dossier import asof
from sayso.dossier.asof import AsOf
from sayso.dossier.clocks import Clock
from sayso.errors import NotFound
from sayso.export import contract
from sayso.following import Followed
from sayso.inquiry import claims, lines, linked
from sayso.inquiry.keeping import Moment
from sayso.inquiry.pages import ARTICLES, LOOKED_AT, Line, Page, Place
from sayso.inquiry.sources import taken
from sayso.model import Question, Relation

DISPUTES: Final = frozenset({Relation.CONTRADICTS, Relation.DENIES, Relation.REVISES})


@dataclass(frozen=True, slots=True)
class Then:
    """A moment on one of three clocks; without one, all that the ledger holds counts."""

    moment: datetime | None = None
    clock: Clock = Clock.SAID


NOW: Final = Then()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which questions: all filters that are given must hold; ``text`` is words of the wording."""

    kind: str | None = None
    story: str | None = None
    disputed: bool | None = None
    text: str | None = None


def find(view: Moment, wanted: Wanted, then: Then, place: Place) -> Page:
    """A page of questions in the order of their ids, each as it stood then."""
    if wanted.story is None:
        found = view.records("questions_after", after=place.after, most=LOOKED_AT)
    else:
        found = view.records(
            "questions_of_story", story=wanted.story, after=place.after, most=LOOKED_AT
        )
    chosen, last = taken(found, _filter(wanted), place, LOOKED_AT)
    if then.moment is None:
        return Page([_line(view, row) for row in chosen], last)
    return _stood(view, chosen, then, last)


def _filter(wanted: Wanted) -> Callable[[Mapping[str, Any]], bool]:
    terms = (wanted.text or "").casefold().split()

    def passes(row: Mapping[str, Any]) -> bool:
        if wanted.kind is not None and row["kind"] != wanted.kind:
            return False
        if terms and not all(term in row["wording"].casefold() for term in terms):
            return False
        return wanted.disputed is None or _disputed(row) is wanted.disputed

    return passes


def _disputed(row: Mapping[str, Any]) -> bool:
    links: str = row["links"]
    if not any(f'"{each}"' in links for each in DISPUTES):  # most have none, and are long
        return False
    return any(link["relation"] in DISPUTES for link in orjson.loads(links))


def _line(view: Moment, row: Mapping[str, Any]) -> Line:
    (found,) = linked.graded(view, row["unit"], [rows.from_record(Question, row)])
    return contract.question_line(found)


def _stood(view: Moment, chosen: list[Mapping[str, Any]], then: Then, after: str | None) -> Page:
    """Each as it stood, if it had an answer; as far as one may read of the pieces they are in."""
    found: list[Line] = []
    read: dict[str, Followed] = {}
    last = ""
    for row in chosen:
        unit = row["unit"]
        if unit not in read and sum(len(each.clocks.articles) for each in read.values()) > ARTICLES:
            return Page(found, last)
        read[unit] = known = linked.followed(view, unit)
        last = row["id"]
        stood = asof.find([_of(known, last)], known.linked, *_by(known, then))
        found += (contract.question_line(_then(each, known, then)) for each in stood)
    return Page(found, after)


def _of(known: Followed, id: str) -> Question:
    return next(each for each in known.linked.questions if each.id == id)


def _by(known: Followed, then: Then) -> tuple[Any, Clock, datetime | None]:
    return known.clocks, then.clock, then.moment


def _then(found: AsOf, known: Followed, then: Then) -> Question:
    """The question with the answers, links and counts it had then, and nothing of later."""
    if then.moment is None:
        return found.question
    kept, _, _ = asof.divided(found.question, known.clocks, then.clock, then.moment)
    told = {claim for answer in kept for claim in answer.claims}
    return replace(
        found.question,
        answers=kept,
        links=tuple(each for each in found.question.links if {each.left, each.right} <= told),
        compared=tuple(each for each in found.question.compared if {each.left, each.right} <= told),
        outlets=found.outlets,
        families=found.families,
        origins=found.origins,
    )


def one(view: Moment, id: str, then: Then) -> Line:
    """One question as it stood: its line, every source's positions, and the claims they rest on.

    Raises:
        NotFound: There is none.
    """
    row = next(view.records("question", id=id), None)
    if row is None:
        raise NotFound(f"the ledger has no question with the id {id!r}")
    known = linked.followed(view, row["unit"])
    (question,) = linked.graded(view, row["unit"], [rows.from_record(Question, row)])
    found = asof.find([question], known.linked, *_by(known, then))
    stood = found[0] if found else AsOf(question, (), later=len(question.answers))
    return told(view, stood, known, then)


def told(view: Moment, stood: AsOf, known: Followed, then: Then) -> Line:
    """A question as it stood, as it is told alone and among those that answer what was asked."""
    line = lines.as_of(stood, known.clocks)
    return {
        "question": contract.question_line(_then(stood, known, then)),
        "stood": {**line, "claims": claims.with_judgement(view, line["claims"])},
        "as_of": None if then.moment is None else then.moment.isoformat(timespec="seconds"),
        "clock": then.clock.value,
    }
