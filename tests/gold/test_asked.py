"""Typed questions find what they ask, and never worse; `python tests/gold/test_asked.py` prints."""

import tomllib
from collections import Counter
from pathlib import Path

import asked
import linkgold
import pytest

from sayso.extract.parser import Parser
from sayso.ingest import files, received

FLOORS = Path(__file__).with_name("asked_floors.toml")


@pytest.mark.slow
@pytest.mark.parametrize("part", asked.PARTS)
def test_asking_does_not_get_worse(part: str) -> None:
    floors = tomllib.loads(FLOORS.read_text("utf-8"))[part]
    tally = asked.measure(asked.rows(part), Parser())
    reached = {what: tally.rate(what) for what in floors}
    fallen = {
        what: (reached[what], floors[what]) for what in floors if reached[what] < floors[what]
    }
    assert not fallen, f"{part}: reached, floor: {fallen}"


@pytest.mark.parametrize("part", asked.PARTS)
def test_what_is_to_be_found_stands_in_the_story(part: str) -> None:
    lost = []
    for row in asked.rows(part):
        texts = [
            asked.fold(article.text)
            for raw in files.find([asked.folder(row["story"])])
            for article in received.read(raw).articles
        ]
        lost += [words for words in row.get("holds", ()) if not _in(words, texts)]
        if "question" in row:
            known = linkgold.load(row["story"]).questions
            lost += [question for question in row["question"] if question not in known]
    assert not lost


def _in(words: str, texts: list[str]) -> bool:
    return any(asked.fold(words) in text for text in texts)


def test_there_are_enough_questions_of_each_sort() -> None:
    every = [row for part in asked.PARTS for row in asked.rows(part)]
    sorts = Counter(bool(row.get("nobody")) for row in every)
    assert sorts[False] >= 60
    assert sorts[True] >= 15


if __name__ == "__main__":
    for each in asked.PARTS:
        reached = asked.measure(asked.rows(each), Parser())
        print(each, *(f"{k} {r:.0f} of {n:.0f}" for k, (r, n) in sorted(reached.counts.items())))
        if each == "tuned":
            print(*(f"    {kind}: {note}" for kind, note in reached.notes), sep="\n")
