"""Whom source mentions stand for: the gold, the judging, and floors that only rise.

Raise the floors with: python tests/gold/test_mentions.py
"""

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import mentions
import pytest
from mentions import CORPORA, GOLD, agrees, figures, measure, read_gold, report, texts
from raising import Floors, digest, stamp

from sayso.extract.parser import Parser
from sayso.model import Source, SourceKind, Why

FLOORS = Path(__file__).with_name("mentions_floors.toml")
ARTICLES = read_gold()
MENTIONS = [(article, entry) for article in ARTICLES for entry in article["mentions"]]
SLACK = 0.01  # what is found around a mention, by other rules, moves a few of 466
FORMS = {"pronoun": 50, "title": 50, "short name": 50, "unnamed": 40, "document": 30, "name": 30}
KINDS = {"person", "organisation", "state", "outlet", "document", "unnamed", "group", "open"}


def needs(corpus: str) -> None:
    path = CORPORA[corpus][0]
    if not path.exists():
        pytest.skip(f"needs {path.parent.name} in ../shared/data, which is not part of the project")


def test_the_gold_is_as_large_and_as_varied_as_it_says() -> None:
    forms = Counter(entry["form"] for _, entry in MENTIONS)
    assert len(MENTIONS) >= 300
    assert len({article["id"] for article in ARTICLES}) >= 60
    assert {form for form, least in FORMS.items() if forms[form] < least} == set()
    assert {entry["kind"] for _, entry in MENTIONS} <= KINDS
    assert sum(article["held"] for article in ARTICLES) * 3 >= len(ARTICLES) - 1


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"][:40])
def test_the_gold_points_at_whole_words_of_the_text_it_was_read_on(article: Any) -> None:
    needs(article["corpus"])
    text, _ = texts(article["corpus"])[article["id"]]
    assert stamp(text) == article["sha256"]
    for entry in article["mentions"]:
        for start, end in (entry["at"], entry["answer"], *entry.get("also", [])):
            assert text[start:end].strip() == text[start:end] != ""
            assert not re.match(r"\w\w", text[max(0, start - 1) : start + 1])
            assert not re.match(r"\w\w", text[end - 1 : end + 1])


def source(name: str, kind: str = "organisation", role: str | None = None) -> Source:
    return Source(None, name, SourceKind(kind), role)


@pytest.mark.parametrize(
    ("kind", "wanted", "found", "right"),
    [
        ("person", "Ilda Marren", source("Ilda Marren", "person"), True),
        ("person", "Ilda Marren", source("Ilda Rose Marren", "person"), True),
        ("person", "Ilda Marren", source("Marren", "person"), False),
        ("person", "Ilda Marren", source("Bruno Marren", "person"), False),
        ("person", "Marren", source("Ilda Marren", "person"), True),
        ("person", "Ilda Marren", source("Ilda Marren Foundation"), False),
        ("organisation", "Vell Watch for Quay Rights", source("the Vell Watch"), True),
        ("organisation", "Vell Watch for Quay Rights", source("Quay Rights"), False),
        ("organisation", "Vell Watch for Quay Rights", source("Watch"), False),
        ("organisation", "the Bastion", source("Bastion"), True),
        ("organisation", "Bastion", source("Bastion spokesman"), False),
        ("organisation", "Bastion", source("Bastion", "person"), False),
        ("outlet", "VNA", source("VNA news agency", "outlet"), True),
        ("unnamed", "a source in the Ferry Office", source("source", "unnamed"), False),
        ("unnamed", "a source in the Ferry Office", source("Ferry Office source", "unnamed"), True),
        ("group", "pilots in Kessa", source("pilots", "unnamed"), False),
        ("document", "an angry letter", source("angry letter", "document"), True),
        ("document", "an angry letter", source("angry mayor", "document"), False),
    ],
)
def test_a_name_is_right_only_if_it_denotes_the_one_meant(
    kind: str, wanted: str, found: Source, *, right: bool
) -> None:
    assert agrees(kind, wanted, "it", found) is right


def test_a_description_that_is_its_own_answer_may_be_kept_short() -> None:
    assert agrees("group", "pilots in Kessa", "pilots in Kessa", source("pilots", "unnamed"))


@pytest.mark.parametrize(
    ("kind", "rule", "name", "outcome"),
    [
        ("open", "unresolved", "she", "right"),
        ("open", "spoke last", "Ilda Marren", "wrong"),
        ("person", "unresolved", "she", "left"),
        ("person", "nobody is named", "She", "left"),
        ("person", "spoke last", "Oda Lisse", "wrong"),
        ("person", "spoke last", "Ilda Marren", "right"),
    ],
)
def test_not_knowing_is_told_from_naming_somebody_else(
    kind: str, rule: str, name: str, outcome: str
) -> None:
    found = Source(None, name, SourceKind.PERSON, why=Why(rule, None))
    assert mentions.outcome({"kind": kind}, ["Ilda Marren"], "she", found) == outcome


@pytest.mark.slow
def test_accuracy_does_not_fall() -> None:
    for corpus in CORPORA:
        needs(corpus)
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    assert floors.pop("gold") == digest(GOLD), "the gold changed: measure and set floors anew"
    answers = list(measure(Parser()))
    reached = figures(answers)
    right, left = floors["right"], floors["left"]
    fallen = {n: (reached[n], least) for n, least in right.items() if reached[n] < least - SLACK}
    fallen |= {n: (reached[n], most) for n, most in left.items() if reached[n] > most + SLACK}
    assert not fallen, f"reached, floor: {fallen}\n{report(answers)}"


def raise_floors() -> None:
    """Write what is reached now wherever it is better than the floor."""
    reached, floors = figures(list(measure(Parser()))), tomllib.loads(FLOORS.read_text("utf-8"))
    of = {part: {name: reached[name] for name in floors[part]} for part in ("right", "left")}
    Floors(FLOORS, tops=("left",)).raise_to(of, {"": digest(GOLD)})


if __name__ == "__main__":
    if sys.argv[1:] == ["report"]:
        print(report(list(measure(Parser()))))
    else:
        raise_floors()
