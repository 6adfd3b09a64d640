"""Answering: a request read as its route declares it, its answer with ETag and links."""

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import urlencode

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sayso import __version__
from sayso.errors import InputError, NotFound
from sayso.inquiry.keeping import Moment
from sayso.web import frames
from sayso.web.api import problems
from sayso.web.api.declared import Endpoint, Given, Parameter, Refused
from sayso.web.api.problems import ROOT, Wrong

MEDIA: Final = "application/json"
# Kept by the browser or program that asked, and asked for again each time: a 304 costs little.
CACHE: Final = "private, no-cache"
SERVICE: Final = f'<{ROOT}/openapi.json>; rel="service-desc", <{ROOT}/docs>; rel="service-doc"'


def route(endpoint: Endpoint) -> Route:
    """A route that answers as it is declared."""

    def handle(request: Request) -> Response:
        given, wrong = read(request, endpoint)
        if wrong:
            told = "; ".join(f"{each.parameter}: {each.detail}" for each in wrong)
            return problems.answer(400, told, wrong)
        with frames.room(request).desk.view() as view:
            tag = etag(view, request)
            headers = {"etag": tag, "cache-control": CACHE}
            if is_known(request, tag):
                return Response(None, 304, headers)
            return _answered(request, endpoint, (view, given), headers)

    return Route(f"{ROOT}{endpoint.path}", handle, name=f"api {endpoint.name}", methods=["GET"])


def _answered(
    request: Request, endpoint: Endpoint, asked: tuple[Moment, Given], headers: dict[str, str]
) -> Response:
    try:
        found = endpoint.answer(*asked)
    except NotFound as error:
        return problems.answer(404, str(error))
    except InputError as error:  # all values were read, so what is left is a name of several
        return problems.answer(409, str(error))
    links = [SERVICE]
    if found.after is not None:
        rest = [(name, value) for name, value in request.query_params.items() if name != "after"]
        query = urlencode([*rest, ("after", found.after)])
        links.insert(0, f'<{request.url.path}?{query}>; rel="next"')
    return body(request, orjson.dumps(found.body), {**headers, "link": ", ".join(links)})


def body(request: Request, content: bytes, headers: dict[str, str], media: str = MEDIA) -> Response:
    """An answer; to HEAD all of it but the content (RFC 9110, 9.3.2)."""
    if request.method != "HEAD":
        return Response(content, headers=headers, media_type=media)
    return Response(
        None, headers={**headers, "content-length": str(len(content))}, media_type=media
    )


def etag(view: Moment, request: Request) -> str:
    """What tells this answer from another: weak, for it may be compressed on its way (RFC 9110)."""
    state = (__version__, view.revision, view.state["content"], request.url.path, request.url.query)
    return f'W/"{hashlib.sha256(repr(state).encode()).hexdigest()[:32]}"'


def is_known(request: Request, tag: str) -> bool:
    """Whether the one who asks has it already; a star would need the answer to be there."""
    given = request.headers.get("if-none-match", "")
    return tag.removeprefix("W/") in {each.strip().removeprefix("W/") for each in given.split(",")}


def read(request: Request, endpoint: Endpoint) -> tuple[Given, list[Wrong]]:
    """The values of a request, and what is wrong with it."""
    found: dict[str, Any] = {}
    wrong: list[Wrong] = []
    sources = (
        (endpoint.within, lambda name: [request.path_params[name]]),
        (endpoint.query, request.query_params.getlist),
    )
    for parameters, values in sources:
        for each in parameters:
            _one(each, values, found, wrong)
    return found, [*wrong, *_strange(request, endpoint)]


def _one(
    parameter: Parameter,
    values: Callable[[str], list[str]],
    found: dict[str, Any],
    wrong: list[Wrong],
) -> None:
    name, given = parameter.name, values(parameter.name)
    found[name] = parameter.default
    if len(given) > 1:
        wrong.append(Wrong(name, "give it once"))
    elif given:
        try:
            found[name] = parameter.kind.read(given[0])
        except Refused as error:
            wrong.append(Wrong(name, str(error)))
    elif parameter.required:
        wrong.append(Wrong(name, f"it is missing: {parameter.told}"))


def _strange(request: Request, endpoint: Endpoint) -> Iterator[Wrong]:
    """Names that the route does not know: most often a slip, which would else go unnoticed."""
    known = [each.name for each in endpoint.query]
    for name in dict.fromkeys(request.query_params.keys()):
        if name not in known:
            there_are = ", ".join(known) or "none"
            yield Wrong(name[:60], f"there is no such parameter; there are: {there_are}")
