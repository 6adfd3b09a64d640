"""Search by words and by meaning."""

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
