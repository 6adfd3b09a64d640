"""How well typed questions find what they ask: right first, among three, and right "nobody says".

The questions are data (tests/cases/ask). What goes wrong in the held half is never shown.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import linkgold
import read_story
from goldset import ROOT
from linkgold import Tally

from sayso import pipeline
from sayso.dossier import asking
from sayso.dossier.asked import read as read_asked
from sayso.dossier.asking import Found
from sayso.extract.parser import Parser
from sayso.model import Claim, Linked, Span
from sayso.trace import versions

CASES = ROOT / "tests" / "cases" / "ask"
PARTS = ("tuned", "held")
MEASURES = ("right first", "right among three", "right that nobody says", "not another one")
FIRST = 3
Row = Mapping[str, Any]


def rows(part: str) -> list[Row]:
    """The typed questions of one half."""
    return list(tomllib.loads((CASES / f"{part}.toml").read_text("utf-8"))["asked"])


def folder(story: str) -> Path:
    """Where the articles of a story lie."""
    if story == "sample":
        return ROOT / "src" / "sayso" / "sample"
    inside = linkgold.STORIES / story
    return inside if inside.exists() else ROOT / "tests" / "stories" / story


def fold(text: str) -> str:
    """A text with its blanks and capitals made alike."""
    return " ".join(text.split()).casefold()


def wanted(row: Row) -> list[str]:
    """Words of the claims that answer, folded."""
    found = [fold(each) for each in row.get("holds", ())]
    if "question" in row:
        gold = linkgold.load(row["story"])
        for question in row["question"]:
            for answer in gold.questions[question]["answers"]:
                content = gold.claims[answer["claim"]]["content"]
                parts = [content] if isinstance(content, str) else content
                found += [fold(each).strip(".") for each in parts if len(each.split()) > 1]
    return found


class Told:
    """A story read and linked, to be asked."""

    def __init__(self, story: str, parser: Parser) -> None:
        readings = read_story.read(folder(story), parser).values()
        articles = versions.find([one.article for one in readings])
        self.claims: list[Claim] = [claim for one in readings for claim in one.claims]
        read = [replace(o, article=a) for o, a in zip(readings, articles, strict=True)]
        self.linked: Linked = pipeline.linked([o.article for o in read], self.claims)
        self.words = {claim.id: fold(claim.words) for claim in self.claims}
        self.parser = parser

    def ask(self, typed: str) -> Found:
        """What is found."""
        sentence = self.parser.parse(typed, [Span(0, len(typed), typed)])[0]
        return asking.find(read_asked(sentence), self.linked, self.claims)

    def shown(self, found: Found) -> Iterator[list[str]]:
        """The claims of what is shown, in order: questions, then claims by themselves."""
        heard = {each.id for each in found.speakers}
        for question in found.questions:
            answers = (a for a in question.answers if not heard or a.source in heard)
            if ids := [claim for answer in answers for claim in answer.claims]:
                yield ids
        yield from ([claim] for claim in found.claims)


def measure(part: Iterable[Row], parser: Parser) -> Tally:
    """All typed questions of a half, each asked of its story."""
    tally, told = Tally(), dict[str, Told]()
    for row in part:
        story = told.setdefault(row["story"], told.get(row["story"]) or Told(row["story"], parser))
        found = story.ask(row["typed"])
        shown = list(story.shown(found))
        note = f"{row['story']}: {row['typed']}"
        if row.get("nobody"):
            tally.judge("right that nobody says", "answered", note, right=not shown)
            continue
        words = wanted(row)
        right = [any(w in story.words[c] for w in words for c in ids) for ids in shown]
        tally.judge("right first", "not first", note, right=right[:1] == [True])
        tally.add("right among three", any(right[:FIRST]))
        tally.add("not another one", not shown or any(right[:FIRST]))
    return tally
