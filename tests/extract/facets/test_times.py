"""Times: what an expression resolves to against its anchor, and what stays open."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facet_cases import Case, label, load, sentences
from sayso.extract.facets import calendar, times
from sayso.model import NEVER_STATED, Precision, Span, TimeMention, When, on_day


def anchor(case: Case) -> When:
    return on_day(datetime.fromisoformat(case["anchor"])) if "anchor" in case else NEVER_STATED


def found(parser, text: str, when: When) -> list[TimeMention]:
    return [each for sentence in sentences(parser, text) for each in times.find(sentence, when)]


def flat(mention: TimeMention) -> dict[str, object]:
    earliest, latest = mention.when.iso()
    return {
        "words": mention.span.words,
        "earliest": earliest,
        "latest": latest,
        "precision": mention.when.precision.value,
    }


def agrees(case: Case, parser) -> bool:
    wanted = [{"earliest": None, "latest": None, **each} for each in case["expect"]]
    return [flat(each) for each in found(parser, case["text"], anchor(case))] == wanted


@pytest.mark.parametrize("case", load("times", "made-up"), ids=label)
def test_resolves_against_the_anchor(case: Case, parser) -> None:
    assert agrees(case, parser), [flat(each) for each in found(parser, case["text"], anchor(case))]


@pytest.mark.parametrize("case", load("times", "negative"), ids=label)
def test_common_words_names_and_figures_are_no_times(case: Case, parser) -> None:
    assert [each.span.words for each in found(parser, case["text"], anchor(case))] == []


@pytest.mark.parametrize("case", load("times", "known-failures"), ids=label)
def test_known_failures_still_fail(case: Case, parser) -> None:
    assert not agrees(case, parser), "it passes now: move it to made-up.toml"


@pytest.mark.parametrize("case", load("times", "made-up"), ids=label)
def test_spans_hold_their_words_and_every_reading_says_its_basis(case: Case, parser) -> None:
    text = "Nothing to see.\n" + case["text"]
    for sentence in parser.parse(text, (Span.of(text, 16, len(text)),)):
        for mention in times.find(sentence, anchor(case)):
            mention.span.check(text)
            assert mention.when.basis


@given(day=st.datetimes(datetime(1600, 1, 1), datetime(2099, 12, 31)))
def test_a_full_date_is_read_as_written_in_every_form(day: datetime) -> None:
    forms = ("%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d.%m.%Y")
    for form in forms:
        (expression,) = calendar.find(f"It fell on {day.strftime(form)}")
        first = expression.first
        assert (first.year, first.month, first.day) == (day.year, day.month, day.day)


def test_no_year_and_no_anchor_stays_open_and_says_so(parser) -> None:
    (mention,) = found(parser, "The fleet sank on 6 August.", NEVER_STATED)
    assert not mention.when.known
    assert mention.when.precision is Precision.DAY
    assert "no year in the text" in mention.when.basis


def test_an_anchor_that_spans_two_years_does_not_choose_one(parser) -> None:
    wide = When(datetime(2029, 3, 1), datetime(2030, 11, 1), Precision.DAY)
    (mention,) = found(parser, "The fleet sank on 6 August.", wide)
    assert not mention.when.known


def test_an_anchor_open_at_one_end_opens_what_is_counted_from_it(parser) -> None:
    opened = When(datetime(2030, 11, 1), None, Precision.DAY)
    (mention,) = found(parser, "The fleet sank two days earlier.", opened)
    assert mention.when.earliest == datetime(2030, 10, 30)
    assert mention.when.latest is None


def test_an_impossible_date_says_that_it_is_impossible(parser) -> None:
    (mention,) = found(parser, "The fleet sank on February 30.", on_day(datetime(2030, 11, 13)))
    assert any("impossible" in words for words in mention.when.basis)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The fleet sank on 31 February.", "impossible"),
        ("The fleet sank on 03/04/2029.", "ambiguous"),
        ("The fleet meets next Friday.", "ambiguous"),
        ("The fleet sank two days after the raid.", "not told"),
        ("The fleet sank on 25/12/28.", "two-digit year"),
        ("The fleet sank at Easter.", "Western"),
        ("The fleet sank last winter.", "northern half"),
        ("The fleet sank weeks ago.", "vague"),
    ],
)
def test_what_stays_open_or_was_chosen_is_said_in_the_basis(parser, text: str, why: str) -> None:
    (mention,) = found(parser, text, on_day(datetime(2030, 11, 13)))
    assert any(why in words for words in mention.when.basis)


def test_the_next_day_counts_from_the_last_date_mentioned_before_the_sentence(parser) -> None:
    told = on_day(datetime(2030, 5, 3))
    (sentence,) = sentences(parser, "The next day the lock was shut.")
    (mention,) = times.find(sentence, on_day(datetime(2030, 11, 13)), told)
    assert mention.when.earliest == datetime(2030, 5, 4)
    assert any("last date mentioned" in words for words in mention.when.basis)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("It sank by 6 August.", "by"),
        ("It sank on 6 August.", ""),
        ("Since May it rests.", "since"),
    ],
)
def test_a_bound_names_its_edge(parser, text: str, edge: str) -> None:
    (mention,) = found(parser, text, on_day(datetime(2030, 11, 13)))
    assert mention.edge == edge


@pytest.mark.parametrize(
    ("text", "relative"),
    [("It fell on Monday.", True), ("It fell last week.", True), ("It fell on 6 August.", False)],
)
def test_relative_is_what_makes_no_sense_without_an_anchor(
    parser, text: str, relative: bool
) -> None:
    (mention,) = found(parser, text, on_day(datetime(2030, 11, 13)))
    assert mention.relative is relative
