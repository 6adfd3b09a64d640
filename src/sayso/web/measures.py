"""Measures: what was asked of the app and how long it took, and a line of the log for each request.

Only the route's pattern is kept ("/claim/{id}"), never the address: what people search for, and
which claims they look at, is in no log and no metric.
"""

import logging
import threading
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Seconds; the aim is a page in one (docs/performance.md).
BOUNDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
NO_ROUTE: Final = "none"  # one name for all that is not there, or anybody could make names
LOG = logging.getLogger(__name__)

Key = tuple[str, str, str]  # method, route, status


class Measures:
    """Counts requests and their seconds; several threads may tell it at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._buckets: dict[Key, list[int]] = defaultdict(lambda: [0] * (len(BOUNDS) + 1))
        self._seconds: dict[Key, float] = defaultdict(float)
        self.going_on = 0

    def begin(self) -> None:
        """A request came in."""
        with self._lock:
            self.going_on += 1

    def end(self, key: Key, seconds: float) -> None:
        """It was answered."""
        with self._lock:
            self.going_on -= 1
            self._buckets[key][bisect_left(BOUNDS, seconds)] += 1
            self._seconds[key] += seconds

    def told(self) -> Iterator[tuple[Key, list[int], float]]:
        """For each sort of request how many took up to each bound, and the sum of seconds."""
        with self._lock:
            copied = [(key, [*found], self._seconds[key]) for key, found in self._buckets.items()]
        yield from sorted(copied)


class Measured:
    """Middleware: tells the measures and the log of each request."""

    def __init__(self, app: ASGIApp, measures: Measures) -> None:
        self._app, self._measures = app, measures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and take the time of its answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, started = 500, time.perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        self._measures.begin()
        try:
            await self._app(scope, receive, noted)
        finally:
            seconds = time.perf_counter() - started
            method = scope["method"] if scope["method"] in METHODS else "other"
            key = (method, route(scope), str(status))
            self._measures.end(key, seconds)
            told = {"method": method, "route": key[1], "status": status, "seconds": seconds}
            LOG.info("%s %s %s %.3f s", *key, seconds, extra={"told": told})


def route(scope: Scope) -> str:
    """The pattern of the route that answered; that of a mounted app stands behind its mount's."""
    found = str(getattr(scope.get("route"), "path", ""))
    before = str(scope.get("root_path", "")).removeprefix(str(scope.get("app_root_path", "")))
    return f"{before}{found}" if found else NO_ROUTE
