"""The review queue, and reviews to take away."""

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
