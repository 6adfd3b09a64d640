"""Every exported line keeps the contract: its JSON Schema, its keys, their order."""

import importlib
import json
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

import jsonschema_rs
import orjson
import pytest
from hypothesis import given, settings

import contract_lines
from sayso.errors import InputError
from sayso.export import contract
from sayso.export.linked_index import LinkedIndex
from sayso.model import (
    Act,
    Answer,
    Article,
    Claim,
    Copy,
    Hop,
    Linked,
    Measure,
    Origin,
    Passage,
    PassageKind,
    Place,
    Polarity,
    Precision,
    Quantity,
    Question,
    QuestionKind,
    Scope,
    Source,
    SourceKind,
    Span,
    Stance,
    Statement,
    Story,
    Voice,
    When,
    Why,
    on_day,
)

TEXT = "According to her, over 300 drums were moved to East Vell. More follows."
NOTHING = LinkedIndex.of(Linked())

# DESIGN, section 3, key by key; further keys may follow, none may go or be renamed.
PROMISED = {
    "claims": "id parent article content cue source chain act stance certainty polarity quantities "
    "places said happened question statement origin why",
    "articles": "id uri outlet title published story passages version_of",
    "questions": "id kind wording scope story answers outlets families origins links",
}


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def day(text: str) -> When:
    return on_day(datetime.fromisoformat(text), "made up")


@pytest.fixture
def article() -> Article:
    published = When(
        datetime.fromisoformat("2031-03-02T06:05"),
        datetime.fromisoformat("2031-03-02T06:05"),
        Precision.MINUTE,
        ("dateline",),
    )
    return Article(
        "art_x",
        "courier.txt",
        TEXT,
        TEXT.encode(),
        "ab12",
        "text",
        "Vell Courier",
        "Drums moved",
        published=published,
        basis=(("outlet", "given"),),
    )


@pytest.fixture
def claim() -> Claim:
    return Claim(
        "cla_x",
        "art_x",
        (span("over 300 drums were moved to East Vell"),),
        (
            Hop("Vell Courier", SourceKind.OUTLET, stance=Stance.DISTANCING),
            Hop("Ilda Marren", SourceKind.PERSON, span("her"), span("According to")),
        ),
        Act.ASSERT,
        span("According to"),
        Source(span("her"), "Ilda Marren", SourceKind.PERSON, "minister", "Orlesk"),
        quantities=(Quantity(span("over 300"), 300.0, None, of="drums", of_span=span("drums")),),
        places=(Place(span("East Vell"), "East Vell", "east-vell"),),
        said=day("2031-03-01"),
        why=(Why("according-to", span("According to"), "the rest of the clause"),),
    )


@pytest.fixture
def linked(claim: Claim) -> Linked:
    answer = Answer(
        "ide_m", "Ilda Marren", (claim.id,), Act.ASSERT, Polarity.POSITIVE, claim.said, 300.0
    )
    first = Question(
        "que_a", QuestionKind.HOW_MANY, "How many drums?", Scope("drums", "move"), (answer,)
    )
    second = replace(first, id="que_b", kind=QuestionKind.IS_IT_SO)
    return Linked(
        voices=(Voice(claim.id, "ide_m"),),
        statements=(Statement("sta_x", "ide_m", (claim.id,), claim.said),),
        origins=(Origin("ori_x", "ide_m", ("sta_x",), (claim.id,), known=True),),
        questions=(first, second),
        copies=(Copy("art_x", "art_y", 0.5, Why("made-up")),),
        stories=(Story("sto_x", ("art_x",)),),
    )


def test_a_claim_line_in_full(claim: Claim, article: Article, linked: Linked) -> None:
    line = contract.claim_line(claim, article, LinkedIndex.of(linked))
    promised = {name: line[name] for name in PROMISED["claims"].split()}
    assert promised == {
        "id": "cla_x",
        "parent": None,
        "article": {
            "id": "art_x",
            "uri": "courier.txt",
            "outlet": "Vell Courier",
            "title": "Drums moved",
            "published": {
                "earliest": "2031-03-02T06:05",
                "latest": "2031-03-02T06:05",
                "precision": "minute",
                "basis": ["dateline"],
            },
            "sha256": "ab12",
        },
        "content": {"spans": [[18, 56]], "text": "over 300 drums were moved to East Vell"},
        "cue": {"span": [0, 12], "text": "According to"},
        "source": {
            "span": [13, 16],
            "text": "her",
            "name": "Ilda Marren",
            "kind": "person",
            "role": "minister",
            "affiliation": "Orlesk",
            "why": [],
        },
        "chain": [
            {
                "name": "Vell Courier",
                "kind": "outlet",
                "act": "assert",
                "stance": "distancing",
                "span": None,
                "cue": None,
            },
            {
                "name": "Ilda Marren",
                "kind": "person",
                "act": "assert",
                "stance": "neutral",
                "span": [13, 16],
                "cue": {"span": [0, 12], "text": "According to"},
            },
        ],
        "act": "assert",
        "stance": "neutral",
        "certainty": "unstated",
        "polarity": "positive",
        "quantities": [
            {
                "span": [18, 26],
                "text": "over 300",
                "low": 300,
                "high": None,
                "approximate": False,
                "unit": None,
                "of": "drums",
                "vague": False,
                "measure": "unstated",
                "of_span": [27, 32],
                "change": None,
                "changed_by": False,
                "changed_from": None,
            }
        ],
        "places": [
            {
                "span": [47, 56],
                "text": "East Vell",
                "name": "East Vell",
                "id": None,
                "key": "east-vell",
                "within": None,
                "precision": "unknown",
                "country": None,
                "unsure": False,
                "candidates": [],
            }
        ],
        "said": {
            "earliest": "2031-03-01",
            "latest": "2031-03-01",
            "precision": "day",
            "basis": ["made up"],
        },
        "happened": None,
        "question": "que_a",
        "statement": "sta_x",
        "origin": "ori_x",
        "why": [{"rule": "according-to", "span": [0, 12], "detail": "the rest of the clause"}],
    }
    assert line["questions"] == ["que_a", "que_b"]
    assert line["identity"] == "ide_m"
    assert line["context"] == {"before": "According to her, ", "after": ". More follows."}


