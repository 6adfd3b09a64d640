"""Who a marked mention is, as data: tests/cases/sources/*.toml."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from sayso.extract.cast import sources
from sayso.extract.parser import Parser
from sayso.lexicon.first_names import first_names
from sayso.lexicon.organisations import well_known, words_of
from sayso.lexicon.roles import gender_of, role_words, wider_classes
from sayso.lexicon.states import state_words
from sayso.model import Sentence, Source, SourceKind, Span

CASES = Path(__file__).resolve().parents[2] / "cases" / "sources"
MARK = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
KEYS = {"text", "name", "kind", "role", "affiliation", "rule", "outlet", "speaker", "tied", "why"}

Case = dict[str, Any]


def read(name: str) -> list[Any]:
    cases = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=f"{n}-{case['name'][:40]}") for n, case in enumerate(cases, 1)]


@pytest.fixture(scope="session")
def reader() -> Parser:
    return Parser()


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without the marks, and the marked stretches: the last is asked about."""
    text, spans, last = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[last : found.start()]
        spans.append(Span(len(text), len(text) + len(found[1]), found[1]))
        text, last = text + found[1], found.end()
    return text + marked[last:], spans


def lines_of(text: str) -> list[Span]:
    return [Span.of(text, m.start(), m.end()) for m in re.finditer(r"[^\n]+", text) if m[0].strip()]


def home(sentences: tuple[Sentence, ...], span: Span) -> Sentence:
    return next(s for s in sentences if s.span.start <= span.start < s.span.end)


def resolve_marked(reader: Parser, case: Case) -> Source:
    """Resolves all marked mentions in order; `speaker` numbers the one around the last."""
    text, spans = unmark(case["text"])
    sentences = reader.parse(text, lines_of(text))
    cast = sources.find(sentences, case.get("outlet"))
    recent: list[Source] = []
    for number, span in enumerate(spans, 1):
        asked = number == len(spans)
        speaker = recent[case["speaker"] - 1] if asked and "speaker" in case else None
        earlier = sorted((s for s in recent if s.span < span), key=lambda s: s.span)
        recent.append(cast.resolve(span, home(sentences, span), speaker, earlier))
    return recent[-1]


def failures(case: Case, found: Source) -> list[str]:
    """What differs from the case, in words."""
    wrong = []
    if found.name != case["name"]:
        wrong.append(f"name {found.name!r}, not {case['name']!r}")
    if found.kind != SourceKind(case["kind"]):
        wrong.append(f"kind {found.kind}, not {case['kind']}")
    for key in ("role", "affiliation"):
        expected = case.get(key)
        if expected is not None and (getattr(found, key) or "") != expected:
            wrong.append(f"{key} {getattr(found, key)!r}, not {expected!r}")
    if "rule" in case and (found.why is None or found.why.rule != case["rule"]):
        wrong.append(f"rule {found.why}, not {case['rule']!r}")
    if "tied" in case and not all(name in found.why.detail for name in case["tied"]):
        wrong.append(f"detail {found.why.detail!r} does not name {case['tied']}")
    return wrong


@pytest.mark.parametrize("case", [*read("made-up"), *read("negative")])
def test_the_mention_is_who_the_reader_thinks(case, reader):
    assert failures(case, resolve_marked(reader, case)) == []


@pytest.mark.parametrize("case", read("known-failures"))
def test_a_known_failure_still_fails(case, reader):
    assert failures(case, resolve_marked(reader, case)), (
        f"this passes now ({case['why']}): move it to made-up.toml or negative.toml"
    )


@pytest.mark.parametrize("name", ["made-up", "negative", "known-failures"])
def test_cases_have_only_known_keys_and_a_mark(name):
    for parameter in read(name):
        case = parameter.values[0]
        assert set(case) <= KEYS, case
        assert MARK.search(case["text"]), case


def test_every_resolved_source_says_why_and_keeps_the_mention(reader):
    for name in ("made-up", "negative"):
        for parameter in read(name):
            case = parameter.values[0]
            found = resolve_marked(reader, case)
            assert found.why is not None
            assert found.why.rule
            assert found.span == unmark(case["text"])[1][-1]


def test_swapping_the_two_sides_mirrors_the_result(reader):
    text = (
        "Orvany's Foreign Minister Ilda Marren met Kuremia's Foreign Minister Oda Lisse. "
        'Marren said the talks were short. "They were long," [[the Kuremian minister]] said.'
    )
    swapped = text.replace("Kuremian", "@").replace("Orvany", "#").replace("Kuremia", "Orvany")
    swapped = swapped.replace("#", "Kuremia").replace("@", "Orvanian")
    first = resolve_marked(reader, {"text": text})
    second = resolve_marked(reader, {"text": swapped})
    assert (first.name, second.name) == ("Oda Lisse", "Oda Lisse")


def test_a_mention_outside_any_word_keeps_its_marks(reader):
    text = "The dam held . . . said nobody."
    sentences = reader.parse(text, lines_of(text))
    found = sources.find(sentences, None).resolve(Span.of(text, 12, 13), sentences[0], None, ())
    assert found.name
    assert found.span == Span.of(text, 12, 13)


FLOOR = 0.95


@pytest.mark.slow
def test_real_mentions_resolve_as_a_person_read_them(reader, shared):
    """The source mentions of tests/gold/seeds.toml, by offsets, with the gold ones as `recent`."""
    gold = tomllib.loads((CASES.parents[1] / "gold" / "seeds.toml").read_text(encoding="utf-8"))
    outlets = {article["file"]: article["outlet"] for article in gold["article"]}
    hits = [hit for file in outlets for hit in gold_hits(reader, shared, gold, file, outlets[file])]
    assert len(hits) > 80
    assert sum(hits) / len(hits) >= FLOOR


def gold_hits(reader, shared, gold, file: str, outlet: str) -> list[bool]:
    text = (shared / "seeds" / file).read_bytes().decode("utf-8")
    sentences = reader.parse(
        text, [s for s in lines_of(text.replace("\r", "\n")) if s.words.strip()]
    )
    cast = sources.find(sentences, outlet)
    known: dict[str, Source] = {}
    hits = []
    for claim in gold["claim"]:
        if claim["file"] != file or not claim.get("source"):
            continue
        span = Span.of(text, *claim["source"])
        recent = sorted((s for s in known.values() if s.span < span), key=lambda s: s.span)
        speaker = known.get(claim.get("parent", ""))
        found = cast.resolve(span, home(sentences, span), speaker, recent)
        right = {plain_name(n) for n in (claim["source_name"], *claim.get("source_also", []))}
        hits.append(plain_name(found.name) in right)
        kind = SourceKind(claim["kind"])
        known[claim["id"]] = Source(span, claim["source_name"], kind, found.role, found.affiliation)
    return hits


def plain_name(name: str) -> str:
    return name.casefold().removeprefix("the ")


def test_the_tables_answer():
    assert "spokesperson" in role_words()["press secretary"]
    assert "official" in wider_classes("minister")
    assert (gender_of("spokeswoman"), gender_of("spokesman")) == ("female", "male")
    assert gender_of("minister") is None
    assert words_of("body")["ministry"] == {"ministry"}
    assert well_known()["kremlin"] == "presidency"
    assert state_words()["norwegian"] == "Norway"
    assert first_names()["irina"] == "female"
