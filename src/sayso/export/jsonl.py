"""JSON Lines: one line of the contract after another, in UTF-8."""

from collections.abc import Iterable, Iterator

import orjson

from sayso.export.contract import Line


def render(lines: Iterable[Line]) -> Iterator[bytes]:
    """Each line as bytes, with its line break."""
    for line in lines:
        yield orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
