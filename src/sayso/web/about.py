"""The method, the custody log, and who is judging."""

from starlette.routing import BaseRoute

ROUTES: list[BaseRoute] = []
