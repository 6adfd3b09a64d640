"""Linking on invented stories never gets worse.

Raise the floors with: python tests/gold/test_linkgold.py
With the name of a story it prints what went wrong there instead; held ones show totals only.
"""

import hashlib
import sys
import tomllib
from collections import Counter
from pathlib import Path

import linkgold
import linkscore
import pytest
from linkexport import exported
from linkgold import Tally
from linkpairs import RELATIONS, UNJUDGED
from linkscore import MEASURES
from raising import Floors

from sayso.extract.parser import Parser

FLOORS = Path(__file__).with_name("linkgold_floors.toml")
PARTS = ("tuned", "held")
# A share of few found links may fall by finding more; the two precisions below are of many.
UNFLOORED = {f"{relation} precision" for relation in RELATIONS if relation != "contradicts"}


def stories(part: str) -> list[str]:
    return [name for name in linkgold.names() if linkgold.load(name).held == (part == "held")]


def digest(part: str) -> str:
    """Of the gold and the articles of all stories of a part."""
    told = hashlib.sha256()
    for name in stories(part):
        folder = linkgold.STORIES / name
        for path in [folder.with_suffix(".toml"), *sorted(folder.glob("*.txt"))]:
            told.update(path.read_bytes())
    return told.hexdigest()[:16]


def total(part: str, parser: Parser) -> Tally:
    return sum((linkscore.measure(name, parser) for name in stories(part)), Tally())


def report(tally: Tally, *, held: bool) -> str:
    """The figures; of stories that are not held out also what is wrong, most frequent first."""
    lines = [
        f"{what:26} {100 * right / of:5.1f}  {right:.0f} of {of:.0f}"
        for what in (*MEASURES, UNJUDGED)
        for right, of in [tally.counts.get(what, (0.0, 0.0))]
        if of
    ]
    if held:
        return "\n".join([*lines, "held out: only totals are shown"])
    kinds = Counter(kind for kind, _ in tally.notes)
    for kind, times in kinds.most_common():
        lines.append(f"{times} {kind}")
        lines += [f"    {note}" for each, note in tally.notes if each == kind]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def reached() -> dict[str, Tally]:
    parser = Parser()
    return {part: total(part, parser) for part in PARTS}


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_linking_does_not_get_worse(part: str, reached: dict[str, Tally]) -> None:
    floors = tomllib.loads(FLOORS.read_text("utf-8"))[part]
    assert floors.pop("gold") == digest(part), "the gold changed: measure and set floors anew"
    rates = {what: reached[part].rate(what) for what in floors}
    fallen = {what: (rates[what], floor) for what, floor in floors.items() if rates[what] < floor}
    notes = report(reached[part], held=part == "held")
    assert not fallen, f"{part}: reached, floor: {fallen}\n{notes}"


@pytest.mark.parametrize("name", linkgold.names())
def test_a_perfect_export_scores_full_marks_on_every_story(name: str) -> None:
    gold, folder = linkgold.load(name), linkgold.STORIES / name
    lines, questions = exported(gold, folder)
    tally = linkscore.score(gold, linkgold.align(gold, lines, questions, folder), questions)
    short = {what: tally.counts[what] for what in MEASURES if tally.rate(what) < 1}
    assert not short, "" if gold.held else report(tally, held=False)


def raise_floors() -> None:
    """Write what is reached now wherever it is higher; all anew where the gold has changed."""
    reached, parser = {}, Parser()
    for part in PARTS:
        tally = total(part, parser)
        some = (each for each in MEASURES if each not in UNFLOORED)
        reached[part] = {
            each: tally.rate(each) for each in some if tally.counts.get(each, (0, 0))[1]
        }
    Floors(FLOORS, anew=True).raise_to(reached, {part: digest(part) for part in PARTS})


if __name__ == "__main__":
    if sys.argv[1:]:
        story = sys.argv[1]
        held_out = linkgold.load(story).held
        print(report(linkscore.measure(story, Parser()), held=held_out))
    else:
        raise_floors()
