"""No question of a tuned story is worded so that a reader stumbles over it."""

import re

import linkgold
import pytest
import read_story

from sayso.extract.parser import Parser

TUNED = [name for name in linkgold.names() if not linkgold.load(name).held]
STUMBLES = {
    "it ends in a bare preposition": re.compile(r" (?:at|by|for|from|of|since|than|with|and)\?$"),
    "a space before a mark": re.compile(r"\s[?,.’]|\s'(?:s\b|\s)"),
    "two spaces": re.compile(r"  "),
    "a plural of a small word": re.compile(r"^How many (?:ins|ofs|fors|ons|pasts|threes|feets)\b"),
    "an article before a name's owner": re.compile(r"\bthe the\b|\bthe [A-Z]\w+['’]s\b(?! of)"),
    "a time cut in two": re.compile(r"“\d\d? (?:[ap]\.m|With)"),
    "nothing is quoted": re.compile(r"“[^\w…]*”|“…”"),
    "it opens small": re.compile(r"^[a-z]"),
}


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.slow
@pytest.mark.parametrize("name", TUNED)
def test_no_wording_makes_a_reader_stumble(name: str, parser: Parser) -> None:
    story = read_story.story(read_story.read(linkgold.STORIES / name, parser))
    wordings = [question["wording"] for question in story.questions]
    assert wordings
    for asked in wordings:
        assert asked.endswith("?")
        assert asked.count("“") == asked.count("”")
        assert asked.count("(") == asked.count(")")
        found = [why for why, stumble in STUMBLES.items() if stumble.search(asked)]
        assert not found, asked
