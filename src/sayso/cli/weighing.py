"""Impact: what falls if a source is dropped or distrusted."""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from sayso.cli import asking, ledgers, lines, screen
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status
from sayso.export import wording

if TYPE_CHECKING:
    from sayso.dossier.clocks import Clocks
    from sayso.dossier.impact import Impact
    from sayso.model import Question


def impact(
    *source: Annotated[str, Parameter(help="A voice or an outlet, by name, part of it, or id.")],
    ledger: Ledger = DEFAULT_LEDGER,
    json: AsJson = False,
) -> Status:
    """Tell what would fall without a source; nothing in the ledger is changed.

    Which answers nobody else gives, which lose their last known origin, which
    questions lose a contradiction, and which claims hang on it: its own words,
    what passes through it, what goes back to it, what is copied from it.
    """
    from sayso import pipeline
    from sayso.dossier import impact as found_by

    known = pipeline.followed(ledgers.there(ledger))
    found = found_by.find(" ".join(source), known.linked, known.clocks)
    if json:
        screen.json_lines([lines.impact(found)])
    else:
        _tell(found, {each.id: each for each in known.linked.questions}, known.clocks)
    return Status.OK if found.hanging else Status.NOTHING


def _tell(found: "Impact", questions: "dict[str, Question]", clocks: "Clocks") -> None:
    screen.say(f"Without {found.name}:", style="bold")
    _answers(found, questions)
    for each in found.contradictions:
        left = f"{each.left} left" if each.left else "none left"
        lost = wording.plural(len(each.lost), "contradiction")
        screen.say(f"{questions[each.question].wording} loses {lost}, {left}")
    screen.say()
    rows = (
        (each.claim, wording.HANGS[each.through.value], *_words(each.claim, clocks))
        for each in found.hanging
    )
    screen.table(("claim", "it", "voice", "words"), rows)
    screen.note(f"{wording.plural(len(found.hanging), 'claim')} would go")
    screen.note("one of them: sayso show CLAIM; its chain and reasons: sayso explain CLAIM")


def _answers(found: "Impact", questions: "dict[str, Question]") -> None:
    rows = []
    for each in found.answers:
        question = questions[each.question]
        claims = set(each.claims)
        answer = next(a for a in question.answers if claims.intersection(a.claims))
        what = "stays"
        if each.unsaid:
            what = "nobody else says so"
        elif each.unrooted:
            what = "loses its last known origin"
        rows.append(
            (
                question.wording,
                wording.reading(answer, question.kind),
                what,
                f"{each.voices[0]} → {each.voices[1]}",
                f"{each.origins[0]} → {each.origins[1]}",
            )
        )
    if rows:
        rows.sort(key=lambda row: (row[2] == "stays", row[0]))
        screen.table(("question", "answer", "then", "voices", "known origins"), rows)
    else:
        screen.say("no answer to any question rests on it")


def _words(claim: str, clocks: "Clocks") -> tuple[str, str]:
    found = clocks.claims[claim]
    return found.voice.name, asking.short(found.words)
