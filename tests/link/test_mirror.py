"""Links of a story of two sides: mirrored with their names, the same in any order and process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders import SCENES, Story, article, linked
from sayso.model import Linked, Polarity

TESTS = Path(__file__).resolve().parents[1]
NO = {"polarity": Polarity.NEGATIVE}
DENIAL = {"act": "deny", **NO}
OPEN = {"polarity": Polarity.UNSTATED}
LONG = "killed in Ostrel Valley when the old bridge gave way under the lorries"


def told(first: str, second: str) -> list[tuple[str, list[tuple[str, str, dict[str, object]]]]]:
    """By article: the day, and who says what; each side does what the other does."""
    rows: list[tuple[str, list[tuple[str, str, dict[str, object]]]]] = []
    for one, other in ((first, second), (second, first)):
        rows += [
            (
                "2031-05-04",
                [
                    (
                        f"state: {one}",
                        f"Some 400 {other}n soldiers were killed in Ostrel Valley",
                        {},
                    ),
                    (f"state: {one}", f"{other}n troops crossed the river Tern", {}),
                    (f"state: {other}", f"No {other}n troops crossed the river Tern", NO),
                    (
                        "Tor Vask",
                        f"{other}n troops crossed the river Tern",
                        {"act": "decline", **OPEN},
                    ),
                ],
            ),
            (
                "2031-05-04",
                [
                    (f"state: {other}", f"40 {other}n soldiers were killed in Ostrel Valley", {}),
                    ("Pell Ostrum", f"more than 120 {one}n horses were {LONG}", {}),
                ],
            ),
            (
                "2031-05-05",
                [
                    ("Ilda Marren", f"In all 40 {other}n troops have died in Ostrel Valley", {}),
                    (
                        "Pell Ostrum",
                        f"more than 220 {one}n horses were {LONG}",
                        {"said": "2031-05-04"},
                    ),
                ],
            ),
            (
                "2031-05-09",
                [
                    (f"state: {other}", f"60 {other}n soldiers were killed in Ostrel Valley", {}),
                    (f"state: {one}", f"Some 900 {one}n soldiers are in Ostrel Valley", {}),
                ],
            ),
            (
                "2031-05-20",
                [
                    ("Rea Holm", f"70 {other}n soldiers were killed in Ostrel Valley, not 60", {}),
                    (f"state: {one}", f"{one}n troops crossed the river Tern", DENIAL),
                ],
            ),
        ]
    return rows


def story(first: str, second: str) -> Story:
    made = Story()
    for number, (day, claims) in enumerate(told(first, second)):
        words = " ".join(f"{content}." for _, content, _ in claims)
        text = f"A report\n\n{words}\n\n{SCENES[number % len(SCENES)]}"
        page = article(f"{number}.txt", f"Post {number % 5}", day, text)
        made.add(page, *({"content": c, "by": by, "said": day, **more} for by, c, more in claims))
    return made


def rows(found: Linked, turn: dict[str, str] | None = None) -> list[str]:
    """Every link as one line: the question, who stands to whom, the rule and the parts."""

    def put(words: str) -> str:
        marks = {name: f"\x00{number}" for number, name in enumerate(turn or {})}
        for name, mark in marks.items():
            words = words.replace(name, mark)
        for name, mark in marks.items():
            words = words.replace(mark, (turn or {})[name])
        return words

    lines = []
    for question in found.questions:
        name = {claim: put(a.name) for a in question.answers for claim in a.claims}
        for link in question.links:
            ends = sorted((name.get(link.left, "?"), name.get(link.right, "?")))
            parts = sorted(
                [part.facet.value, *sorted((put(part.left), put(part.right))), str(part.clash)]
                for part in link.parts
            )
            line = [put(question.wording), link.relation.value, *ends, link.why.rule, parts]
            lines.append(json.dumps(line))
    return sorted(set(lines))


def exact(found: Linked) -> str:
    """Every link with all that is said of it, in the order in which it is found."""
    return "\n".join(repr(link) for question in found.questions for link in question.links)


@pytest.fixture(scope="module")
def straight() -> Linked:
    return linked(story("Lumeria", "Sarnia"))


def test_swapping_the_sides_mirrors_every_link(straight: Linked) -> None:
    mirrored = linked(story("Sarnia", "Lumeria"))
    turned = rows(straight, {"Lumeria": "Sarnia", "Sarnia": "Lumeria"})
    assert turned == rows(mirrored)


def test_the_story_of_two_sides_has_links_of_many_kinds(straight: Linked) -> None:
    found = {link.relation.value for question in straight.questions for link in question.links}
    assert found >= {"contradicts", "revises", "denies", "corroborates", "declines"}
    rules = {link.why.rule for question in straight.questions for link in question.links}
    assert rules >= {"figures-apart", "puts-aside", "one-statement-two-figures", "denial"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_links_are_the_same_in_any_order(straight: Linked, seed: int) -> None:
    assert exact(linked(story("Lumeria", "Sarnia"), seed)) == exact(straight)


def test_links_are_the_same_in_another_process(straight: Linked) -> None:
    script = (
        "import sys; sys.path[:0] = [{0!r}, {0!r} + '/link']\n"
        "import test_mirror as t\n"
        "sys.stdout.write(t.exact(t.linked(t.story('Lumeria', 'Sarnia'), 7)))"
    ).format(str(TESTS))
    ran = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "11"},
    )
    assert ran.stdout == exact(straight)
