"""Linked: what one claim, article or question was linked to, read from its own piece alone."""

from collections import defaultdict
from collections.abc import Sequence

from sayso import following, pipeline
from sayso.export.linked_index import LinkedIndex
from sayso.following import Followed
from sayso.inquiry.keeping import Moment
from sayso.model import Linked, Question
from sayso.store import inside
from sayso.store.writer import WHOLE

NOTHING = LinkedIndex.of(Linked())


def index(view: Moment, article: str) -> LinkedIndex:
    """What linking found in the piece of an article, by claim and by article."""
    unit = WHOLE if inside.is_whole(view) else inside.piece_of_article(view, article)
    if unit is None:
        return NOTHING
    return view.kept(f"index {unit}", lambda: _index(view, unit), light=True)


def _index(view: Moment, unit: str) -> LinkedIndex:
    questions: dict[str, dict[str, None]] = defaultdict(dict)
    rest: dict[str, dict[str, str]] = defaultdict(dict)
    for row in view.records("piece_index", piece=unit):
        if row["noun"] == "questions":
            questions[row["about"]][row["id"]] = None
        else:
            rest[row["noun"]][row["about"]] = row["id"]
    return LinkedIndex(
        {claim: tuple(sorted(found)) for claim, found in questions.items()},
        rest["statements"],
        rest["origins"],
        rest["identities"],
        rest["stories"],
    )


def followed(view: Moment, unit: str) -> Followed:
    """A piece, or the whole of a ledger that was linked in one go, with its times."""
    if unit == WHOLE:
        return view.kept("all", lambda: following.whole(view))
    return view.kept(f"piece {unit}", lambda: following.one(view, unit))


def graded(view: Moment, unit: str, questions: Sequence[Question]) -> tuple[Question, ...]:
    """Questions of a piece with the grades that a person gave to sources."""
    if view.state["judgement"] is None or not _judged(view, unit):
        return tuple(questions)
    every = view.kept(
        f"graded {unit}", lambda: {each.id: each for each in pipeline.questions(view, unit)[0]}
    )
    return tuple(every[each.id] for each in questions)


def _judged(view: Moment, unit: str) -> bool:
    queries = ("piece_judgements", "piece_graded")
    return unit == WHOLE or any(
        next(view.records(query, piece=unit), None) is not None for query in queries
    )
