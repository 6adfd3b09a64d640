"""Dating: when sources spoke and when things happened, in small articles; a third is held out."""

import sys
import tomllib
from collections import Counter
from datetime import datetime
from hashlib import sha256

import pytest

from facet_cases import CASES, Case, load
from sayso.extract import reading
from sayso.extract.parser import Parser
from sayso.model import Article, Claim, Precision, When, article_id, digest

FLOORS = CASES / "times" / "articles_floors.toml"
FACETS = ("said", "happened")


def held(case: Case) -> bool:
    return int(sha256(str(case["name"]).encode()).hexdigest(), 16) % 3 == 0


def read(case: Case, parser: Parser) -> tuple[Claim, ...]:
    raw = case["text"].encode()
    day = datetime.fromisoformat(case["published"])
    published = When(day, day, Precision.DAY, ("given",))
    article = Article(
        article_id(raw), "page.txt", case["text"], raw, digest(raw), "text",
        published=published, basis=(("published", "given"),),
    )  # fmt: skip
    return reading.read(article, parser, fast=True).claims


def ends(when: When | None) -> list[str]:
    return [] if when is None else [moment or "" for moment in when.iso()]


def marks(case: Case, parser: Parser) -> list[tuple[str, bool, str]]:
    """Facet, whether it agrees, and what was found, for each that the case speaks of."""
    claims = read(case, parser)
    found: list[tuple[str, bool, str]] = []
    for wanted in case["claims"]:
        words = wanted["content"]
        claim = min(
            (c for c in claims if c.source and words in " ".join(s.words for s in c.content)),
            key=lambda c: sum(len(s.words) for s in c.content),
            default=None,
        )
        for facet in FACETS:
            if facet in wanted:
                own = ends(getattr(claim, facet)) if claim else None
                found.append((facet, own == wanted[facet], f"{words!r}: {facet} {own}"))
    return found


def shares(parser: Parser, wrong: list[str] | None = None) -> dict[str, float]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in load("times", "articles"):
        part = "held" if held(case) else "tuned"
        for facet, good, told in marks(case, parser):
            name = f"{facet}_{part}"
            total[name] += 1
            right[name] += good
            if wrong is not None and not good and part == "tuned":
                wrong.append(f"{case['name']}: {told}")
    return {name: right[name] / total[name] for name in sorted(total)}


def test_dates_of_small_articles_do_not_get_worse(parser: Parser) -> None:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    wrong: list[str] = []
    reached = shares(parser, wrong)
    assert reached.keys() == floors.keys()
    fallen = {
        name: (reached[name], floor) for name, floor in floors.items() if reached[name] < floor
    }
    assert not fallen, "\n".join([str(fallen), *wrong])


def test_a_third_of_the_articles_is_held_out() -> None:
    articles = load("times", "articles")
    assert len({case["name"] for case in articles}) == len(articles) >= 30
    assert len(articles) // 5 <= sum(map(held, articles)) <= len(articles) // 2


@pytest.mark.parametrize("case", load("times", "articles"), ids=lambda case: case["name"])
def test_every_date_says_its_basis(case: Case, parser: Parser) -> None:
    claims = read(case, parser)
    assert claims
    for claim in claims:
        for when in (claim.said, claim.happened):
            assert when is None or when.basis


if __name__ == "__main__":
    notes: list[str] = []
    told = shares(Parser(), notes)
    sys.stdout.write(
        "\n".join([*notes, *(f"{name} = {share:.3f}" for name, share in told.items())])
    )
