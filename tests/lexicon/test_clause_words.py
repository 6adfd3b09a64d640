"""Lists of small words: each has a name of its own, or one would silently take another's place."""

from collections import Counter

import pytest

from sayso.lexicon.clause_words import ClauseWords, clause_words
from sayso.lexicon.loader import load


def test_each_kind_is_one_list() -> None:
    kinds = Counter(entry.kind for entry in load("clause_words", ClauseWords))
    assert [kind for kind, times in kinds.items() if times > 1] == []


def test_an_unknown_kind_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        clause_words("no such kind")
