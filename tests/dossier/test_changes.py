"""What happened to the answers since a day, and the same as alerts of what came in."""

from datetime import datetime

import pytest

from sayso.dossier import alerts, changes
from sayso.dossier.changes import EventKind
from sayso.dossier.clocks import Clock
from sayso.model import Act, QuestionKind


def kinds(events) -> list[tuple[str, str]]:
    return [(each.kind.value, each.answer.name) for each in events]


def since(story, text="", clock=Clock.SAID):
    moment = datetime.fromisoformat(text) if text else None
    return changes.find([story.question()], story.clocks(), clock, moment)


def dispute(told):
    story = told(QuestionKind.IS_IT_SO)
    story.says("Ilda Marren", said="2031-05-01", out="2031-05-01")
    story.says("Tor Vask", said="2031-05-02", out="2031-05-03", act=Act.DENY)
    story.says("Per Halloran", said="2031-05-03", out="2031-05-02", act=Act.DENY)
    story.says("Mayor Dunn", said="2031-05-04", out="2031-05-04", act=Act.CONFIRM)
    story.says("Tor Vask", said="2031-05-05", out="2031-05-05", act=Act.CONFIRM)
    return story


def test_every_kind_once_where_it_belongs(told) -> None:
    assert kinds(since(dispute(told))) == [
        ("new", "Ilda Marren"),
        ("first-denial", "Tor Vask"),
        ("new", "Tor Vask"),
        ("new", "Per Halloran"),
        ("first-confirmation", "Mayor Dunn"),
        ("new", "Mayor Dunn"),
        ("revised", "Tor Vask"),
    ]


def test_the_first_denial_is_by_the_clock(told) -> None:
    found = since(dispute(told), clock=Clock.PUBLISHED)
    assert ("first-denial", "Per Halloran") in kinds(found)


def test_since_keeps_what_came_on_the_day_or_later(told) -> None:
    assert kinds(since(dispute(told), "2031-05-04")) == [
        ("first-confirmation", "Mayor Dunn"),
        ("new", "Mayor Dunn"),
        ("revised", "Tor Vask"),
    ]
    assert since(dispute(told), "2031-05-06") == ()


def test_a_revision_names_what_was_said_before(told) -> None:
    (revised,) = [each for each in since(dispute(told)) if each.kind is EventKind.REVISED]
    assert (revised.before.act, revised.answer.act) == (Act.DENY, Act.CONFIRM)


def test_an_open_date_is_kept_and_marked(told) -> None:
    story = told()
    story.says("Ilda Marren", 8, out="2031-05-06")
    (event,) = since(story, "2031-05-04")
    assert not event.sure
    assert since(story, "2031-05-07") == ()


def test_what_a_newer_version_drops_is_withdrawn_on_its_day(told) -> None:
    story = told()
    story.says("Ilda Marren", 8, said="2031-05-04", out="2031-05-04")
    story.says("Tor Vask", 9, out="2031-05-06", version_of=story.articles[0])
    (event,) = [each for each in since(story) if each.kind is EventKind.WITHDRAWN]
    assert (event.answer.name, event.at.latest.day) == ("Ilda Marren", 6)
    assert event.article == story.articles[1].id
    assert event.run == 2


def test_who_would_not_speak_and_now_does_revises_nothing(told) -> None:
    story = told(QuestionKind.IS_IT_SO)
    story.says("Tor Vask", said="2031-05-01", out="2031-05-01", act=Act.DECLINE)
    story.says("Tor Vask", said="2031-05-02", out="2031-05-02", act=Act.DENY)
    assert [each.kind.value for each in since(story, "2031-05-02")] == ["first-denial", "new"]


class TestAlerts:
    @pytest.mark.parametrize("after", range(6))
    def test_only_what_came_after_the_run(self, told, after) -> None:
        story = dispute(told)
        found = alerts.find([story.question()], story.clocks(), after=after)
        assert all(each.run > after for each in found)
        every = alerts.find([story.question()], story.clocks())
        assert [each.id for each in every if each.run > after] == [each.id for each in found]

    def test_following_run_by_run_misses_nothing_and_tells_nothing_twice(self, told) -> None:
        every, seen = dispute(told), []
        for count in range(1, len(every.articles) + 1):
            part = dispute(told)
            part.articles, part.claims = part.articles[:count], part.claims[:count]
            part.answers = part.answers[:count]
            found = alerts.find([part.question()], part.clocks(), after=count - 1)
            seen += [each.id for each in found]
        assert len(seen) == len(set(seen))
        assert set(seen) == {e.id for e in alerts.find([every.question()], every.clocks())}

    def test_ids_are_those_of_diff_on_any_clock(self, told) -> None:
        story = dispute(told)
        alerted = {each.id for each in alerts.find([story.question()], story.clocks())}
        told_by = {each.id for each in since(story)}
        assert alerted == told_by

    def test_a_second_report_is_no_event(self, told) -> None:
        story = told()
        story.says("Ilda Marren", 8, said="2031-05-04", out="2031-05-04")
        story.says("Ilda Marren", 8, said="2031-05-04", out="2031-05-05")
        assert alerts.find([story.question()], story.clocks(), after=1) == ()

    def test_since_goes_by_arrival(self, told) -> None:
        story = dispute(told)
        found = alerts.find([story.question()], story.clocks(), since=datetime(2031, 6, 5))
        assert kinds(found) == [("revised", "Tor Vask")]
