"""Every table loads through its accessor, repeats nothing, and its examples are read as meant."""

import importlib
import tomllib
from collections import Counter
from dataclasses import astuple, fields, is_dataclass
from pathlib import Path

import pytest

import language
import sayso.lexicon
from lexicon_loads import loads
from sayso.errors import LexiconError
from sayso.extract.parser import Parser
from sayso.extract.speech import attribution
from sayso.lexicon.cues import (
    CueNoun,
    Marker,
    ReportingVerb,
    cue_nouns,
    media_words,
    phrases,
    reporting_verbs,
)
from sayso.lexicon.loader import load
from sayso.model import Act, Certainty, Stance

FOLDER = Path(sayso.lexicon.__file__).parent
UNREAD = {case["word"]: case["why"] for case in language.load("lexicon", "known-failures")}
FRAMES = {
    *("clause", "object", "as", "infinitive", "refusal", "about", "accuse", "relay", "concern"),
    *("figure", "drawn", "withheld", "phrasal"),
}


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


def test_every_table_has_a_module_that_loads_it():
    assert {table for table, _, _ in loads()} == {file.stem for file in FOLDER.glob("*.toml")}


@pytest.mark.parametrize(("table", "module", "kind"), loads())
def test_a_table_loads_as_its_type_and_repeats_nothing(table: str, module: str, kind: str):
    entry_type = getattr(importlib.import_module(f"sayso.lexicon.{module}"), kind)
    assert is_dataclass(entry_type)
    entries = load(table, entry_type)
    assert entries
    names = [field.name for field in fields(entry_type)]
    shown = [
        tuple(v for n, v in zip(names, astuple(e), strict=True) if n != "example") for e in entries
    ]
    assert [entry for entry, count in Counter(shown).items() if count > 1] == []


def repeated(words: list[object]) -> list[object]:
    return [word for word, count in Counter(words).items() if count > 1]


def test_no_word_stands_twice_in_a_table_of_cues():
    assert repeated([entry.word for entry in load("cues", ReportingVerb)]) == []
    assert repeated([entry.word for entry in load("cue_nouns", CueNoun)]) == []
    assert repeated([(entry.word, entry.facet) for entry in load("markers", Marker)]) == []


def test_acts_stances_and_frames_are_ones_the_model_knows():
    for entry in (*reporting_verbs().values(), *cue_nouns().values()):
        assert Act(entry.act)
        assert Stance(entry.stance)
    for verb in reporting_verbs().values():
        assert verb.frames
        assert set(verb.frames) <= FRAMES, verb.word


def test_values_of_markers_are_ones_the_model_knows():
    for facet, kind in (("stance", Stance), ("certainty", Certainty), ("act", Act)):
        assert phrases(facet)
        assert all(kind(value) for value in phrases(facet).values())
    assert "agency" in media_words()


@pytest.mark.parametrize("marker", load("markers", Marker), ids=lambda m: f"{m.facet}-{m.word}")
def test_the_example_of_a_marker_holds_its_word(marker: Marker, parser: Parser):
    assert marker.word == marker.word.lower()
    plain = marker.example.lower().replace("’", "'")
    lemmas = " ".join(token.lemma for token in _tokens(marker.example, parser))
    assert _in_order(marker.word, plain) or _in_order(marker.word, lemmas)


def _in_order(phrase: str, text: str) -> bool:
    """Whether the words of a phrase stand in the text in this order."""
    place = 0
    for word in phrase.split():
        place = text.find(word, place)
        if place < 0:
            return False
    return True


def _tokens(text: str, parser: Parser):
    return [t for s in parser.parse(text, language.lines(text)) for t in s.tokens]


@pytest.mark.parametrize("noun", cue_nouns().values(), ids=lambda entry: entry.word)
def test_the_example_of_a_noun_holds_it(noun: CueNoun, parser: Parser):
    tokens = _tokens(noun.example, parser)
    assert noun.word in {t.lemma for t in tokens} | {t.lower for t in tokens}


@pytest.mark.parametrize("verb", reporting_verbs().values(), ids=lambda entry: entry.word)
def test_the_example_of_a_verb_is_read_as_its_attribution(verb: ReportingVerb, parser: Parser):
    main, *particles = verb.word.split()
    tokens = _tokens(verb.example, parser)
    lemmas = {token.lemma for token in tokens}
    assert main in lemmas or any(t.lower.startswith(main[:4]) for t in tokens)
    assert {token.lower for token in tokens} >= set(particles)
    page = language.page({"text": verb.example}, parser)
    found = {one.lemma for one in attribution.find(page)}
    if verb.word in UNREAD:
        assert verb.word not in found, "it is read now: take it out of the known failures"
    else:
        assert verb.word in found


def test_known_failures_are_of_words_in_the_table():
    assert set(UNREAD) <= set(reporting_verbs())
    assert all(UNREAD.values())


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ({"word": "say", "act": "assert"}, "the key 'frames' is missing"),
        ({"word": "say", "act": 3, "frames": ["clause"], "example": "x"}, "is not of type"),
        ({"word": "say", "act": "assert", "frames": ["clause"], "example": ""}, "example sentence"),
        ({"wrod": "say"}, "unknown keys"),
    ],
)
def test_a_malformed_entry_says_which_table_and_what_is_wrong(block, message, monkeypatch):
    from sayso.lexicon import entries, loader

    monkeypatch.setattr(entries, "_blocks", lambda name, text: [block])
    with pytest.raises(LexiconError, match=message) as error:
        loader.load.__wrapped__("cues", ReportingVerb)
    assert "lexicon/cues.toml, entry 1" in str(error.value)


def test_a_table_that_is_no_toml_says_so():
    from sayso.lexicon import entries

    with pytest.raises(LexiconError, match="must hold"):
        entries._blocks("cues", "[[entry]\n")
    assert tomllib.loads('[[entry]]\nword = "say"')["entry"] == entries._blocks(
        "cues", '[[entry]]\nword = "say"'
    )
