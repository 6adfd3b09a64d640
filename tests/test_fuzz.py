"""What the fuzzer found, or might have, stays mended: bench/fuzz.py looks for more."""

from pathlib import Path

import pytest

import fuzzing
from sayso.extract import reading
from sayso.extract.page import windows
from sayso.extract.parser import MOST_TOKENS, Parser
from sayso.ingest import received
from sayso.model import RawInput, Span
from sayso.store import spans

KEPT = sorted((Path(__file__).parent / "files" / "fuzz").glob("*-*"))
SENTENCE = "The mill of Velm burned down on Sunday, the fire brigade said. "


def article(text: str):
    (found,) = received.read(RawInput("a.txt", text.encode())).articles
    return found


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_a_find_is_mended(path: Path) -> None:
    target, _, _ = path.name.partition("-")
    fuzzing.TARGETS[target](path.read_bytes())


@pytest.mark.parametrize("fragment", ["He said ", "he told her she said ", "“a” said. ", "who "])
def test_the_same_words_again_and_again_end_soon(fragment: str) -> None:
    fuzzing.extract((SENTENCE + fragment * (1200 // len(fragment))).encode())


def test_a_sentence_without_end_is_cut_and_its_offsets_are_true() -> None:
    text = "word " * 4 * MOST_TOKENS
    sentences = Parser().parse(text, [Span.of(text, 0, len(text))])
    assert max(len(sentence.tokens) for sentence in sentences) <= MOST_TOKENS
    assert all(text[s.span.start : s.span.end] == s.span.words for s in sentences)
    assert sum(len(s.tokens) for s in sentences) == 4 * MOST_TOKENS


def test_a_book_is_read_in_parts_and_its_end_is_set_aside(monkeypatch) -> None:
    monkeypatch.setattr(windows, "WINDOW", 400)
    monkeypatch.setattr(windows, "MOST_READ", 1000)
    one = article(f"Mill burns\n{SENTENCE * 30}")
    read = reading.read(one, fuzzing._parser(), fast=True)
    spans.check_reading(read)
    (rest,) = [item.span for item in read.set_aside if item.reason == reading.TOO_LONG]
    assert rest.end == len(one.text.rstrip())
    assert 10 < len(read.claims) < 20
    assert max(claim.content[0].end for claim in read.claims) <= rest.start


def test_what_no_rule_foresaw_costs_one_article_its_reading(monkeypatch) -> None:
    def broken(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(reading.layout, "find", broken)
    one = article(SENTENCE)
    read = reading.read(one, fuzzing._parser(), fast=True)
    assert (read.article, read.claims, read.passages) == (one, (), ())
    assert [item.reason for item in read.set_aside] == ["unforeseen: RecursionError: too deep"]
