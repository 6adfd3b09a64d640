"""Positions as intervals: first, latest, changed, corrected, withdrawn, silent."""

from datetime import datetime

import pytest

from builders import day, shuffled
from sayso.dossier import histories
from sayso.dossier.clocks import Clock
from sayso.dossier.histories import Ended
from sayso.model import Act, Polarity, Precision, QuestionKind, When


def of(story, *, clock=Clock.SAID, moment=None):
    found = histories.find(story.kind, story.answers, story.clocks(), clock, moment)
    return {each.name: each for each in found}


def ends(history) -> list[tuple[float | None, str]]:
    return [(each.answer.low, each.ended.value) for each in history.periods]


def test_a_later_figure_ends_the_earlier_one(told) -> None:
    story = told()
    story.says("Ilda Marren", 8000, said="2031-05-04", out="2031-05-04")
    newer = story.says("Ilda Marren", 10000, said="2031-05-09", out="2031-05-09")
    marren = of(story)["Ilda Marren"]
    assert ends(marren) == [(8000, "changed"), (10000, "stands")]
    assert marren.periods[0].until == day("2031-05-09")
    assert marren.periods[0].by == newer.id
    assert [each.answer.low for each in marren.standing] == [10000]


def test_saying_it_again_is_no_new_position_and_going_back_is_one(told) -> None:
    story = told()
    for figure, when in ((8, "04"), (8, "05"), (9, "06"), (8, "07")):
        story.says("Ilda Marren", figure, said=f"2031-05-{when}", out=f"2031-05-{when}")
    marren = of(story)["Ilda Marren"]
    assert ends(marren) == [(8, "changed"), (9, "changed"), (8, "stands")]
    assert [len(each.answers) for each in marren.periods] == [2, 1, 1]


def test_where_the_order_is_not_known_both_stand(told) -> None:
    story = told()
    story.says("Ilda Marren", 8, said=When(None, datetime(2031, 5, 9), Precision.DAY))
    story.says("Ilda Marren", 9, said="2031-05-05", out="2031-05-05")
    assert len(of(story)["Ilda Marren"].standing) == 2


@pytest.mark.parametrize("act", [Act.DECLINE, Act.CANNOT_CONFIRM])
def test_a_refusal_takes_nothing_back_and_an_answer_ends_it(told, act) -> None:
    story = told(QuestionKind.IS_IT_SO)
    story.says("Tor Vask", said="2031-05-01", out="2031-05-01", act=act)
    story.says("Tor Vask", said="2031-05-02", out="2031-05-02", act=Act.DENY)
    story.says("Tor Vask", said="2031-05-03", out="2031-05-03", act=act)
    vask = of(story)["Tor Vask"]
    assert [each.ended.value for each in vask.periods] == ["changed", "stands", "stands"]
    assert not vask.silent


def test_who_only_refuses_is_silent(told) -> None:
    story = told(QuestionKind.IS_IT_SO)
    story.says("Tor Vask", said="2031-05-01", out="2031-05-01", act=Act.DECLINE)
    story.says("Ilda Marren", said="2031-05-01", out="2031-05-01")
    assert [name for name, each in of(story).items() if each.silent] == ["Tor Vask"]


def test_a_forecast_changes_nothing_that_is(told) -> None:
    story = told()
    story.says("Ilda Marren", 8, said="2031-05-04", out="2031-05-04")
    story.says("Ilda Marren", 12, said="2031-05-09", out="2031-05-09", mode="future")
    assert len(of(story)["Ilda Marren"].standing) == 2


def test_several_thousand_after_a_figure_it_allows_is_no_change(told) -> None:
    story = told()
    story.says("Ilda Marren", 8000, said="2031-05-04", out="2031-05-04")
    story.says("Ilda Marren", 2000, said="2031-05-09", out="2031-05-09", vague=True)
    story.answers[1] = story.answers[1].__class__(
        **{name: getattr(story.answers[1], name) for name in story.answers[1].__slots__}
        | {"high": 9999}
    )
    assert len(of(story)["Ilda Marren"].standing) == 2


class TestVersions:
    def edited(self, told, who="Tor Vask", figure=5.0):
        story = told()
        story.says("Ilda Marren", 900, said="2031-05-04", out="2031-05-04")
        old = story.articles[0]
        story.says(who, figure, said="2031-05-04", out="2031-05-06", version_of=old)
        return story

    def test_what_the_newer_version_drops_is_withdrawn_and_kept(self, told) -> None:
        story = self.edited(told)
        (period,) = of(story)["Ilda Marren"].periods
        assert (period.ended, period.until) == (Ended.WITHDRAWN, day("2031-05-06"))
        assert period.by == story.articles[1].id
        assert period.answer.low == 900

    def test_another_figure_of_the_voice_there_is_a_correction(self, told) -> None:
        marren = of(self.edited(told, "Ilda Marren", 90.0))["Ilda Marren"]
        assert ends(marren) == [(900, "corrected"), (90, "stands")]
        assert marren.periods[0].until == day("2031-05-06")

    def test_the_same_figure_there_goes_on(self, told) -> None:
        marren = of(self.edited(told, "Ilda Marren", 900.0))["Ilda Marren"]
        assert ends(marren) == [(900, "stands")]

    def test_another_article_that_has_it_keeps_it(self, told) -> None:
        story = self.edited(told)
        story.says("Ilda Marren", 900, said="2031-05-04", out="2031-05-05")
        assert ends(of(story)["Ilda Marren"]) == [(900, "stands")]

    @pytest.mark.parametrize(
        ("moment", "ended"),
        [
            (datetime(2031, 5, 5, 23), Ended.STANDS),
            (datetime(2031, 5, 6, 12), Ended.MAYBE_WITHDRAWN),
            (datetime(2031, 5, 6, 23, 59, 59, 999999), Ended.WITHDRAWN),
        ],
    )
    def test_the_old_version_counts_until_the_new_ones_date(self, told, moment, ended) -> None:
        (period,) = of(self.edited(told), moment=moment)["Ilda Marren"].periods
        assert period.ended is ended


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_telling_changes_nothing(told, seed) -> None:
    story = told()
    for n, figure in enumerate((8, 9, 8, 7), 1):
        story.says("Ilda Marren", figure, said=f"2031-05-0{n}", out=f"2031-05-0{n}")
        story.says("Tor Vask", figure + 1, said=f"2031-05-0{n}", out=f"2031-05-0{n}")
    before = of(story)
    story.answers = shuffled(story.answers, seed)
    assert of(story) == before


def test_swapping_the_sides_mirrors_the_history(told) -> None:
    def side(act, polarity):
        story = told(QuestionKind.IS_IT_SO)
        for n, flip in enumerate((False, True), 1):
            now = {Polarity.POSITIVE: Polarity.NEGATIVE}.get(polarity, Polarity.POSITIVE)
            story.says(
                "Tor Vask",
                said=f"2031-05-0{n}",
                out=f"2031-05-0{n}",
                act=act,
                polarity=now if flip else polarity,
            )
        return [each.ended for each in of(story)["Tor Vask"].periods]

    assert side(Act.ASSERT, Polarity.POSITIVE) == side(Act.ASSERT, Polarity.NEGATIVE)
