"""Naming words: each facet has words, in lower case, none twice, each in its example."""

import pytest

from sayso.errors import LexiconError
from sayso.extract.speech.marked import LONGEST
from sayso.lexicon import naming_words
from sayso.lexicon.loader import load
from sayso.lexicon.naming_words import NamingGroup

FACETS = {"term", "name", "title", "work", "body", "voiced", "told", "abbreviation"}


def test_every_facet_has_words_in_lower_case_and_none_twice():
    groups = load("naming_words", NamingGroup)
    assert {group.facet for group in groups} == FACETS
    for group in groups:
        words = [word for word, _ in naming_words._lines(group)]
        assert len(words) == len(set(words)) == len(naming_words.naming_words(group.facet))
        assert all(word == word.lower() for word in words)
        assert max(len(word.split()) for word in words) <= LONGEST
        assert group.meaning


def test_an_example_must_hold_its_word():
    group = NamingGroup("work", "x", ("film: The play was long.",))
    with pytest.raises(LexiconError, match="film"):
        list(naming_words._lines(group))
