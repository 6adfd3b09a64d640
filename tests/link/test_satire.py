"""Satire: found by what an article says of itself, and then it answers nothing."""

import pytest

from builders import Story, article, linked, parser
from sayso.dossier import asking
from sayso.dossier.asked import Asked, read
from sayso.link import satire
from sayso.model import SATIRE, Span

REAL = "Nine people were killed at the mill in Ostrel, Ilda Marren said."
FOOTS = {
    "The Eel Turnip is a satirical weekly.": True,
    "The Turnip is satire. Complaints to the gardener.": True,
    "The Eel Turnip is invented from root to leaf.": True,
    "The Eel Turnip is pure fiction.": True,
    "This page is a work of satire.": True,
    "The Kessa Gander is a satirical weekly.": False,
    "The Kessa Gander is satire.": False,
    "The Turnip is made up of forty reporters in Ostrel.": False,
    "The play is a satire on mills, the director said.": False,
    "That is pure fiction, the mayor said.": False,
}
SECOND_LINES = {
    "Satire, fresh on Fridays": True,
    "Parody": True,
    "Comedy, music and dance at the Ostrel fair": False,
    "Satire, as the court sees it, is protected speech in every one of the provinces": False,
    "News from Ostrel since 1903": False,
}


@pytest.mark.parametrize(("foot", "made_up"), FOOTS.items())
def test_an_article_is_satire_by_what_its_foot_says_of_it(foot: str, made_up: bool) -> None:
    told = article("a.txt", "The Eel Turnip", "2031-05-04", f"The Eel Turnip\n\n{REAL}\n\n{foot}")
    assert satire.is_made_up(told) is made_up


@pytest.mark.parametrize(("line", "made_up"), SECOND_LINES.items())
def test_an_article_is_satire_by_the_line_below_its_masthead(line: str, made_up: bool) -> None:
    told = article("a.txt", "The Eel Turnip", "2031-05-04", f"The Eel Turnip\n{line}\n\n{REAL}")
    assert satire.is_made_up(told) is made_up


def test_a_headline_about_satire_is_no_motto() -> None:
    text = f"Kessa Daily\nSatire, a short history\n\n{REAL}"
    told = article("a.txt", "Kessa Daily", "2031-05-04", text, title="Satire, a short history")
    assert not satire.is_made_up(told)


def story(foot: str) -> Story:
    """Three papers on one toll; the third one's foot says what it is."""
    made = Story()
    words = "{} people were killed at the mill in Ostrel"
    tellers = (("Vell Post", "Nine", "Ilda Marren"), ("Kessa Post", "Ten", "Tor Vask"))
    for outlet, many, by in tellers:
        content = words.format(many)
        text = f"{outlet}\n\n{content}, {by} said."
        made.add(article(outlet, outlet, "2031-05-04", text), {"content": content, "by": by})
    own = words.format("Four thousand")
    denied = "there had ever been a mill in Ostrel"
    text = f"The Eel Turnip\n\n{own}.\n\nIlda Marren denied that {denied}.\n\n{foot}"
    made.add(
        article("turnip", "The Eel Turnip", "2031-05-04", text),
        {"content": own},
        {"content": denied, "by": "Ilda Marren", "act": "deny"},
    )
    return made


def _asked(text: str) -> Asked:
    return read(parser().parse(text, [Span(0, len(text), text)])[0])


@pytest.mark.parametrize("foot", ["The Eel Turnip is satire.", "The Eel Turnip is printed weekly."])
def test_satire_in_its_own_voice_or_anybody_elses_answers_nothing(foot: str) -> None:
    told = story(foot)
    found = linked(told)
    turnip = {c.id for c in told.claims if c.article == told.articles[2].id}
    answering = {c for q in found.questions for a in q.answers for c in a.claims}
    origins = [o for o in found.origins if turnip.issuperset(o.claims)]
    assert len(answering - turnip) == 2
    if "satire" in foot:
        assert not answering & turnip
        assert origins
        assert not any(origin.known for origin in origins)
        assert {w.rule for o in origins for w in o.why} >= {SATIRE}
        assert not asking.find(
            _asked("Had there ever been a mill in Ostrel?"), found, told.claims
        ).claims
        assert all(question.origins == 2 for question in found.questions)
    else:
        assert answering & turnip
        assert any(origin.known for origin in origins)
        assert asking.find(
            _asked("Had there ever been a mill in Ostrel?"), found, told.claims
        ).claims
