"""Articles added from the browser."""

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
