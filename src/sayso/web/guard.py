"""The guard: who somebody is, what a page may load, and that a form came from a page of ours."""

import hashlib
import hmac
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.api import problems
from sayso.web.settings import Settings

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
COOKIE: Final = "sayso"
OPEN: Final = ("/login", "/static/", "/healthz")  # reached without a token
CHANGING: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class Guard:
    """Middleware: refuses strange hosts, strangers and forms of other sites; adds the headers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refused(Request(scope))
        await (refused or self._app)(scope, receive, guarded)

    def _refused(self, request: Request) -> Response | None:
        of_api = problems.of_api(request.url.path)
        if request.url.hostname not in {host.strip("[]") for host in self._settings.hosts}:
            told = "this host is not served; start with --host or --allow-host"
            return problems.answer(421, told) if of_api else PlainTextResponse(told, 421)
        if of_api:
            return self._refused_program(request)
        if request.method in CHANGING:
            if self._settings.read_only and request.url.path != "/login":
                return PlainTextResponse("this is read only; nothing was changed", 403)
            if not _from_here(request):
                return PlainTextResponse(
                    "the form came from another site; nothing was changed", 403
                )
        if request.url.path.startswith(OPEN) or who(request, self._settings):
            return None
        if request.method == "GET":
            back = quote(request.url.path, safe="/")
            return RedirectResponse(f"/login?next={back}", 303)
        return PlainTextResponse("log in first", 401)

    def _refused_program(self, request: Request) -> Response | None:
        """Nothing of the API changes anything, so that who asks is all that matters."""
        if who(request, self._settings):
            return None
        told = "send the token: Authorization: Bearer TOKEN"
        return problems.answer(401, told, headers={"www-authenticate": 'Bearer realm="sayso"'})


def _from_here(request: Request) -> bool:
    """By what the browser says of itself; the token in the form is checked besides."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin is None:
        return True
    try:
        return urlsplit(origin).netloc == request.headers.get("host")
    except ValueError:  # "http://[cut"
        return False


def who(request: Request, settings: Settings) -> str:
    """The name of whoever asks; empty for a stranger."""
    if settings.user_header:
        return request.headers.get(settings.user_header, "").strip()
    name = _named(request, settings)
    if not settings.token:
        return name or settings.analyst
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    if bearer and hmac.compare_digest(bearer.encode(), settings.token.encode()):
        return name or settings.analyst
    return name


def cookie(name: str, settings: Settings) -> str:
    """The cookie that says who somebody is, signed."""
    return f"{quote(name)}|{_sign(f'who {name}', settings)}"


def token(name: str, settings: Settings) -> str:
    """What every form of a person's pages carries."""
    return _sign(f"form {name}", settings)


def holds(request: Request, given: str, settings: Settings) -> bool:
    """Whether a form carries the token of the one who sends it."""
    wanted = token(who(request, settings), settings)
    return hmac.compare_digest(given.encode(), wanted.encode())


def _named(request: Request, settings: Settings) -> str:
    quoted, _, signed = request.cookies.get(COOKIE, "").rpartition("|")
    name = unquote(quoted)
    right = _sign(f"who {name}", settings)
    return name if name and hmac.compare_digest(signed.encode(), right.encode()) else ""


def _sign(text: str, settings: Settings) -> str:
    return hmac.new(settings.secret, text.encode("utf-8"), hashlib.sha256).hexdigest()
