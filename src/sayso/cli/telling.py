"""Telling a question on the screen: its counts, each source's positions, and what clashes."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.cli import asking, screen
from sayso.export import wording
from sayso.model import Answer, Question, Relation

if TYPE_CHECKING:
    from sayso.dossier.asof import AsOf
    from sayso.dossier.clocks import Clocks
    from sayso.dossier.histories import Period

# What does not go together; a figure set beside an older one is told too.
CLASHES = frozenset({Relation.CONTRADICTS, Relation.DENIES, Relation.REVISES})
# What came of a prediction; the outcome mostly stands on another question, about what is.
OUTCOMES = (Relation.FULFILS, Relation.FAILS)
COLUMNS = ("source", "answer", "said", "then", "in the words", "through", "claim")
MAYBE = "may have come by then"


def question(found: "AsOf", clocks: "Clocks") -> None:
    """One question as it stood, a line a position; who is silent comes last."""
    screen.say(found.question.wording, style="bold")
    told = wording.counts(found.outlets, found.families, found.origins)
    if not found.histories:
        told = "no answer is known to have come by then"
    screen.say(f"{found.question.id}  {told}", style="dim")
    screen.table(COLUMNS, _rows(found, clocks))
    answers = (p.answer for history in found.histories for p in history.periods)
    asking.joined([*answers, *found.maybe])
    if found.silent:
        names = ", ".join(each.name for each in found.silent)
        screen.say(f"silent: {names} (in the story, said nothing on this)")


def _rows(found: "AsOf", clocks: "Clocks") -> Iterator[tuple[str, ...]]:
    kind = found.question.kind
    for history in found.histories:
        for period in history.periods:
            then = wording.ended(period.ended.value, period.until)
            if history.silent:
                then = "asked, never answered"
            said = wording.when(period.since) + _again(period)
            read = wording.reading(period.answer, kind)
            yield (history.name, read, said, then, *_evidence(period.answer, clocks))
    for answer in found.maybe:
        read, said = wording.reading(answer, kind), wording.when(answer.said)
        yield (answer.name, read, said, MAYBE, *_evidence(answer, clocks))


def _again(period: "Period") -> str:
    more = len(period.answers) - 1
    return f", again {wording.when(period.answers[-1].said)}" if more else ""


def _evidence(answer: Answer, clocks: "Clocks") -> tuple[str, str, str]:
    """The words, the ways they came, and the first claim."""
    claims = [clocks.claims[each] for each in answer.claims]
    ways = dict.fromkeys(_way(each.id, clocks) for each in claims)
    words = f"“{asking.short(answer.words)}”" if answer.words else ""
    return words, "; ".join(ways), answer.claims[0] if answer.claims else ""


def _way(claim: str, clocks: "Clocks") -> str:
    """The chain, and whether a newer version took the article's place."""
    found = clocks.claims[claim]
    old = " (older version)" if found.article in clocks.newer else ""
    return asking.through(found) + old


def clashes(question: Question, clocks: "Clocks", shown: Iterable[str]) -> int:
    """The contradictions and denials among the claims shown, each with its reason."""
    among = set(shown)
    found = [
        link
        for link in question.links
        if link.relation in CLASHES and {link.left, link.right} <= among
    ]
    for link in found:
        left, right = (clocks.claims[each].voice.name for each in (link.left, link.right))
        relation = wording.RELATIONS[link.relation][0]
        screen.say(f"{left} {relation} {right}: {link.why.detail}")
        screen.say(f"    {link.left} {relation} {link.right}", style="dim")
    return len(found)


def outcomes(question: Question, shown: Iterable[str]) -> int:
    """What came of the predictions among the claims shown, as somebody told it later."""
    among = set(shown)
    found = [link for link in question.links if link.relation in OUTCOMES and link.right in among]
    for link in found:
        screen.say(f"what came, {link.why.detail}")
        screen.say(f"    {link.left} {link.relation.value} {link.right}", style="dim")
    return len(found)
