"""Links between invented answers, and what is compared without one, from the cases."""

import tomllib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from builders import Story, article, linked
from sayso.model import Claim, Linked, Polarity, on_day

# All of one story: who tells it names the same rare things, each in other words.
SCENES = (
    "It began when the ferry Marabel burned off Cape Tindel.",
    "Since the fire on the Marabel nobody sails round Cape Tindel.",
    "Off Cape Tindel smoke still rose over what was left of the Marabel.",
    "Divers found the Marabel in shallow water; Cape Tindel was closed.",
)
CASES = Path(__file__).resolve().parents[1] / "cases" / "links"


def cases() -> list[dict[str, Any]]:
    return [
        case
        for file in ("made-up", "negative")
        for case in tomllib.loads((CASES / f"{file}.toml").read_text("utf-8"))["case"]
    ]


def told(case: dict[str, Any]) -> tuple[Story, list[Claim]]:
    """The story of a case and its claims, in the order of the case."""
    story, claims = Story(), []
    rows = [dict(row) for row in case["told"]]
    texts: dict[int, list[str]] = {}
    for number, row in enumerate(rows, 1):
        words = f"{row.pop('before', '')} {row['words']}.".strip()
        texts.setdefault(row.get("in", number), []).append(words)
        texts[row.get("in", number)].extend([row.pop("after", "")])
    made = {
        number: article(
            f"{number}.txt", f"Post {number}", rows[number - 1]["said"], text(number, parts)
        )
        for number, parts in texts.items()
    }
    story.articles.extend(made.values())
    for number, row in enumerate(rows, 1):
        claims.append(claim(story, made[row.pop("in", number)], row, claims))
    return story, claims


def text(number: int, parts: list[str]) -> str:
    told = [part for part in parts if part]
    return "A report\n\n" + "\n\n".join([*told, SCENES[number % len(SCENES)]])


def claim(story: Story, made: Any, row: dict[str, Any], before: list[Claim]) -> Claim:
    happened, replies = row.pop("happened", None), row.pop("replies", None)
    if "polarity" in row or row.get("act") == "deny":
        row["polarity"] = Polarity(row.get("polarity", "negative"))
    found = story.claim(made, row.pop("words"), **row)
    if happened:
        found = replace(found, happened=on_day(datetime.fromisoformat(happened), "given"))
    if replies:
        found = replace(found, replies_to=before[replies - 1].id)
    story.claims.append(found)
    return found


def links(found: Linked, claims: list[Claim]) -> set[str]:
    number = {each.id: str(place) for place, each in enumerate(claims, 1)}
    return {
        f"{number[link.left]} {link.relation.value} {number[link.right]}: "
        f"{' '.join(part.facet.value for part in link.parts)}".strip()
        for question in found.questions
        for link in question.links
    }


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_the_links_are_those_written_down(case: dict[str, Any]) -> None:
    story, claims = told(case)
    found = linked(story)
    assert links(found, claims) == set(case["links"])
    number = {each.id: str(place) for place, each in enumerate(claims, 1)}
    compared = {
        f"{number[each.left]} {each.outcome.value} {number[each.right]}: "
        f"{' '.join(part.facet.value for part in each.parts)}".strip()
        for question in found.questions
        for each in question.compared
    }
    assert compared >= set(case.get("compared", []))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_a_clash_names_both_sides_and_the_reason(case: dict[str, Any]) -> None:
    story, _ = told(case)
    for question in linked(story).questions:
        for link in question.links:
            assert link.why.detail
            clashing = [part for part in link.parts if part.clash]
            assert bool(clashing) == (link.relation.value in {"contradicts", "denies", "fails"})
            assert all(part.left and part.right for part in link.parts)
