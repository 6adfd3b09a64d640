"""The gold itself: it points where it says, and a report made from it scores full marks."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from goldset import SEEDS, SEEDS_GOLD, read_gold
from scoring import article_errors, in_furniture, score

GOLD = tomllib.loads(SEEDS_GOLD.read_text("utf-8"))
ARTICLES = {article["file"]: article for article in GOLD["article"]}
CLAIMS = {claim["id"]: claim for claim in GOLD["claim"]}
LAYOUT = ("headline", "dateline", "headings", "pull_quote", "credit", "furniture", "background")
SPEECH = "assert confirm deny decline cannot-confirm estimate predict warn demand promise"
ACTS = {*SPEECH.split(" "), "evaluate", "ask"}
KINDS = {"person", "organisation", "state", "outlet", "document", "unnamed"}
STANCES = {"neutral", "distancing", "endorsing"}


@pytest.fixture(scope="module")
def seeds() -> Path:
    if not SEEDS.is_dir():
        pytest.skip("needs the real articles in ../shared/seeds, which are not part of the project")
    return SEEDS


def text_of(seeds: Path, file: str) -> str:
    return (seeds / file).read_bytes().decode("utf-8")


def at_word_edges(text: str, start: int, end: int) -> bool:
    """Neither end cuts a word in two, and neither is a blank."""
    if not 0 <= start < end <= len(text) or text[start].isspace() or text[end - 1].isspace():
        return False
    cuts_left = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cuts_right = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not (cuts_left or cuts_right)


def line_of(claim: dict, text: str) -> dict:
    """The contract line a reader without fault would report for a gold claim."""
    article = ARTICLES[claim["file"]]
    quantity = claim.get("quantity")
    unsaid = {"low": None, "high": None}
    return {
        "article": {
            "uri": f"somewhere/{claim['file']}",
            "outlet": article["outlet"],
            "published": {
                "earliest": article["published_earliest"],
                "latest": article.get("published_latest"),
            },
        },
        "content": {
            "spans": claim["content"],
            "text": " … ".join(text[s:e] for s, e in claim["content"]),
        },
        "source": {"span": claim["source"], "name": claim["source_name"]}
        if "source" in claim
        else None,
        "cue": {"span": claim["cue"]} if "cue" in claim else None,
        "chain": [{"name": name} for name in claim["chain"]],
        "act": claim["act"],
        "stance": claim["stance"],
        "polarity": claim.get("polarity", "positive"),
        "quantities": [unsaid | quantity] if quantity else [],
        "places": [{"text": place} for place in claim.get("place", [])],
        "said": {k: claim.get(f"said_{k}") for k in ("earliest", "latest")},
    }


@pytest.fixture(scope="module")
def perfect(seeds: Path) -> list[dict]:
    return [line_of(claim, text_of(seeds, claim["file"])) for claim in CLAIMS.values()]


@pytest.mark.parametrize("file", ARTICLES)
def test_an_article_is_the_one_that_was_read(seeds: Path, file: str) -> None:
    assert hashlib.sha256((seeds / file).read_bytes()).hexdigest() == ARTICLES[file]["sha256"]


@pytest.mark.parametrize("file", ARTICLES)
def test_layout_spans_are_whole_words(seeds: Path, file: str) -> None:
    text = text_of(seeds, file)
    spans = [tuple(s) for kind in (*LAYOUT, "related") for s in ARTICLES[file].get(kind, [])]
    assert spans, f"{file} has no labelled passage"
    assert [s for s in spans if not at_word_edges(text, *s)] == []


@pytest.mark.parametrize("name", CLAIMS)
def test_claim_spans_are_whole_words(seeds: Path, name: str) -> None:
    claim = CLAIMS[name]
    text = text_of(seeds, claim["file"])
    spans = [*claim["content"], *(claim[k] for k in ("source", "cue") if k in claim)]
    spans += [claim["quantity"]["span"]] if "quantity" in claim else []
    assert [s for s in spans if not at_word_edges(text, *s)] == []


@pytest.mark.parametrize("name", CLAIMS)
def test_source_and_cue_lie_outside_the_content(name: str) -> None:
    claim = CLAIMS[name]
    for key in ("source", "cue"):
        start, end = claim.get(key, (0, 0))
        assert not any(start < e and s < end for s, e in claim["content"]), key


@pytest.mark.parametrize("name", CLAIMS)
def test_claim_values_are_the_ones_the_design_knows(name: str) -> None:
    claim = CLAIMS[name]
    assert {claim["act"], *claim.get("act_also", [])} <= ACTS
    assert {claim["stance"], *claim.get("stance_also", [])} <= STANCES
    assert claim["kind"] in KINDS
    assert claim.get("polarity", "positive") in {"positive", "negative"}
    assert claim["chain"][0] == ARTICLES[claim["file"]]["outlet"]
    assert claim["chain"][-1] == claim["source_name"]


def test_parents_and_parts_are_claims_of_the_same_article() -> None:
    for claim in CLAIMS.values():
        for other in [*filter(None, [claim.get("parent")]), *claim.get("split_into", [])]:
            assert CLAIMS[other]["file"] == claim["file"], claim["id"]


def test_ids_are_unique() -> None:
    assert len(CLAIMS) == len(GOLD["claim"])


def test_a_report_made_from_the_gold_scores_full_marks(perfect: list[dict], seeds: Path) -> None:
    result = score(perfect, read_gold([SEEDS_GOLD]))
    assert result.missed == []
    assert result.recall == 1.0
    assert result.precision == 1.0
    assert all(result.own_voice.values())
    assert {k: v for k, v in result.facets.items() if not all(good for _, good in v)} == {}
    assert in_furniture(perfect, SEEDS_GOLD) == []
    assert article_errors(perfect, SEEDS_GOLD) == []


def test_a_report_that_credits_the_wrong_one_finds_nothing(perfect: list[dict]) -> None:
    wrong = [
        {**line, "source": {"name": "Nobody Whatsoever"}, "chain": []}
        for line in perfect
        if line["source"]
    ]
    result = score(wrong, read_gold([SEEDS_GOLD]))
    assert result.recall == 0.0
    assert result.precision == 0.0


def test_troop_numbers_are_there_and_apart_from_casualties() -> None:
    numbers = [c["quantity"] for c in CLAIMS.values() if c["required"] and "quantity" in c]
    troops = [(q.get("low"), q.get("high")) for q in numbers if q["topic"] == "troops"]
    assert set(troops) == {
        (3000, 3000), (8000, 8000), (10000, 10000), (10000, None), (None, None), (None, 12000),
    }  # fmt: skip
    assert sum(q["topic"] == "casualties" for q in numbers) >= 4
