"""A question and a dossier show themselves: short in a line, in full in a notebook."""

from sayso.door.shown import ShownDossier, ShownQuestion
from sayso.model import Dossier, Question


def test_a_question_is_the_noun_and_tells_itself_short(ledger) -> None:
    question = ledger.questions(kind="how-many")[0]
    assert isinstance(question, Question)
    asked = "How many Veskan soldiers have crossed the Orle bridge?"
    assert repr(question) == f"Question({asked!r}, 5 answers)"
    assert question == ledger.question(question.id)
    assert hash(question) == hash(ledger.question(question.id))


def test_a_question_opens_the_exact_words_with_a_citation(ledger) -> None:
    question = ledger.questions(kind="how-many")[0]
    html = question._repr_html_()
    claim = ledger.claim(question.answers[0].claims[0])
    article = ledger.article(claim.article)
    assert "<mark>" in html
    assert question.wording in html
    assert all(answer.name in html for answer in question.answers)
    assert article.sha256 in html
    assert f"[{claim.content[0].start}, {claim.content[0].end})" in html


def test_a_question_whose_ledger_is_gone_still_shows_its_answers(ledger, tmp_path) -> None:
    found = ledger.questions()[0]
    gone = ShownQuestion.of(found, tmp_path / "gone.db")
    html = gone._repr_html_()
    assert found.wording in html
    assert "<mark>" not in html
    assert ShownQuestion.of(found, None)._repr_html_() == html


def test_a_dossier_is_the_noun_and_writes_its_pages(ledger) -> None:
    dossier = ledger.dossier("At the bridge")
    assert isinstance(dossier, Dossier)
    assert isinstance(dossier, ShownDossier)
    assert repr(dossier) == "Dossier('At the bridge': 5 articles, 2 questions, 11 claims)"
    html = dossier._repr_html_()
    assert all(each.wording in html for each in dossier.questions)
    assert "5 articles" in html
    assert "At the bridge" in dossier.html()
    assert dossier.markdown().startswith("# At the bridge")


def test_a_long_dossier_says_that_there_is_more(ledger) -> None:
    from dataclasses import replace

    dossier = ledger.dossier()
    many = tuple(replace(dossier.questions[0], id=f"qst_{n}") for n in range(25))
    html = replace(dossier, questions=many)._repr_html_()
    assert "and 5 more questions" in html
