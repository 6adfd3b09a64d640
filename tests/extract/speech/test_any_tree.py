"""Whatever the parser makes of a text, looking for attributions ends and points into the text."""

from hypothesis import HealthCheck, given, settings

import trees
from sayso.extract.speech import attribution, nesting
from sayso.extract.speech.page import Page
from sayso.model import Span

LONG_ENOUGH = 10  # seconds; a page of three short sentences takes milliseconds


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(trees.pages())
def test_any_tree_is_read_and_every_span_lies_in_the_text(page: Page) -> None:
    with trees.at_most(LONG_ENOUGH):
        found = attribution.find(page)
        nested = nesting.find(found)
    assert len(nested) == len(found)
    for one in found:
        assert one.content
        relayed = [span for relay in one.relays for span in (relay.source, relay.cue)]
        for span in (*one.content, one.cue, one.source, *relayed):
            if span is not None:
                assert span == Span.of(page.text, span.start, span.end)
                assert span.words


def test_a_tag_hung_on_a_root_that_is_a_noun_ends() -> None:
    """The climb from a speech tag to the clause it hangs on stops at the root, noun or not."""
    words = [
        ("Ships", "NOUN", "NNS", "ROOT", 0),
        (",", "PUNCT", ",", "punct", 0),
        ("she", "PRON", "PRP", "nsubj", 3),
        ("said", "VERB", "VBD", "parataxis", 5),
        (",", "PUNCT", ",", "punct", 5),
        ("storms", "NOUN", "NNS", "appos", 0),
    ]
    climbing = [
        *words[:3],
        ("said", "VERB", "VBD", "parataxis", 5),
        (",", "PUNCT", ",", "punct", 5),
        ("storms", "NOUN", "NNS", "ROOT", 5),
    ]
    climbing[0] = ("Ships", "NOUN", "NNS", "nmod", 5)
    for one in (words, climbing):
        with trees.at_most(LONG_ENOUGH):
            attribution.find(trees.page([trees.sentence(one)]))
