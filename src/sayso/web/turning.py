"""Turning: the pages of the review queue, by keys, so that none costs more than it shows.

Stories with most questions come first. A key names the last claim of a page; while the claims of a
page are judged the queue moves, and its key finds the place all the same.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Generic, TypeVar

from sayso import reviews, rows
from sayso.model import (
    Claim,
    Judgement,
    Mark,
    Question,
    Subject,
    letter,
    mark_of,
    standing,
    voice_of,
)
from sayso.reviews import Waiting
from sayso.store.view import View

T = TypeVar("T")
A_PAGE: Final = 20
PIECES: Final = 60  # looked through for one page: a story of one article has little to decide
DONE: Final = "done"  # in a key: nothing of that story is left
LOOKED: Final = 400  # judgements looked through for one page


Asked = Callable[[str], Sequence[Question]]  # the questions of a piece, the most disputed first


@dataclass(frozen=True, slots=True)
class Turned(Generic[T]):
    """What is on a page, each with its piece, and the key of the page after it, if there is one."""

    items: tuple[tuple[str, T], ...]
    after: str = ""


def waiting(view: View, story: str, after: str, asked: Asked, *, judged: bool) -> Turned[str]:
    """The claims that wait; then, if ``judged``, the others of the same story."""
    piece, _, place = after.partition("~")
    lines: list[tuple[str, Waiting]] = []
    name = ""
    for name in _pieces(view, story, piece, done=place == DONE):
        queue = reviews.queue(view, name, asked(name))
        found = _after(queue, place if name == piece else "", judged=judged)
        lines += [(name, each) for each in found]
        if len(lines) > A_PAGE:
            last_piece, last = lines[A_PAGE - 1]
            key = f"{last_piece}~{int(last.verdict is not None)}.{last.claim}.{last.question}"
            return Turned(tuple((n, each.claim) for n, each in lines[:A_PAGE]), key)
    return Turned(tuple((n, each.claim) for n, each in lines), _further(view, story, name))


def pairs(view: View, story: str, after: str, find: Callable[[str], Sequence[T]]) -> Turned[T]:
    """What there is to decide of each story, some of it a page; ``find`` finds it in one."""
    piece, _, place = after.partition("~")
    items: list[tuple[str, T]] = []
    name = ""
    for name in _pieces(view, story, piece, done=place == DONE):
        start = int(place) if name == piece and place.isdecimal() else 0
        for at, each in enumerate(find(name)[start:], start):
            if len(items) == A_PAGE:
                return Turned(tuple(items), f"{name}~{at}")
            items.append((name, each))
    return Turned(tuple(items), _further(view, story, name))


def judged(
    view: View, after: str, keep: Callable[[Judgement], bool], **wanted: str | None
) -> Turned[Judgement]:
    """Judgements, the latest first, that hold and that are to be kept; by their numbers."""
    before = int(after) if after.isdecimal() else None
    rows_found = list(
        view.records("review_judged", before=before, most=LOOKED + 1, **_given(wanted))
    )
    items: list[tuple[str, Judgement]] = []
    held = Holding(view)
    for row in rows_found[:LOOKED]:
        one = rows.from_record(Judgement, row)
        if held(one) and keep(one):
            items.append(("", one))
            if len(items) == A_PAGE:
                return Turned(tuple(items), str(row["number"]))
    more = len(rows_found) > LOOKED
    return Turned(tuple(items), str(rows_found[LOOKED - 1]["number"]) if more else "")


def log(view: View, after: str, story: str) -> Turned[Judgement]:
    """Every judgement, the latest first."""
    before = int(after) if after.isdecimal() else None
    found = list(
        view.records("review_judged", before=before, most=A_PAGE + 1, **_given({"piece": story}))
    )
    items = tuple(("", each) for each in made(found[:A_PAGE]))
    return Turned(items, str(found[A_PAGE - 1]["number"]) if len(found) > A_PAGE else "")


class Holding:
    """Which judgements hold, article by article."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._held: dict[str, frozenset[str]] = {}

    def __call__(self, one: Judgement) -> bool:
        """Whether this one does."""
        return one.id in self.of(one.left.article)

    def of(self, article: str) -> frozenset[str]:
        """The ids of those that hold of what is in one article."""
        if article not in self._held:
            found = self._view.records("judgements_on", article=article)
            self._held[article] = frozenset(each.id for each in standing(made(found)))
        return self._held[article]


def claims_of(view: View, some: Sequence[Judgement]) -> list[tuple[str, str]]:
    """The claims that judgements are about, each with its piece and once."""
    marks: dict[str, dict[object, str]] = defaultdict(dict)
    found: dict[tuple[str, str], None] = {}
    for each in some:
        article = each.left.article
        if article not in marks:
            marks[article] = {mark_of(claim): claim.id for claim in view.claims(article=article)}
        claim = marks[article].get(each.left)
        piece = next(view.records("review_piece", article=article), None)
        if claim and piece and each.about is Subject.CLAIM:
            found[str(piece["piece"]), claim] = None
    return list(found)


def made(records: Iterable[Mapping[str, Any]]) -> list[Judgement]:
    """Judgements of their rows."""
    return [rows.from_record(Judgement, row) for row in records]


def spoken(view: View, identity: str, most: int) -> list[Claim]:
    """The first claims of a voice."""
    found = view.records("review_voice", id=identity, most=most)
    return [rows.from_record(Claim, row) for row in found] or list(
        islice(view.claims(source=identity), most)
    )


def of_voice(view: View, identity: str) -> list[Judgement]:
    """All decisions on one voice, in order of making."""
    return made(view.records("review_of_voice", id=identity))


def mark_of_voice(view: View, identity: str, *, graded: bool) -> Mark | None:
    """What stands for a voice: the mark it was graded by, so that one grade is on it, or its first.

    None if no claim is credited to it.
    """
    former = [each.left for each in of_voice(view, identity) if graded and letter(each)]
    first = spoken(view, identity, 1)
    return former[-1] if former else voice_of(first[0]) if first else None


def _after(queue: Sequence[Waiting], place: str, *, judged: bool) -> Iterator[Waiting]:
    """What of a story comes after a place in it."""
    phase, start = 0, 0
    if place:
        first, claim, question = (*place.split("."), "", "")[:3]
        phase = int(first == "1")
        start = _place(queue, claim, question)
    for now in range(phase, 2 if judged else 1):
        begin = start if now == phase else 0
        yield from (each for each in queue[begin:] if (each.verdict is not None) == bool(now))


def _place(queue: Sequence[Waiting], claim: str, question: str) -> int:
    """After the claim; where it has left its question, since it was rejected, at the question."""
    at = {each.claim: number for number, each in enumerate(queue)}
    if claim in at and queue[at[claim]].question == question:
        return at[claim] + 1
    return next((number for number, each in enumerate(queue) if each.question == question), 0)


def _pieces(view: View, story: str, first: str, *, done: bool) -> Iterator[str]:
    if story:
        yield story
        return
    if first and not done:
        yield first
    for row in view.records("review_pieces", after=first or None, most=PIECES):
        yield str(row["piece"])


def _further(view: View, story: str, last: str) -> str:
    """The key of what comes after a whole piece."""
    if story or not last or next(view.records("review_pieces", after=last, most=1), None) is None:
        return ""
    return f"{last}~{DONE}"


def _given(wanted: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in wanted.items() if value}
