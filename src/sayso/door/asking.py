"""Asking: what a ledger answers to a question in words, and how answers stood on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.door import looking
from sayso.door.columns import POSITIONS, Flat, positions
from sayso.door.tables import Table
from sayso.errors import NotFound
from sayso.model import Claim, Question

if TYPE_CHECKING:
    from datetime import datetime

    from sayso.dossier.asof import AsOf
    from sayso.dossier.clocks import Clock
    from sayso.finding import Answered
    from sayso.following import Followed

ID = "qst_"


@dataclass(frozen=True, slots=True, repr=False)
class Reply:
    """What a ledger has on a typed question; false where nobody says.

    ``questions`` ask what was typed, best first; ``claims`` say it, though no other claim makes a
    question of it; ``nearest`` are other questions, and ``hits`` claims that merely hold the words.
    ``left`` counts stories that have the words too and were too many to be looked through.

    Example:
        >>> reply = ledger.ask("How many Kuremari troops are in the Ilmeth Valley?")
        >>> reply
        Reply('How many Kuremari troops are in the Ilmeth Valley?': 1 question, 0 claims)
        >>> reply.questions[0].outlets > 5
        True
    """

    asked: str
    questions: tuple[Question, ...] = ()
    claims: tuple[Claim, ...] = ()
    nearest: tuple[Question, ...] = ()
    hits: tuple[Claim, ...] = ()
    left: int = 0
    stood: "tuple[AsOf, ...]" = ()

    def __bool__(self) -> bool:
        return bool(self.questions or self.claims)

    def __repr__(self) -> str:
        asked, said = len(self.questions), len(self.claims)
        return (
            f"Reply({self.asked!r}: {asked} question{'' if asked == 1 else 's'}, "
            f"{said} claim{'' if said == 1 else 's'})"
        )

    def positions(self) -> "Table[AsOf]":
        """Every source's positions on these questions, from when to when; a table of rows.

        Example:
            >>> reply = ledger.ask("How many Kuremari troops are in the Ilmeth Valley?")
            >>> row = next(reply.positions().rows())
            >>> row["source"], row["answer"], row["ended"]
            ('Lena Morvath', '4,000', 'changed')
        """
        return _table("positions", self.stood)

    def _repr_html_(self) -> str:
        """The questions with their answers, or that nobody says."""
        from sayso.door.shown import ShownQuestion
        from sayso.export import html

        shown = [each._repr_html_() for each in self.questions if isinstance(each, ShownQuestion)]
        said = (each.words for each in self.claims)
        return html.cell_of_reply(self.asked, shown, said, (each.wording for each in self.nearest))


def ask(ledger: Path, text: str) -> Reply:
    """What the ledger has on a question in words.

    Raises:
        InputError: Nothing is asked.
    """
    from sayso import finding
    from sayso.door.shown import ShownQuestion

    told = finding.asked(ledger, text)
    stood = _stood(told)
    known = told.known.clocks.claims
    return Reply(
        told.found.asked.text,
        tuple(ShownQuestion.of(each.question, ledger) for each in stood),
        tuple(known[each] for each in told.found.claims),
        tuple(ShownQuestion.of(each.question, ledger) for each in told.found.nearest),
        tuple(known[each] for each in told.hits),
        told.left,
        stood,
    )


def _stood(told: "Answered") -> "tuple[AsOf, ...]":
    """The questions as they stand now, what fits best first; of one voice, if one is asked for."""
    from sayso.dossier import asof

    voices = {each.id for each in told.found.speakers}
    questions = told.found.questions
    if told.found.asked.speakers:
        questions = tuple(
            replace(each, answers=tuple(a for a in each.answers if a.source in voices))
            for each in questions
        )
    order = {question.id: number for number, question in enumerate(questions)}
    stood = asof.find(questions, told.known.linked, told.known.clocks)
    return tuple(sorted(stood, key=lambda each: order[each.question.id]))


def as_of(ledger: Path, moment: "datetime", clock: "Clock", question: str | None) -> "Table[AsOf]":
    """The answers as they stood at a moment, to all questions or to some."""
    from sayso.dossier import asof

    def read() -> "list[AsOf]":
        found = [
            each
            for known, chosen in _chosen(ledger, question)
            for each in asof.find(chosen, known.linked, known.clocks, clock, moment)
        ]
        return sorted(found, key=asof.interest)

    return Table(f"as of {moment:%Y-%m-%d %H:%M}, {clock}", read, Flat(POSITIONS, positions))


def _table(name: str, stood: "tuple[AsOf, ...]") -> "Table[AsOf]":
    return Table(name, lambda: stood, Flat(POSITIONS, positions))


def _chosen(
    ledger: Path, question: str | None
) -> "Iterator[tuple[Followed, tuple[Question, ...]]]":
    """All questions, the one of an id, or those that ask what was typed, a story at a time."""
    from sayso import finding, following
    from sayso.store.view import View

    if question is not None and not question.startswith(ID):
        told = finding.asked(ledger, question)
        if not told.found.questions:
            near = "; ".join(each.question.wording for each in told.found.nearest)
            raise NotFound(f"no question asks {question!r}; the nearest: {near or 'none'}")
        yield told.known, told.found.questions
        return
    with View(ledger) as view, view.snapshot():
        if question is None:
            for known in following.stories(view):
                yield known, known.linked.questions
        else:
            full = looking.full_id(view, question, "questions")
            known = following.of_question(view, full)
            yield known, tuple(each for each in known.linked.questions if each.id == full)
