"""Asked: who answers a question as somebody types it, now or by a day, on whose say-so."""

from collections.abc import Iterable
from dataclasses import replace

from sayso import pipeline
from sayso.dossier import asof
from sayso.dossier.asof import AsOf
from sayso.finding import FAR, Answered, Reach
from sayso.inquiry import claims, lines
from sayso.inquiry.keeping import Moment
from sayso.inquiry.pages import Line
from sayso.inquiry.questions import NOW, Then
from sayso.model import Question
from sayso.store import verify
from sayso.store.view import View

SHOWN = 20  # questions that are told whole


def answer(view: Moment, text: str, then: Then, reach: Reach = FAR) -> Line:
    """All that the ledger has on a typed question, as `sayso ask --json` tells it.

    The bytes of every article that is cited are hashed again: ``broken`` says what does not hold.
    """
    told = pipeline.asked(view.keeper.path, text, reach)
    stood = stands(told, then)[:SHOWN]
    line = lines.answered(told, stood, broken(view, told, stood))
    for question in line["questions"]:
        question["claims"] = claims.with_judgement(view, question["claims"])
    for key in ("claims", "words_found_in"):
        line[key] = claims.with_judgement(view, line[key])
    return {
        **line,
        "not_looked_through": told.left,
        "as_of": None if then.moment is None else then.moment.isoformat(timespec="seconds"),
        "clock": then.clock.value,
    }


def stands(told: Answered, then: Then = NOW) -> list[AsOf]:
    """The questions as they stood, what fits best first; of one voice, if one is asked for."""
    voices = {each.id for each in told.found.speakers}
    questions = told.found.questions
    if told.found.asked.speakers:
        questions = tuple(_of(question, voices) for question in questions)
    order = {question.id: number for number, question in enumerate(questions)}
    known = told.known
    stood = asof.find(questions, known.linked, known.clocks, then.clock, then.moment)
    return sorted(stood, key=lambda each: order[each.question.id])


def _of(question: Question, voices: set[str]) -> Question:
    return replace(question, answers=tuple(a for a in question.answers if a.source in voices))


def shown(stood: Iterable[AsOf]) -> list[str]:
    """The claims that positions rest on."""
    periods = (p for each in stood for history in each.histories for p in history.periods)
    return list(dict.fromkeys(claim for period in periods for claim in period.claims))


def broken(view: View, told: Answered, stood: Iterable[AsOf]) -> list[str]:
    """What does not hold of the articles that are cited: their bytes are hashed again."""
    cited = [*shown(stood), *told.found.claims, *told.hits]
    found = verify.of_articles(view, (told.known.clocks.claims[c].article for c in cited))
    return [f"{each.noun} {each.id}: {each.what}" for each in found]
