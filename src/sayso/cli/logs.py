"""Logs: one line each on standard error, as text or as JSON, and never the words of an article.

An error's own message may quote what it could not read, so of an exception only its kind and
where it was raised are told.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Annotated, Final, Literal

from cyclopts import Parameter

LogFormat = Annotated[
    Literal["text", "json"], Parameter(help="One line of text, or of JSON, each.")
]
LogLevel = Annotated[
    Literal["debug", "info", "warning", "error"], Parameter(help="What is worth a line.")
]
Raised = tuple[type[BaseException], BaseException, TracebackType | None]
# Libraries that log what they were given.
QUIET: Final = ("trafilatura", "htmldate", "courlan", "asyncio", "multipart", "python_multipart")


def begin(format: str, level: str) -> None:
    """Send all logs of this program to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(AsJson() if format == "json" else AsText())
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)


class AsText(logging.Formatter):
    """Time, level, who tells it, what."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: object) -> str:  # noqa: N802  # logging's own name
        """Kind and place of an exception, without its words."""
        return raised(ei)  # type: ignore[arg-type]  # logging types it wider than it is


class AsJson(logging.Formatter):
    """One JSON object a line (RFC 8259); what a request was is told in keys of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "told", {}),
        }
        if record.exc_info and record.exc_info[0]:
            told["raised"] = raised(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def raised(about: Raised) -> str:
    """Kind and place of an exception, innermost last."""
    kind, _, trace = about
    frames = traceback.extract_tb(trace)
    places = "; ".join(f"{each.filename}:{each.lineno} in {each.name}" for each in frames)
    return f"{kind.__name__} at {places}"
