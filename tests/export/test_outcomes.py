"""What came of a prediction is told on the page, in Markdown and by `sayso ask`."""

from dataclasses import replace

import pytest

from sayso.cli import telling
from sayso.export import markdown
from sayso.export.html import compose
from sayso.model import Link, Question, Relation, Why

CAME = "not as foretold: Ilda Marren 'it will stand', then Tor Vask 'it fell'; 4 May, then 9 May"


@pytest.fixture(params=[Relation.FULFILS, Relation.FAILS])
def foretold(request, dossier) -> Question:
    """The second question with what came of its first answer, told on the first question."""
    many, so = dossier.questions
    came, said = many.answers[0].claims[0], so.answers[0].claims[0]
    link = Link(so.id, came, said, request.param, Why("what-came", None, CAME))
    return replace(so, links=(*so.links, link))


def test_the_page_tells_what_came(dossier, foretold) -> None:
    page = compose(replace(dossier, questions=(dossier.questions[0], foretold)))
    (group,) = [g for g in page.questions[1].links if g.relation == foretold.links[-1].relation]
    (line,) = group.lines
    assert group.open is (foretold.links[-1].relation is Relation.FAILS)
    assert CAME in line.reason
    assert line.left.href == f"#{foretold.links[-1].left}"
    assert line.left_words


def test_markdown_tells_what_came(dossier, foretold) -> None:
    text = markdown.render(replace(dossier, questions=(dossier.questions[0], foretold)))
    (line,) = [each for each in text.splitlines() if "not as foretold" in each]
    assert f"**{foretold.links[-1].relation.value}**" in line


def test_the_screen_tells_what_came_where_the_prediction_is_shown(foretold, capsys) -> None:
    assert telling.outcomes(foretold, foretold.answers[0].claims) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert f"what came, {CAME}" in shown
    assert f"{foretold.links[-1].left} {foretold.links[-1].relation.value}" in shown
    assert telling.outcomes(foretold, [foretold.links[-1].left]) == 0
