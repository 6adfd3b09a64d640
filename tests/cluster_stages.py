"""Stages for tests/cluster; here, where a worker's own Python can import them."""

import os
from typing import Any

from sayso.cluster import stages

RAISES, ENDS = "poison that raises", "poison that ends the worker"


class Poisoned(stages.Read):
    """Reads, but for what some articles do to it."""

    def __call__(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        text = row["article"]["text"]
        if RAISES in text:
            raise ZeroDivisionError("what no rule foresaw")
        if ENDS in text:
            os._exit(9)
        return super().__call__(row)
