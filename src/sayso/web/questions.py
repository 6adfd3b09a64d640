"""The question page, and what is new in a story."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.export.html import questions
from sayso.export.html.page import Ref
from sayso.export.html.pages import question as question_page
from sayso.web import frames


def question(request: Request) -> Response:
    """One question with everybody's answers."""
    key = request.path_params["id"]
    desk = frames.room(request).desk
    with desk.view() as view:
        told = desk.story(view, key)
        asked = told.lookup.questions[key]
        page = question_page.QuestionPage(
            section=questions.section(asked, told.lookup, told.cards),
            as_of=question_page.AsOfView((), "", (), "", "", ()),
        )
        place = frames.in_story(told, asked.wording, "", Ref(asked.wording))
        return frames.show(request, view, "question", page, place)


ROUTES: list[BaseRoute] = [Route("/question/{id}", question)]
