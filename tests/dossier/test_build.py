"""What the reader is told: every claim in its sentence, the most disputed first."""

import pytest

from builders import Story, article, linked, shuffled
from sayso.dossier.build import build
from sayso.dossier.evidence import around
from sayso.model import (
    Article,
    Dossier,
    Passage,
    PassageKind,
    Polarity,
    QuestionKind,
    SetAside,
    Span,
    Why,
)

TEXT = (
    "Soldiers at the ford\n\n"
    "It rained. Some 900 Lumerian soldiers are in France, Ilda Marren said. The river is high.\n"
    "Lumeria denied it. The mill of Mr. Orm was closed on Monday."
)


def story() -> Story:
    told = Story()
    told.add(
        article("a.txt", "Harbour Post", "2031-05-04", TEXT, title="Soldiers at the ford"),
        {
            "content": "Some 900 Lumerian soldiers are in France",
            "by": "Ilda Marren",
            "said": "2031-05-03",
        },
        {
            "content": "it",
            "by": "state: Lumeria",
            "act": "deny",
            "polarity": Polarity.NEGATIVE,
            "said": "2031-05-04",
        },
        {"content": "The mill of Mr. Orm was closed on Monday"},
    )
    other = "Some 400 Lumerian soldiers are in France, Tor Vask said."
    told.add(
        article("b.txt", "Coast Wire", "2031-05-05", other),
        {
            "content": "Some 400 Lumerian soldiers are in France",
            "by": "Tor Vask",
            "said": "2031-05-04",
        },
    )
    return told


def made(seed: int = 0) -> Dossier:
    told = story()
    aside = (SetAside("layout", "no words", "c.txt"),)
    articles, claims = shuffled(told.articles, seed), shuffled(told.claims, seed)
    passages = {each.id: layout(each) for each in articles}
    return build(articles, claims, linked(told, seed), aside, "The ford", passages=passages)


def layout(article: Article) -> tuple[Passage, ...]:
    """The first word as a headline, the rest as the body."""
    head = article.text.index(" ")
    body = Span.of(article.text, head + 1, len(article.text))
    title, why = Span.of(article.text, 0, head), Why("given", None, "made up")
    return (
        Passage(article.id, title, PassageKind.HEADLINE, why),
        Passage(article.id, body, PassageKind.BODY, why),
    )


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return made()


def test_nothing_is_left_out(dossier: Dossier) -> None:
    told = story()
    assert {each.id for each in dossier.claims} == {each.id for each in told.claims}
    assert {each.claim for each in dossier.evidence} == {each.id for each in told.claims}
    assert [each.claims for each in dossier.articles] == [3, 1]
    assert dossier.set_aside[0].reason == "no words"
    assert sum(n for card in dossier.sources for _, n in card.acts) == len(told.claims)


def test_an_article_tells_of_what_it_is_made(dossier: Dossier) -> None:
    kinds = [each.passages for each in dossier.articles]
    assert kinds == [((PassageKind.HEADLINE, 1), (PassageKind.BODY, 1))] * 2


def test_the_words_stand_in_their_sentence(dossier: Dossier) -> None:
    texts = {each.id: each.text for each in story().articles}
    contexts = {}
    for each in dossier.evidence:
        each.context.check(texts[each.article])
        for span, role in each.marks:
            span.check(texts[each.article])
            assert each.context.contains(span)
            assert role in {"content", "cue", "source"}
        contexts[each.claim] = each.context.words
    assert set(contexts.values()) >= {
        "Some 900 Lumerian soldiers are in France, Ilda Marren said.",
        "The mill of Mr. Orm was closed on Monday.",
    }


def test_the_figure_in_dispute_comes_first(dossier: Dossier) -> None:
    first = dossier.questions[0]
    voices = [len({a.source for a in q.answers}) for q in dossier.questions]
    assert voices[0] + 1 >= max(voices)  # a dispute counts as one voice more
    assert first.wording in {
        "How many Lumerian troops are in France?",
        "Are Lumerian troops in France?",
    }
    assert {QuestionKind.HOW_MANY, QuestionKind.IS_IT_SO} == {q.kind for q in dossier.questions}


def test_the_timeline_runs_forward_and_leads_to_the_questions(dossier: Dossier) -> None:
    days = [entry.when.iso()[0] for entry in dossier.timeline]
    assert days == sorted(days)
    assert dossier.timeline[0].who == "Ilda Marren"
    asked = {question.id for question in dossier.questions}
    assert all(set(entry.questions) <= asked for entry in dossier.timeline)
    assert sum(bool(entry.questions) for entry in dossier.timeline) == 3


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_input_changes_nothing(dossier: Dossier, seed: int) -> None:
    assert made(seed) == dossier


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("river is", "The river is high."),
        ("Lumeria denied", "Lumeria denied it."),
        ("Soldiers at", "Soldiers at the ford"),
        ("It rained", "It rained."),
        ("Orm was", "The mill of Mr. Orm was closed on Monday."),
    ],
)
def test_the_sentences_around_a_range(words: str, expected: str) -> None:
    start = TEXT.index(words)
    left, right = around(TEXT, start, start + len(words))
    assert TEXT[left:right] == expected
