"""Offices without a name: who held them on the article's day, and when that is left open."""

import re
from datetime import datetime

import pytest

import language
from sayso.extract.cast import sources
from sayso.extract.parser import Parser
from sayso.model import Precision, Source, SourceKind, Span, When, on_day


@pytest.fixture(scope="module")
def reader() -> Parser:
    return Parser()


def asked(reader: Parser, marked: str, published: When | None) -> Source:
    before, words, after = re.split(r"\[\[|\]\]", marked)
    text = before + words + after
    span = Span.of(text, len(before), len(before) + len(words))
    sentences = reader.parse(text, language.lines(text))
    home = next(sentence for sentence in sentences if sentence.span.contains(span))
    return sources.find(sentences, None, published).resolve(span, home, None, ())


DAY = on_day(datetime(2012, 3, 4), "made up")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[[The Russian president]] said the pier was closed.", "Dmitry Medvedev"),
        ("[[The US president]] said the pier was closed.", "Barack Obama"),
        ("[[The president of France]] said the pier was closed.", "Nicolas Sarkozy"),
        ("[[The British prime minister]] said the pier was closed.", "David Cameron"),
        ("[[The NATO secretary-general]] said the pier was closed.", "Anders Fogh Rasmussen"),
    ],
)
def test_the_holder_of_the_day_by_the_table(reader: Parser, text: str, name: str) -> None:
    found = asked(reader, text, DAY)
    assert (found.name, found.kind) == (name, SourceKind.PERSON)
    assert found.why is not None
    assert found.why.rule == "held the office on the article's day"
    assert name in found.why.detail


def test_the_name_the_article_uses_is_kept(reader: Parser) -> None:
    found = asked(reader, "Mr Obama came late. [[The US president]] said the pier was closed.", DAY)
    assert found.name == "Obama"


@pytest.mark.parametrize(
    "text",
    [
        "[[The former Russian president]] said the pier was closed.",
        "[[The acting Russian president]] said the pier was closed.",
        "[[The then Russian president]] said the pier was closed.",
        "[[The ousted Russian president]] said the pier was closed.",
        "[[A Russian president]] said the pier was closed.",
        "[[The deputy British prime minister]] said the pier was closed.",
        "[[The Orvan president]] said the pier was closed.",
        "[[The president]] said the pier was closed.",
        "In 1999 [[the Russian president]] said the pier was closed.",
        "[[The Russian president-elect]] said the pier was closed.",
        "[[The prime minister designate of Britain]] said the pier was closed.",
    ],
)
def test_another_office_or_another_day_is_left_open(reader: Parser, text: str) -> None:
    found = asked(reader, text, DAY)
    assert found.why is not None
    assert not found.why.rule.startswith("held the office")
    assert found.name.split()[-1] not in {"Medvedev", "Putin", "Cameron", "Obama"}


@pytest.mark.parametrize(
    "published",
    [
        None,
        When(),
        When(datetime(2012, 3, 4), None),
        When(datetime(2012, 4, 1), datetime(2012, 6, 1), Precision.DAY),
        on_day(datetime(2031, 3, 4)),
    ],
)
def test_an_open_or_divided_date_names_nobody(reader: Parser, published: When | None) -> None:
    found = asked(reader, "[[The Russian president]] said the pier was closed.", published)
    assert found.name == "Russian president"


def test_who_the_article_says_holds_it_comes_first(reader: Parser) -> None:
    text = "Russian president Oda Lisse came late. [[The Russian president]] said no."
    assert asked(reader, text, DAY).name == "Oda Lisse"
