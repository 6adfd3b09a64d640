"""What a denial or a refusal answers, where its own words ask nothing that others speak of."""

import pytest

from builders import Story, article, asked, linked
from sayso.model import Act, Linked, Polarity

SOLD = "The yard sold the ferry"
SIDES = {"deny": Polarity.NEGATIVE, "decline": Polarity.UNSTATED, "assert": Polarity.POSITIVE}
Line = tuple[str, str, str]


def told(*articles: tuple[Line, ...]) -> Linked:
    """One article a tuple: content, voice and act of each sentence."""
    story = Story()
    for number, lines in enumerate(articles):
        text = " ".join(f"{content}, {by} said." for content, by, _ in lines)
        made = article(f"{number}.txt", f"Post {number}", f"2031-05-0{4 + number}", text)
        for content, by, act in lines:
            row = {"content": content, "by": by, "act": act, "said": f"2031-05-0{4 + number}"}
            story.add(made, {**row, "polarity": SIDES[act]})
    return linked(story)


def acts(found: Linked, voice: str) -> set[Act]:
    return {a.act for q in found.questions for a in q.answers if a.name == voice}


@pytest.mark.parametrize("content", ["a request for comment", "questions"])
def test_a_refusal_without_words_of_its_own_answers_the_claim_beside_it(content: str) -> None:
    found = told(((SOLD, "Ilda Marren", "assert"), (content, "Tor Vask", "decline")))
    assert acts(found, "Tor Vask") == {Act.DECLINE}


def test_a_refusal_to_tell_more_answers_nothing() -> None:
    more = ("when the tide tables would be printed", "Tor Vask", "decline")
    found = told(((SOLD, "Ilda Marren", "assert"), more))
    assert not acts(found, "Tor Vask")


def test_a_denial_answers_another_article_that_speaks_of_the_same() -> None:
    denied = ("the story about the sold ferry and the yard", "Tor Vask", "deny")
    found = told(((SOLD, "Ilda Marren", "assert"),), (denied,))
    assert acts(found, "Tor Vask") == {Act.DENY}


def test_a_denial_is_no_answer_to_what_came_out_later() -> None:
    denied = ("the story about the sold ferry and the yard", "Tor Vask", "deny")
    found = told((denied,), ((SOLD, "Ilda Marren", "assert"),))
    assert not acts(found, "Tor Vask")


def test_nobody_answers_himself() -> None:
    found = told(((SOLD, "Ilda Marren", "assert"), ("questions", "Ilda Marren", "decline")))
    assert acts(found, "Ilda Marren") <= {Act.ASSERT}


def test_the_answer_says_what_it_replies_to() -> None:
    found = told(((SOLD, "Ilda Marren", "assert"), ("questions", "Tor Vask", "decline")))
    question = next(q for q in found.questions if any(a.act is Act.DECLINE for a in q.answers))
    assert asked(found, question.wording).links[0].relation.value == "declines"
