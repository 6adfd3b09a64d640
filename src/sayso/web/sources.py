"""Pages of voices, of origins, and of what was said when."""

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
