"""Looking: how the door reads nouns from an open ledger, and which of them pass a filter."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sayso.door import columns, dates
from sayso.door.columns import Flat
from sayso.errors import InputError
from sayso.model import Article, Claim, Question, Relation, When

if TYPE_CHECKING:
    from sayso.door.dates import Day
    from sayso.export.linked_index import LinkedIndex
    from sayso.store.view import View

N = TypeVar("N")
DISPUTE = frozenset({Relation.CONTRADICTS, Relation.DENIES, Relation.REVISES})
ARTICLES = 64  # that are kept while rows are made of their claims


def full_id(view: "View", prefix: str, noun: str) -> str:
    """The full id of a noun of one kind from its beginning.

    Raises:
        NotFound: Nothing begins so.
        InputError: It stands for something else.
    """
    found, full = view.resolve(prefix)
    if found != noun:
        raise InputError(f"{full} is one of the {found}, not one of the {noun}")
    return full


def nouns(view: "View", name: str, kind: type[N]) -> Iterator[N]:
    """All nouns of a table that linking writes, such as statements."""
    from sayso import rows

    return (rows.from_record(kind, record) for record in view.records(name))


def questions(view: "View", ledger: Path) -> list[Question]:
    """All questions in the order of interest, each with its grades and ready to be shown."""
    with view.snapshot():
        units: dict[str, dict[str, int]] = defaultdict(dict)
        for rank, row in enumerate(view.records("questions_by_interest")):
            units[row["unit"]][row["id"]] = rank
        found: dict[int, Question] = {}
        for unit, ranks in units.items():
            found |= {ranks[each.id]: each for each in of_unit(view, unit, ledger)}
    return [found[rank] for rank in sorted(found)]


def question(view: "View", id: str, ledger: Path) -> Question:
    """The question of a full id."""
    from sayso.store import inside

    with view.snapshot():
        unit = "whole" if inside.is_whole(view) else inside.piece_of(view, id)
        return next(each for each in of_unit(view, unit, ledger) if each.id == id)


def of_unit(view: "View", unit: str, ledger: Path) -> Iterator[Question]:
    """The questions of one story or of several that are linked together."""
    from sayso import pipeline
    from sayso.door.shown import ShownQuestion

    found, _ = pipeline.questions(view, unit)
    return (ShownQuestion.of(each, ledger) for each in found)


def flat_claims(view: "View") -> Flat[Claim]:
    """How claims become rows; what they are linked to is looked up with the first of them."""
    index, article = _index(view), lru_cache(ARTICLES)(view.article)

    def line(claim: Claim) -> Any:
        from sayso.export import contract

        return contract.claim_line(claim, article(claim.article), index())

    return columns.of_contract("claims", line)


def flat_articles(view: "View") -> Flat[Article]:
    """How articles become rows."""
    index = _index(view)

    def line(article: Article) -> Any:
        from sayso.export import contract

        return contract.article_line(article, (), index())

    return columns.of_contract("articles", line)


def flat_questions() -> Flat[Question]:
    """How questions become rows: one an answer."""
    from sayso.export import contract

    return columns.of_contract("questions", contract.question_line)


def _index(view: "View") -> "Callable[[], LinkedIndex]":
    @cache
    def find() -> "LinkedIndex":
        from sayso.export.linked_index import LinkedIndex

        return LinkedIndex.of(view.linked())

    return find


def holds(text: str | None, part: str) -> bool:
    """Whether the part is in the text, in any case."""
    return part.casefold() in (text or "").casefold()


def within(since: "Day | None", until: "Day | None") -> Callable[[When], bool]:
    """Whether a date may be of these days; of no known date it is of none."""
    first, last = dates.day(since, "since"), dates.day(until, "until")

    def inside(when: When) -> bool:
        if first is None and last is None:
            return True
        early = first and when.latest and when.latest.date() < first
        late = last and when.earliest and when.earliest.date() > last
        return when.known and not early and not late

    return inside


def disputed(question: Question) -> bool:
    """Whether an answer contradicts, denies or revises another."""
    return any(link.relation in DISPUTE for link in question.links)


def format_of(path: Path, format: str | None) -> str:
    """The export format that was named, or the one whose ending the path has.

    Raises:
        InputError: There is no such format, or the ending may be of several.
    """
    from sayso.export import plugged
    from sayso.export.formats import FORMATS

    if format is not None:
        return plugged.format_of(format).name
    ends = {each.name: each.ending for each in FORMATS.values() if _ends(path, each.ending)}
    longest = max(map(len, ends.values()), default=0)  # entities.ftm.json is ftm, not stix
    fitting = [name for name, ending in ends.items() if len(ending) == longest]
    if len(fitting) == 1:
        return fitting[0]
    which = f"may be {' or '.join(fitting)}" if fitting else "is of none by its ending"
    raise InputError(f"{path.name} {which}; give format=, one of {', '.join(FORMATS)}")


def _ends(path: Path, ending: str) -> bool:
    return path.name.lower().endswith(ending)