def test_the_outlets_own_voice_before_linking_is_full_of_nulls(article: Article) -> None:
    own = Claim("cla_o", "art_x", (span("More follows"),), (Hop("V", SourceKind.OUTLET),), Act.WARN)
    line = contract.claim_line(own, article, NOTHING)
    for name in ("cue", "source", "question", "statement", "origin", "identity", "happened"):
        assert line[name] is None, name
    assert line["questions"] == []
    assert line["said"] == {"earliest": None, "latest": None, "precision": "unknown", "basis": []}


def test_an_article_line(article: Article, linked: Linked) -> None:
    passage = Passage("art_x", span("More follows."), PassageKind.FURNITURE, Why("made-up"))
    line = contract.article_line(article, (passage,), LinkedIndex.of(linked))
    assert line["passages"] == [{"span": [58, 71], "kind": "furniture"}]
    assert line["story"] == "sto_x"
    assert line["basis"] == [{"field": "outlet", "from": "given"}]
    assert line["version_of"] is None


def test_a_question_line(linked: Linked) -> None:
    line = contract.question_line(linked.questions[0])
    (answer,) = line["answers"]
    assert (answer["source"], answer["identity"]) == ("Ilda Marren", "ide_m")
    assert json.dumps([answer["low"], answer["high"]]) == "[300, null]"
    assert line["scope"] == {
        "of": "drums",
        "predicate": "move",
        "places": [],
        "when": None,
        "measure": "unstated",
    }


@pytest.mark.parametrize(
    ("value", "expected"),
    [(10000.0, "10000"), (2.5, "2.5"), (0.0, "0"), (-3.0, "-3"), (1e300, "1e+300"), (None, "null")],
)
def test_whole_numbers_have_no_decimals(value: float | None, expected: str) -> None:
    quantity = Quantity(span("300"), value, None)
    assert orjson.dumps(contract._quantity(quantity)["low"]).decode() == expected


@settings(deadline=None)  # a busy machine is no fault
@given(contract_lines.any_line)
def test_every_line_keeps_its_schema(named) -> None:
    what, line = named
    written = orjson.loads(orjson.dumps(line))
    assert written == line
    jsonschema_rs.validator_for(contract.schema(what)).validate(written)
    assert undeclared(line, contract.schema(what), contract.schema(what)["$defs"]) == []


def undeclared(value, described, known) -> list[str]:
    """Keys that are not in the schema, or not in its order."""
    if "$ref" in described:
        described = known[described["$ref"].removeprefix("#/$defs/")]
    if "anyOf" in described:
        return [] if value is None else undeclared(value, described["anyOf"][0], known)
    if isinstance(value, list):
        return [key for each in value for key in undeclared(each, described["items"], known)]
    if not isinstance(value, dict):
        return []
    properties = described["properties"]
    if list(value) != list(properties):
        return sorted(set(value) ^ set(properties)) or ["order"]
    return [key for name in value for key in undeclared(value[name], properties[name], known)]


@pytest.mark.parametrize("what", contract.WHAT)
def test_no_promised_key_is_gone_or_optional(what: str) -> None:
    schema = contract.schema(what)
    promised = PROMISED[what].split()
    assert list(schema["properties"])[: len(promised)] == promised
    assert schema["required"] == list(schema["properties"])


@pytest.mark.parametrize("what", contract.WHAT)
def test_schemas_are_schemas_and_refuse_what_is_no_line(what: str) -> None:
    schema = contract.schema(what)
    jsonschema_rs.meta.validate(schema)
    assert not jsonschema_rs.validator_for(schema).is_valid({})


def test_a_later_key_breaks_no_reader(claim: Claim, article: Article) -> None:
    line = contract.claim_line(claim, article, NOTHING) | {"added_later": 1}
    jsonschema_rs.validator_for(contract.schema("claims")).validate(line)


@pytest.mark.parametrize(
    "change",
    [
        {"act": "shout"},
        {"said": None},
        {"content": {"spans": [[3]], "text": ""}},
        {"chain": []},
        {"quantities": [{"low": "300"}]},
    ],
)
def test_a_line_out_of_contract_is_refused(claim: Claim, article: Article, change) -> None:
    line = contract.claim_line(claim, article, NOTHING) | change
    assert not jsonschema_rs.validator_for(contract.schema("claims")).is_valid(line)


def enums(described):
    """Each enum of a schema, as a set."""
    if isinstance(described, dict):
        if "enum" in described:
            yield frozenset(described["enum"])
        for each in described.values():
            yield from enums(each)


def test_enums_are_those_of_the_model() -> None:
    model = importlib.import_module("sayso.model")
    ours = {
        frozenset(each)
        for each in vars(model).values()
        if isinstance(each, type) and issubclass(each, StrEnum)
    }
    for what in contract.WHAT:
        found = set(enums(contract.schema(what)))
        assert found
        assert found <= ours


def test_what_cannot_be_exported_is_told_what_can() -> None:
    with pytest.raises(InputError, match="claims, articles, questions"):
        contract.schema("rumours")


def test_a_question_says_what_its_numbers_measure() -> None:
    assert (
        contract.question_line(
            Question("q", QuestionKind.HOW_MANY, "?", Scope("x", "y", measure=Measure.SNAPSHOT), ())
        )["scope"]["measure"]
        == "snapshot"
    )
