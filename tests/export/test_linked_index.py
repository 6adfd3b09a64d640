from sayso.export.linked_index import LinkedIndex
from sayso.model import (
    Act,
    Answer,
    Linked,
    Polarity,
    Question,
    QuestionKind,
    Scope,
    Statement,
    Story,
    Voice,
    When,
)


def question(key: str, *claims: tuple[str, ...]) -> Question:
    answers = tuple(
        Answer("ide_x", "X", each, Act.ASSERT, Polarity.POSITIVE, When()) for each in claims
    )
    return Question(key, QuestionKind.IS_IT_SO, "Is it so?", Scope("x", "be"), answers)


def test_a_claim_knows_its_questions_in_order_and_each_once() -> None:
    linked = Linked(
        questions=(question("que_a", ("c1", "c2"), ("c1",)), question("que_b", ("c1",)))
    )
    index = LinkedIndex.of(linked)
    assert index.questions == {"c1": ("que_a", "que_b"), "c2": ("que_a",)}


def test_references_by_claim_and_by_article() -> None:
    index = LinkedIndex.of(
        Linked(
            voices=(Voice("c1", "ide_x"),),
            statements=(Statement("sta_x", "ide_x", ("c1", "c2"), When()),),
            stories=(Story("sto_x", ("a1",)),),
        )
    )
    assert index.identities == {"c1": "ide_x"}
    assert index.statements == {"c1": "sta_x", "c2": "sta_x"}
    assert index.stories == {"a1": "sto_x"}
    assert index.origins == {}
