"""Pages of articles and statements."""

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
