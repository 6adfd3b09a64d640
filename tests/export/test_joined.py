"""An answer told in other words says so wherever it is shown, with the reason."""

from dataclasses import replace

import pytest

from sayso.cli import asking
from sayso.export import contract, markdown
from sayso.export.html import compose, render
from sayso.model import LED_HERE, OTHER_WORDS, Dossier, Why

SHARED = "told in other words: both tell of bridge; words in common: collapsed"
REPLY = "replies to the claim beside it"


@pytest.fixture(scope="module")
def joined(dossier) -> Dossier:
    """The dossier with an answer of other words, and one that its context led there."""
    many, so = dossier.questions
    told = replace(many.answers[1], why=(Why(OTHER_WORDS, None, SHARED),))
    led = replace(so.answers[0], why=(Why(LED_HERE, None, REPLY),))
    many = replace(many, answers=(many.answers[0], told, *many.answers[2:]))
    return replace(dossier, questions=(many, replace(so, answers=(led, *so.answers[1:]))))


def test_a_row_has_a_mark_that_opens_the_words(joined) -> None:
    first, second = compose(joined).questions[0].rows[:2]
    assert first.joined is None
    assert second.joined is not None
    assert second.joined.text == "≈ told in other words"
    assert second.joined.href == f"#{joined.questions[0].answers[1].claims[0]}"
    assert compose(joined).questions[1].rows[0].joined.text == "≈ read from its context"


def test_the_card_of_the_claim_gives_the_reason(joined) -> None:
    cards = {card.id: card for each in compose(joined).articles for card in each.claims}
    card = cards[joined.questions[0].answers[1].claims[0]]
    (fact,) = [fact for fact in card.facts if fact.label == "On Q1"]
    assert (fact.value, fact.note) == ("told in other words", SHARED)
    assert fact.href == f"#{joined.questions[0].id}"


def test_the_page_shows_mark_and_reason(joined) -> None:
    page = render(joined)
    assert page.count(">≈ told in other words</a>") == 1
    assert f"<small>{SHARED}</small>" in page


def test_markdown_gives_the_reason_by_the_number_of_the_answer(joined) -> None:
    text = markdown.render(joined)
    assert f"**2.** Its words do not ask this: told in other words ({SHARED})." in text
    assert f"**1.** Its words do not ask this: read from its context ({REPLY})." in text


def test_the_contract_carries_it(joined) -> None:
    line = contract.question_line(joined.questions[0])
    assert [each["why"] for each in line["answers"][:2]] == [
        [],
        [{"rule": OTHER_WORDS, "span": None, "detail": SHARED}],
    ]


def test_the_screen_tells_who_was_joined_by_a_score(joined, capsys) -> None:
    asking.joined([*joined.questions[0].answers, *joined.questions[1].answers])
    shown = " ".join(capsys.readouterr().out.split())
    assert SHARED in shown
    assert joined.questions[0].answers[1].name in shown
    assert REPLY not in shown
