"""The table of cue types: its values are the model's, and every example is read as its word."""

from collections import Counter
from collections.abc import Sequence

import pytest

from sayso.errors import LexiconError
from sayso.extract.parser import Parser
from sayso.extract.speech import kinds
from sayso.lexicon import cue_types
from sayso.lexicon.cue_types import LIGHT, CueGroup, CueType
from sayso.lexicon.loader import load
from sayso.model import Act, AttributionKind, Sentence, Span

SHARE_READ = 0.97  # of the examples; the rest hold a form the parser does not know ("tweeted")


def test_kinds_and_acts_are_ones_the_model_knows_and_each_kind_has_words():
    groups = load("cue_types", CueGroup)
    assert {group.kind for group in groups} == {*AttributionKind, LIGHT}
    assert all(Act(group.act) and group.meaning for group in groups)


def test_no_word_stands_twice_in_one_form():
    words = Counter((each.form, each.word) for each in cue_types.cue_types())
    assert [word for word, count in words.items() if count > 1] == []


def test_longest_phrases_come_first():
    lengths = [len(words) for words, _ in cue_types.cue_phrases()]
    assert lengths == sorted(lengths, reverse=True)
    assert min(lengths) > 1


def test_a_line_without_an_example_is_refused():
    group = CueGroup("belief", "assert", "x", verbs=("think",))
    with pytest.raises(LexiconError, match="'think' must be"):
        list(cue_types._types(group))


def test_the_example_of_a_word_is_read_as_its_kind():
    entries = [each for each in cue_types.cue_types() if each.kind != LIGHT]
    text = "\n".join(each.example for each in entries)
    lines, start = [], 0
    for each in entries:
        lines.append(Span(start, start + len(each.example), each.example))
        start += len(each.example) + 1
    by_line: dict[int, list[Sentence]] = {}
    for sentence in Parser().parse(text, lines):
        by_line.setdefault(sentence.line, []).append(sentence)
    unread = [each.word for n, each in enumerate(entries) if not _read(each, by_line[n])]
    assert len(unread) <= (1 - SHARE_READ) * len(entries), unread


def _read(entry: CueType, sentences: Sequence[Sentence]) -> bool:
    """Whether some word of the example, or all of them for a phrase, is read as the entry's."""
    for sentence in sentences:
        ways = [sentence.tokens] if entry.form == "phrases" else [[t] for t in sentence.tokens]
        for cue in ways:
            typed = kinds.find(cue, sentence)
            if typed.kind == entry.kind and repr(entry.word) in typed.why.detail:
                return True
    return False
