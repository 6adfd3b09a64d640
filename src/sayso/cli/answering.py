"""Ask: who answers a question, in which words, on whose say-so; and "nobody says"."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sayso.cli import following, ledgers, screen, showing, telling
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status
from sayso.errors import InputError
from sayso.export import wording
from sayso.inquiry import lines

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.dossier.asof import AsOf
    from sayso.pipeline import Answered
    from sayso.store.view import View

LONE = 5  # claims shown that answer without a question
UNASKED = "Said, though no other claim makes a question of it:"
RELATED = "Said in other words:"


def ask(
    *question: Annotated[str, Parameter(help="In your words; quotation marks are not needed.")],
    ledger: Ledger = DEFAULT_LEDGER,
    limit: Annotated[int, Parameter(help="Most questions to tell; 0 is all.")] = 3,
    json: AsJson = False,
) -> Status:
    """Answer a question: each source, its words, where they stand.

    The parts of your sentence decide: how many or whether, what happened, to
    what, whose, where. "What does NAME say about …" tells that voice's answers.
    The words are checked against the stored bytes before they are shown.

    Ends with status 3 where nobody says, and names the nearest questions.
    """
    from sayso import pipeline
    from sayso.inquiry import asked

    if not question:
        raise InputError('nothing is asked; type a question: sayso ask "Who was hurt?"')
    told = pipeline.asked(ledgers.there(ledger), " ".join(question))
    stood = asked.stands(told)
    with ledgers.view(ledger) as view:
        broken = asked.broken(view, told, stood)
    if json:
        screen.json_lines([lines.answered(told, stood, broken)])
    else:
        _tell(ledger, told, stood, limit)
    following.left_out(told)
    if broken:
        for each in broken:
            screen.note(each)
        return Status.FAILURE
    return Status.OK if stood or told.found.claims else Status.NOTHING


def _tell(ledger: "Path", told: "Answered", stood: list["AsOf"], limit: int) -> None:
    from sayso.inquiry.asked import shown

    clocks = told.known.clocks
    _names(told)
    with ledgers.view(ledger) as view:
        for each in stood[: limit or None]:
            telling.question(each, clocks)
            _reworded(told, each.question.id)
            telling.clashes(each.question, clocks, shown([each]))
            telling.outcomes(each.question, shown([each]))
            _words(view, shown([each]))
            screen.say()
        if 0 < limit < len(stood):
            screen.note(f"the first {limit} of {len(stood)} questions; --limit 0 shows all")
        alone = told.found.claims
        if alone:
            screen.say(RELATED if told.found.reworded else UNASKED, style="bold")
            _words(view, alone[:LONE])
            if told.found.reworded:
                lone = (each for each in told.found.reworded if each.claim in alone[:LONE])
                screen.note(f"in other words{_taken(pair for each in lone for pair in each.met)}")
        if len(alone) > LONE:
            screen.note(f"the first {LONE} of {len(alone)} such claims; --json has them all")
        if not stood and not alone:
            _nobody(view, told)
    if stood or alone:
        checked = wording.plural(len(shown(stood)) + len(alone), "claim")
        screen.note(f"the words of {checked} were checked against the stored bytes")
        screen.note("why it was read so: sayso explain CLAIM; by a date: sayso as-of DATE QUESTION")


def _reworded(told: "Answered", question: str) -> None:
    """That a question is not the one typed to the word, and which words were taken for which."""
    for each in told.found.reworded:
        if each.question is not None and each.question.id == question:
            screen.note(f"asked in other words{_taken(each.met)}")


def _taken(met: Iterable[tuple[str, str]]) -> str:
    told = ", ".join(f"“{typed}” met by “{by}”" for typed, by in dict.fromkeys(met))
    return f": {told}" if told else ""


def _names(told: "Answered") -> None:
    for name in told.found.unknown:
        screen.note(f"nobody goes by {name!r} in this ledger")


def _words(view: "View", claims: Iterable[str]) -> None:
    """Each claim in its sentence; the view checks every span on the way."""
    for claim in claims:
        screen.say()
        showing.claim_words(view, view.claim(claim))


def _nobody(view: "View", told: "Answered") -> None:
    """Nobody says: the nearest questions, and claims that merely hold the words."""
    names = ", ".join(told.found.asked.speakers)
    screen.say(f"nobody says: {told.found.asked.text}", style="bold")
    if names and told.found.questions:
        screen.say(f"others answer this, {names} does not:")
        for question in told.found.questions:
            screen.say(f"- {question.wording} ({question.id})")
    if told.found.nearest:
        screen.say("nearest questions:")
    for near in told.found.nearest:
        screen.say(f"- {near.question.wording} ({near.question.id})")
        screen.say(f"    {'; '.join(near.differs)}", style="dim")
    if told.hits:
        screen.say("these hold your words, and may speak of something else:")
        _words(view, told.hits)
    screen.note("see one: sayso show QUESTION; all of them: sayso questions")
