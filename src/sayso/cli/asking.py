"""Commands that ask the ledger: claims and questions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sayso.cli import ledgers, screen
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status
from sayso.errors import InputError
from sayso.export import wording
from sayso.model import OTHER_WORDS, Act, Answer, Article, AttributionKind, Claim, Question

if TYPE_CHECKING:
    from sayso.store.view import View

WORDS_SHOWN = 160


def claims(
    *,
    ledger: Ledger = DEFAULT_LEDGER,
    source: Annotated[str | None, Parameter(help="Part of a voice's name, or its id.")] = None,
    act: Annotated[Act | None, Parameter(help="What the source did by speaking.")] = None,
    kind: Annotated[
        AttributionKind | None,
        Parameter(help="What is credited; statement leaves out beliefs, plans and judgements."),
    ] = None,
    question: Annotated[str | None, Parameter(help="Id of a question, or its beginning.")] = None,
    since: Annotated[date | None, Parameter(help="Said on this day or later.")] = None,
    until: Annotated[date | None, Parameter(help="Said on this day or earlier.")] = None,
    outlet: Annotated[str | None, Parameter(help="Part of an outlet's name.")] = None,
    text: Annotated[str | None, Parameter(help="Words the claim holds.")] = None,
    limit: Annotated[int, Parameter(help="Most rows of the table; 0 is all.")] = 200,
    json: AsJson = False,
) -> Status:
    """List claims: who said what, when, through whom.

    All filters must hold.

    With --json, every claim that passes as one line of the contract.
    """
    with ledgers.view(ledger) as view:
        articles = _articles(view, outlet)
        found = view.claims(
            source=source,
            act=act,
            kind=kind,
            question=None if question is None else question_id(view, question),
            since=since,
            until=until,
            text=text,
        )
        chosen = (claim for claim in found if claim.article in articles)
        shown = _lines(view, chosen, articles) if json else _table(chosen, articles, limit)
    if not shown:
        screen.note("no claim passes these filters")
    return Status.OK if shown else Status.NOTHING


def question_id(view: "View", prefix: str) -> str:
    """The full id of a question from its beginning."""
    noun, found = view.resolve(prefix)
    if noun != "questions":
        raise InputError(f"{found} is one of the {noun}, not a question; sayso questions lists ids")
    return found


def _articles(view: "View", outlet: str | None) -> dict[str, Article]:
    wanted = (outlet or "").casefold()
    return {each.id: each for each in view.articles() if wanted in (each.outlet or "").casefold()}


def _lines(view: "View", chosen: Iterator[Claim], articles: dict[str, Article]) -> int:
    from sayso.export import contract
    from sayso.export.linked_index import LinkedIndex

    index = LinkedIndex.of(view.linked())
    return screen.json_lines(
        contract.claim_line(claim, articles[claim.article], index) for claim in chosen
    )


def _table(chosen: Iterator[Claim], articles: dict[str, Article], limit: int) -> int:
    rows = list(islice(chosen, limit + 1)) if limit > 0 else list(chosen)
    more = 0 < limit < len(rows)
    rows = rows[:limit] if more else rows
    if rows:
        columns = ("id", "source", "act", "said", "claim", "through")
        screen.table(columns, (_row(claim) for claim in rows))
        known = len({articles[claim.article].outlet for claim in rows})
        screen.note(f"{wording.plural(len(rows), 'claim')} from {wording.plural(known, 'outlet')}")
    if more:
        screen.note(f"there are more than {limit}; --limit 0 shows all")
    return len(rows)


def _row(claim: Claim) -> tuple[str, ...]:
    return (
        claim.id,
        claim.source.name if claim.source else claim.voice.name,
        wording.does(claim),
        wording.when(claim.said),
        short(claim.words),
        through(claim),
    )


def short(words: str) -> str:
    """One line of at most so many letters."""
    return wording.cut(" ".join(words.split()), WORDS_SHOWN)


def questions(
    *,
    ledger: Ledger = DEFAULT_LEDGER,
    limit: Annotated[int, Parameter(help="Most questions to tell; 0 is all.")] = 0,
    json: AsJson = False,
) -> Status:
    """List the questions in dispute, each with everybody's answers.

    Those that the most voices answer and dispute come first.
    """
    from sayso.store.sorter import Sorter

    with ledgers.view(ledger) as view, view.snapshot(), Sorter() as told:
        every = list(view.records("questions_by_interest"))
        chosen = every if json else every[: limit or None]
        for rank, text in _rendered(view, chosen, json=json):
            told.add((rank,), text)
        if json:
            screen.show_json(told)
        else:
            screen.show(told)
    if not json and 0 < limit < len(every):
        screen.note(f"the first {limit} of {len(every)} questions; --limit 0 shows all")
    if not every:
        screen.note("no two claims in this ledger answer one question; sayso claims lists them all")
    return Status.OK if every else Status.NOTHING


def _rendered(
    view: "View", chosen: Iterable[Mapping[str, str]], *, json: bool
) -> Iterator[tuple[int, bytes]]:
    """Each question as it is shown, with its place among the chosen, one piece after another."""
    from sayso import pipeline
    from sayso.export import contract

    ranks: dict[str, dict[str, int]] = defaultdict(dict)
    for rank, row in enumerate(chosen):
        ranks[row["unit"]][row["id"]] = rank
    for unit, places in ranks.items():
        asked, claims = pipeline.questions(view, unit)
        ways = {} if json else {claim.id: through(claim) for claim in claims}
        for question in asked:
            if question.id not in places:
                continue
            if json:
                text = screen.json_line(contract.question_line(question))
            else:
                text = screen.rendered(partial(tell, question, ways))
            yield places[question.id], text


def through(claim: Claim) -> str:
    """The chain before the voice itself."""
    return " → ".join(hop.name for hop in claim.chain[:-1]) or "itself"


def tell(question: Question, ways: dict[str, str]) -> None:
    """Print one question with its three counts and its answers."""
    screen.say(question.wording, style="bold")
    independence = "" if question.origins else " (independence not established)"
    families = wording.plural(question.families, "publisher family", "publisher families")
    screen.say(
        f"{question.id}  {wording.plural(question.outlets, 'outlet')}, {families}, "
        f"{wording.plural(question.origins, 'origin')}{independence}; {wording.spread(question)}",
        style="dim",
    )
    columns = ("source", "answer", "in the words", "act", "said", "through", "claim")
    screen.table(columns, (_answer(question, each, ways) for each in question.answers))
    joined(question.answers)
    screen.say()


def joined(answers: Iterable[Answer]) -> None:
    """Which answers tell it in other words, and what they share with the others."""
    for each in answers:
        told = [why.detail for why in each.why if why.rule == OTHER_WORDS]
        if told:
            screen.say(f"{each.name}, “{short(each.words)}”: {'; '.join(told)}", style="dim")


def _answer(question: Question, answer: Answer, ways: dict[str, str]) -> tuple[str, ...]:
    each_once = dict.fromkeys(ways.get(claim, claim) for claim in answer.claims)
    return (
        answer.name,
        wording.reading(answer, question.kind),
        f"“{short(answer.words)}”" if answer.words else "",
        wording.ACTS[answer.act][0],
        wording.when(answer.said),
        "; ".join(each_once),
        answer.claims[0] if answer.claims else "",
    )
