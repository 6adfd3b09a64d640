"""Problems: what went wrong with a request, for programs (RFC 9457)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from starlette.responses import Response

PREFIX: Final = "/api/"
ROOT: Final = "/api/v1"
MEDIA: Final = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of problems: its name in ``type``, its title, and what it means."""

    name: str
    status: int
    title: str
    told: str


SORTS: Final = (
    Sort(
        "bad-parameter", 400, "Bad parameter", "`errors` names each parameter with what it takes."
    ),
    Sort("stranger", 401, "Not logged in", "Send `Authorization: Bearer TOKEN`."),
    Sort("unknown", 404, "Not found", "Nothing has this id, or there is no such path."),
    Sort("method", 405, "Method not allowed", "The API is read only: GET and HEAD."),
    Sort("ambiguous", 409, "More than one", "Several voices go by the name; give an id."),
    Sort("host", 421, "Host not served", "The server has another name; see --allow-host."),
    Sort("failure", 500, "Failure", "The server's log says more; check with sayso verify."),
)
OTHER: Final = Sort("other", 0, "Problem", "Something else.")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A parameter with what is wrong with it."""

    parameter: str
    detail: str


def of_api(path: str) -> bool:
    """Whether a path is of the API, so that its problems are told to programs."""
    return path.startswith(PREFIX)


def answer(
    status: int,
    detail: str,
    wrong: Sequence[Wrong] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The problem as an answer."""
    sort = next((each for each in SORTS if each.status == status), OTHER)
    body: dict[str, Any] = {
        "type": f"{ROOT}/docs#{sort.name}",
        "title": sort.title,
        "status": status,
        "detail": detail,
    }
    if wrong:
        body["errors"] = [{"parameter": each.parameter, "detail": each.detail} for each in wrong]
    found = {"cache-control": "no-store", **(headers or {})}
    return Response(orjson.dumps(body), status, found, MEDIA)
