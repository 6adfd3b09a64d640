"""Serving: the routes of the API, its OpenAPI document, and the page that shows it."""

import hashlib
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sayso.export.html.pages import api as api_page
from sayso.web import frames
from sayso.web.api import answering, openapi, problems
from sayso.web.api.problems import ROOT
from sayso.web.api.routes import ENDPOINTS

OPENAPI: Final = "application/vnd.oai.openapi+json;version=3.1"


def beginning(request: Request) -> Response:
    """Where everything is, for whoever starts at the root."""
    links = {each.path: each.told for each in ENDPOINTS}
    content = {"openapi": f"{ROOT}/openapi.json", "docs": f"{ROOT}/docs", "paths": links}
    return answering.body(request, orjson.dumps(content), {"link": answering.SERVICE})


def document(request: Request) -> Response:
    """The API described (OpenAPI 3.1)."""
    content = orjson.dumps(openapi.document())
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"etag": tag, "cache-control": answering.CACHE}
    if answering.is_known(request, tag):
        return Response(None, 304, headers)
    return answering.body(request, content, headers, OPENAPI)


def docs(request: Request) -> Response:
    """The same to be read."""
    told = [(each.name, each.status, each.told) for each in problems.SORTS]
    page = api_page.make(openapi.document(), told)
    with frames.room(request).desk.view() as view:
        return frames.show(request, view, "api", page, frames.Place("API", "api"))


def nothing(_: Request) -> Response:
    """Any other path below /api."""
    return problems.answer(404, f"there is no such path; {ROOT} names those there are")


ROUTES: Final[list[BaseRoute]] = [
    Route(ROOT, beginning),
    Route(f"{ROOT}/openapi.json", document),
    Route(f"{ROOT}/docs", docs),
    *map(answering.route, ENDPOINTS),
    Route("/api/{rest:path}", nothing),
]
