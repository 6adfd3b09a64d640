"""The tagger with the weights of the package: what it finds, and that its offsets are true."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

import builders
from laid import laid_out
from sayso.extract.tagger import network, reading
from strategies import texts


def found(text: str) -> list[tuple[str | None, str | None, str]]:
    return [
        (
            one.attribution.source.words if one.attribution.source else None,
            one.attribution.cue.words if one.attribution.cue else None,
            " … ".join(span.words for span in one.attribution.content),
        )
        for one in reading.find(text, laid_out(text))
    ]


def test_a_belief_no_list_of_reporting_verbs_holds() -> None:
    text = (
        "Drone images\nMany residents of Karsk fear that the dam will not hold through the winter."
    )
    assert [row[:2] for row in found(text)] == [("Many residents of Karsk", "fear")]


def test_it_reads_without_the_rules_too() -> None:
    text = "Flood in Karsk\nThe mayor said that two bridges had been closed since Monday."
    layout = replace(laid_out(text), outer=(), inner=())
    spoken = [one.attribution for one in reading.find(text, layout)]
    assert [(one.source.words, one.cue.words) for one in spoken if one.source and one.cue] == [
        ("The mayor", "said")
    ]
    assert all(0.5 < one.sure <= 1 for one in reading.find(text, layout))


@pytest.mark.parametrize("text", ["", "\n\n", "…", "“”\n“"])
def test_nothing_to_read_is_no_error(text: str) -> None:
    assert reading.find(text, laid_out(text)) == ()


@settings(max_examples=40, deadline=None)
@given(texts)
def test_offsets_are_true_whatever_the_text(text: str) -> None:
    for one in reading.find(text, laid_out(text)):
        spans = [*one.attribution.content, one.attribution.cue, one.attribution.source]
        for span in spans:
            if span is not None:
                span.check(text)
                assert "\n" not in span.words


def test_the_network_is_loaded_once() -> None:
    assert network.load() is network.load()
    assert builders.parser() is builders.parser()
