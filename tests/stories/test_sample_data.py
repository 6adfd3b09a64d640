"""The stories' expected readings speak only of words that stand in their files."""

import json
import tomllib
from collections import Counter
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOTS = {
    "sample": HERE.parents[1] / "src" / "sayso" / "sample",
    "ferry": HERE / "ferry",
    "ballot": HERE / "ballot",
    "pipeline": HERE / "pipeline",
    "quarry": HERE / "quarry",
}
ACTS = {
    "assert",
    "confirm",
    "deny",
    "decline",
    "cannot-confirm",
    "estimate",
    "predict",
    "warn",
    "demand",
    "promise",
    "evaluate",
    "ask",
}
STORIES = sorted(ROOTS)


class _VisibleText(HTMLParser):
    """Collects what a reader sees; scripts, styles and the window title are not read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"script", "style", "title"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style", "title"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def _folded(text: str) -> str:
    return " ".join(text.split())


@cache
def _story(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _text(name: str, file: str) -> str:
    path, _, line = file.partition("#")
    raw = (ROOTS[name] / path).read_text(encoding="utf-8")
    if line:
        raw = json.loads(raw.splitlines()[int(line) - 1])["text"]
    elif path.endswith(".html"):
        reader = _VisibleText()
        reader.feed(raw)
        raw = " ".join(reader.pieces)
    return _folded(raw)


def _parts(content: str | list[str]) -> list[str]:
    return [content] if isinstance(content, str) else content


def _missing(name: str, entries: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (entry["article"], words)
        for entry in entries
        for words in _parts(entry["content"])
        if _folded(words) not in _text(name, entry["article"])
    ]


@pytest.mark.parametrize("name", STORIES)
def test_every_file_of_a_story_is_described_once(name: str) -> None:
    root = ROOTS[name]
    delivered = []
    for path in root.rglob("*"):
        relative = path.relative_to(root).as_posix()
        if path.suffix == ".jsonl":
            lines = path.read_text(encoding="utf-8").splitlines()
            delivered += [f"{relative}#{number}" for number in range(1, len(lines) + 1)]
        elif path.suffix in {".txt", ".html"}:
            delivered.append(relative)
    assert sorted(a["file"] for a in _story(name)["article"]) == sorted(delivered)


@pytest.mark.parametrize("name", STORIES)
def test_every_content_stands_in_its_file(name: str) -> None:
    assert len(_story(name)["claim"]) >= 60
    assert _missing(name, _story(name)["claim"]) == []


@pytest.mark.parametrize("name", STORIES)
def test_chains_lead_from_the_outlet_to_the_source(name: str) -> None:
    outlets = {a["file"]: a.get("outlet") for a in _story(name)["article"]}
    for claim in _story(name)["claim"]:
        assert claim["chain"][0] == outlets[claim["article"]], claim
        assert claim["chain"][-1] == claim["source"], claim
        assert claim["act"] in ACTS, claim
        assert len(set(claim["chain"])) == len(claim["chain"]), claim


@pytest.mark.parametrize("name", STORIES)
def test_bounds_and_dates_are_in_order(name: str) -> None:
    for entry in _story(name)["claim"] + _story(name)["article"]:
        if "low" in entry and "high" in entry:
            assert entry["low"] <= entry["high"], entry
        for key in ("said", "published"):
            dates = [entry.get(f"{key}_{end}") for end in ("earliest", "latest")]
            known = [datetime.fromisoformat(date) for date in dates if date]
            assert known == sorted(known), entry


@pytest.mark.parametrize("name", STORIES)
def test_answers_are_given_by_sources_who_speak_in_that_article(name: str) -> None:
    spoken = {(c["article"], c["source"], c["act"]) for c in _story(name)["claim"]}
    for question in _story(name)["question"]:
        assert len(question["answers"]) > 1, question["wording"]
        for answer in question["answers"]:
            key = (answer["article"], answer["source"], answer["act"])
            assert key in spoken, (question["wording"], answer)


@pytest.mark.parametrize("name", STORIES)
def test_one_statement_is_made_of_claims_by_the_voices_it_names(name: str) -> None:
    claims = {(c["article"], *_parts(c["content"])): c["source"] for c in _story(name)["claim"]}
    for statement in _story(name)["one_statement"]:
        sources = {claims[(r["article"], *_parts(r["content"]))] for r in statement["reports"]}
        assert sources == set(statement["voices"]), statement["note"]
        assert len(statement["reports"]) > 1, statement["note"]


@pytest.mark.parametrize("name", [name for name in STORIES if _story(name).get("copied")])
def test_copies_repeat_most_of_the_original_claims_word_for_word(name: str) -> None:
    for group in _story(name)["copied"]:
        claims = [c for c in _story(name)["claim"] if c["article"] == group["original"]]
        for file in group["articles"]:
            gone = _missing(name, [{**claim, "article": file} for claim in claims])
            assert len(gone) < 0.2 * len(claims), (file, gone)


def test_the_edited_article_has_one_address_and_two_texts() -> None:
    lines = (ROOTS["sample"] / "crawl.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    by_uri = Counter(record["uri"] for record in records)
    assert sorted(by_uri.values()) == [1] * (len(records) - 2) + [2]
    assert len({record["text"] for record in records}) == len(records)
