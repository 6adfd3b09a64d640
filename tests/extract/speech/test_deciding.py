"""Rules and tagger: whose finding stands. The tagger's findings are made up here."""

from dataclasses import replace

import builders
import language
from sayso.extract.speech import attribution, deciding
from sayso.extract.speech.page import Page
from sayso.extract.tagger.reading import Tagged
from sayso.model import Attribution, Span


def page(text: str) -> Page:
    return language.page({"text": text}, builders.parser())


def tagged(text: str, source: str | None, cue: str, *content: str, sure: float = 0.9) -> Tagged:
    """What a tagger might say, by words of the text."""

    def span(words: str) -> Span:
        at = text.index(words)
        return Span.of(text, at, at + len(words))

    spans = tuple(span(words) for words in content)
    named = span(source) if source else None
    return Tagged(Attribution(spans, "tagger", 0, cue=span(cue), source=named), sure)


def decided(text: str, *found: Tagged) -> list[tuple[str | None, str | None, str, str]]:
    here = page(text)
    return [
        (
            one.source.words if one.source else None,
            one.cue.words if one.cue else None,
            " … ".join(span.words for span in one.content),
            one.found_by,
        )
        for one in deciding.find(here, attribution.find(here), found)
    ]


def test_where_both_speak_the_tagger_says_how_far_and_the_rule_what_it_is() -> None:
    text = "The warden said that the fence had been cut, a day after the storm."
    here = page(text)
    one = tagged(text, "The warden", "said", "that the fence had been cut")
    found = deciding.find(here, attribution.find(here), [one])
    assert [(f.content[0].words, f.found_by, f.lemma) for f in found] == [
        ("the fence had been cut", "both", "say")
    ]
    assert found[0].frame.startswith("clause")


def test_a_cue_no_rule_knows_is_taken_from_the_tagger() -> None:
    text = "Most drivers are wary of the new bridge."
    one = tagged(text, "Most drivers", "are wary of", "the new bridge")
    assert decided(text, one) == [("Most drivers", "are wary of", "the new bridge", "tagger")]


def test_a_guess_is_not_taken() -> None:
    text = "Most drivers are wary of the new bridge."
    assert (
        decided(text, tagged(text, "Most drivers", "are wary of", "the new bridge", sure=0.3)) == []
    )


def test_a_belief_of_the_rules_that_the_tagger_did_not_follow_is_dropped() -> None:
    text = "The warden believes that the fence will hold."
    assert [one.lemma for one in attribution.find(page(text))] == ["believe"]
    assert decided(text) == []


def test_a_statement_of_the_rules_stays() -> None:
    text = "The warden said that the fence had been cut."
    assert [row[3] for row in decided(text)] == ["rules"]


def test_a_headline_is_not_the_content_of_a_cue_below_it() -> None:
    text = "Fence cut at night\nThe warden said that a gate was open."
    here = language.page({"text": text, "headlines": [0]}, builders.parser())
    one = tagged(text, "The warden", "said", "Fence cut at night", "a gate was open")
    found = deciding.find(here, attribution.find(here), [one])
    assert [[span.words for span in f.content] for f in found] == [["a gate was open"]]


def test_a_word_that_tells_nothing_is_no_content() -> None:
    text = "Few drivers are sure of what."
    assert decided(text, tagged(text, "Few drivers", "are sure of", "what")) == []


def test_what_stands_inside_a_content_stays() -> None:
    text = "The warden said that a farmer had told him the fence was cut."
    one = tagged(text, "The warden", "said", "that a farmer had told him the fence was cut")
    assert [row[1] for row in decided(text, one)] == ["said", "had told"]


def test_a_refusal_stays_though_no_corpus_marks_it() -> None:
    text = "The warden declined to comment on the fence."
    assert [row[3] for row in decided(text)] == ["rules"]


def test_a_relay_is_not_read_as_a_speech_of_its_own() -> None:
    text = "The fence was cut at night, the warden said, the Karsk Post reports."
    relay = tagged(text, "the Karsk Post", "reports", "The fence was cut at night, the warden said")
    found = deciding.find(page(text), attribution.find(page(text)), [relay])
    assert [
        (one.source.words, [r.source.words for r in one.relays]) for one in found if one.source
    ] == [("the warden", ["the Karsk Post"])]


def test_a_negated_cue_of_the_tagger_is_negated() -> None:
    text = "The drivers were not convinced of the new bridge."
    here = page(text)
    one = tagged(text, "The drivers", "were not convinced of", "the new bridge")
    assert [f.negated for f in deciding.find(here, (), [one])] == [True]


def test_a_speech_longer_than_the_tagger_reads_at_once_stays_whole() -> None:
    said = " ".join(f"Gate {n} was found open at dawn." for n in range(12))
    text = f"The warden said: “{said}”"
    here = page(text)
    at = text.index("Gate 6")
    one = tagged(text, "The warden", "said", said[: said.index(" Gate 6")])
    found = deciding.find(here, attribution.find(here), [replace(one, reach=(0, at))])
    assert [f.content[0].words for f in found] == [said.rstrip(".")]


def test_that_man_keeps_its_word() -> None:
    text = "That man is a thief, residents complained."
    assert [
        row[2]
        for row in decided(text, tagged(text, "residents", "complained", "That man is a thief"))
    ] == ["That man is a thief"]


def test_a_belief_inside_a_statement_of_the_rules_stays() -> None:
    text = "The mayor said on Friday that residents believe the dam will break."
    assert [row[1] for row in decided(text)] == ["said", "believe"]


def test_two_voices_of_one_cue_are_two_attributions() -> None:
    text = "The closure was condemned by the harbour and the ferry line."
    one = tagged(text, "the harbour and the ferry line", "was condemned by", "The closure")
    assert [(row[0], row[3]) for row in decided(text, one)] == [
        ("the harbour", "both"),
        ("the ferry line", "both"),
    ]


def test_a_voice_within_is_not_cut_out_of_the_content() -> None:
    text = "The mayor said that, according to police, the dam would break."
    one = tagged(text, "The mayor", "said", "police, the dam would break")
    assert [row[1:3] for row in decided(text, one)] == [
        ("said", "according to police, the dam would break"),
        ("according to", "the dam would break"),
    ]
