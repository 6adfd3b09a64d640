"""As of: what had been said, published or ingested by a day, and what the dates leave open."""

from datetime import datetime, time

import pytest

from sayso.dossier import asof
from sayso.dossier.clocks import Clock
from sayso.model import Act, Identity, Linked, Origin, SourceKind, Story, identify


def by(story, text: str, clock: Clock, linked: Linked = Linked()):  # noqa: B008
    moment = datetime.combine(datetime.fromisoformat(text).date(), time.max)
    return asof.find([story.question()], linked, story.clocks(), clock, moment)


def lows(found) -> list[float | None]:
    return [p.answer.low for each in found for h in each.histories for p in h.periods]


def two(told):
    """8 said on the 4th, out on the 6th, in on 2 June; 10 said on the 9th, out on the 9th."""
    story = told()
    story.says("Ilda Marren", 8, said="2031-05-04", out="2031-05-06", seen="2031-06-02T10:00")
    story.says("Ilda Marren", 10, said="2031-05-09", out="2031-05-09", seen="2031-06-01T10:00")
    return story


@pytest.mark.parametrize(
    ("clock", "text", "expected"),
    [
        (Clock.SAID, "2031-05-03", []),
        (Clock.SAID, "2031-05-04", [8]),
        (Clock.SAID, "2031-05-09", [8, 10]),
        (Clock.PUBLISHED, "2031-05-05", []),
        (Clock.PUBLISHED, "2031-05-06", [8]),
        (Clock.PUBLISHED, "2031-05-09", [8, 10]),
        (Clock.INGESTED, "2031-05-31", []),
        (Clock.INGESTED, "2031-06-01", [10]),
        (Clock.INGESTED, "2031-06-02", [8, 10]),
    ],
)
def test_each_clock_has_its_own_day(told, clock, text, expected) -> None:
    assert lows(by(two(told), text, clock)) == expected


def test_before_the_change_the_old_figure_stands(told) -> None:
    (found,) = by(two(told), "2031-05-08", Clock.SAID)
    assert [p.ended.value for h in found.histories for p in h.periods] == ["stands"]
    assert found.later == 1


def test_without_a_moment_everything_counts(told) -> None:
    story = two(told)
    assert lows(asof.find([story.question()], Linked(), story.clocks())) == [8, 10]


def test_an_open_date_may_have_come_by_then(told) -> None:
    story = told()
    story.says("Ilda Marren", 8, out="2031-05-06")  # said no later than published
    (found,) = by(story, "2031-05-04", Clock.SAID)
    assert (found.histories, [each.low for each in found.maybe]) == ((), [8])
    (found,) = by(story, "2031-05-06", Clock.SAID)
    assert (len(found.histories), found.maybe) == (1, ())


def test_an_undated_article_may_have_been_out_and_surely_came_in(told) -> None:
    story = told()
    story.says("Ilda Marren", 8, seen="2031-06-02T10:00")
    (found,) = by(story, "2031-05-04", Clock.PUBLISHED)
    assert len(found.maybe) == 1
    assert by(story, "2031-06-01", Clock.INGESTED) == ()
    assert lows(by(story, "2031-06-02", Clock.INGESTED)) == [8]


def test_a_claim_of_an_old_version_counts_until_the_new_one_came(told) -> None:
    story = told()
    story.says("Ilda Marren", 8, said="2031-05-04", out="2031-05-04", seen="2031-06-01T10:00")
    old = story.articles[0]
    story.says("Tor Vask", 9, out="2031-05-06", version_of=old, seen="2031-06-03T10:00")
    for clock, before, after in (
        (Clock.PUBLISHED, "2031-05-05", "2031-05-06"),
        (Clock.SAID, "2031-05-05", "2031-05-06"),
        (Clock.INGESTED, "2031-06-02", "2031-06-03"),
    ):
        told_then = {
            text: [
                (p.answer.low, p.ended.value)
                for each in by(story, text, clock)
                for h in each.histories
                for p in h.periods
                if h.name == "Ilda Marren"
            ]
            for text in (before, after)
        }
        assert told_then == {before: [(8, "stands")], after: [(8, "withdrawn")]}, clock


def test_reports_that_were_not_out_yet_are_not_counted(linked, clocks, bridge) -> None:
    many = bridge.questions[0]
    day_of_the_first = datetime.combine(datetime(2031, 5, 4).date(), time.max)
    (found,) = asof.find([many], linked, clocks, Clock.PUBLISHED, day_of_the_first)
    marren = next(each for each in found.histories if each.name == "Ilda Marren")
    assert len(marren.periods[0].claims) == 1  # the undated second report may be later
    assert (found.outlets, found.origins) == (1, 1)
    (now,) = asof.find([many], linked, clocks)
    assert now.outlets == many.outlets


def test_unknown_lineage_counts_nothing(told) -> None:
    story = told()
    first = story.says("Ilda Marren", 8, said="2031-05-04", out="2031-05-04")
    second = story.says("officials", 8, said="2031-05-04", out="2031-05-04")
    origins = tuple(
        Origin(identify("org", each.id), each.voice.name, (), (each.id,), known)
        for each, known in ((first, True), (second, False))
    )
    (found,) = by(story, "2031-05-04", Clock.SAID, Linked(origins=origins))
    assert (found.outlets, found.origins) == (2, 1)


def test_a_voice_the_question_is_about_that_says_nothing_is_silent(told) -> None:
    from dataclasses import replace

    from sayso.model import Voice

    story = told()
    story.says("Ilda Marren", 8, said="2031-05-04", out="2031-05-04")
    other = story.says("Lumeria", act=Act.WARN, said="2031-05-05", out="2031-05-05")
    story.answers.pop()
    articles = tuple(article.id for article in story.articles)
    lumeria = Identity(identify("idn", "Lumeria"), "Lumeria", SourceKind.STATE)
    linked = Linked(
        identities=(lumeria,),
        voices=(Voice(other.id, lumeria.id),),
        stories=(Story("sty_1", articles),),
    )
    question = replace(story.question(), story="sty_1")
    for text, expected in (("2031-05-04", ()), ("2031-05-05", (lumeria,))):
        moment = datetime.combine(datetime.fromisoformat(text).date(), time.max)
        (found,) = asof.find([question], linked, story.clocks(), Clock.SAID, moment)
        assert found.silent == expected


def test_nothing_is_overwritten(told) -> None:
    """Whatever was told as of a day is told as of every later day too, closed or not."""
    story = two(told)
    story.says("Tor Vask", 3, said="2031-05-07", out="2031-05-08")
    known: set[float | None] = set()
    for n in range(1, 12):
        now = set(lows(by(story, f"2031-05-{n:02}", Clock.SAID)))
        assert known <= now
        known = now
    assert known == {8, 10, 3}
